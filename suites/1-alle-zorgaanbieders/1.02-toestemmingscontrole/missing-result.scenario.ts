import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Zegt het antwoord niets over wat gevraagd is, dan wordt niets vrijgegeven',
    en: 'When the answer says nothing of what was asked, nothing is released',
  },
  misbehaviour: { kind: 'wrong', answer: 'no-result' },
  trippedBy: ['takes-a-missing-result-for-permit'],
});
