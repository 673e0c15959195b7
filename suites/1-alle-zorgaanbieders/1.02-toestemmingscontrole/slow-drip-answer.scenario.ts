import { unansweredScenario } from '../../../mitz/scenarios/unanswered.js';

export default unansweredScenario({
  title: {
    nl: 'Druppelt het antwoord van Mitz byte voor byte binnen, dan is er op tijd beslist en niets vrijgegeven',
    en: 'When the answer of Mitz drips in byte by byte, it was decided in time and nothing was released',
  },
  // An answer has some two thousand bytes: whole after minutes, and long after any connector may wait.
  misbehaviour: { kind: 'drip', everyMs: 500 },
  waits: ['waits-out-a-slow-answer', 'waits-for-ever-for-mitz'],
});
