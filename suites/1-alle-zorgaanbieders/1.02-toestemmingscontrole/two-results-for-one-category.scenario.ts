import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Spreekt het antwoord zich over één categorie tegen, dan wordt niets vrijgegeven',
    en: 'When the answer contradicts itself about one category, nothing is released',
  },
  misbehaviour: { kind: 'wrong', answer: 'two-results-for-one-category' },
  trippedBy: ['takes-the-first-of-two-results'],
});
