import { recordedAs } from '../../../mitz/checks/recording.js';
import { buttons, scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: { nl: 'Een nee wordt als nee vastgelegd', en: 'A no is recorded as a no' },
  line: '4.05.a',
  basis: 'normative',
  functionalities: buttons,
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.askConsent(patient, { choice: 'no' });
  },
  checks: {
    'recorded-as-no': recordedAs('patient', 'no', ['records-no-as-yes', 'never-calls-mitz']),
  },
  examples: {
    good: (example, { patient }) => {
      example.recorded(patient, 'no');
    },
    counter: {
      'recorded-as-no': (example, { patient }) => {
        example.consentQuestion(patient, { choice: 'no' }, { recorded: true }, () => { example.recording(patient, 'yes'); }); // prettier-ignore
      },
    },
  },
});
