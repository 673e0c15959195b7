/**
 * The rules by which checks become a verdict, all of them, in one place.
 * They are the stable surface: suppliers' pipelines and the acceptance team lean on each line.
 */
import type { Basis, Level } from './basis.js';
import type { Outcome } from './outcome.js';
import type {
  CheckResult,
  ConditionResult,
  ConditionVerdict,
  DeclarationRecord,
  Policy,
  RunVerdict,
  ScenarioResult,
} from './run-record.js';

/** A check blocks when it is a MUST and well founded; under the strict policy every MUST does. */
export function blocks(check: { level: Level; basis: Basis }, policy: Policy): boolean {
  return check.level === 'MUST' && (policy === 'strict' || check.basis !== 'assumed');
}

/** A scenario whose `when` and driver held, by its checks. A check that broke does not hide another's red. */
export function scenarioOutcome(checks: readonly CheckResult[]): Outcome {
  if (checks.some((check) => check.outcome === 'fail' && check.blocks)) return 'fail';
  if (checks.some((check) => check.outcome === 'error')) return 'error';
  if (checks.some((check) => check.outcome === 'not-shown' && check.level === 'MUST')) return 'not-shown';
  // No green on nothing: where nothing was judged, nothing was shown.
  return checks.some((check) => check.outcome === 'pass' || check.outcome === 'fail') ? 'pass' : 'not-shown';
}

/**
 * A condition by its scenarios and by what was declared for it.
 * `declarations` is absent where none is asked.
 */
export function conditionVerdict(
  scenarios: readonly Pick<ScenarioResult, 'outcome' | 'assumed'>[],
  declarations: readonly DeclarationRecord[] | undefined,
): ConditionVerdict {
  const claimed = scenarios.filter((scenario) => scenario.outcome !== 'not-applicable');
  const has = (outcome: Outcome): boolean => claimed.some((scenario) => scenario.outcome === outcome);
  // Nothing of it concerns this target, and no document is asked.
  if (scenarios.length > 0 && claimed.length === 0 && !declarations) return 'not-applicable';
  if (has('fail')) return 'not-met';
  if (has('error')) return 'not-judged';
  if (claimed.some((scenario) => scenario.outcome === 'not-shown' && !scenario.assumed)) return 'not-shown';
  const declared = declarations?.some((declaration) => declaration.problem === undefined) ?? false;
  if (declarations && !declared) return 'not-shown';
  if (has('pass')) return 'met';
  return declared ? 'declared' : 'not-shown';
}

/** The run, by its claimed conditions. Nothing claimed, nothing accepted. */
export function runVerdict(conditions: readonly Pick<ConditionResult, 'verdict'>[]): RunVerdict {
  const claimed = conditions.map((condition) => condition.verdict).filter((verdict) => verdict !== 'not-applicable');
  if (claimed.includes('not-met')) return 'not-accepted';
  if (claimed.includes('not-judged')) return 'not-judged';
  if (claimed.includes('not-shown') || claimed.length === 0) return 'not-accepted';
  return 'accepted';
}

/** 0 accepted · 1 the target falls short, or a claimed condition is not shown · 2 could not be judged. */
export const exitCodes: Readonly<Record<RunVerdict, 0 | 1 | 2>> = { accepted: 0, 'not-accepted': 1, 'not-judged': 2 };
