import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pLimit from 'p-limit';
import { ruleOnLine } from '../../core/verdict.js';
import type { CheckResult, ScenarioResult } from '../../core/run-record.js';
import { makeIdentities } from '../../mocks/certificates.js';
import { packageRoot } from '../../schemas/index.js';
import { faultsOf, scenarioOf } from '../../suites/faults.js';
import type { Suites } from '../../suites/index.js';
import { shuffled } from '../run/shuffled.js';
import { Standing } from './standing.js';

/** What one fault of the reference connector did, over the wire. Checks are named `scenario#check`. */
export interface FaultResult {
  readonly fault: string;
  /** Declared to be tripped by it, and tripped. */
  readonly tripped: readonly string[];
  /** Declared, and not tripped: the check cannot see what it is there for. */
  readonly survived: readonly string[];
  /** Tripped in another scenario as well, and known to be (`suites/side-effects.json`). */
  readonly alsoTripped: readonly string[];
  /** Tripped, and not known to be: a red that would send a supplier looking in the wrong place. */
  readonly stray: readonly string[];
  /** Scenarios with a check for this fault that could not be judged. */
  readonly errors: readonly string[];
  /** Present where nothing that it tripped keeps a connector from being accepted: why not, by check. */
  readonly accepted?: Readonly<Record<string, Leniency>>;
}

/** Why a broken check keeps no line from being met: it recommends, the form of a message is assumed, or another settles it. */
export type Leniency = 'recommended' | 'assumed form' | 'settled by another check';

export interface KillOptions {
  readonly suites: Suites;
  /** Absent: every fault that a check names. */
  readonly faults?: readonly string[];
  /** How many connectors at the same time. */
  readonly jobs: number;
  /**
   * How many other scenarios are judged beside those with a check for the fault, to see that they stay green: a
   * number, chosen by the fault's name and so the same each time, or all. Absent: none.
   */
  readonly others?: number | 'all';
  /** Shuffles the order of the scenarios. */
  readonly order?: number;
  readonly onResult?: (result: FaultResult) => void;
  /** Ends it early: what was not judged in full is left out. */
  readonly stop?: AbortSignal;
}

/** Runs the reference connector with each fault against the scenarios whose checks must find it. */
export async function killMatrix(options: KillOptions): Promise<readonly FaultResult[]> {
  const results = await Promise.all(killing(options).values());
  return results.filter((result) => result !== undefined);
}

/**
 * The same, with a promise for each fault, which are kept in the order of the faults. A few connectors stay up, and the
 * faults are switched on in them one by one. What was stopped is undefined.
 */
export function killing(options: KillOptions): ReadonlyMap<string, Promise<FaultResult | undefined>> {
  const trips = faultsOf(options.suites);
  const limit = pLimit(options.jobs);
  const idle: Standing[] = [];
  const identities = makeIdentities('localhost');
  const judged = async (fault: string): Promise<FaultResult | undefined> => {
    if (options.stop?.aborted) return undefined;
    const standing = idle.pop() ?? new Standing({ identities: await identities });
    try {
      return await judgeFault(fault, trips.get(fault) ?? new Set(), standing, options);
    } finally {
      // The last ones have nothing more to do.
      if (limit.pendingCount > 0) idle.push(standing);
      else await standing.close();
    }
  };
  const faults = options.faults ?? [...trips.keys()].sort();
  return new Map(faults.map((fault) => [fault, limit(() => judged(fault))]));
}

async function judgeFault(
  fault: string,
  declared: ReadonlySet<string>,
  standing: Standing,
  options: KillOptions,
): Promise<FaultResult | undefined> {
  const own = new Set([...declared].map(scenarioOf));
  const ids = new Set([...own, ...chosenOthers(fault, own, options)]);
  const placed = options.suites.scenarios.filter(({ id }) => ids.has(id));
  const ordered = options.order === undefined ? placed : shuffled(placed, options.order);
  const isStopped = (): boolean => options.stop?.aborted === true;
  const results = await standing.judge(
    ordered,
    () => ({ faults: [fault] }),
    () => !isStopped(),
  );
  if (isStopped()) return undefined;
  const result = compare(fault, declared, results);
  options.onResult?.(result);
  return result;
}

/** Other scenarios for a fault, in an order that its name decides. */
function chosenOthers(fault: string, own: ReadonlySet<string>, { suites, others = 0 }: KillOptions): readonly string[] {
  const order = (id: string): string => createHash('sha256').update(`${fault} ${id}`).digest('hex');
  const ids = suites.scenarios.map(({ id }) => id).filter((id) => !own.has(id));
  return others === 'all' ? ids : ids.toSorted((a, b) => order(a).localeCompare(order(b))).slice(0, others);
}

/** What a fault trips beyond the checks that are there for it, seen and found right by a person. */
const sideEffects: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(path.join(packageRoot, 'suites', 'side-effects.json'), 'utf8'),
) as Record<string, readonly string[]>;

function compare(fault: string, declared: ReadonlySet<string>, scenarios: readonly ScenarioResult[]): FaultResult {
  const known = sideEffects[fault] ?? [];
  const broken = scenarios.flatMap(({ id, checks }) =>
    checks
      .filter(({ outcome }) => outcome === 'fail')
      .map((check): readonly [string, CheckResult] => [`${id}#${check.id}`, check]),
  );
  const isAccepted = broken.length > 0 && broken.every(([, { line }]) => !isRuined(line, scenarios));
  const failed = broken.map(([name]) => name);
  const own = new Set([...declared].map(scenarioOf));
  return {
    fault,
    tripped: failed.filter((one) => declared.has(one)),
    survived: [...declared].filter((one) => !failed.includes(one)),
    alsoTripped: failed.filter((one) => !declared.has(one) && known.includes(one)),
    stray: failed.filter((one) => !declared.has(one) && !known.includes(one)),
    errors: scenarios
      .filter(({ id, outcome }) => outcome === 'error' && own.has(id))
      .map(({ id, reason }) => `${id}: ${reason ?? ''}`),
    ...(isAccepted && { accepted: Object.fromEntries(broken.map(([name, check]) => [name, leniencyOf(check)])) }),
  };
}

const leniencyOf = ({ level, form }: CheckResult): Leniency => {
  if (level !== 'MUST') return 'recommended';
  return form === true ? 'assumed form' : 'settled by another check';
};

/** A line that is red, broken or in dispute by these scenarios keeps a run from being accepted. */
function isRuined(line: string, scenarios: readonly ScenarioResult[]): boolean {
  const checks = scenarios.flatMap((scenario) =>
    scenario.checks.filter((check) => check.line === line).map((check) => ({ scenario, check })),
  );
  const { verdict } = ruleOnLine({ parts: [], checks, declarations: [], attestations: [] });
  return ['not-met', 'not-judged', 'unsettled'].includes(verdict);
}
