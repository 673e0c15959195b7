import type { Language, Text } from '../core/text.js';

const chapters: Readonly<Record<string, Text>> = {
  '1': { nl: '1 Alle zorgaanbieders', en: '1 All care providers' },
  '2': { nl: '2 Vastleggen lokalisatiegegevens', en: '2 Recording localisation data' },
  '3': { nl: '3 Migratie', en: '3 Migration' },
  '4': { nl: '4 Vastleggen keuzes', en: '4 Recording choices' },
};

/** The category of the norm that a condition belongs to; the rules for migration messages belong to migration. */
export function categoryOf(conditionId: string, lang: Language): string {
  const chapter = conditionId === 'migratiebericht' ? '3' : (/^(\d)\./.exec(conditionId)?.[1] ?? '');
  return (chapters[chapter] ?? { nl: 'Overige', en: 'Other' })[lang];
}
