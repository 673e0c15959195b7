import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm } from '../../../mitz/norm.js';

export default {
  id: '1.06',
  title: { nl: 'Patiënt geïdentificeerd en BSN geverifieerd', en: 'Patient identified and BSN verified' },
  demand: {
    nl: 'De patiënt is geïdentificeerd met een identiteitsdocument en/of vergewissen, en het BSN is bij SBV-Z geverifieerd vóór enig gebruik richting Mitz.',
    en: 'The patient is identified by identity document and/or vergewissen, and the BSN is verified with SBV-Z before any use towards Mitz.',
  },
  ...norm('1.06'),
  lines: [
    {
      id: '1.06.a',
      whose: ['provider'],
      demand: {
        nl: 'De patiënt is geïdentificeerd met een identiteitsdocument en/of vergewissen.',
        en: 'The patient is identified by identity document and/or vergewissen.',
      },
      parts: [anyOf('declared')],
      declaration: {
        attach: { nl: 'De werkinstructie voor identificatie.', en: 'The work instruction for identification.' },
        states: [
          {
            nl: 'identificatie met een identiteitsdocument en/of vergewissen',
            en: 'identification by identity document and/or vergewissen',
          },
        ],
        signedBy: byProvider,
      },
    },
    {
      id: '1.06.b',
      whose: ['application'],
      demand: {
        nl: 'Het BSN is bij SBV-Z geverifieerd vóór enig gebruik richting Mitz.',
        en: 'The BSN is verified with SBV-Z before any use towards Mitz.',
      },
      parts: [anyOf('traffic')],
    },
  ],
} satisfies Condition;
