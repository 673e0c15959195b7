import { badAnswerScenario } from '../../../mitz/scenarios/bad-answer.js';

export default badAnswerScenario({
  title: {
    nl: 'Noemt Mitz de vraag fout (SOAP Fault, Sender), dan wordt niets vrijgegeven',
    en: 'When Mitz calls the question wrong (SOAP fault, Sender), nothing is released',
  },
  misbehaviour: { kind: 'fault', code: 'Sender' },
  answer: { status: 400 },
  trippedBy: ['takes-a-fault-for-permit'],
});
