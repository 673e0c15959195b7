import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '4.05',
  title: { nl: 'Vastgelegd zoals de patiënt wenst', en: 'Recorded as the patient wishes' },
  demand: {
    nl: 'Een keuze wordt alleen vastgelegd met instemming van en zoals gewenst door de patiënt, zonder druk; van 12 tot en met 15 jaar met een ouder of wettelijk vertegenwoordiger erbij die instemt; zonder beslissing wordt niets vastgelegd.',
    en: "A choice is recorded only with the patient's approval and as the patient wishes, free of pressure; aged 12 to 15 with a parent or legal representative present and agreeing; without a decision nothing is recorded.",
  },
  ...norm('4.05'),
  shownBy: ['auto', 'attended', 'declared'],
  declaration: {
    nl: 'De werkinstructie voor het vastleggen van een keuze.',
    en: 'The work instruction for recording a choice.',
  },
  functionalities: ['dossierhoudersknop', 'raadplegersknop', 'samen-naar-mijnmitz'],
} satisfies Condition;
