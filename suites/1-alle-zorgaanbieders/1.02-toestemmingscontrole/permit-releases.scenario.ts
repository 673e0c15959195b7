import { permittedReleased } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: {
    nl: 'Staat Mitz het toe, dan wordt vrijgegeven wat is toegestaan',
    en: 'When Mitz says Permit, what it permits is released',
  },
  line: '1.02.b',
  basis: 'published',
  source: sources.functions,
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
    'released-what-was-permitted': permittedReleased('patient', ['withholds-despite-permit']),
  },
  examples: {
    good: (example, { patient }) => {
      example.dataRequest(patient, { released: ['GGC002'] }, () => { example.question(patient, 'Permit'); }); // prettier-ignore
    },
    counter: {
      'released-what-was-permitted': (example, { patient }) => {
        example.dataRequest(patient, { refused: 'geen toestemming' }, () => { example.question(patient, 'Permit'); }); // prettier-ignore
      },
    },
  },
});
