import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pLimit from 'p-limit';
import type { RunRecord } from '../../core/run-record.js';
import { makeIdentities } from '../../mocks/certificates.js';
import type { Identities } from '../../mocks/certificates.js';
import type { Suites } from '../../suites/index.js';
import { demoTarget } from '../commands/demo.js';
import { performRun } from './perform.js';
import { chooseSpecification } from './specification.js';
import type { Patience } from './target.js';

/** What one fault of the reference connector did, over the wire. Checks are named `scenario#check`. */
export interface FaultResult {
  readonly fault: string;
  /** Declared to be tripped by it, and tripped. */
  readonly tripped: readonly string[];
  /** Declared, and not tripped: the check cannot see what it is there for. */
  readonly survived: readonly string[];
  /** Tripped, and not declared: a red that would send a supplier looking in the wrong place. */
  readonly stray: readonly string[];
  /** Scenarios that could not be judged. */
  readonly errors: readonly string[];
}

/** Shorter than for a real target: the reference connector answers at once. */
const patience: Patience = { messageMs: 1500, quietMs: 100, actionMs: 10_000, decisionMs: 8000 };

/** Which checks each fault must trip, by what the checks themselves declare. */
export function faultsOf({ scenarios }: Suites): ReadonlyMap<string, ReadonlySet<string>> {
  const trips = new Map<string, Set<string>>();
  for (const { id, scenario } of scenarios) {
    for (const [name, check] of Object.entries(scenario.checks)) {
      for (const fault of check.trippedBy) trips.set(fault, (trips.get(fault) ?? new Set()).add(`${id}#${name}`));
    }
  }
  return trips;
}

export interface KillOptions {
  readonly suites: Suites;
  /** Absent: every fault that a check names. */
  readonly faults?: readonly string[];
  /** How many connectors at the same time. */
  readonly jobs: number;
  /** Judges all scenarios against each fault, not only those that declare to be tripped by it. */
  readonly whole?: boolean;
  readonly onResult?: (result: FaultResult) => void;
}

/** Runs the reference connector with each fault against the scenarios whose checks must find it. */
export async function killMatrix(options: KillOptions): Promise<readonly FaultResult[]> {
  const trips = faultsOf(options.suites);
  const identities = await makeIdentities('localhost');
  const limit = pLimit(options.jobs);
  const faults = options.faults ?? [...trips.keys()].sort();
  return Promise.all(
    faults.map((fault) =>
      limit(async () => {
        const declared = trips.get(fault) ?? new Set<string>();
        const ids = options.whole ? [] : [...new Set([...declared].map((one) => one.split('#')[0] ?? one))];
        const result = compare(fault, declared, await runWith([fault], ids, identities));
        options.onResult?.(result);
        return result;
      }),
    ),
  );
}

/** Runs scenarios against the reference connector with these faults, and leaves nothing behind. */
export async function runWith(
  faults: readonly string[],
  ids: readonly string[],
  identities?: Identities,
): Promise<RunRecord> {
  const out = await mkdtemp(path.join(tmpdir(), 'mitz-keur-'));
  const target = demoTarget(faults, undefined, { patience });
  try {
    return await performRun({
      target: { ...target, ...(target.process && { process: { ...target.process, instances: 1 } }) },
      specification: await chooseSpecification(target.mitz.specification, undefined),
      ids,
      seed: 1,
      policy: 'default',
      out,
      ...(identities && { identities }),
      repeat: (id) => id,
      command: '',
      onScenario: () => undefined,
      onStep: () => undefined,
      stop: new AbortController().signal,
    });
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

function compare(fault: string, declared: ReadonlySet<string>, record: RunRecord): FaultResult {
  const scenarios = record.conditions.flatMap((condition) => condition.scenarios);
  const failed = scenarios.flatMap(({ id, checks }) =>
    checks.filter(({ outcome }) => outcome === 'fail').map((check) => `${id}#${check.id}`),
  );
  return {
    fault,
    tripped: failed.filter((one) => declared.has(one)),
    survived: [...declared].filter((one) => !failed.includes(one)),
    stray: failed.filter((one) => !declared.has(one)),
    errors: scenarios.filter(({ outcome }) => outcome === 'error').map(({ id, reason }) => `${id}: ${reason ?? ''}`),
  };
}
