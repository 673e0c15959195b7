import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Gaat het antwoord over een categorie die niet gevraagd is, dan wordt niets vrijgegeven',
    en: 'When the answer is about a category that was not asked for, nothing is released',
  },
  misbehaviour: { kind: 'wrong', answer: 'result-for-an-unasked-category' },
  trippedBy: ['takes-a-result-for-another-category'],
});
