import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm, withChoices } from '../../../mitz/norm.js';

export default {
  id: '4.03',
  title: { nl: 'De vraag wordt aan de patiënt gesteld', en: 'The patient is asked that question' },
  demand: {
    nl: 'Medewerkers stellen de patiënt die vraag.',
    en: 'Staff ask the patient that question.',
  },
  ...norm('4.03'),
  lines: [
    {
      id: '4.03.a',
      whose: ['provider'],
      demand: { nl: 'Medewerkers stellen de patiënt die vraag.', en: 'Staff ask the patient that question.' },
      parts: [anyOf('declared')],
      holds: withChoices,
      declaration: {
        attach: { nl: 'De werkinstructie of het scholingsbewijs.', en: 'The work instruction or proof of training.' },
        states: [
          {
            nl: 'dat medewerkers de toestemmingsvraag van Mitz stellen',
            en: 'that staff ask the toestemmingsvraag of Mitz',
          },
          { nl: 'wie is geschoold, en wanneer', en: 'who was trained, and when' },
        ],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
