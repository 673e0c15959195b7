import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Is het antwoord een webpagina, dan wordt niets vrijgegeven',
    en: 'When the answer is a web page, nothing is released',
  },
  misbehaviour: { kind: 'wrong', answer: 'html' },
  trippedBy: ['searches-the-answer-for-the-word-permit'],
});
