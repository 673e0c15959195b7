import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '4.06',
  title: { nl: 'Vastlegging is controleerbaar', en: 'The recording can be audited' },
  demand: {
    nl: 'Mitz kan het proces van vastleggen controleren.',
    en: 'Mitz can audit the recording process.',
  },
  ...norm('4.06'),
  shownBy: ['auto', 'declared'],
  declaration: {
    nl: 'De verklaring dat aan een audit wordt meegewerkt.',
    en: 'The statement of cooperation with an audit.',
  },
  functionalities: ['dossierhoudersknop', 'raadplegersknop', 'samen-naar-mijnmitz'],
} satisfies Condition;
