import type { Condition } from '../../../core/condition.js';
import { byProvider, bySupplierOrProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm } from '../../../mitz/norm.js';

export default {
  id: '1.03',
  title: { nl: 'Informatiebeveiliging (NEN 7510, 7512, 7513)', en: 'Information security (NEN 7510, 7512, 7513)' },
  demand: {
    nl: 'Aan NEN 7510, 7512 en 7513 wordt voldaan; de koppelvlakken met Mitz vallen onder de jaarlijkse certificering.',
    en: 'NEN 7510, 7512 and 7513 are met; the interfaces with Mitz are part of the yearly certification.',
  },
  ...norm('1.03'),
  lines: [
    {
      id: '1.03.a',
      whose: ['provider'],
      demand: {
        nl: 'Aan NEN 7510 wordt voldaan, met de koppelvlakken met Mitz in de jaarlijkse certificering.',
        en: 'NEN 7510 is met, with the interfaces with Mitz in the yearly certification.',
      },
      parts: [anyOf('declared')],
      declaration: {
        attach: {
          nl: 'Het NEN 7510-certificaat met de koppelvlakken met Mitz in de scope.',
          en: 'The NEN 7510 certificate with the interfaces with Mitz in its scope.',
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
    },
    {
      id: '1.03.b',
      whose: ['application', 'connector'],
      demand: {
        nl: 'Het kanaal voldoet aan NEN 7512: wederzijds geauthenticeerd en versleuteld.',
        en: 'The channel meets NEN 7512: mutually authenticated and encrypted.',
      },
      parts: [anyOf('traffic')],
    },
    {
      id: '1.03.c',
      whose: ['application', 'provider'],
      demand: { nl: 'Er wordt gelogd volgens NEN 7513.', en: 'Logging is done according to NEN 7513.' },
      look: {
        nl: 'Doe iets waarbij uw systeem Mitz gebruikt en open de logging: staat daar wie dit deed, voor welke patiënt, wanneer, en wat Mitz antwoordde?',
        en: 'Do something for which your system uses Mitz, and open the log: does it say who did it, for which patient, when, and what Mitz answered?',
      },
      parts: [anyOf('seen', 'declared')],
      declaration: {
        attach: { nl: 'Hoe de logging aan NEN 7513 voldoet.', en: 'How the logging meets NEN 7513.' },
        states: [
          { nl: 'wat van elke uitwisseling met Mitz wordt gelogd', en: 'what is logged of each exchange with Mitz' },
        ],
        signedBy: bySupplierOrProvider,
      },
    },
  ],
} satisfies Condition;
