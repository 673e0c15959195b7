import type { Condition } from '../../../core/condition.js';
import { anyOf, norm, withChoices } from '../../../mitz/norm.js';

export default {
  id: '4.01',
  title: { nl: 'De juiste patiënt', en: 'The right patient' },
  demand: {
    nl: 'De functies van Mitz worden altijd gebruikt voor de juiste patiënt.',
    en: 'The Mitz functions are always used for the right patient.',
  },
  ...norm('4.01'),
  lines: [
    {
      id: '4.01.a',
      whose: ['application'],
      demand: {
        nl: 'De functies van Mitz worden altijd gebruikt voor de juiste patiënt.',
        en: 'The Mitz functions are always used for the right patient.',
      },
      parts: [anyOf('traffic')],
      holds: withChoices,
    },
  ],
} satisfies Condition;
