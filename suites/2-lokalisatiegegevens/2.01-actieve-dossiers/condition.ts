import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '2.01',
  title: { nl: 'Lokalisatiegegevens voor elk actief dossier', en: 'Localisation data for every active dossier' },
  demand: {
    nl: 'Voor elke patiënt met een actief dossier worden lokalisatiegegevens in Mitz vastgelegd.',
    en: 'Localisation data is recorded in Mitz for every patient with an active dossier.',
  },
  ...norm('2.01'),
  shownBy: ['auto'],
  functionalities: ['lokalisatie'],
} satisfies Condition;
