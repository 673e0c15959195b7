import type { Outcome } from '../core/outcome.js';
import type { Text } from '../core/text.js';

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
