/** Tiny scenarios for the runner: what they judge is what they were told to judge. */
import type { Condition } from './condition.js';
import { runScenarios } from './runner.js';
import type { Produced, RunnerOptions } from './runner.js';
import type { ScenarioResult } from './run-record.js';
import type { AnyScenario, Check, Evidence, PlacedScenario } from './scenario.js';
import type { Specification } from './specification.js';

const text = { nl: 'titel', en: 'title' };

const condition: Condition = {
  id: '9.01',
  title: text,
  demand: text,
  basis: 'normative',
  source: 'the norm',
  link: 'https://example.nl',
  lines: [{ id: '9.01.a', demand: text, parts: [{ kinds: ['traffic'] }], whose: ['application'] }],
};

const specification: Specification = {
  'path.one': { value: '/one', basis: 'assumed', source: 'ours' },
};

export type Judge = (evidence: Evidence) => void;

/** A check that judges thus; of level MUST, unless said otherwise. */
export const check = (judge: Judge, rest: Partial<Check> = {}): Check => ({
  title: text,
  level: 'MUST',
  trippedBy: ['some-fault'],
  judge,
  ...rest,
});

export const holds: Judge = () => undefined;

export function placed(
  id: string,
  checks: Readonly<Record<string, Check>>,
  rest: Partial<AnyScenario> = {},
): PlacedScenario<AnyScenario> {
  const scenario: AnyScenario = {
    title: text,
    line: '9.01.a',
    basis: 'normative',
    given: () => undefined as never,
    when: () => Promise.resolve(),
    checks,
    examples: { good: () => undefined, counter: {} },
    ...rest,
  };
  return { id: `9.01/${id}`, condition, scenario };
}

const evidence: Evidence = { scenario: '9.01/a', cast: {}, context: {}, entries: [], specification };
export const produced: Produced = { evidence, transcript: 'transcripts/a.har' };

export interface Told {
  readonly results: readonly ScenarioResult[];
  /** Those told of while the run was under way, in that order. */
  readonly during: readonly string[];
}

/** Runs these scenarios; evidence is there at once, unless said otherwise. */
export async function run(
  scenarios: readonly PlacedScenario<AnyScenario>[],
  rest: Partial<RunnerOptions<AnyScenario>> = {},
): Promise<Told> {
  const during: string[] = [];
  const results = await runScenarios(scenarios, {
    specification,
    policy: 'default',
    lanes: 1,
    produce: () => Promise.resolve(produced),
    inapplicable: () => undefined,
    repeat: (id) => `mitz-keur run ${id}`,
    onScenario: ({ id }) => during.push(id),
    stop: new AbortController().signal,
    ...rest,
  });
  return { results, during };
}
