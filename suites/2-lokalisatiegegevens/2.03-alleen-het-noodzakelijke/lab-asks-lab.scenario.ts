import { ownCategoryScenario } from '../../../mitz/scenarios/own-category.js';

export default ownCategoryScenario({
  title: {
    nl: 'Vraagt een laboratorium uitslagen op, dan gaat de vraag over uitslagen (GGC012)',
    en: 'When a laboratory requests results, the question is about results (GGC012)',
  },
  category: 'GGC012',
  requester: {
    ura: '90000705',
    providerType: 'L1',
    professional: { root: '2.16.528.1.1007.3.1', extension: '900027316', roleCode: '01.015' },
  },
});
