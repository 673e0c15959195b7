import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '4.04',
  title: { nl: 'Patiënt vooraf geïnformeerd', en: 'Patient informed beforehand' },
  demand: {
    nl: 'Vooraf zijn de gevolgen uitgelegd en is de folder aangeboden.',
    en: 'Beforehand the consequences are explained and the information folder is offered.',
  },
  ...norm('4.04'),
  shownBy: ['auto', 'attended'],
  functionalities: ['dossierhoudersknop', 'raadplegersknop'],
} satisfies Condition;
