import { nothingRecorded, recordedAs } from '../../../mitz/checks/recording.js';
import { buttons, scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'Wordt de vraag afgebroken, dan wordt niets vastgelegd',
    en: 'When the question is cancelled, nothing is recorded',
  },
  line: '4.05.d',
  basis: 'normative',
  functionalities: buttons,
  given: (world) => ({ interrupted: world.patient(), twin: world.patient() }),
  when: async (bed, { interrupted, twin }) => {
    await bed.register([interrupted, twin]);
    await bed.askConsent(interrupted, { choice: 'cancel' });
    await bed.askConsent(twin, { choice: 'yes' });
  },
  checks: {
    'nothing-recorded': nothingRecorded('interrupted', 'twin', ['sends-on-cancel']),
    'twin-is-recorded': recordedAs('twin', 'yes', ['records-yes-as-no']),
  },
  examples: {
    good: (example, { interrupted, twin }) => {
      example.consentQuestion(interrupted, { choice: 'cancel' }, { recorded: false });
      example.recorded(twin);
    },
    counter: {
      'nothing-recorded': (example, { interrupted }) => {
        example.consentQuestion(interrupted, { choice: 'cancel' }, { recorded: true }, () => { example.recording(interrupted, 'yes'); }); // prettier-ignore
      },
      'twin-is-recorded': (example, { interrupted, twin }) => {
        example.consentQuestion(interrupted, { choice: 'cancel' }, { recorded: false });
        example.consentQuestion(twin, { choice: 'yes' }, { recorded: false });
      },
    },
  },
});
