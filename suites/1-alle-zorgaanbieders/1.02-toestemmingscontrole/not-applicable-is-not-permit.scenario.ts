import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: { nl: 'Op NotApplicable wordt niets vrijgegeven', en: 'On NotApplicable, nothing is released' },
  misbehaviour: { kind: 'decision', word: 'NotApplicable' },
  answer: 'NotApplicable',
  trippedBy: ['treats-not-applicable-as-permit'],
});
