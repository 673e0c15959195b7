import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm } from '../../../mitz/norm.js';

export default {
  id: '2.04',
  title: { nl: 'Patiënt geïnformeerd over Mitz', en: 'Patient told about Mitz' },
  demand: {
    nl: 'De patiënt is verteld dat toestemming voor deze zorgaanbieder in Mitz geregeld kan worden.',
    en: 'The patient is told that consent for this provider can be arranged in Mitz.',
  },
  ...norm('2.04'),
  lines: [
    {
      id: '2.04.a',
      whose: ['provider'],
      demand: {
        nl: 'De patiënt is verteld dat toestemming voor deze zorgaanbieder in Mitz geregeld kan worden.',
        en: 'The patient is told that consent for this provider can be arranged in Mitz.',
      },
      parts: [anyOf('declared')],
      declaration: {
        attach: { nl: 'De tekst op website, brief of folder.', en: 'The text on website, letter or folder.' },
        states: [
          {
            nl: 'dat de toestemming voor deze zorgaanbieder in Mitz geregeld kan worden',
            en: 'that consent for this provider can be arranged in Mitz',
          },
          { nl: 'waar die tekst staat en sinds wanneer', en: 'where that text stands and since when' },
        ],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
