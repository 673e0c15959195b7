import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Is het antwoord afgebroken, dan wordt niets vrijgegeven',
    en: 'When the answer is cut short, nothing is released',
  },
  misbehaviour: { kind: 'wrong', answer: 'truncated' },
  trippedBy: ['searches-the-answer-for-the-word-permit'],
});
