import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Gaat het antwoord over een andere dossierhouder, dan wordt niets vrijgegeven',
    en: 'When the answer is about another holder, nothing is released',
  },
  misbehaviour: { kind: 'wrong', answer: 'about-another-holder' },
  trippedBy: ['ignores-which-holder-the-answer-is-about'],
});
