/** Pieces of SQL that several queries over a batch are made of. */
import type { CategoryBits } from './sent-message.js';
import { ruleIds } from './rules.js';
import type { BatchRuleId } from './rules.js';

/** An SQL text. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const indexOf = (id: BatchRuleId): number => ruleIds.indexOf(id);
export const choiceText = (column: string): string =>
  `case ${column} when 1 then 'yes' when 2 then 'no' else 'none' end`;

/** When a consent (`s`) differs from its row in the register (`r`). What one of them does not say is no difference. */
export const differences = (
  bits: CategoryBits,
): Readonly<Record<'choice' | 'date' | 'restriction' | 'birth' | 'type', string>> => ({
  choice: '(s.choice <> r.choice)',
  // Both are compared as exactly as the one that was written less exactly; a local time can be one of two moments.
  date: `(case when isnan(s.decided) then false when r.unit = 0 then s.day <> r.day
    else abs(s.decided - r.decided) >= greatest(s.unit, r.unit)
      and (isnan(r.other) or abs(s.decided - r.other) >= greatest(s.unit, r.unit)) end)`,
  // Of a no the register need not say whether it is restricted.
  restriction: `(s.categories >= 0 and case when r.choice = 0 then true when r.future = 1 then s.categories <> ${bits.all}
    when r.categories >= 0 then s.categories <> r.categories else r.future = 0 and s.categories = ${bits.all} end)`,
  birth: '(s.birth <> 0 and r.birth <> 0 and s.birth <> r.birth)',
  type: '(s.type >= 0 and s.type <> r.type)',
});
