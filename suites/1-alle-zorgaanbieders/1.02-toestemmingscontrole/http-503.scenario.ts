import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Is Mitz niet beschikbaar (503), dan wordt niets vrijgegeven',
    en: 'When Mitz is unavailable (503), nothing is released',
  },
  misbehaviour: { kind: 'status', status: 503 },
  answer: { status: 503 },
  trippedBy: ['releases-when-mitz-is-unavailable'],
});
