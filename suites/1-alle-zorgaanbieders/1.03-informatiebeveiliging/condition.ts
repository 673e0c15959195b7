import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '1.03',
  title: { nl: 'Informatiebeveiliging (NEN 7510, 7512, 7513)', en: 'Information security (NEN 7510, 7512, 7513)' },
  demand: {
    nl: 'Aan NEN 7510, 7512 en 7513 wordt voldaan; de koppelvlakken met Mitz vallen onder de jaarlijkse certificering.',
    en: 'NEN 7510, 7512 and 7513 are met; the interfaces with Mitz are part of the yearly certification.',
  },
  ...norm('1.03'),
  shownBy: ['auto', 'declared'],
  declaration: {
    attach: {
      nl: 'Het NEN 7510-certificaat met de koppelvlakken in de scope, en hoe aan NEN 7512 en 7513 wordt voldaan.',
      en: 'The NEN 7510 certificate with the interfaces in its scope, and how NEN 7512 and 7513 are met.',
    },
    states: [
      { nl: 'de scope, met de koppelvlakken met Mitz erin', en: 'the scope, with the interfaces with Mitz in it' },
      {
        nl: 'de einddatum van het certificaat (vul die in als validUntil)',
        en: 'the end date of the certificate (fill it in as validUntil)',
      },
    ],
    signedBy: byProvider,
  },
} satisfies Condition;
