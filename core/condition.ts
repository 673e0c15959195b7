import type { Basis } from './basis.js';
import type { Line } from './line.js';
import type { Text } from './text.js';

/** A numbered demand of the norm (`2.01`), or a chapter of message rules (`migratiebericht`). */
export interface Condition {
  /** The norm's own number, never ours. */
  readonly id: string;
  readonly title: Text;
  /** The demand, paraphrased; the norm itself is cited in `source`. */
  readonly demand: Text;
  readonly basis: Basis;
  readonly source: string;
  /** Where a person can read the norm. */
  readonly link: string;
  /** What it asks, demand by demand, in the order of the norm. */
  readonly lines: readonly [Line, ...Line[]];
}

/** The condition that a scenario shows: `2.01` of `2.01/census`. */
export const conditionOf = (scenario: string): string => scenario.split('/')[0] ?? scenario;

/** The category of the norm that a condition belongs to: `2` of `2.01`. The rules for migration messages belong to migration. */
export const categoryOf = (condition: string): string =>
  condition === 'migratiebericht' ? '3' : (condition.split('.')[0] ?? condition);
