import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '2.02',
  title: { nl: 'Keuzes in Mitz zijn leidend', en: 'Choices in Mitz are leading' },
  demand: {
    nl: 'De keuzes die de patiënt in Mitz maakt zijn leidend.',
    en: 'The choices that the patient makes in Mitz are leading.',
  },
  ...norm('2.02'),
  shownBy: ['auto', 'attended'],
  functionalities: ['lokalisatie'],
} satisfies Condition;
