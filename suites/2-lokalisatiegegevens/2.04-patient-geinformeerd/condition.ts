import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '2.04',
  title: { nl: 'Patiënt geïnformeerd over Mitz', en: 'Patient told about Mitz' },
  demand: {
    nl: 'De patiënt is verteld dat toestemming voor deze zorgaanbieder in Mitz geregeld kan worden.',
    en: 'The patient is told that consent for this provider can be arranged in Mitz.',
  },
  ...norm('2.04'),
  shownBy: ['declared'],
  declaration: { nl: 'De tekst op website, brief of folder.', en: 'The text on website, letter or folder.' },
  functionalities: ['lokalisatie'],
} satisfies Condition;
