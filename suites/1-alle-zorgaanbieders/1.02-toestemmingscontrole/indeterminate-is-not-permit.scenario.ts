import { badAnswerScenario } from '../../../mitz/bad-answer-scenario.js';

export default badAnswerScenario({
  title: { nl: 'Op Indeterminate wordt niets vrijgegeven', en: 'On Indeterminate, nothing is released' },
  misbehaviour: { kind: 'decision', word: 'Indeterminate' },
  answer: 'Indeterminate',
  trippedBy: ['treats-indeterminate-as-permit'],
});
