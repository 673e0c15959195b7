import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '1.09',
  title: { nl: 'Afspraken met leveranciers', en: 'Agreements with suppliers' },
  demand: {
    nl: 'Met leveranciers zijn afspraken over ketentests, beheer, servicedesks, contactpersoon, wijzigingen, incidentregistratie en oorzaakanalyses.',
    en: 'There are agreements with suppliers on chain tests, operations, service desks, a contact, change notices, incident registration and root cause analyses.',
  },
  ...norm('1.09'),
  shownBy: ['declared'],
  declaration: {
    attach: { nl: 'De afspraken met de leveranciers.', en: 'The agreements with the suppliers.' },
    states: [
      { nl: 'ketentests, beheer en servicedesks', en: 'chain tests, operations and service desks' },
      {
        nl: 'de contactpersoon, en het aankondigen van wijzigingen bij de Servicedesk Mitz',
        en: 'the contact, and change notices to Servicedesk Mitz',
      },
      { nl: 'incidentregistratie en oorzaakanalyses', en: 'incident registration and root cause analyses' },
    ],
    signedBy: byProvider,
  },
} satisfies Condition;
