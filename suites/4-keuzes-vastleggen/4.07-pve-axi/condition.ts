import type { Condition } from '../../../core/condition.js';
import { bySupplierOrProvider } from '../../../mitz/declarations/signers.js';
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
  declaration: {
    attach: { nl: 'Het testrapport over het PvE AXI.', en: 'The test report on the PvE AXI.' },
    states: [
      { nl: 'naam en versie van het XIS, zoals in dit run-rapport', en: 'name and version of the XIS, as in this run' },
      {
        nl: 'de versie van het PvE AXI, en de uitkomst per eis',
        en: 'the version of the PvE AXI, and the result of each demand',
      },
    ],
    signedBy: bySupplierOrProvider,
  },
  functionalities: ['dossierhoudersknop', 'raadplegersknop', 'samen-naar-mijnmitz'],
} satisfies Condition;
