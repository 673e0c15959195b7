import type { Condition } from '../../../core/condition.js';
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
  declaration: { nl: 'De werkinstructie of het scholingsbewijs.', en: 'The work instruction or proof of training.' },
  functionalities: ['dossierhoudersknop', 'raadplegersknop'],
} satisfies Condition;
