import { categoryOf } from '../core/condition.js';
import type { Language, Text } from '../core/text.js';

const titles: Readonly<Record<string, Text>> = {
  '1': { nl: '1 Alle zorgaanbieders', en: '1 All care providers' },
  '2': { nl: '2 Vastleggen lokalisatiegegevens', en: '2 Recording localisation data' },
  '3': { nl: '3 Migratie', en: '3 Migration' },
  '4': { nl: '4 Vastleggen keuzes', en: '4 Recording choices' },
};

/** The category of the norm that a condition belongs to, by its number and title. */
export const categoryTitle = (condition: string, lang: Language): string =>
  (titles[categoryOf(condition)] ?? { nl: 'Overige', en: 'Other' })[lang];
