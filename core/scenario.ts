import type { Basis, Level } from './basis.js';
import { weakest } from './basis.js';
import type { Condition } from './condition.js';
import { conditionOfLine } from './line.js';
import type { Reading } from './reading.js';
import type { Specification } from './specification.js';
import type { Text } from './text.js';
import type { Entry, Transcript } from './transcript.js';

/** What a check judges: the transcript, with the specification set that holds. */
export interface Evidence<Cast = unknown, Context = unknown> extends Transcript<Cast, Context> {
  readonly specification: Specification;
  /** Keeps what a check read of it, which decides the kind of evidence. Absent where nobody asks for the kind. */
  readonly read?: Reading;
}

/** What a check is evidence for, and how well founded its demand is. */
export interface Footing {
  /** The line of the norm. */
  readonly line?: string;
  /** `normative` only where the line says so in so many words. */
  readonly basis?: Basis;
  /** Where the demand is written. Owed for a published or an observed basis that is not that of the values it reads. */
  readonly source?: string;
  /** What it judges, where other checks judge the same thing: a key that they share. */
  readonly demand?: string;
  /** It is judged where the target claims one of these; absent: wherever its scenario is. */
  readonly functionalities?: readonly string[];
}

/** A named, pure judgement: returns, or throws `fail` / `notShown` (outcome.ts). Anything else it throws is our error. */
export interface Check<Cast = unknown, Context = unknown> extends Footing {
  readonly title: Text;
  readonly level: Level;
  /** It judges the form of a message: where that form is only assumed, what it finds is for Mitz to look at, and leaves no line open. */
  readonly form?: true;
  /** The specification values that a check reads: unless a basis is given, it is as well founded as the weakest of them. */
  readonly reads?: readonly string[];
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
  /** The line of the norm that its checks are evidence for. */
  readonly line: string;
  /** How well founded their demands are, but for checks that read values of the set. Absent: assumed. */
  readonly basis?: Basis;
  /** Where the demands are written, for a published or an observed basis. */
  readonly source?: string;
  /** Checks for which another line, basis or source holds, by name. */
  readonly except?: Readonly<Record<string, Footing>>;
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

/** What a scenario says of its checks together. */
type Told = Pick<AnyScenario, 'line' | 'basis' | 'source' | 'except'>;

/** What a check of a scenario is evidence for, with all that its scenario says of it. */
export interface Founded {
  readonly line: string;
  readonly basis: Basis;
  /** Where the rule is written. */
  readonly sources: readonly string[];
  readonly demand?: string;
}

/** The footing of a check, by what it says itself and what its scenario says of it. */
export const footingOf = (
  id: string,
  check: Check<never, never>,
  scenario: Told,
): Footing & { readonly line: string } => {
  const { line = scenario.line, basis, source, demand, functionalities } = { ...check, ...scenario.except?.[id] };
  return {
    line,
    ...(basis && { basis }),
    ...(source !== undefined && { source }),
    ...(demand !== undefined && { demand }),
    ...(functionalities && { functionalities }),
  };
};

/** What a check is evidence for and how well founded it is, under this specification set. */
export function founded(
  id: string,
  check: Check<never, never>,
  { scenario, condition }: Pick<PlacedScenario<Told>, 'scenario' | 'condition'>,
  specification: Specification,
): Founded {
  const { line, basis: own, source, demand } = footingOf(id, check, scenario);
  const values = (own ? [] : (check.reads ?? [])).map((key) => valueOf(specification, key));
  const basis = values.length > 0 ? weakest(values.map((value) => value.basis)) : (own ?? scenario.basis ?? 'assumed');
  const written = {
    // A check may be evidence for a line of another condition, which stands on the same page of the norm.
    normative: `${condition.source.replace(condition.id, conditionOfLine(line))}, line ${line}`,
    published: scenario.source ?? condition.source,
    observed: scenario.source ?? condition.source,
    assumed: `a reading of line ${line} by this harness: the norm does not say so in so many words`,
  } as const;
  const said = values.length > 0 ? values.map((value) => value.source) : [written[basis]];
  return {
    line,
    basis,
    sources: source === undefined ? [...new Set(said)] : [source],
    ...(demand !== undefined && { demand }),
  };
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
