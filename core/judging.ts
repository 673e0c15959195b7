/** From evidence to the result of one scenario: pure, so that whoever has the transcript comes to the same result. */
import { messageOf } from './errors.js';
import { NotShown, outcomeOf, shortcomingOf } from './outcome.js';
import type { CheckResult, Policy, ScenarioResult } from './run-record.js';
import { basisOf, sourcesOf } from './scenario.js';
import type { AnyScenario, Check, Evidence, PlacedScenario } from './scenario.js';
import type { Specification } from './specification.js';
import type { Stopped } from './transcript.js';
import { blocks, scenarioOutcome } from './verdict.js';

/** Under which set and policy is judged. */
export interface Standard {
  readonly specification: Specification;
  readonly policy: Policy;
}

/** Evidence of one scenario, or what kept it from being there or complete. */
export interface Given {
  readonly evidence?: Evidence;
  readonly thrown?: unknown;
}

/** What judging says of a scenario; when and how it ran is told by whoever ran it. */
export type Judged = Pick<ScenarioResult, 'id' | 'title' | 'outcome' | 'reason' | 'assumed' | 'checks'>;

/** All checks of a scenario, and what they make of it. */
export function judgeScenario(placed: PlacedScenario<AnyScenario>, given: Given, standard: Standard): Judged {
  const checks = checksOf(placed).map(([id, check]) => checkResult(id, check, placed, standard, judge(check, given)));
  return conclude(placed, checks, given.thrown);
}

export const checksOf = ({ scenario }: PlacedScenario<AnyScenario>): readonly [string, Check<never, never>][] =>
  Object.entries(scenario.checks);

/** What the check threw, or what kept the evidence from being complete. `undefined`: the check holds. */
export function judge(check: Check<never, never>, { evidence, thrown }: Given): unknown {
  if (thrown instanceof NotShown) return thrown;
  // Only a check can blame the target: an assertion that escapes from `when` is an error like any other.
  if (thrown !== undefined || !evidence) return new Error(messageOf(thrown));
  try {
    check.judge(evidence as never);
    return undefined;
  } catch (broken) {
    return broken ?? new Error('the check threw nothing');
  }
}

/** The result of one check, given what judging it threw. Where that cannot be made the check is in error: it must not drop out of the count. */
export function checkResult(
  id: string,
  check: Check<never, never>,
  { condition }: PlacedScenario<unknown>,
  { specification, policy }: Standard,
  thrown: unknown,
): CheckResult {
  const { title, level } = check;
  try {
    const basis = basisOf(check, condition, specification);
    return {
      id,
      title,
      outcome: thrown === undefined ? 'pass' : outcomeOf(thrown),
      level,
      basis,
      sources: sourcesOf(check, condition, specification),
      ...(thrown !== undefined && shortcomingOf(thrown)),
      blocks: blocks({ level, basis }, policy),
    };
  } catch (broken) {
    const { basis, source } = condition;
    const rest = {
      level,
      basis,
      sources: [source],
      message: messageOf(broken),
      blocks: blocks({ level, basis }, policy),
    };
    return { id, title, outcome: 'error', ...rest };
  }
}

/** What the checks of a scenario, or what broke it, make of it. */
export function conclude(
  { id, scenario }: PlacedScenario<AnyScenario>,
  checks: readonly CheckResult[],
  thrown: unknown,
): Judged {
  const outcome = thrown === undefined ? scenarioOutcome(checks) : stoppedBy(thrown).outcome;
  const decisive = checks.find((check) => check.outcome === outcome)?.message;
  const reason = thrown === undefined ? decisive : messageOf(thrown);
  return {
    id,
    title: scenario.title,
    outcome,
    ...(outcome !== 'pass' && reason !== undefined && { reason }),
    ...(scenario.assumed && { assumed: true as const }),
    checks,
  };
}

/** What was thrown while evidence was produced, as a transcript keeps it. */
export const stoppedBy = (thrown: unknown): Stopped => ({
  outcome: thrown instanceof NotShown ? 'not-shown' : 'error',
  reason: messageOf(thrown),
});

/** What a transcript says kept it from being complete, thrown again. */
export const thrownBy = ({ outcome, reason }: Stopped): Error =>
  outcome === 'not-shown' ? new NotShown(reason) : new Error(reason);
