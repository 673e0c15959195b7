import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunRecord, ScenarioResult } from '../../core/run-record.js';
import type { Identities } from '../../mocks/certificates.js';
import { demoTarget } from './demo-target.js';
import { performRun } from './perform.js';
import { chooseSpecification } from './specification.js';
import type { Patience, Target } from './target.js';

/** Shorter than for a real target: the reference connector answers at once. */
const patience: Patience = {
  messageMs: 1500,
  quietMs: 100,
  actionMs: 10_000,
  decisionMs: 8000,
  consentMs: 250,
  lateMs: 1,
};

/** How a run of the reference connector may differ: who plays, how many at once, how long is waited. */
export interface RunWithOptions {
  readonly identities?: Identities;
  readonly instances?: number;
  readonly patience?: Partial<Patience>;
  /** What else of the target is different: whom it serves, what it claims. */
  readonly different?: Partial<Target>;
  /** What the connector does otherwise, of what is left free. */
  readonly variations?: readonly string[];
  readonly seed?: number;
  /** Shuffles the order of the scenarios; absent: as they stand in the suites. */
  readonly order?: number;
  readonly challenge?: string;
  readonly onScenario?: (result: ScenarioResult) => void;
  readonly stop?: AbortSignal;
}

/** Runs scenarios against the reference connector with these faults, and leaves nothing behind. */
export async function runWith(
  faults: readonly string[],
  ids: readonly string[],
  options: RunWithOptions = {},
): Promise<RunRecord> {
  const { identities, instances = 1, challenge, seed = 1, order, stop = new AbortController().signal } = options;
  const out = await mkdtemp(path.join(tmpdir(), 'mitz-keur-'));
  const different = { ...options.different, patience: { ...patience, ...options.patience } };
  const target = demoTarget(faults, undefined, different, options.variations);
  try {
    return await performRun({
      target: { ...target, ...(target.process && { process: { ...target.process, instances } }) },
      specification: await chooseSpecification(target.mitz.specification, undefined),
      ids,
      seed,
      ...(order !== undefined && { order }),
      ...(challenge !== undefined && { challenge }),
      policy: 'default',
      out,
      ...(identities && { identities }),
      repeat: (id) => id,
      command: '',
      onScenario: options.onScenario ?? (() => undefined),
      onStep: () => undefined,
      stop,
    });
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
