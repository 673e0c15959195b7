import {
  datedWhenGiven,
  recordedAs,
  recordedForTheHolderAsked,
  recordedWithTheSituationOfTheButton,
} from '../../../mitz/checks/recording.js';
import { exampleTime } from '../../../mitz/example-transcript.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: { nl: 'Een ja wordt als ja vastgelegd', en: 'A yes is recorded as a yes' },
  line: '4.05.a',
  basis: 'normative',
  except: {
    'about-the-holder-in-the-question': { basis: 'published', source: sources.buttonPage },
    'situation-of-the-button': { basis: 'assumed' },
    'dated-when-it-was-given': { basis: 'assumed' },
  },
  functionalities: buttons,
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.askConsent(patient, { choice: 'yes' });
  },
  checks: {
    'recorded-as-yes': recordedAs('patient', 'yes', ['records-yes-as-no', 'never-calls-mitz']),
    'about-the-holder-in-the-question': recordedForTheHolderAsked,
    'dated-when-it-was-given': datedWhenGiven('patient', ['records-with-the-date-of-yesterday']),
    'situation-of-the-button': recordedWithTheSituationOfTheButton,
  },
  examples: {
    good: (example, { patient }) => {
      example.recorded(patient);
    },
    counter: {
      'recorded-as-yes': (example, { patient }) => {
        example.consentQuestion(patient, { choice: 'yes' }, { recorded: true }, () => { example.recording(patient, 'no'); }); // prettier-ignore
      },
      'about-the-holder-in-the-question': (example, { patient }) => {
        const mutate = (body: string): string => body.replace(/"value":"\d{8}"/, '"value":"90000999"');
        example.consentQuestion(patient, { choice: 'yes' }, { recorded: true }, () => { example.recording(patient, 'yes', { mutate }); }); // prettier-ignore
      },
      'dated-when-it-was-given': (example, { patient }) => {
        const decidedAt = new Date(Date.parse(exampleTime) - 24 * 3_600_000).toISOString();
        example.consentQuestion(patient, { choice: 'yes' }, { recorded: true }, () => { example.recording(patient, 'yes', { decidedAt }); }); // prettier-ignore
      },
      'situation-of-the-button': (example, { patient }) => {
        const mutate = (body: string): string => body.replace(/SIT00\d/, 'SIT002');
        example.consentQuestion(patient, { choice: 'yes' }, { recorded: true }, () => { example.recording(patient, 'yes', { mutate }); }); // prettier-ignore
      },
    },
  },
});
