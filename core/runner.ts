import Mocha from 'mocha';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pLimit from 'p-limit';
import { BrokenOff, messageOf } from './errors.js';
import { brokenLaws, checkResult, checksOf, conclude } from './judging.js';
import type { Given } from './judging.js';
import type { Standard } from './judging.js';
import type { CheckResult, ScenarioResult } from './run-record.js';
import type { AnyScenario, Evidence, PlacedScenario } from './scenario.js';
import { statementsOf } from './statements.js';

/** Evidence of one scenario, with what kept it from being complete: what `when` or the driver threw. */
export interface Produced {
  readonly evidence: Evidence;
  readonly thrown?: unknown;
  /** The file the transcript was written to, relative to the run directory. */
  readonly transcript?: string;
}

export interface RunnerOptions<S> extends Standard {
  /** How many scenarios produce evidence at the same time. */
  readonly lanes: number;
  /** Sets the stage, lets the target act, returns what was exchanged. */
  readonly produce: (placed: PlacedScenario<S>) => Promise<Produced>;
  /** Why a scenario does not apply to this target; undefined where it does. */
  readonly inapplicable: (placed: PlacedScenario<S>) => string | undefined;
  /** The words that run one scenario again. */
  readonly repeat: (id: string) => string;
  readonly onScenario: (result: ScenarioResult) => void;
  /** Scenarios that have not begun when this is aborted are left out of the results. */
  readonly stop: AbortSignal;
}

/** What became of producing the evidence of one scenario. */
interface Attempt {
  readonly produced?: Produced;
  /** Why there is none, or why it is incomplete. */
  readonly thrown?: unknown;
  readonly started: string;
  readonly durationMs: number;
}

const givenBy = ({ produced, thrown }: Attempt): Given => ({
  ...(produced && { evidence: produced.evidence }),
  thrown,
});

/**
 * Runs scenarios over mocha: a scenario is a suite, each check a test of it. Evidence is produced up to `lanes` at a
 * time, ahead of the judging; all checks of a scenario are judged, one red does not hide the next.
 * Where a scenario comes from does not matter to it: it only ever sees evidence.
 */
export async function runScenarios<S extends AnyScenario>(
  placed: readonly PlacedScenario<S>[],
  options: RunnerOptions<S>,
): Promise<readonly ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  const onResult = (result: ScenarioResult): void => {
    results.push(result);
    options.onScenario(result);
  };
  const lane = pLimit(Math.max(1, options.lanes));
  const mocha = new Mocha({ timeout: 0, reporter: Silent });
  for (const one of placed) {
    const suite = Mocha.Suite.create(mocha.suite, one.id);
    const reason = options.inapplicable(one);
    if (reason === undefined)
      addChecks(
        suite,
        one,
        options,
        lane(() => attempt(one, options)),
        onResult,
      );
    else addInapplicable(suite, one, options, reason, onResult);
  }
  await new Promise<void>((resolve) => {
    mocha.run(() => {
      resolve();
    });
  });
  mocha.dispose();
  return results;
}

/** Mocha orders and counts; what people see is made from the run record. */
class Silent extends Mocha.reporters.Base {
  override epilogue(): void {
    // Nothing: the run record is the report.
  }
}

async function attempt<S>(placed: PlacedScenario<S>, options: RunnerOptions<S>): Promise<Attempt | undefined> {
  if (options.stop.aborted) return undefined;
  const begun = Date.now();
  const timing = (): { started: string; durationMs: number } => ({
    started: new Date(begun).toISOString(),
    durationMs: Date.now() - begun,
  });
  // Mocha swallows a rejection that nobody awaits; here it spoils the scenarios that were under way.
  const stray: unknown[] = [];
  if (underWay.size === 0) process.on('unhandledRejection', onStray);
  underWay.add(stray);
  try {
    const produced = await options.produce(placed);
    await nextTurn(); // only then is known which rejections nobody awaited
    const thrown =
      stray.length > 0
        ? new Error(`a promise that nobody awaited was rejected: ${messageOf(stray[0])}`)
        : produced.thrown;
    return { produced, ...(thrown !== undefined && { thrown }), ...timing() };
  } catch (thrown) {
    return thrown instanceof BrokenOff ? undefined : { thrown, ...timing() };
  } finally {
    underWay.delete(stray);
    if (underWay.size === 0) process.off('unhandledRejection', onStray);
  }
}

/** For each attempt under way, the rejections that nobody awaited meanwhile: which of them is to blame cannot be told. */
const underWay = new Set<unknown[]>();
const onStray = (reason: unknown): void => {
  for (const stray of underWay) stray.push(reason);
};

function addChecks(
  suite: Mocha.Suite,
  placed: PlacedScenario<AnyScenario>,
  options: Pick<RunnerOptions<never>, keyof Standard | 'repeat'>,
  attempting: Promise<Attempt | undefined>,
  onResult: (result: ScenarioResult) => void,
): void {
  const checks: CheckResult[] = [];
  let made: Attempt | undefined;
  suite.beforeAll('the evidence is there', async () => {
    made = await attempting;
  });
  for (const [id, check] of checksOf(placed, options)) {
    const test = new Mocha.Test(id, () => {
      if (!made) return;
      const result = checkResult(id, check, placed, options, givenBy(made));
      checks.push(result);
      if (result.outcome !== 'pass') throw new Error(result.message);
    });
    suite.addTest(test);
  }
  // Mocha skips the hooks of a suite without tests; a scenario without checks must yet be seen, as one that shows nothing.
  if (checksOf(placed, options).length === 0) suite.addTest(new Mocha.Test('nothing is judged', () => undefined));
  suite.afterAll('the scenario is concluded', () => {
    if (!made) return;
    const { started, durationMs, produced } = made;
    checks.push(...brokenLaws(placed, checks, options, givenBy(made)));
    const statements = statementsOf(produced?.evidence.entries ?? []);
    onResult({
      ...conclude(placed, checks, givenBy(made), options),
      started,
      durationMs,
      ...(produced?.transcript !== undefined && { transcript: produced.transcript }),
      repeat: options.repeat(placed.id),
      ...(statements.length > 0 && { statements }),
    });
  });
}

function addInapplicable(
  suite: Mocha.Suite,
  { id, scenario }: PlacedScenario<AnyScenario>,
  options: Pick<RunnerOptions<never>, 'repeat'>,
  reason: string,
  onResult: (result: ScenarioResult) => void,
): void {
  const timing = { started: new Date().toISOString(), durationMs: 0 };
  const test = new Mocha.Test('is not claimed', () => {
    onResult({
      id,
      title: scenario.title,
      outcome: 'not-applicable',
      reason,
      ...timing,
      repeat: options.repeat(id),
      checks: [],
    });
  });
  suite.addTest(test);
}
