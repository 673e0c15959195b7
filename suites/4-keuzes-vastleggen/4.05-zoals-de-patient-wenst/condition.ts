import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
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
    attach: {
      nl: 'De werkinstructie voor het vastleggen van een keuze.',
      en: 'The work instruction for recording a choice.',
    },
    states: [
      {
        nl: 'dat de patiënt vrij kiest, en zonder beslissing niets wordt vastgelegd',
        en: 'that the patient chooses freely, and nothing is recorded without a decision',
      },
      {
        nl: 'van 12 tot en met 15 jaar: een ouder of wettelijk vertegenwoordiger is erbij en stemt in',
        en: 'aged 12 to 15: a parent or legal representative is present and agrees',
      },
    ],
    signedBy: byProvider,
  },
  functionalities: ['dossierhoudersknop', 'raadplegersknop', 'samen-naar-mijnmitz'],
} satisfies Condition;
