import { nothingRecorded, recordedAs } from '../../../mitz/checks/recording.js';
import { buttons, scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: { nl: 'Zonder beslissing wordt niets vastgelegd', en: 'Without a decision nothing is recorded' },
  line: '4.05.d',
  basis: 'normative',
  functionalities: buttons,
  given: (world) => ({ undecided: world.patient(), twin: world.patient() }),
  when: async (bed, { undecided, twin }) => {
    await bed.register([undecided, twin]);
    await bed.askConsent(undecided, { choice: 'none' });
    await bed.askConsent(twin, { choice: 'yes' });
  },
  checks: {
    'nothing-recorded': nothingRecorded('undecided', 'twin', ['records-no-decision-as-no']),
    'twin-is-recorded': recordedAs('twin', 'yes', ['records-yes-as-no']),
  },
  examples: {
    good: (example, { undecided, twin }) => {
      example.consentQuestion(undecided, { choice: 'none' }, { recorded: false });
      example.recorded(twin);
    },
    counter: {
      'nothing-recorded': (example, { undecided }) => {
        example.consentQuestion(undecided, { choice: 'none' }, { recorded: true }, () => { example.recording(undecided, 'no'); }); // prettier-ignore
      },
      'twin-is-recorded': (example, { undecided, twin }) => {
        example.consentQuestion(undecided, { choice: 'none' }, { recorded: false });
        example.consentQuestion(twin, { choice: 'yes' }, { recorded: false });
      },
    },
  },
});
