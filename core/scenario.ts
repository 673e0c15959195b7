import type { Basis, Level } from './basis.js';
import { weakest } from './basis.js';
import type { Condition } from './condition.js';
import type { Specification } from './specification.js';
import type { Text } from './text.js';
import type { Entry, Transcript } from './transcript.js';

/** What a check judges: the transcript, with the specification set that holds. */
export interface Evidence<Cast = unknown, Context = unknown> extends Transcript<Cast, Context> {
  readonly specification: Specification;
}

/** A named, pure judgement: returns, or throws `fail` / `notShown` (outcome.ts). Anything else it throws is our error. */
export interface Check<Cast = unknown, Context = unknown> {
  readonly title: Text;
  readonly level: Level;
  /**
   * The specification values that a check about form reads: it is as well founded as the weakest of them.
   * Absent for a check about meaning, which has the basis of its condition.
   */
  readonly reads?: readonly string[];
  /** Overrules the basis: for what is expected where the norm is silent. */
  readonly assumed?: true;
  /** Where the norm or a guide says so, if elsewhere than in the condition or the specification values. */
  readonly source?: string;
  /** The faults of the reference connector that make this check fail over the wire. */
  readonly trippedBy: readonly [string, ...string[]];
  judge(evidence: Evidence<Cast, Context>): void;
}

/**
 * One file under a condition. It produces evidence (`given`, `when`); its checks judge evidence; the two never mix.
 * `Bed` is what `when` may touch, `Maker` what `given` builds with, `Example` how the examples are written.
 */
export interface Scenario<Cast = unknown, Bed = unknown, Maker = unknown, Example = unknown, Context = unknown> {
  readonly title: Text;
  /** Runs when the target claims one of these; absent: for every target. */
  readonly functionalities?: readonly string[];
  /** What else a target must have told of itself for it to apply, by name. */
  readonly needs?: readonly string[];
  /** The whole scenario is expected where the norm is silent: not shown leaves a finding, not an open condition. */
  readonly assumed?: true;
  /** Its checks are about messages as such, so they also judge what a connector sends by itself (`observe`). */
  readonly observable?: true;
  given(maker: Maker): Cast;
  when(bed: Bed, cast: Cast): Promise<void>;
  readonly checks: Readonly<Record<string, Check<Cast, Context>>>;
  /** A transcript on which every check passes, and for each check one on which it must fail. */
  readonly examples: {
    readonly good: (example: Example, cast: Cast) => void;
    readonly counter: Readonly<Record<string, (example: Example, cast: Cast) => void>>;
  };
}

/** A scenario whose types do not matter to who handles it. */
export type AnyScenario = Scenario<never, never, never, never, never>;

/** A scenario with its place in the norm. `id` is `<condition>/<slug>`, taken from where its file stands. */
export interface PlacedScenario<S = Scenario> {
  readonly id: string;
  readonly condition: Condition;
  readonly scenario: S;
}

/** How well founded a check is, under this specification set. */
export function basisOf(check: Check<never, never>, condition: Condition, specification: Specification): Basis {
  if (check.assumed) return 'assumed';
  if (!check.reads || check.reads.length === 0) return condition.basis;
  return weakest(check.reads.map((key) => valueOf(specification, key).basis));
}

/** Where the rule behind a check is written. */
export function sourcesOf(
  check: Check<never, never>,
  condition: Condition,
  specification: Specification,
): readonly string[] {
  if (check.source) return [check.source];
  if (!check.reads || check.reads.length === 0) return [condition.source];
  return [...new Set(check.reads.map((key) => valueOf(specification, key).source))];
}

function valueOf(specification: Specification, key: string): Specification[string] {
  const found = specification[key];
  if (!found) throw new Error(`the specification set has no value '${key}'; is an overlay for another version in use?`);
  return found;
}

/** The entries with which a transcript made by an example builder or read from a file becomes evidence. */
export function evidenceOf<Cast, Context>(
  transcript: Transcript<Cast, Context>,
  specification: Specification,
  entries: readonly Entry[] = transcript.entries,
): Evidence<Cast, Context> {
  return { ...transcript, entries, specification };
}
