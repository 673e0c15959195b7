import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm } from '../../../mitz/norm.js';

export default {
  id: '1.08',
  title: { nl: 'Logbeheerder en inzage in logging', en: 'Log manager and inspection of logs' },
  demand: {
    nl: 'Een logbeheerder is aangewezen die verzoeken om inzage in de logging inwilligt.',
    en: 'A log manager is appointed who grants requests to inspect the logs.',
  },
  ...norm('1.08'),
  lines: [
    {
      id: '1.08.a',
      whose: ['provider'],
      demand: { nl: 'Een logbeheerder is aangewezen.', en: 'A log manager is appointed.' },
      parts: [anyOf('declared')],
      declaration: {
        attach: { nl: 'De aanwijzing van de logbeheerder.', en: 'The appointment of the log manager.' },
        states: [
          {
            nl: 'wie logbeheerder is, en de bereikbaarheid',
            en: 'who the log manager is, and how to reach this person',
          },
        ],
        signedBy: byProvider,
      },
    },
    {
      id: '1.08.b',
      whose: ['provider', 'application'],
      demand: {
        nl: 'Verzoeken van de toezichthouder of van Mitz om inzage in de logging worden ingewilligd.',
        en: 'Requests of a supervisor or of Mitz to inspect the logs are granted.',
      },
      look: {
        nl: 'Laat de logbeheerder de logging van één patiënt over een periode opvragen: kan die worden getoond en meegegeven aan een toezichthouder of aan Mitz?',
        en: 'Let the log manager ask for the log of one patient over a period: can it be shown, and handed to a supervisor or to Mitz?',
      },
      parts: [anyOf('declared'), { kinds: ['seen', 'stated'], reading: true }],
      declaration: {
        attach: { nl: 'De toezegging over inzage in de logging.', en: 'The commitment on inspection of the logs.' },
        states: [
          {
            nl: 'dat verzoeken om inzage van toezichthouder en Mitz worden ingewilligd',
            en: 'that requests for inspection by the supervisor and Mitz are granted',
          },
        ],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
