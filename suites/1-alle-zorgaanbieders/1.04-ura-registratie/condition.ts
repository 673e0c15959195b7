import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '1.04',
  title: { nl: 'Geldige URA-registratie', en: 'Valid URA registration' },
  demand: {
    nl: 'Voor elke zorgaanbiedercategorie is er een geldige URA-registratie.',
    en: 'There is a valid URA registration for each provider category.',
  },
  ...norm('1.04'),
  shownBy: ['auto', 'declared'],
  declaration: { nl: 'Het bewijs van de URA-registratie.', en: 'The proof of the URA registration.' },
} satisfies Condition;
