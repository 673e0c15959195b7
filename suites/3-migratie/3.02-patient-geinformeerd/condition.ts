import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm, withMigration } from '../../../mitz/norm.js';

export default {
  id: '3.02',
  title: { nl: 'Patiënt geïnformeerd over de migratie', en: 'Patient told about the migration' },
  demand: {
    nl: 'Patiënten zijn geïnformeerd over de migratie en wat die voor hen betekent.',
    en: 'Patients are told about the migration and what it means for them.',
  },
  ...norm('3.02'),
  lines: [
    {
      id: '3.02.a',
      whose: ['provider'],
      demand: { nl: 'Patiënten zijn geïnformeerd over de migratie.', en: 'Patients are told of the migration.' },
      parts: [anyOf('declared')],
      holds: withMigration,
      declaration: {
        attach: {
          nl: 'De brief of websitetekst over de migratie.',
          en: 'The letter or website text on the migration.',
        },
        states: [
          {
            nl: 'dat bestaande toestemmingen naar Mitz gaan, en wanneer',
            en: 'that existing consents go to Mitz, and when',
          },
        ],
        signedBy: byProvider,
      },
    },
    {
      id: '3.02.b',
      whose: ['provider'],
      demand: {
        nl: 'Patiënten zijn geïnformeerd over wat de migratie voor hen betekent.',
        en: 'Patients are told what the migration means for them.',
      },
      parts: [anyOf('declared')],
      holds: withMigration,
      declaration: {
        attach: {
          nl: 'De brief of websitetekst over wat de migratie betekent.',
          en: 'The letter or website text on what the migration means.',
        },
        states: [
          {
            nl: 'wat dat voor de patiënt betekent, en hoe die de keuze kan wijzigen',
            en: 'what that means for the patient, and how to change the choice',
          },
        ],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
