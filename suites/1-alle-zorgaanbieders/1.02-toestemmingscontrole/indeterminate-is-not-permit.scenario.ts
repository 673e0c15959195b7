import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: { nl: 'Op Indeterminate wordt niets vrijgegeven', en: 'On Indeterminate, nothing is released' },
  misbehaviour: { kind: 'decision', word: 'Indeterminate' },
  answer: 'Indeterminate',
  trippedBy: ['treats-indeterminate-as-permit'],
});
