import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
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
  declaration: {
    attach: { nl: 'De brief of websitetekst over de migratie.', en: 'The letter or website text on the migration.' },
    states: [
      {
        nl: 'dat bestaande toestemmingen naar Mitz gaan, en wanneer',
        en: 'that existing consents go to Mitz, and when',
      },
      {
        nl: 'wat dat voor de patiënt betekent, en hoe die de keuze kan wijzigen',
        en: 'what that means for the patient, and how to change the choice',
      },
    ],
    signedBy: byProvider,
  },
  functionalities: ['migratie'],
} satisfies Condition;
