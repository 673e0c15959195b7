import type { Condition } from '../../../core/condition.js';

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
  shownBy: ['auto'],
  functionalities: ['migratie'],
} satisfies Condition;
