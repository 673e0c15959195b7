import { notTakenScenario } from '../../../mitz/scenarios/not-taken.js';

export default notTakenScenario({
  title: {
    nl: 'Weigert Mitz een keuze (422), dan ziet de gebruiker dat',
    en: 'When Mitz refuses a choice (422), the user sees it',
  },
  status: 422,
  body: '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"business-rule","diagnostics":"rejected"}]}',
  trippedBy: ['tells-a-refusal-of-mitz-as-recorded'],
});
