import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '1.08',
  title: { nl: 'Logbeheerder en inzage in logging', en: 'Log manager and inspection of logs' },
  demand: {
    nl: 'Een logbeheerder is aangewezen die verzoeken om inzage in de logging inwilligt.',
    en: 'A log manager is appointed who grants requests to inspect the logs.',
  },
  ...norm('1.08'),
  shownBy: ['auto', 'declared'],
  declaration: {
    attach: { nl: 'De aanwijzing van de logbeheerder.', en: 'The appointment of the log manager.' },
    states: [
      { nl: 'wie logbeheerder is, en de bereikbaarheid', en: 'who the log manager is, and how to reach this person' },
      {
        nl: 'dat verzoeken om inzage van toezichthouder en Mitz worden ingewilligd',
        en: 'that requests for inspection by the supervisor and Mitz are granted',
      },
    ],
    signedBy: byProvider,
  },
} satisfies Condition;
