import { askable, notReleased, requestExample } from '../../../mitz/checks/category.js';
import { permittedReleased } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: {
    nl: 'Een ja voor uitslagen geldt niet voor behandelgegevens',
    en: 'A yes for results does not hold for treatment data',
  },
  line: '2.03.a',
  basis: 'normative',
  except: {
    'twin-is-released': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const [lower, higher] = [world.patient(), world.patient()];
    world.consent(lower, 'yes', { dataCategory: 'GGC012' });
    for (const dataCategory of askable(world.company, 'GGC002', 'GGC012'))
      world.consent(higher, 'yes', { dataCategory });
    return { lower, higher };
  },
  when: async (bed, { lower, higher }) => {
    await bed.register([lower, higher]);
    for (const patient of [lower, higher])
      await bed.requestData(patient, { dataCategories: askable(bed.company, 'GGC002', 'GGC012') });
  },
  checks: {
    'treatment-data-stays-inside': notReleased('lower', 'GGC002', ['takes-a-lower-permit-for-the-higher']),
    'twin-is-released': permittedReleased('higher', ['withholds-despite-permit']),
  },
  examples: {
    good: (example, { lower, higher }) => {
      requestExample(example, lower, { GGC002: 'Deny', GGC012: 'Permit' }, ['GGC012']);
      requestExample(example, higher, { GGC002: 'Permit', GGC012: 'Permit' }, ['GGC002', 'GGC012']);
    },
    counter: {
      'treatment-data-stays-inside': (example, { lower }) => {
        requestExample(example, lower, { GGC002: 'Deny', GGC012: 'Permit' }, ['GGC002', 'GGC012']);
      },
      'twin-is-released': (example, { higher }) => {
        requestExample(example, higher, { GGC002: 'Permit', GGC012: 'Permit' }, ['GGC012']);
      },
    },
  },
});
