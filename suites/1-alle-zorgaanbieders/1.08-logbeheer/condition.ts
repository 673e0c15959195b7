import type { Condition } from '../../../core/condition.js';
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
  declaration: { nl: 'De aanwijzing van de logbeheerder.', en: 'The appointment of the log manager.' },
} satisfies Condition;
