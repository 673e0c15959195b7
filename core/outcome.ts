import { AssertionError } from 'chai';
import { visibleValue } from './visible.js';

/**
 * The five ways a check or a scenario can end.
 * `pass` · `fail` (the target is wrong) · `error` (could not be judged: harness, configuration, driver) ·
 * `not-shown` (evidence is lacking) · `not-applicable` (not claimed).
 */
export type Outcome = 'pass' | 'fail' | 'error' | 'not-shown' | 'not-applicable';

export const outcomes: readonly Outcome[] = ['pass', 'fail', 'error', 'not-shown', 'not-applicable'];

/** Thrown where evidence is lacking: the driver cannot, nothing arrived, the form was not recognised. */
export class NotShown extends Error {
  override readonly name = 'NotShown';
}

/** Thrown where there is something, and nobody can tell what it is: unlike nothing, it is never passed over. */
export class Unreadable extends NotShown {}

/** What was wrong, in the terms of whoever has to mend it. */
export interface Shortcoming {
  readonly message: string;
  readonly expected?: string;
  readonly received?: string;
  /** Where to look: `exchange 3, /Envelope/Body/…` */
  readonly where?: string;
}

/** The type of what was thrown decides the outcome: only an assertion can blame the target. */
export function outcomeOf(thrown: unknown): Outcome {
  if (thrown instanceof AssertionError) return 'fail';
  if (thrown instanceof NotShown) return 'not-shown';
  return 'error';
}

/** Says that the target is wrong. */
export function fail(shortcoming: Shortcoming): never {
  throw new AssertionError(shortcoming.message, {
    expected: shortcoming.expected,
    actual: shortcoming.received,
    where: shortcoming.where,
    showDiff: false,
  });
}

/** Demands that something holds of the target; where it does not, the target is wrong. */
export function demand(holds: boolean, shortcoming: Shortcoming | (() => Shortcoming)): asserts holds {
  if (!holds) fail(typeof shortcoming === 'function' ? shortcoming() : shortcoming);
}

/** Says that there is no evidence either way, and why. */
export function notShown(reason: string): never {
  throw new NotShown(reason);
}

/** What a thrown value tells, whatever its type. A failed chai assertion tells what it expected and received. */
export function shortcomingOf(thrown: unknown): Shortcoming {
  if (!(thrown instanceof Error)) return { message: String(thrown) };
  if (!(thrown instanceof AssertionError)) return { message: thrown.message };
  const { expected, actual, where } = thrown as { expected?: unknown; actual?: unknown; where?: unknown };
  return {
    message: thrown.message,
    ...(expected !== undefined && { expected: readable(expected) }),
    ...(actual !== undefined && { received: readable(actual) }),
    ...(typeof where === 'string' && { where }),
  };
}

function readable(value: unknown): string {
  if (typeof value === 'string') return visibleValue(value);
  // JSON has no word for these two.
  return typeof value === 'function' || typeof value === 'symbol' ? value.toString() : JSON.stringify(value);
}

/** How many shortcomings of one check are told in full; the rest is counted. */
const toldInFull = 5;

/**
 * Applies one judgement to many things and tells of all that fell short, not just of the first.
 * A `NotShown` among them counts only if nothing fell short; an error of ours is thrown at once.
 */
export function judgeEach<T>(things: readonly T[], judge: (thing: T) => void): void {
  const wrong: Shortcoming[] = [];
  let lacking: NotShown | undefined;
  for (const thing of things) {
    try {
      judge(thing);
    } catch (thrown) {
      const outcome = outcomeOf(thrown);
      if (outcome === 'error') throw thrown;
      if (outcome === 'fail') wrong.push(shortcomingOf(thrown));
      else lacking ??= thrown as NotShown;
    }
  }
  const [first] = wrong;
  if (first && wrong.length === 1) fail(first);
  if (first) fail(together(wrong));
  if (lacking) throw lacking;
}

function together(wrong: readonly Shortcoming[]): Shortcoming {
  const told = wrong.slice(0, toldInFull);
  const column = (key: keyof Shortcoming): string =>
    [...new Set(told.map((one) => one[key]).filter((text) => text !== undefined))].join(' | ');
  const optional = (key: 'expected' | 'received' | 'where'): Partial<Shortcoming> =>
    told.some((one) => one[key] !== undefined) ? { [key]: column(key) } : {};
  const rest = wrong.length - told.length;
  return {
    message: `${wrong.length}×: ${column('message')}${rest > 0 ? ` (and ${rest} more)` : ''}`,
    ...optional('expected'),
    ...optional('received'),
    ...optional('where'),
  };
}

/** Judges one of several, and says which one it was where it falls short or where evidence is lacking. */
export function naming(name: string, judge: () => void): void {
  try {
    judge();
  } catch (thrown) {
    if (thrown instanceof NotShown) notShown(`${name}: ${thrown.message}`);
    if (outcomeOf(thrown) !== 'fail') throw thrown;
    const shortcoming = shortcomingOf(thrown);
    fail({ ...shortcoming, message: `${name}: ${shortcoming.message}` });
  }
}
