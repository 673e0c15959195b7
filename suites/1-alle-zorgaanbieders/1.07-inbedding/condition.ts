import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '1.07',
  title: { nl: 'Mitz ingebed in de processen', en: 'Mitz embedded in the processes' },
  demand: {
    nl: 'Het gebruik van Mitz is ingebed in de processen van de zorgaanbieder.',
    en: "The use of Mitz is embedded in the provider's processes.",
  },
  ...norm('1.07'),
  shownBy: ['declared'],
  declaration: { nl: 'De procesbeschrijving.', en: 'The process description.' },
} satisfies Condition;
