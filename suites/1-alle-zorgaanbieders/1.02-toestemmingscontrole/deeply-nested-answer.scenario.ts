import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Op een antwoord dat 10.000 niveaus diep is, wordt niets vrijgegeven',
    en: 'On an answer that is nested 10,000 deep nothing is released',
  },
  misbehaviour: { kind: 'wrong', answer: 'deeply-nested' },
  isPermitToTheEnd: true,
  trippedBy: ['reads-answers-of-any-depth'],
});
