import type { Basis } from './basis.js';
import type { Text } from './text.js';

/**
 * The kinds of evidence, best first. `traffic`: somebody other than the target saw it. `seen`: a person looked and
 * stands for it. `stated`: the target says it of itself. `declared`: a signed document that is there and valid.
 */
export const evidenceKinds = ['traffic', 'seen', 'stated', 'declared'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** The kinds that a check can have: what it read in a run decides which. */
export type CheckKind = Exclude<EvidenceKind, 'declared'>;

/** Who has to see to a line. */
export type Party = 'application' | 'connector' | 'provider' | 'mitz';

/** What a target claims and says of itself, as far as it decides which lines hold for it and what they need. */
export interface Claimed {
  readonly functionalities: readonly string[];
  /** Answers in the target file, such as `connectorOf: zorgaanbieder`. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A circumstance of a target. What is absent does not matter; all that is present must be so. */
export interface Circumstance {
  /** At least one of these functionalities is claimed. */
  readonly claimed?: readonly string[];
  /** None of these functionalities is claimed. */
  readonly unclaimed?: readonly string[];
  /** The target file gives exactly these answers. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** One thing that a line needs. Any of its kinds shows it; all parts together show the line. */
export interface Part {
  readonly kinds: readonly [EvidenceKind, ...EvidenceKind[]];
  /** Absent: it counts for every target for which the line holds. */
  readonly when?: Circumstance;
  /** The norm does not ask for it in so many words: it is how we read the norm. */
  readonly reading?: true;
}

/** What a document has to show. The norm gives the demand; which paper shows it is mostly a reading of the norm. */
export interface DeclarationDemand {
  /** What to attach. */
  readonly attach: Text;
  /** What must be found in it. */
  readonly states: readonly Text[];
  /** Who may sign for it, by role. Where that is assumed, another role counts too and leaves a remark. */
  readonly signedBy: { readonly roles: readonly string[]; readonly basis: Basis };
}

/** One demand of a condition, the unit that is shown or not: `4.05.c`. Whoever accepts a target signs for each of them. */
export interface Line {
  /** The condition's number and a letter. */
  readonly id: string;
  readonly demand: Text;
  readonly parts: readonly [Part, ...Part[]];
  readonly whose: readonly [Party, ...Party[]];
  /** For whom it holds; absent: for everybody. */
  readonly holds?: Circumstance;
  /** Where it holds no longer, although it does for everybody else. */
  readonly lapses?: Circumstance;
  /** The line as a whole is how we read the norm. */
  readonly reading?: true;
  /** What to do where it is not shown, if there is more to say than what its parts need. */
  readonly hint?: Text & { readonly when?: Circumstance };
  /** What a document has to show, for a line that names `declared`. */
  readonly declaration?: DeclarationDemand;
  /** What a person looks at and stands for, for a line that names `seen`. */
  readonly look?: Text;
}

/** The condition that a line belongs to: `4.05` of `4.05.c`. */
export const conditionOfLine = (line: string): string => line.slice(0, line.lastIndexOf('.'));

/** Tells whether a circumstance is that of a target. */
export function isSo({ claimed, unclaimed, facts = {} }: Circumstance, target: Claimed): boolean {
  const has = (one: string): boolean => target.functionalities.includes(one);
  return (
    (claimed?.some(has) ?? true) &&
    !(unclaimed?.some(has) ?? false) &&
    Object.entries(facts).every(([name, answer]) => target.facts[name] === answer)
  );
}

/** The parts of a line that count for a target; none where the line does not hold for it. */
export function partsFor(line: Line, target: Claimed): readonly Part[] {
  if (line.holds && !isSo(line.holds, target)) return [];
  if (line.lapses && isSo(line.lapses, target)) return [];
  return line.parts.filter(({ when }) => !when || isSo(when, target));
}

/** What parts need, as the norm's lines write it: `traffic + seen | declared`. */
export const needsText = (parts: readonly Part[]): string => parts.map(({ kinds }) => kinds.join(' | ')).join(' + ');
