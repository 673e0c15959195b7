/**
 * The control of a run: a sound reference connector and faulty ones go through the same scenarios on the same harness, for
 * the same provider. Only a harness that passes the one and finds the others can be believed about the target.
 */
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { messageOf } from '../../core/errors.js';
import type { ControlRecord, RunRecord, ScenarioResult } from '../../core/run-record.js';
import { scenarioOf } from '../../suites/faults.js';
import type { Suites } from '../../suites/index.js';
import { demoTarget } from './demo-target.js';
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
  progress: ControlProgress,
): Promise<ControlRecord> {
  const begun = Date.now();
  const found: Found = { sound: 0, faulty: [], blind: [], problems: [] };
  const options = alike(asked);
  // Where only a document shows what was asked for, nothing was run.
  if (asked.ids.length > 0) await runSound(asked, options, found, progress);
  const chosen = [...faultsFor(suites, asked.ids)];
  const limit = pLimit(availableParallelism() + 1);
  let done = 0;
  const whole = chosen.map(([fault, mustFail]) =>
    limit(async () => {
      await runFaulty(suites, [fault, mustFail], asked, options, found);
      progress.onFaulty(fault, (done += 1), chosen.length);
    }),
  );
  await Promise.all(whole);
  const seconds = Math.round((Date.now() - begun) / 1000);
  return { specification: asked.target.mitz.specification, seconds, ...found };
}

/** What is found on the way. */
interface Found {
  sound: number;
  readonly faulty: { readonly fault: string; readonly mustFail: readonly string[] }[];
  readonly blind: string[];
  readonly problems: string[];
}

/** What cannot be run is a problem of the control; after a stop nobody asks. */
async function attempt(what: string, { stop }: ControlRequest, found: Found, run: () => Promise<void>): Promise<void> {
  try {
    if (!stop.aborted) await run();
  } catch (thrown) {
    found.problems.push(`${what} could not be run: ${messageOf(thrown)}`);
  }
}

const runSound = (
  asked: ControlRequest,
  options: RunWithOptions,
  found: Found,
  { onSound }: ControlProgress,
): Promise<void> =>
  attempt('the sound reference connector', asked, found, async () => {
    let done = 0;
    const onScenario = (): void => {
      onSound((done += 1), asked.ids.length);
    };
    // It answers at once: on a busy machine the patience of the target is no loss, and less could be a false alarm.
    const { patience } = asked.target;
    const run = await runWith([], asked.ids, { ...options, patience, instances: soundInstances, onScenario });
    const results = resultsOf(run);
    found.sound = results.filter(({ outcome }) => outcome === 'pass').length;
    found.problems.push(...soundProblems(asked.ids, results));
  });

const runFaulty = (
  suites: Suites,
  [fault, mustFail]: readonly [string, readonly string[]],
  asked: ControlRequest,
  options: RunWithOptions,
  found: Found,
): Promise<void> =>
  attempt(`the faulty reference connector '${fault}'`, asked, found, async () => {
    const { faulty, blind, problems } = found;
    const failed = await failedWith(fault, mustFail, options);
    if (!failed) return;
    const finding = mustFail.filter((check) => failed.includes(check));
    if (finding.length > 0) faulty.push({ fault, mustFail: finding });
    for (const check of mustFail.filter((one) => !failed.includes(one))) {
      const other = await otherFor(suites, check, fault, options);
      if (other) {
        faulty.push(other);
        const instead = other.mustFail.join(', ');
        blind.push(`${check} does not find '${fault}' for this provider: only ${instead} can fall short here`);
      } else {
        const scenario = scenarioOf(check);
        problems.push(
          `no fault of the reference connector is found by ${scenario}: what is green there need not be right`,
        );
      }
    }
  });

/** The checks that failed with this fault, of the scenarios of these checks; undefined where the run was stopped. */
async function failedWith(
  fault: string,
  checks: readonly string[],
  options: RunWithOptions,
): Promise<readonly string[] | undefined> {
  const record = await runWith([fault], [...new Set(checks.map(scenarioOf))], options);
  if (record.interrupted) return undefined;
  return resultsOf(record).flatMap((result) =>
    result.checks.filter(({ outcome }) => outcome === 'fail').map(({ id }) => `${result.id}#${id}`),
  );
}

/**
 * Another fault that a scenario finds. What a scenario is about can be out of reach for a provider: one that holds a single
 * category of data cannot mix up two.
 */
async function otherFor(
  { scenarios }: Suites,
  check: string,
  tried: string,
  options: RunWithOptions,
): Promise<{ readonly fault: string; readonly mustFail: readonly string[] } | undefined> {
  const scenario = scenarioOf(check);
  const checks = Object.entries(scenarios.find(({ id }) => id === scenario)?.scenario.checks ?? {});
  for (const [name, { level, trippedBy }] of checks) {
    for (const fault of trippedBy) {
      if (level !== 'MUST' || fault === tried) continue;
      const failed = await failedWith(fault, [`${scenario}#${name}`], options);
      if (failed?.includes(`${scenario}#${name}`)) return { fault, mustFail: [`${scenario}#${name}`] };
    }
  }
  return undefined;
}

/** What the reference connector calls itself where the target does not say. */
const { gatewaySystem = '', sourceSystem = '' } = demoTarget([], undefined).connector;
const systems = { gatewaySystem, sourceSystem };

/** As the target, for whom and with what; only that which waits for a slow system is shorter. */
function alike({ target, seed, challenge, identities, stop }: ControlRequest): RunWithOptions {
  const { provider, providers, functionalities, formats, mitz, patience, connector } = target;
  const different: Partial<Target> = {
    provider,
    providers,
    functionalities,
    formats,
    mitz: { ...mitz, port: 0 },
    // What the target file does not tell makes scenarios not shown for the target, and must not for the reference connector.
    zorgAb: target.zorgAb ?? provider,
    connector: { ...systems, ...connector, name: 'Referentieconnector', version: '1.0.0' },
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
