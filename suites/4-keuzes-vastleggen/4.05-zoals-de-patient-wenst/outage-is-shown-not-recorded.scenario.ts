import { notTakenScenario } from '../../../mitz/scenarios/not-taken.js';

export default notTakenScenario({
  title: {
    nl: 'Is Mitz er niet (503), dan geldt de keuze niet als vastgelegd en ziet de gebruiker dat',
    en: 'When Mitz is away (503), the choice does not count as recorded and the user sees it',
  },
  status: 503,
  trippedBy: ['tells-an-outage-as-recorded'],
});
