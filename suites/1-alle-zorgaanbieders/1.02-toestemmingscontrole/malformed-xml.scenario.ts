import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Is het antwoord geen welgevormde XML, dan wordt niets vrijgegeven',
    en: 'When the answer is no well-formed XML, nothing is released',
  },
  misbehaviour: { kind: 'wrong', answer: 'malformed' },
  trippedBy: ['searches-the-answer-for-the-word-permit'],
});
