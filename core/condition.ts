import type { Basis } from './basis.js';
import type { Text } from './text.js';

/** What can show that a condition is met. */
export type Evidencing = 'auto' | 'attended' | 'declared';

/** What a document has to show. The norm gives the demand; which paper shows it is mostly a reading of the norm. */
export interface DeclarationDemand {
  /** What to attach. */
  readonly attach: Text;
  /** What must be found in it. */
  readonly states: readonly Text[];
  /** Who may sign for it, by role. Where that is assumed, another role counts too and leaves a remark. */
  readonly signedBy: { readonly roles: readonly string[]; readonly basis: Basis };
}

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
  readonly shownBy: readonly Evidencing[];
  /** For a condition, or the part of it, that only a document can show. */
  readonly declaration?: DeclarationDemand;
  /** The functionalities for which it counts; absent: it counts for every provider. */
  readonly functionalities?: readonly string[];
}

/** The condition that a scenario shows: `2.01` of `2.01/census`. */
export const conditionOf = (scenario: string): string => scenario.split('/')[0] ?? scenario;

/** The category of the norm that a condition belongs to: `2` of `2.01`. The rules for migration messages belong to migration. */
export const categoryOf = (condition: string): string =>
  condition === 'migratiebericht' ? '3' : (condition.split('.')[0] ?? condition);
