/**
 * The control of a run: a sound reference connector and faulty ones go through the same scenarios on the same harness, for
 * the same provider. Only a harness that passes the one and finds the others can be believed about the target.
 */
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { messageOf } from '../../core/errors.js';
import type { ControlRecord, RunRecord, ScenarioResult } from '../../core/run-record.js';
import type { Suites } from '../../suites/index.js';
import { scenarioOf } from './kill-matrix.js';
import { runWith } from './reference-run.js';
import type { RunWithOptions } from './reference-run.js';
import type { ControlRequest } from './request.js';
import type { Target } from './target.js';

/** Tells how far the control is; `all` counts faulty connectors. */
export interface ControlProgress {
  readonly onSound: (done: number, all: number) => void;
  readonly onFaulty: (fault: string, done: number, all: number) => void;
}

/** How many instances of the sound connector there are: they mostly wait. */
const soundInstances = 6;

/** Runs the control. Whatever goes wrong in it is told in its record: the results of the target are never lost by it. */
export async function control(
  suites: Suites,
  asked: ControlRequest,
  { onSound, onFaulty }: ControlProgress,
): Promise<ControlRecord> {
  const { ids, target, stop } = asked;
  const begun = Date.now();
  const options = alike(asked);
  const problems: string[] = [];
  const attempt = async (what: string, run: () => Promise<void>): Promise<void> => {
    try {
      if (!stop.aborted) await run();
    } catch (thrown) {
      problems.push(`${what} could not be run: ${messageOf(thrown)}`);
    }
  };
  let passed = 0;
  // Where only a document shows what was asked for, nothing was run.
  if (ids.length > 0)
    await attempt('the sound reference connector', async () => {
      let done = 0;
      const onScenario = (): void => {
        onSound((done += 1), ids.length);
      };
      const record = await runWith([], ids, { ...options, instances: soundInstances, onScenario });
      const results = resultsOf(record);
      passed = results.filter(({ outcome }) => outcome === 'pass').length;
      problems.push(...soundProblems(ids, results));
    });
  const chosen = [...faultsFor(suites, ids)];
  const limit = pLimit(availableParallelism() + 1);
  let done = 0;
  const whole = chosen.map(([fault, mustFail]) =>
    limit(() =>
      attempt(`the faulty reference connector '${fault}'`, async () => {
        const record = await runWith([fault], [...new Set(mustFail.map(scenarioOf))], options);
        if (!record.interrupted) problems.push(...faultyProblems(fault, mustFail, resultsOf(record)));
        onFaulty(fault, (done += 1), chosen.length);
      }),
    ),
  );
  await Promise.all(whole);
  return {
    specification: target.mitz.specification,
    seconds: Math.round((Date.now() - begun) / 1000),
    sound: passed,
    faulty: chosen.map(([fault, mustFail]) => ({ fault, mustFail })),
    problems,
  };
}

/** As the target, for whom and with what; only that which waits for a slow system is shorter. */
function alike({ target, seed, challenge, identities, stop }: ControlRequest): RunWithOptions {
  const { provider, providers, zorgAb, functionalities, formats, mitz, patience, connector } = target;
  const { gatewaySystem, sourceSystem } = connector;
  const different: Partial<Target> = {
    provider,
    providers,
    ...(zorgAb && { zorgAb }),
    functionalities,
    formats,
    mitz: { ...mitz, port: 0 },
    connector: {
      name: 'Referentieconnector',
      version: '1.0.0',
      ...(gatewaySystem !== undefined && { gatewaySystem }),
      ...(sourceSystem !== undefined && { sourceSystem }),
    },
  };
  return {
    identities,
    different,
    // How long silence must last is what makes that nothing came a proof: as for the target.
    patience: { quietMs: patience.quietMs },
    seed,
    ...(challenge !== undefined && { challenge }),
    stop,
  };
}

/** Few faults with which every scenario has a check that must fail, by fault. Of a scenario it is the first MUST: what it is about. */
export function faultsFor({ scenarios }: Suites, ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const open = new Map<string, readonly string[]>();
  for (const { id, scenario } of scenarios.filter((one) => ids.includes(one.id))) {
    const [name, check] = Object.entries(scenario.checks).find(([, { level }]) => level === 'MUST') ?? [];
    if (check) open.set(`${id}#${name}`, check.trippedBy);
  }
  const chosen = new Map<string, readonly string[]>();
  while (open.size > 0) {
    const [best, found] = mostFindingIn(open);
    if (found.length === 0) break;
    chosen.set(best, found);
    for (const check of found) open.delete(check);
  }
  return chosen;
}

/** The fault that most of these checks must find; of equals the first by name, so that it is the same each time. */
function mostFindingIn(open: ReadonlyMap<string, readonly string[]>): readonly [string, readonly string[]] {
  const byFault = new Map<string, string[]>();
  for (const [check, faults] of open)
    for (const fault of faults) byFault.set(fault, [...(byFault.get(fault) ?? []), check]);
  const [most] = [...byFault].sort(([a, of], [b, than]) => than.length - of.length || (a < b ? -1 : 1));
  return most ?? ['', []];
}

const resultsOf = (record: RunRecord): readonly ScenarioResult[] =>
  record.conditions.flatMap(({ scenarios }) => scenarios);

function soundProblems(ids: readonly string[], results: readonly ScenarioResult[]): string[] {
  return ids.flatMap((id) => {
    const result = results.find((one) => one.id === id);
    const found = result?.checks.find(({ outcome }) => outcome === 'fail');
    if (result?.outcome === 'pass' && !found) return [];
    const why = found ? `${found.id}: ${found.message ?? ''}` : (result?.reason ?? 'it was not run');
    return [
      `the sound reference connector does not pass ${id} (${why}): what is red here need not be the target's fault`,
    ];
  });
}

function faultyProblems(fault: string, mustFail: readonly string[], results: readonly ScenarioResult[]): string[] {
  const failed = results.flatMap(({ id, checks }) =>
    checks.filter(({ outcome }) => outcome === 'fail').map((check) => `${id}#${check.id}`),
  );
  const survived = mustFail.filter((check) => !failed.includes(check));
  return survived.length === 0
    ? []
    : [
        `the faulty reference connector '${fault}' was not found by ${survived.join(', ')}: what is green here need not be right`,
      ];
}
