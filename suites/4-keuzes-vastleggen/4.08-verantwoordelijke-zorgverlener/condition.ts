import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm, withChoices } from '../../../mitz/norm.js';

export default {
  id: '4.08',
  title: {
    nl: 'Verantwoordelijke zorgverlener onweerlegbaar herkenbaar',
    en: 'Responsible professional identifiable beyond dispute',
  },
  demand: {
    nl: 'De verantwoordelijke zorgverlener is onweerlegbaar te herkennen: authenticatie, geldige UZI-certificaten, een uniek intern nummer, en lokale nummers die op het juiste niveau zijn verkregen (NEN 7512) en veilig worden vertaald (NEN 7510).',
    en: 'The responsible professional is identifiable beyond dispute: authentication, valid UZI certificates, a unique internal number, local identifiers obtained at the right level (NEN 7512) and translated securely (NEN 7510).',
  },
  ...norm('4.08'),
  lines: [
    {
      id: '4.08.a',
      whose: ['application'],
      demand: {
        nl: 'Medewerkers zijn geauthenticeerd, en UZI-certificaten worden gecontroleerd op geldigheid en juistheid.',
        en: 'Staff are authenticated, and UZI certificates are checked for validity and correctness.',
      },
      look: {
        nl: 'Leg een keuze vast met een ingetrokken of verlopen UZI-testpas, en daarna met een geldige: weigert het systeem de eerste, en noemt het de houder van de tweede?',
        en: 'Record a choice with a revoked or expired UZI test card, and then with a valid one: does the system refuse the first, and name the holder of the second?',
      },
      parts: [anyOf('traffic', 'seen')],
      holds: withChoices,
    },
    {
      id: '4.08.b',
      whose: ['application'],
      demand: {
        nl: 'Een intern nummer identificeert de medewerker.',
        en: 'An internal number identifies the employee.',
      },
      parts: [anyOf('traffic')],
      holds: withChoices,
    },
    {
      id: '4.08.c',
      whose: ['provider'],
      demand: {
        nl: 'Lokale nummers zijn op het juiste niveau verkregen (NEN 7512) en worden veilig vertaald (NEN 7510).',
        en: 'Local numbers are obtained at the right level (NEN 7512) and their translation is secured (NEN 7510).',
      },
      parts: [anyOf('declared')],
      holds: withChoices,
      declaration: {
        attach: {
          nl: 'De procedure voor het koppelen van lokale nummers.',
          en: 'The procedure for mapping local identifiers.',
        },
        states: [
          { nl: 'verkrijging op het juiste niveau (NEN 7512)', en: 'obtained at the right level (NEN 7512)' },
          { nl: 'veilige vertaling (NEN 7510)', en: 'secure translation (NEN 7510)' },
        ],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
