import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '4.03',
  title: { nl: 'De vraag wordt aan de patiënt gesteld', en: 'The patient is asked that question' },
  demand: {
    nl: 'Medewerkers stellen de patiënt die vraag.',
    en: 'Staff ask the patient that question.',
  },
  ...norm('4.03'),
  shownBy: ['attended', 'declared'],
  declaration: {
    attach: { nl: 'De werkinstructie of het scholingsbewijs.', en: 'The work instruction or proof of training.' },
    states: [
      {
        nl: 'dat medewerkers de toestemmingsvraag van Mitz stellen zoals die in het XIS staat',
        en: 'that staff ask the toestemmingsvraag of Mitz as it stands in the XIS',
      },
      { nl: 'wie is geschoold, en wanneer', en: 'who was trained, and when' },
    ],
    signedBy: byProvider,
  },
  functionalities: ['dossierhoudersknop', 'raadplegersknop'],
} satisfies Condition;
