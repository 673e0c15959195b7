import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Wordt de verbinding met Mitz verbroken, dan wordt niets vrijgegeven',
    en: 'When the connection to Mitz is cut, nothing is released',
  },
  misbehaviour: { kind: 'reset' },
  answer: 'silence',
  trippedBy: ['releases-on-a-broken-connection'],
});
