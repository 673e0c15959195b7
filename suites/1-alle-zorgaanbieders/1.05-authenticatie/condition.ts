import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '1.05',
  title: { nl: 'Authenticatie van medewerkers', en: 'Authentication of staff' },
  demand: {
    nl: "Medewerkers loggen in op het juiste niveau: 'substantieel' zodra dat breed beschikbaar is, tot dan ten minste twee factoren.",
    en: "Staff are authenticated at the right level: 'substantieel' once widely available, until then at least two factors.",
  },
  ...norm('1.05'),
  shownBy: ['auto', 'attended'],
} satisfies Condition;
