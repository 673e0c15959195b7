import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Hoort het antwoord bij een ander bericht, dan wordt niets vrijgegeven',
    en: 'When the answer is to another message, nothing is released',
  },
  misbehaviour: { kind: 'wrong', answer: 'relates-to-another-message' },
  assumed: true,
  trippedBy: ['ignores-which-message-the-answer-is-to'],
});
