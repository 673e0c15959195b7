import { everyInterfaceInUse, exerciseAll, exerciseExample } from '../../../mitz/scenarios/exercise.js';
import { requestIdEqualsMessageId, requestIdIsUnique, requestIdIsUuid } from '../../../mitz/checks/request-id.js';
import { scenario } from '../../../mitz/scenario.js';

const [one, other] = ['6f1d8a52-0b0e-4f0e-9d0c-1a2b3c4d5e6f', '7c9e6679-7425-40de-944b-e07fc1f90ae7'];

export default scenario({
  title: { nl: 'Elk bericht heeft een eigen X-Request-Id', en: 'Every message has an X-Request-Id of its own' },
  line: '1.01.a',
  ...everyInterfaceInUse,
  when: async (bed, { patient }) => {
    await exerciseAll(bed, patient);
    if (bed.functionalities.includes('gesloten')) await bed.requestData(patient);
  },
  checks: {
    'request-id-is-a-uuid': requestIdIsUuid,
    'request-id-is-unique': requestIdIsUnique,
    'request-id-equals-message-id': requestIdEqualsMessageId,
  },
  examples: {
    good: (example, { patient }) => {
      exerciseExample(example, patient);
      // The same message again, after the first attempt failed.
      example.subscribe(patient, { headers: { 'x-request-id': one }, status: 503 });
      example.subscribe(patient, { headers: { 'x-request-id': one } });
    },
    counter: {
      'request-id-is-a-uuid': (example, { patient }) => {
        example.question(patient, 'Permit');
        example.subscribe(patient, { headers: { 'x-request-id': undefined } });
      },
      'request-id-is-unique': (example, { patient }) => {
        example.migrate(patient, {}, { headers: { 'x-request-id': one } });
        example.subscribe(patient, { headers: { 'x-request-id': one } });
      },
      'request-id-equals-message-id': (example, { patient }) => {
        example.question(patient, 'Permit', { headers: { 'x-request-id': other } });
      },
    },
  },
});
