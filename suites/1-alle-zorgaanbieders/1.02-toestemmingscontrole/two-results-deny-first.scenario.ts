import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Spreekt het antwoord zich tegen met Permit als laatste woord, dan wordt niets vrijgegeven',
    en: 'When the answer contradicts itself with Permit as its last word, nothing is released',
  },
  misbehaviour: { kind: 'wrong', answer: 'two-results-deny-first' },
  trippedBy: ['takes-the-last-of-two-results'],
});
