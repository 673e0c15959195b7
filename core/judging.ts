/** From evidence to the result of one scenario: pure, so that whoever has the transcript comes to the same result. */
import { messageOf } from './errors.js';
import { NotShown, outcomeOf, shortcomingOf, Unreadable } from './outcome.js';
import type { CheckResult, Policy, ScenarioResult } from './run-record.js';
import { Reading } from './reading.js';
import { footingOf, founded } from './scenario.js';
import type { AnyScenario, Check, Evidence, PlacedScenario } from './scenario.js';
import type { Specification } from './specification.js';
import type { Stopped } from './transcript.js';
import { blocks, scenarioOutcome } from './verdict.js';

/** Under which set and policy is judged. */
export interface Standard {
  readonly specification: Specification;
  readonly policy: Policy;
  /** What the target claims: checks for other functionalities are left out. Absent: all are judged. */
  readonly functionalities?: readonly string[];
  /** What must hold in the evidence of every scenario, by name. Absent: nothing of the kind. */
  readonly laws?: Readonly<Record<string, Check<never, never>>>;
  /** Tells what of the evidence reached somebody other than the target, by name. Absent where no kinds of evidence matter. */
  readonly arrivals?: (evidence: Evidence) => readonly string[];
}

/** Evidence of one scenario, or what kept it from being there or complete. */
export interface Given {
  readonly evidence?: Evidence;
  readonly thrown?: unknown;
}

/** What judging says of a scenario; when and how it ran is told by whoever ran it. */
export type Judged = Pick<ScenarioResult, 'id' | 'title' | 'outcome' | 'reason' | 'assumed' | 'arrived' | 'checks'>;

/** All checks of a scenario, and what they make of it. */
export function judgeScenario(placed: PlacedScenario<AnyScenario>, given: Given, standard: Standard): Judged {
  const own = checksOf(placed, standard).map(([id, check]) => checkResult(id, check, placed, standard, given));
  const checks = [...own, ...brokenLaws(placed, own, standard, given)];
  return conclude(placed, checks, given, standard);
}

/** The checks of a scenario that are for a target. */
export const checksOf = (
  { scenario }: PlacedScenario<AnyScenario>,
  { functionalities: claimed }: Pick<Standard, 'functionalities'>,
): readonly [string, Check<never, never>][] =>
  Object.entries<Check<never, never>>(scenario.checks).filter(([id, check]) => {
    const wanted = footingOf(id, check, scenario).functionalities;
    return !wanted || !claimed || wanted.some((one) => claimed.includes(one));
  });

/** What a check made of the evidence: what it threw (`undefined`: the check holds), and what it read. */
interface Made {
  readonly thrown: unknown;
  readonly read: Pick<CheckResult, 'kind' | 'silence'>;
}

/** Lets a check judge. Where something kept the evidence from being complete, that is what it threw. */
function judge(check: Check<never, never>, { evidence, thrown }: Given): Made {
  if (thrown instanceof NotShown) return { thrown, read: {} };
  // Only a check can blame the target: an assertion that escapes from `when` is an error like any other.
  if (thrown !== undefined || !evidence) return { thrown: new Error(messageOf(thrown)), read: {} };
  const read = new Reading();
  try {
    check.judge({ ...evidence, read } as never);
    return { thrown: undefined, read: read.kind };
  } catch (broken) {
    return { thrown: broken ?? new Error('the check threw nothing'), read: read.kind };
  }
}

/** The result of one check on the evidence given. Where it cannot be made the check is in error: it must not drop out of the count. */
export function checkResult(
  id: string,
  check: Check<never, never>,
  placed: PlacedScenario<AnyScenario>,
  { specification, policy }: Standard,
  given: Given,
): CheckResult {
  const { title, level } = check;
  const { thrown, read } = judge(check, given);
  try {
    const { basis, ...footing } = founded(id, check, placed, specification);
    const outcome = thrown === undefined ? 'pass' : outcomeOf(thrown);
    return {
      id,
      title,
      outcome,
      ...((outcome === 'pass' || outcome === 'fail') && read),
      level,
      basis,
      ...footing,
      ...(check.form && { form: true as const }),
      ...(thrown !== undefined && shortcomingOf(thrown)),
      blocks: blocks({ level, basis }, policy),
    };
  } catch (broken) {
    const { line, basis = placed.scenario.basis ?? 'assumed' } = footingOf(id, check, placed.scenario);
    const rest = { level, basis, sources: [placed.condition.source], blocks: blocks({ level, basis }, policy) };
    return { id, title, outcome: 'error', line, message: messageOf(broken), ...rest };
  }
}

/**
 * The laws of the whole record that the evidence of a scenario breaks. A scenario that is red by its own checks is not
 * told twice, and of evidence that is not complete nothing is said.
 */
export function brokenLaws(
  placed: PlacedScenario<AnyScenario>,
  checks: readonly CheckResult[],
  standard: Standard,
  given: Given,
): readonly CheckResult[] {
  if (given.thrown !== undefined || !given.evidence) return [];
  if (checks.some(({ outcome, blocks: isBlocking }) => outcome === 'fail' && isBlocking)) return [];
  return Object.entries(standard.laws ?? {})
    .map(([id, law]) => [law, checkResult(id, law, placed, standard, given)] as const)
    .filter(([law, { outcome }]) =>
      // A law says nothing where there was nothing that it is about; where there was, and it cannot be read, it does.
      outcome === 'not-shown' ? judge(law, given).thrown instanceof Unreadable : outcome !== 'pass',
    )
    .map(([, result]) => result);
}

/** What the checks of a scenario, or what broke it, make of it. */
export function conclude(
  { id, scenario }: PlacedScenario<AnyScenario>,
  checks: readonly CheckResult[],
  { evidence, thrown }: Given,
  { arrivals }: Pick<Standard, 'arrivals'>,
): Judged {
  const outcome = thrown === undefined ? scenarioOutcome(checks) : stoppedBy(thrown).outcome;
  const decisive = checks.find((check) => check.outcome === outcome)?.message;
  const reason = thrown === undefined ? decisive : messageOf(thrown);
  const arrived = evidence ? (arrivals?.(evidence) ?? []) : [];
  return {
    id,
    title: scenario.title,
    outcome,
    ...(outcome !== 'pass' && reason !== undefined && { reason }),
    ...(scenario.assumed && { assumed: true as const }),
    ...(arrived.length > 0 && { arrived }),
    checks,
  };
}

/** The result of a scenario that passed, of which something was seen afterwards that undoes what its checks showed. */
export const undone = <R extends Judged>(result: R, reason: string): R => ({
  ...result,
  outcome: 'not-shown',
  reason,
  checks: result.checks.map((check) =>
    check.outcome === 'pass' ? { ...check, outcome: 'not-shown' as const, message: reason } : check,
  ),
});

/** What was thrown while evidence was produced, as a transcript keeps it. */
export const stoppedBy = (thrown: unknown): Stopped => ({
  outcome: thrown instanceof NotShown ? 'not-shown' : 'error',
  reason: messageOf(thrown),
});

/** What a transcript says kept it from being complete, thrown again. */
export const thrownBy = ({ outcome, reason }: Stopped): Error =>
  outcome === 'not-shown' ? new NotShown(reason) : new Error(reason);
