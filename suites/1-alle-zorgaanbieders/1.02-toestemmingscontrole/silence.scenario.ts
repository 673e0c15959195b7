import { unansweredScenario } from '../../../mitz/scenarios/unanswered.js';

export default unansweredScenario({
  title: {
    nl: 'Antwoordt Mitz niet, dan is er op tijd beslist en niets vrijgegeven',
    en: 'When Mitz gives no answer, it was decided in time and nothing was released',
  },
  misbehaviour: { kind: 'silence' },
  waits: ['waits-for-ever-for-mitz'],
});
