import { ownCategoryScenario } from '../../../mitz/scenarios/own-category.js';

export default ownCategoryScenario({
  title: {
    nl: 'Vraagt een apotheek medicatiegegevens op, dan gaat de vraag over medicatiegegevens (GGC013)',
    en: 'When a pharmacy requests medication data, the question is about medication data (GGC013)',
  },
  category: 'GGC013',
  requester: {
    ura: '90000713',
    providerType: 'J8',
    professional: { root: '2.16.528.1.1007.3.1', extension: '900027324', roleCode: '17.000' },
  },
});
