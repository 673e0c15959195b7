import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '4.07',
  title: { nl: 'XIS voldoet aan het PvE AXI', en: 'The XIS meets the PvE AXI' },
  demand: {
    nl: 'Een XIS dat met Mitz communiceert voldoet aan het PvE AXI.',
    en: 'An XIS that communicates with Mitz meets the PvE AXI.',
  },
  ...norm('4.07'),
  shownBy: ['declared'],
  declaration: { nl: 'Het testrapport over het PvE AXI.', en: 'The test report on the PvE AXI.' },
  functionalities: ['dossierhoudersknop', 'raadplegersknop', 'samen-naar-mijnmitz'],
} satisfies Condition;
