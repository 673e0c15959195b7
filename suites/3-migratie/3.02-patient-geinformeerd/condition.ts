import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '3.02',
  title: { nl: 'Patiënt geïnformeerd over de migratie', en: 'Patient told about the migration' },
  demand: {
    nl: 'Patiënten zijn geïnformeerd over de migratie en wat die voor hen betekent.',
    en: 'Patients are told about the migration and what it means for them.',
  },
  ...norm('3.02'),
  shownBy: ['declared'],
  declaration: { nl: 'De brief of websitetekst over de migratie.', en: 'The letter or website text on the migration.' },
  functionalities: ['migratie'],
} satisfies Condition;
