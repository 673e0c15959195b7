/**
 * Which checks lean on which value of a specification set. The basis of a check about form hangs on the values that it
 * `reads`. Any check shows something only of messages in the form, and at the address, that the set has: which values
 * those are is declared nowhere, so it is watched while the check judges its examples.
 */
import { evidenceOf, footingOf } from '../../core/scenario.js';
import type { PlacedScenario } from '../../core/scenario.js';
import { isExchange } from '../../core/transcript.js';
import type { Entry } from '../../core/transcript.js';
import { Example, exampleContext, exampleMaker } from '../example.js';
import type { MitzEvidence } from '../context.js';
import type { ExampleWriter, MitzCheck, MitzScenario } from '../scenario.js';
import { defaultSpecification } from './index.js';
import type { MitzSpecification, SpecificationKey } from './index.js';

/** The checks that lean on one value, by `condition/slug#check`, in the order of the norm. */
export interface Leaning {
  /** As well founded as this value, at the most. */
  readonly basis: readonly string[];
  /** Recognise by it the messages of which they show something; their basis is another. */
  readonly form: readonly string[];
}

const nothing: Leaning = { basis: [], form: [] };

/** For every value the checks that lean on it. Judges all examples, which takes a second or two. */
export function leaningOn(scenarios: readonly PlacedScenario<MitzScenario>[]): (key: string) => Leaning {
  const all = new Map<string, { basis: string[]; form: string[] }>();
  const of = (key: string): { basis: string[]; form: string[] } => {
    const known = all.get(key) ?? { basis: [], form: [] };
    all.set(key, known);
    return known;
  };
  for (const { id, scenario } of scenarios) {
    const good = happened(scenario, scenario.examples.good);
    for (const [name, check] of Object.entries<MitzCheck<never>>(scenario.checks as never)) {
      const declared = new Set<string>(check.reads);
      const wrong = happened(scenario, scenario.examples.counter[name]);
      for (const key of declared) of(key).basis.push(`${id}#${name}`);
      for (const key of lookedUpBy(check, [good, wrong])) if (!declared.has(key)) of(key).form.push(`${id}#${name}`);
    }
  }
  return (key) => all.get(key) ?? nothing;
}

/** The checks of what is expected where the norm is silent: assumed whatever the values say. */
export const assumedByThemselves = (scenarios: readonly PlacedScenario<MitzScenario>[]): readonly string[] =>
  scenarios.flatMap(({ id, scenario }) =>
    Object.entries<MitzCheck<never>>(scenario.checks as never)
      .filter(
        ([name, check]) =>
          !check.reads &&
          (footingOf(name, check as never, scenario).basis ?? scenario.basis ?? 'assumed') === 'assumed',
      )
      .map(([name]) => `${id}#${name}`),
  );

type Happened = Pick<MitzEvidence, 'cast' | 'entries'>;

function happened(scenario: MitzScenario, write: ExampleWriter<never> | undefined): Happened {
  const example = new Example();
  const cast = scenario.given(exampleMaker());
  write?.(example, cast);
  return { cast, entries: example.entries() };
}

/** The values that a check needs to judge a right example and the one on which it fails. */
function lookedUpBy(check: MitzCheck<never>, examples: readonly Happened[]): ReadonlySet<SpecificationKey> {
  const seen = new Set<SpecificationKey>();
  const specification = watched(defaultSpecification, seen);
  for (const { cast, entries } of examples) {
    for (const key of addressesIn(entries)) seen.add(key);
    try {
      check.judge(evidenceOf({ scenario: '', cast, context: exampleContext, entries }, specification) as never);
    } catch {
      // What it makes of it is not asked here: suites.spec.ts demands that it fails on the second.
    }
  }
  return seen;
}

/** What arrives at another address than that of the set shows nothing. */
const addressesIn = (entries: readonly Entry[]): readonly SpecificationKey[] =>
  entries
    .filter(isExchange)
    .flatMap(({ by, koppelvlak }) =>
      by === 'target' && koppelvlak !== null
        ? ['path.base', `path.${koppelvlak === 'opzeggen' ? 'abonneren' : koppelvlak}` as SpecificationKey]
        : [],
    );

/** The same set; the keys of which the value is asked for are kept. */
const watched = (specification: MitzSpecification, seen: Set<SpecificationKey>): MitzSpecification =>
  Object.fromEntries(
    Object.entries(specification).map(([key, { value, ...rest }]) => {
      const look = (): unknown => {
        seen.add(key as SpecificationKey);
        return value;
      };
      return [key, Object.defineProperty({ ...rest }, 'value', { get: look, enumerable: true })];
    }),
  ) as MitzSpecification;
