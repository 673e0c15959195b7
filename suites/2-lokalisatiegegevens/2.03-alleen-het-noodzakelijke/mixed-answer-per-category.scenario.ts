import { askable, categoryReleased, notReleased, requestExample } from '../../../mitz/checks/category.js';
import { permittedReleased } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: {
    nl: 'Staat Mitz de ene categorie toe en de andere niet, dan blijft de andere binnen',
    en: 'When Mitz permits the one category and not the other, the other stays inside',
  },
  line: '2.03.a',
  basis: 'normative',
  except: {
    'permitted-category-is-released': { basis: 'published', source: sources.functions },
    'twin-is-released': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const [mixed, both] = [world.patient(), world.patient()];
    for (const patient of [mixed, both]) {
      world.consent(patient, 'yes', { dataCategory: 'GGC012' });
      world.consent(patient, patient === both ? 'yes' : 'no', { dataCategory: 'GGC013' });
    }
    return { mixed, both };
  },
  when: async (bed, { mixed, both }) => {
    await bed.register([mixed, both]);
    for (const patient of [mixed, both])
      await bed.requestData(patient, { dataCategories: askable(bed.company, 'GGC012', 'GGC013') });
  },
  checks: {
    'denied-category-stays-inside': notReleased('mixed', 'GGC013', ['takes-one-permit-for-all']),
    'permitted-category-is-released': categoryReleased('mixed', 'GGC012', [
      'lets-one-deny-close-the-request',
      'withholds-despite-permit',
    ]),
    'twin-is-released': permittedReleased('both', ['withholds-despite-permit']),
  },
  examples: {
    good: (example, { mixed, both }) => {
      requestExample(example, mixed, { GGC012: 'Permit', GGC013: 'Deny' }, ['GGC012']);
      requestExample(example, both, { GGC012: 'Permit', GGC013: 'Permit' }, ['GGC012', 'GGC013']);
    },
    counter: {
      'denied-category-stays-inside': (example, { mixed }) => {
        requestExample(example, mixed, { GGC012: 'Permit', GGC013: 'Deny' }, ['GGC012', 'GGC013']);
      },
      'permitted-category-is-released': (example, { mixed }) => {
        requestExample(example, mixed, { GGC012: 'Permit', GGC013: 'Deny' }, []);
      },
      'twin-is-released': (example, { both }) => {
        requestExample(example, both, { GGC012: 'Permit', GGC013: 'Permit' }, ['GGC012']);
      },
    },
  },
});
