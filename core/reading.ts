import type { CheckKind } from './line.js';
import type { CheckResult } from './run-record.js';

/**
 * What one check read of the evidence. Which kind of evidence a check is follows from it: traffic, unless it looked at
 * what a person stated or at what the target says of itself; where it rests on silence, only a run in which the same did
 * arrive elsewhere shows that somebody else would have seen it.
 */
export class Reading {
  #said: CheckKind = 'traffic';
  readonly #silent = new Set<string>();
  #silence: CheckKind = 'traffic';

  /** The check looked at what the target says of itself, or at what the person who was its hands stated. */
  said(kind: CheckKind): void {
    this.#said = weaker(this.#said, kind);
  }

  /**
   * The check rests on something not having arrived.
   * @param what where it would have arrived, by the names that `arrived` of a scenario has
   * @param otherwise the kind of evidence where nothing ever arrived there: it is then only said
   */
  silent(what: readonly string[], otherwise: CheckKind): void {
    for (const one of what) this.#silent.add(one);
    this.#silence = weaker(this.#silence, otherwise);
  }

  /** The kind of evidence, and the silence that it rests on. */
  get kind(): Pick<CheckResult, 'kind' | 'silence'> {
    if (this.#said !== 'traffic' || this.#silent.size === 0) return { kind: weaker(this.#said, 'traffic') };
    return { kind: 'traffic', silence: { of: [...this.#silent].sort(), otherwise: this.#silence } };
  }
}

const strength: readonly CheckKind[] = ['stated', 'seen', 'traffic'];
const weaker = (a: CheckKind, b: CheckKind): CheckKind => (strength.indexOf(a) < strength.indexOf(b) ? a : b);

/** The kind of a check in a whole run, in which this arrived. */
export function kindIn(
  { kind, silence }: Pick<CheckResult, 'kind' | 'silence'>,
  arrived: ReadonlySet<string>,
): CheckKind | undefined {
  if (!silence) return kind;
  return silence.of.every((one) => arrived.has(one)) ? 'traffic' : silence.otherwise;
}
