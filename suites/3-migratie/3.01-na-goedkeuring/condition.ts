import type { Condition } from '../../../core/condition.js';
import { byMitz, byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm, withMigration } from '../../../mitz/norm.js';

export default {
  id: '3.01',
  title: { nl: 'Migratie pas na goedkeuring', en: 'Migration only after approval' },
  demand: {
    nl: 'Bestaande toestemmingen worden pas aangeboden nadat Mitz dat heeft goedgekeurd.',
    en: 'Existing consents are offered only after Mitz has approved.',
  },
  ...norm('3.01'),
  lines: [
    {
      id: '3.01.a',
      whose: ['application', 'mitz'],
      demand: {
        nl: 'Er wordt niets aangeboden voordat Mitz dat heeft goedgekeurd, per dossierhouder.',
        en: 'Nothing is offered before Mitz has approved, for each holder.',
      },
      parts: [anyOf('traffic'), anyOf('declared')],
      holds: withMigration,
      declaration: {
        attach: { nl: 'De goedkeuring van de migratie door Mitz.', en: "Mitz's approval of the migration." },
        states: [
          {
            nl: 'de zorgaanbieder (URA) en de migratie die is goedgekeurd',
            en: 'the provider (URA) and the migration that was approved',
          },
          {
            nl: 'de datum van goedkeuring, op of vóór de dag van het eerste bericht',
            en: 'the date of approval, on or before the day of the first message',
          },
        ],
        signedBy: byMitz,
      },
    },
    {
      id: '3.01.b',
      whose: ['provider'],
      demand: {
        nl: 'Aan de aanwijzingen uit de impactscan, als die er zijn, is eerst voldaan.',
        en: 'The instructions of the impactscan, if any, are met first.',
      },
      parts: [anyOf('declared')],
      holds: withMigration,
      declaration: {
        attach: {
          nl: 'Per aanwijzing uit de impactscan hoe en wanneer eraan is voldaan, of dat er geen waren.',
          en: 'For each instruction of the impactscan how and when it was met, or that there were none.',
        },
        states: [
          {
            nl: 'alle aanwijzingen voor de migratie, of dat er geen waren',
            en: 'all instructions for the migration, or that there were none',
          },
          {
            nl: 'de datum waarop aan elk is voldaan, op of vóór de dag van het eerste bericht',
            en: 'the date on which each was met, on or before the day of the first message',
          },
        ],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
