import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm } from '../../../mitz/norm.js';

export default {
  id: '1.07',
  title: { nl: 'Mitz ingebed in de processen', en: 'Mitz embedded in the processes' },
  demand: {
    nl: 'Het gebruik van Mitz is ingebed in de processen van de zorgaanbieder.',
    en: "The use of Mitz is embedded in the provider's processes.",
  },
  ...norm('1.07'),
  lines: [
    {
      id: '1.07.a',
      whose: ['provider'],
      demand: {
        nl: 'Het gebruik van Mitz is ingebed in de processen van de zorgaanbieder.',
        en: "The use of Mitz is embedded in the provider's processes.",
      },
      parts: [anyOf('declared')],
      declaration: {
        attach: { nl: 'De procesbeschrijving.', en: 'The process description.' },
        states: [
          {
            nl: 'waar in de zorgprocessen Mitz wordt gebruikt en door wie',
            en: 'where in the care processes Mitz is used, and by whom',
          },
          { nl: 'de datum van vaststelling', en: 'the date on which it was adopted' },
        ],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
