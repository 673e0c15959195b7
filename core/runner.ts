import Mocha from 'mocha';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pLimit from 'p-limit';
import { messageOf } from './errors.js';
import { NotShown, outcomeOf, shortcomingOf } from './outcome.js';
import type { CheckResult, Policy, ScenarioResult } from './run-record.js';
import { basisOf, sourcesOf } from './scenario.js';
import type { AnyScenario, Check, Evidence, PlacedScenario } from './scenario.js';
import type { Specification } from './specification.js';
import { blocks, scenarioOutcome } from './verdict.js';

/** Evidence of one scenario, with what kept it from being complete: what `when` or the driver threw. */
export interface Produced {
  readonly evidence: Evidence;
  readonly thrown?: unknown;
  /** The file the transcript was written to, relative to the run directory. */
  readonly transcript?: string;
}

export interface RunnerOptions<S> {
  readonly specification: Specification;
  readonly policy: Policy;
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
  const conclude = (result: ScenarioResult): void => {
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
        conclude,
      );
    else addInapplicable(suite, one, options, reason, conclude);
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
    return { thrown, ...timing() };
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
  options: Pick<RunnerOptions<never>, 'specification' | 'policy' | 'repeat'>,
  attempting: Promise<Attempt | undefined>,
  conclude: (result: ScenarioResult) => void,
): void {
  const checks: CheckResult[] = [];
  let made: Attempt | undefined;
  suite.beforeAll('the evidence is there', async () => {
    made = await attempting;
  });
  for (const [id, check] of checksOf(placed)) {
    const test = new Mocha.Test(id, () => {
      if (!made) return;
      const thrown = judge(check, made);
      checks.push(toldResult(id, check, placed, options, thrown));
      if (thrown !== undefined) throw thrown as Error;
    });
    suite.addTest(test);
  }
  // Mocha skips the hooks of a suite without tests; a scenario without checks must yet be seen, as one that shows nothing.
  if (checksOf(placed).length === 0) suite.addTest(new Mocha.Test('nothing is judged', () => undefined));
  suite.afterAll('the scenario is concluded', () => {
    if (made) conclude(scenarioResult(placed, options.repeat(placed.id), checks, made));
  });
}

function addInapplicable(
  suite: Mocha.Suite,
  { id, scenario }: PlacedScenario<AnyScenario>,
  options: Pick<RunnerOptions<never>, 'repeat'>,
  reason: string,
  conclude: (result: ScenarioResult) => void,
): void {
  const timing = { started: new Date().toISOString(), durationMs: 0 };
  const test = new Mocha.Test('is not claimed', () => {
    conclude({
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

const checksOf = ({ scenario }: PlacedScenario<AnyScenario>): readonly [string, Check<never, never>][] =>
  Object.entries(scenario.checks);

/** What the check threw, or what kept the evidence from being complete. `undefined`: the check holds. */
function judge(check: Check<never, never>, made: Attempt): unknown {
  if (made.thrown instanceof NotShown) return made.thrown;
  // Only a check can blame the target: an assertion that escapes from `when` is an error like any other.
  if (made.thrown !== undefined || !made.produced) return new Error(messageOf(made.thrown));
  try {
    check.judge(made.produced.evidence as never);
    return undefined;
  } catch (thrown) {
    return thrown ?? new Error('the check threw nothing');
  }
}

/** As `checkResult`; where that cannot be made, the check is in error: it must not drop out of the count. */
function toldResult(
  id: string,
  check: Check<never, never>,
  placed: PlacedScenario<unknown>,
  options: { specification: Specification; policy: Policy },
  thrown: unknown,
): CheckResult {
  try {
    return checkResult(id, check, placed, options, thrown);
  } catch (broken) {
    const { basis, source } = placed.condition;
    return {
      id,
      title: check.title,
      outcome: 'error',
      level: check.level,
      basis,
      sources: [source],
      message: messageOf(broken),
      blocks: blocks({ level: check.level, basis }, options.policy),
    };
  }
}

/** The result of one check, given what judging it threw. */
function checkResult(
  id: string,
  check: Check<never, never>,
  { condition }: PlacedScenario<unknown>,
  { specification, policy }: { specification: Specification; policy: Policy },
  thrown: unknown,
): CheckResult {
  const basis = basisOf(check, condition, specification);
  return {
    id,
    title: check.title,
    outcome: thrown === undefined ? 'pass' : outcomeOf(thrown),
    level: check.level,
    basis,
    sources: sourcesOf(check, condition, specification),
    ...(thrown !== undefined && shortcomingOf(thrown)),
    blocks: blocks({ level: check.level, basis }, policy),
  };
}

function scenarioResult(
  { id, scenario }: PlacedScenario<AnyScenario>,
  repeat: string,
  checks: readonly CheckResult[],
  made: Attempt,
): ScenarioResult {
  const outcome =
    made.thrown === undefined ? scenarioOutcome(checks) : made.thrown instanceof NotShown ? 'not-shown' : 'error';
  const decisive = checks.find((check) => check.outcome === outcome)?.message;
  const reason = made.thrown === undefined ? decisive : messageOf(made.thrown);
  return {
    id,
    title: scenario.title,
    outcome,
    ...(outcome !== 'pass' && reason !== undefined && { reason }),
    ...(scenario.assumed && { assumed: true as const }),
    started: made.started,
    durationMs: made.durationMs,
    ...(made.produced?.transcript !== undefined && { transcript: made.produced.transcript }),
    repeat,
    checks,
  };
}
