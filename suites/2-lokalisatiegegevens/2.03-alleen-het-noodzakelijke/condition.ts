import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '2.03',
  title: { nl: 'Alleen gegevens die nodig zijn voor de behandeling', en: 'Only the data necessary for treatment' },
  demand: {
    nl: 'Op grond van de toestemming worden alleen gegevens uitgewisseld die voor de behandeling nodig zijn.',
    en: 'On the basis of the consent only the data necessary for treatment is exchanged.',
  },
  ...norm('2.03'),
  shownBy: ['auto', 'declared'],
  declaration: {
    nl: 'Het beleid over welke gegevens worden uitgewisseld.',
    en: 'The policy on which data is exchanged.',
  },
  functionalities: ['lokalisatie'],
} satisfies Condition;
