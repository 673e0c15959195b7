import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '4.02',
  title: { nl: 'De toestemmingsvraag van Mitz is getoond', en: "Mitz's consent question is shown" },
  demand: {
    nl: 'Bij dossierhoudersknop en raadplegersknop staat de door Mitz bepaalde toestemmingsvraag als tekst in het XIS.',
    en: 'With both buttons the toestemmingsvraag defined by Mitz is shown as text in the XIS.',
  },
  ...norm('4.02'),
  shownBy: ['auto', 'attended'],
  functionalities: ['dossierhoudersknop', 'raadplegersknop'],
} satisfies Condition;
