import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '1.02',
  title: { nl: 'Toestemmingscontrole bij Mitz', en: 'Consent check at Mitz' },
  demand: {
    nl: 'Via het uitwisselingssysteem gaan alleen gegevens van patiënten met wie een behandelrelatie bestaat, en de toestemming wordt bij Mitz gecontroleerd.',
    en: 'Through the exchange system only data of patients with a treatment relation is exchanged, and the consent is checked at Mitz.',
  },
  ...norm('1.02'),
  shownBy: ['auto', 'declared'],
  declaration: { nl: 'De afspraak met het uitwisselingssysteem.', en: 'The agreement with the exchange system.' },
} satisfies Condition;
