import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
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
  declaration: {
    attach: { nl: 'De afspraak met het uitwisselingssysteem.', en: 'The agreement with the exchange system.' },
    states: [
      {
        nl: 'dat zonder behandelrelatie niets wordt uitgewisseld',
        en: 'that nothing is exchanged without a treatment relation',
      },
      {
        nl: 'dat de toestemming bij elke uitwisseling bij Mitz wordt gecontroleerd',
        en: 'that the consent is checked at Mitz with every exchange',
      },
    ],
    signedBy: byProvider,
  },
} satisfies Condition;
