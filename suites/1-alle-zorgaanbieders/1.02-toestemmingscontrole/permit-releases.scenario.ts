import { questionBeforeRelease } from '../../../mitz/order-checks.js';
import { permittedReleased } from '../../../mitz/release-checks.js';
import { scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'Staat Mitz het toe, dan wordt daarna vrijgegeven wat is toegestaan',
    en: 'When Mitz says Permit, what it permits is released, and not before',
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const patient = world.patient();
    world.consent(patient, 'yes');
    return { patient };
  },
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.requestData(patient);
  },
  checks: {
    'question-before-release': questionBeforeRelease('patient', ['releases-before-asking', 'releases-without-asking']),
    'released-what-was-permitted': permittedReleased('patient', ['withholds-despite-permit']),
  },
  examples: {
    good: (example, { patient }) => {
      example.dataRequest(patient, { released: ['GGC002'] }, () => { example.question(patient, 'Permit'); }); // prettier-ignore
    },
    counter: {
      'question-before-release': (example, { patient }) => {
        example.dataRequest(patient, { released: ['GGC002'] }, () => {
          example.delivery(patient, 'GGC002');
          example.question(patient, 'Permit');
        });
      },
      'released-what-was-permitted': (example, { patient }) => {
        example.dataRequest(patient, { refused: 'geen toestemming' }, () => { example.question(patient, 'Permit'); }); // prettier-ignore
      },
    },
  },
});
