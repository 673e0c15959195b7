import type { Condition } from '../../../core/condition.js';
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
  declaration: { nl: 'De afspraken met de leveranciers.', en: 'The agreements with the suppliers.' },
} satisfies Condition;
