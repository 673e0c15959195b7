import { recordedAs } from '../../../mitz/checks/recording.js';
import { buttons, scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: { nl: 'Een ja wordt als ja vastgelegd', en: 'A yes is recorded as a yes' },
  functionalities: buttons,
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.askConsent(patient, { choice: 'yes' });
    await bed.settle({ registreren: 1 });
  },
  checks: {
    'recorded-as-yes': recordedAs('patient', 'yes', ['records-yes-as-no', 'never-calls-mitz']),
  },
  examples: {
    good: (example, { patient }) => {
      example.consentQuestion(patient, { choice: 'yes' }, { recorded: true }, () => { example.recording(patient, 'yes'); }); // prettier-ignore
    },
    counter: {
      'recorded-as-yes': (example, { patient }) => {
        example.consentQuestion(patient, { choice: 'yes' }, { recorded: true }, () => { example.recording(patient, 'no'); }); // prettier-ignore
      },
    },
  },
});
