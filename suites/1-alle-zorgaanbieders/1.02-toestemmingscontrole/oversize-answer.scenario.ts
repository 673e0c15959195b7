import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Op een antwoord van 20 MiB wordt niets vrijgegeven',
    en: 'On an answer of 20 MiB nothing is released',
  },
  misbehaviour: { kind: 'wrong', answer: 'oversize' },
  isPermitToTheEnd: true,
  trippedBy: ['reads-answers-of-any-size'],
});
