import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '4.01',
  title: { nl: 'De juiste patiënt', en: 'The right patient' },
  demand: {
    nl: 'De functies van Mitz worden altijd gebruikt voor de juiste patiënt.',
    en: 'The Mitz functions are always used for the right patient.',
  },
  ...norm('4.01'),
  shownBy: ['auto', 'attended'],
  functionalities: ['dossierhoudersknop', 'raadplegersknop', 'samen-naar-mijnmitz'],
} satisfies Condition;
