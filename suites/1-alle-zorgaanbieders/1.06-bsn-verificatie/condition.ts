import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '1.06',
  title: { nl: 'Patiënt geïdentificeerd en BSN geverifieerd', en: 'Patient identified and BSN verified' },
  demand: {
    nl: 'De patiënt is geïdentificeerd met een identiteitsdocument en/of vergewissen, en het BSN is bij SBV-Z geverifieerd vóór enig gebruik richting Mitz.',
    en: 'The patient is identified by identity document and/or vergewissen, and the BSN is verified with SBV-Z before any use towards Mitz.',
  },
  ...norm('1.06'),
  shownBy: ['auto', 'declared'],
  declaration: {
    attach: {
      nl: 'De werkinstructie voor identificatie en BSN-verificatie.',
      en: 'The work instruction for identification and BSN verification.',
    },
    states: [
      {
        nl: 'identificatie met een identiteitsdocument en/of vergewissen',
        en: 'identification by identity document and/or vergewissen',
      },
      {
        nl: 'verificatie van het BSN bij SBV-Z, vóór enig gebruik richting Mitz',
        en: 'verification of the BSN with SBV-Z, before any use towards Mitz',
      },
    ],
    signedBy: byProvider,
  },
} satisfies Condition;
