import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '3.01',
  title: { nl: 'Migratie pas na goedkeuring', en: 'Migration only after approval' },
  demand: {
    nl: 'Bestaande toestemmingen worden pas aangeboden nadat Mitz dat heeft goedgekeurd.',
    en: 'Existing consents are offered only after Mitz has approved.',
  },
  ...norm('3.01'),
  shownBy: ['auto', 'declared'],
  declaration: { nl: 'De goedkeuring van de migratie door Mitz.', en: "Mitz's approval of the migration." },
  functionalities: ['migratie'],
} satisfies Condition;
