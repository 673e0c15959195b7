import type { Condition } from '../../../core/condition.js';
import { anyOf, withMigration } from '../../../mitz/norm.js';

export default {
  id: 'migratiebericht',
  title: { nl: 'Het migratiebericht', en: 'The migration message' },
  demand: {
    nl: 'Een migratie verliest geen toestemming, verzint er geen en verandert er geen; elk bericht heeft de vorm van de specificatieset.',
    en: 'A migration loses no consent, invents none and changes none; every message has the form of the specification set.',
  },
  basis: 'published',
  source:
    'mitz-toestemming.nl, Migreren van toestemmingen; regional session Noord-Nederland, 24 June 2024: safely and completely',
  link: 'https://www.mitz-toestemming.nl/kennisbank/functionaliteiten/migreren-van-toestemmingen',
  lines: [
    {
      id: 'migratiebericht.a',
      whose: ['application'],
      demand: {
        nl: 'Toestemmingen worden veilig gemigreerd: geen wordt verzonnen of veranderd.',
        en: 'Consents are migrated safely: none is invented or changed.',
      },
      parts: [anyOf('traffic')],
      holds: withMigration,
    },
    {
      id: 'migratiebericht.b',
      whose: ['application'],
      demand: {
        nl: 'Toestemmingen worden volledig gemigreerd: geen gaat verloren, en de tellingen kloppen.',
        en: 'Consents are migrated completely: none is lost, and the counts agree.',
      },
      parts: [anyOf('traffic')],
      holds: withMigration,
    },
    {
      id: 'migratiebericht.c',
      whose: ['application'],
      demand: {
        nl: 'Wat beperkt is blijft beperkt, en toekomstvast wordt onderscheiden.',
        en: 'What is restricted stays restricted, and future-proof is told apart.',
      },
      parts: [anyOf('traffic')],
      holds: withMigration,
    },
  ],
} satisfies Condition;
