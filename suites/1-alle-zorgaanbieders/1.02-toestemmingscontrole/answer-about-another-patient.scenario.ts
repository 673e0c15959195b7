import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Gaat het antwoord over een andere patiënt, dan wordt niets vrijgegeven',
    en: 'When the answer is about another patient, nothing is released',
  },
  misbehaviour: { kind: 'wrong', answer: 'about-another-patient' },
  trippedBy: ['ignores-whose-answer-it-is'],
});
