import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, anyOfWhere, norm, withRelease } from '../../../mitz/norm.js';

export default {
  id: '2.03',
  title: { nl: 'Alleen gegevens die nodig zijn voor de behandeling', en: 'Only the data necessary for treatment' },
  demand: {
    nl: 'Op grond van de toestemming worden alleen gegevens uitgewisseld die voor de behandeling nodig zijn.',
    en: 'On the basis of the consent only the data necessary for treatment is exchanged.',
  },
  ...norm('2.03'),
  lines: [
    {
      id: '2.03.a',
      whose: ['application', 'provider'],
      demand: {
        nl: 'Op grond van de toestemming worden alleen gegevens uitgewisseld die voor de behandeling nodig zijn.',
        en: 'On the basis of the consent only the data necessary for treatment is exchanged.',
      },
      parts: [anyOf('declared'), anyOfWhere(withRelease, 'traffic')],
      declaration: {
        attach: {
          nl: 'Het beleid over welke gegevens worden uitgewisseld.',
          en: 'The policy on which data is exchanged.',
        },
        states: [
          {
            nl: 'welke gegevens voor welke behandeling nodig zijn, met de richtlijn waarop dat berust',
            en: 'which data is necessary for which treatment, with the guideline it rests on',
          },
        ],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
