import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { norm } from '../../../mitz/norm.js';

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
  shownBy: ['auto', 'declared'],
  declaration: {
    attach: {
      nl: 'De procedure voor het koppelen van lokale nummers.',
      en: 'The procedure for mapping local identifiers.',
    },
    states: [
      {
        nl: 'een uniek intern nummer per medewerker, dat naar één persoon leidt',
        en: 'a unique internal number for each member of staff, which leads to one person',
      },
      {
        nl: 'verkrijging op het juiste niveau (NEN 7512) en veilige vertaling (NEN 7510)',
        en: 'obtained at the right level (NEN 7512) and translated securely (NEN 7510)',
      },
      {
        nl: 'de controle van UZI-certificaten op geldigheid en intrekking',
        en: 'the check of UZI certificates on validity and revocation',
      },
    ],
    signedBy: byProvider,
  },
  functionalities: ['dossierhoudersknop', 'raadplegersknop', 'samen-naar-mijnmitz'],
} satisfies Condition;
