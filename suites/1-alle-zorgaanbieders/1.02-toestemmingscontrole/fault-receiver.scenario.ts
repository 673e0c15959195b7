import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Kan Mitz niet beslissen (SOAP Fault, Receiver), dan wordt niets vrijgegeven',
    en: 'When Mitz cannot decide (SOAP fault, Receiver), nothing is released',
  },
  misbehaviour: { kind: 'fault', code: 'Receiver' },
  answer: { status: 500 },
  trippedBy: ['takes-a-fault-for-permit', 'releases-when-mitz-is-unavailable'],
});
