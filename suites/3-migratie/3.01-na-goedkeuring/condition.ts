import type { Condition } from '../../../core/condition.js';
import { byMitz } from '../../../mitz/declarations/signers.js';
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
  declaration: {
    attach: { nl: 'De goedkeuring van de migratie door Mitz.', en: "Mitz's approval of the migration." },
    states: [
      {
        nl: 'de zorgaanbieder (URA) en de migratie die is goedgekeurd',
        en: 'the provider (URA) and the migration that was approved',
      },
      {
        nl: 'de datum van goedkeuring, vóór de eerste migratie',
        en: 'the date of approval, before the first migration',
      },
    ],
    signedBy: byMitz,
  },
  functionalities: ['migratie'],
} satisfies Condition;
