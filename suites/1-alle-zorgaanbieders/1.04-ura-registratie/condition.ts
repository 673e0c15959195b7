import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm } from '../../../mitz/norm.js';

export default {
  id: '1.04',
  title: { nl: 'Geldige URA-registratie', en: 'Valid URA registration' },
  demand: {
    nl: 'Voor elke zorgaanbiedercategorie is er een geldige URA-registratie.',
    en: 'There is a valid URA registration for each provider category.',
  },
  ...norm('1.04'),
  lines: [
    {
      id: '1.04.a',
      whose: ['provider'],
      demand: {
        nl: 'Voor elke zorgaanbiedercategorie is er een geldige URA-registratie, en de berichten dragen haar.',
        en: 'There is a valid URA registration for each provider category, and the messages carry it.',
      },
      parts: [anyOf('traffic'), anyOf('declared')],
      declaration: {
        attach: { nl: 'Het bewijs van de URA-registratie.', en: 'The proof of the URA registration.' },
        states: [
          { nl: 'een geldige URA voor elke zorgaanbiedercategorie', en: 'a valid URA for each provider category' },
          { nl: 'naam en URA, zoals in het doelbestand', en: 'name and URA, as in the target file' },
        ],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
