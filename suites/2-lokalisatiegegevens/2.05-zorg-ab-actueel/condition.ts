import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '2.05',
  title: { nl: 'ZORG-AB is actueel', en: 'ZORG-AB is current' },
  demand: {
    nl: 'De gegevens van de zorgaanbieder in ZORG-AB zijn actueel.',
    en: "The provider's data in ZORG-AB is current.",
  },
  ...norm('2.05'),
  shownBy: ['auto', 'declared'],
  declaration: {
    nl: 'De verklaring dat de gegevens in ZORG-AB zijn nagelopen.',
    en: 'The statement that the data in ZORG-AB was checked.',
  },
  functionalities: ['lokalisatie'],
} satisfies Condition;
