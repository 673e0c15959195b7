import type { Outcome } from '../core/outcome.js';
import type { Language, Text } from '../core/text.js';

/**
 * The first words of a result's message. `categories.json` sorts results by them, so they are fixed,
 * in capitals, and the same in every message of their kind.
 */
export const openings = {
  fail: { nl: 'VOLDOET NIET', en: 'FALLS SHORT' },
  error: { nl: 'NIET BEOORDEELD', en: 'NOT JUDGED' },
  'not-shown': { nl: 'NIET AANGETOOND', en: 'NOT SHOWN' },
  'not-applicable': { nl: 'NIET VAN TOEPASSING', en: 'NOT APPLICABLE' },
  assumption: { nl: 'AANNAME (bevestig met Mitz)', en: 'ASSUMPTION (confirm with Mitz)' },
  finding: { nl: 'BEVINDING (blokkeert niet)', en: 'FINDING (does not block)' },
} as const satisfies Record<Exclude<Outcome, 'pass'> | 'assumption' | 'finding', Text>;

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
