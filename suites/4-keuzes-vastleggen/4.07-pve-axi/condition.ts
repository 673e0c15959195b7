import type { Condition } from '../../../core/condition.js';
import { bySupplierOrProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm, withChoices } from '../../../mitz/norm.js';

export default {
  id: '4.07',
  title: { nl: 'XIS voldoet aan het PvE AXI', en: 'The XIS meets the PvE AXI' },
  demand: {
    nl: 'Een XIS dat met Mitz communiceert voldoet aan het PvE AXI.',
    en: 'An XIS that communicates with Mitz meets the PvE AXI.',
  },
  ...norm('4.07'),
  lines: [
    {
      id: '4.07.a',
      whose: ['application'],
      demand: {
        nl: 'Het XIS dat met Mitz communiceert voldoet aan het PvE AXI.',
        en: 'The XIS that communicates with Mitz meets the PvE AXI.',
      },
      parts: [anyOf('declared')],
      holds: withChoices,
      declaration: {
        attach: { nl: 'Het testrapport over het PvE AXI.', en: 'The test report on the PvE AXI.' },
        states: [
          {
            nl: 'naam en versie van het XIS, zoals in dit verslag',
            en: 'name and version of the XIS, as in this report',
          },
          {
            nl: 'de versie van het PvE AXI, en de uitkomst per eis',
            en: 'the version of the PvE AXI, and the result of each demand',
          },
        ],
        signedBy: bySupplierOrProvider,
      },
    },
  ],
} satisfies Condition;
