/**
 * The rules by which checks become a verdict, all of them, in one place: the section Verdicts of the command line's
 * contract. They are the stable surface: suppliers' pipelines and the acceptance team lean on each line.
 */
import type { Basis, Level } from './basis.js';
import { bases } from './basis.js';
import type { EvidenceKind, Part } from './line.js';
import type { Outcome } from './outcome.js';
import type {
  AttestationRecord,
  CheckResult,
  ConditionVerdict,
  DeclarationRecord,
  LineVerdict,
  Policy,
  RunVerdict,
  ScenarioResult,
} from './run-record.js';

/** A check blocks when it is a MUST and well founded; under the strict policy every MUST does. */
export const blocks = (check: { level: Level; basis: Basis }, policy: Policy): boolean =>
  check.level === 'MUST' && (policy === 'strict' || check.basis !== 'assumed');

/** The outcome of a scenario whose `when` and driver held, by its checks. A check that broke does not hide another's red. */
export function scenarioOutcome(checks: readonly CheckResult[]): Outcome {
  if (checks.some((check) => check.outcome === 'fail' && check.blocks)) return 'fail';
  if (checks.some((check) => check.outcome === 'error')) return 'error';
  if (checks.some((check) => check.outcome === 'not-shown' && check.level === 'MUST')) return 'not-shown';
  // No green on nothing: where nothing was judged, nothing was shown.
  return checks.some((check) => check.outcome === 'pass' || check.outcome === 'fail') ? 'pass' : 'not-shown';
}

/** A check that is evidence for a line, with the scenario that it was judged in. */
export interface LineCheck {
  readonly scenario: Pick<ScenarioResult, 'id' | 'outcome' | 'assumed'>;
  readonly check: CheckResult;
}

/** All the evidence that there is for one line. `parts` are those that count for the target, at least one. */
export interface LineGrounds {
  readonly parts: readonly Part[];
  /** The checks that name the line, of scenarios that the target claims. */
  readonly checks: readonly LineCheck[];
  /** The declarations and attestations that count: valid today and of this application. */
  readonly declarations: readonly DeclarationRecord[];
  readonly attestations: readonly AttestationRecord[];
}

/** What became of one line, and on what it rests. */
export interface LineRuling {
  readonly verdict: Exclude<LineVerdict, 'not-applicable'>;
  /** The checks that decide. */
  readonly deciding: readonly LineCheck[];
  /** No well-founded check decides: its assumed ones stand in. */
  readonly restsOnAssumption: boolean;
  /** The checks, or the parts without a check, because of which it has this verdict; none where it is met or declared. */
  readonly because: readonly (LineCheck | Part)[];
}

/** Rules on one line, in the order of the contract: the first that applies is its verdict. */
export function ruleOnLine({ parts, checks, declarations, attestations }: LineGrounds): LineRuling {
  const must = checks.filter(({ check }) => check.level === 'MUST');
  const founded = must.filter(({ check }) => check.basis !== 'assumed');
  const chosen = founded.length > 0 ? founded : must;
  // A scenario that is assumed and not shown leaves a finding, unless there is no other evidence.
  const certain = chosen.filter(({ scenario, check }) => !(scenario.assumed && lacks(check)));
  const deciding = certain.length > 0 ? certain : chosen;
  const ruled = (verdict: LineRuling['verdict'], because: LineRuling['because'] = []): LineRuling => ({
    verdict,
    deciding,
    restsOnAssumption: founded.length === 0 && must.length > 0,
    because,
  });

  const wrong = checks.filter(({ check }) => check.outcome === 'fail' && check.blocks);
  if (wrong.length > 0 || attestations.some(({ result }) => result === 'otherwise')) return ruled('not-met', wrong);

  const broken = deciding.filter(({ scenario, check }) => scenario.outcome === 'error' || check.outcome === 'error');
  if (broken.length > 0) return ruled('not-judged', broken);

  const disputed = must.filter(({ check }) => check.outcome === 'fail' && !check.form && !settled(check, must));
  if (disputed.length > 0) return ruled('unsettled', disputed);

  const seen = attestations.some(({ result }) => result === 'seen');
  /** What stands beside the checks for a part: somebody saw it, or a document declares it. */
  const beside = (part: Part): readonly EvidenceKind[] => [
    ...(seen && part.kinds.includes('seen') ? (['seen'] as const) : []),
    ...(declarations.length > 0 && part.kinds.includes('declared') ? (['declared'] as const) : []),
  ];
  const held = parts.map((part) => {
    const own = deciding.filter(({ check }) => partOf(check, parts) === part);
    return { part, own, beside: beside(part) };
  });
  const lacking = held.flatMap(({ part, own, beside: more }): readonly (LineCheck | Part)[] => {
    if (more.length > 0) return [];
    const open = own.filter(({ check }) => lacks(check));
    const shown = own.some(({ check }) => check.outcome === 'pass') && part.kinds.some((kind) => kind !== 'declared');
    return shown || open.length > 0 ? open : [part];
  });
  if (lacking.length > 0) return ruled('not-shown', lacking);

  const stated = held.flatMap(({ part, own, beside: more }) =>
    more.length > 0 ? [] : own.filter(({ check }) => check.outcome === 'pass' && !names(part, check)),
  );
  if (stated.length > 0) return ruled('stated', stated);

  const byMore = held.some(
    ({ part, own, beside: more }) => more.includes('seen') || own.some(({ check }) => names(part, check)),
  );
  return ruled(byMore ? 'met' : 'declared');
}

const lacks = ({ outcome }: CheckResult): boolean => outcome === 'not-shown';

/** A check that passed by a kind of evidence that suffices for the part. */
const names = ({ kinds }: Part, { kind, outcome }: CheckResult): boolean =>
  outcome === 'pass' && kind !== undefined && kinds.includes(kind);

/** The part that a check is evidence for: the one that names its kind, else the one that traffic can show. */
function partOf(check: CheckResult, parts: readonly Part[]): Part | undefined {
  const naming = (kind: EvidenceKind | undefined): Part | undefined =>
    parts.find(({ kinds }) => kind !== undefined && kinds.includes(kind));
  const passed = check.outcome === 'not-shown' ? undefined : check.kind;
  return naming(passed) ?? naming('traffic') ?? naming('seen') ?? naming('stated') ?? parts[0];
}

/** The thing that a check judges is shown by one that passes and is better founded. */
function settled(failed: CheckResult, all: readonly LineCheck[]): boolean {
  return all.some(
    ({ check }) =>
      check.outcome === 'pass' &&
      check.demand !== undefined &&
      check.demand === failed.demand &&
      bases.indexOf(check.basis) < bases.indexOf(failed.basis),
  );
}

/** The verdicts on a line, in the order in which the worst decides. */
export const worstFirst = ['not-met', 'not-judged', 'unsettled', 'not-shown', 'stated', 'met', 'declared'] as const;

/** The verdict on a condition is that of the worst of its lines; those that do not hold for the target do not count. */
export const conditionVerdict = (lines: readonly LineVerdict[]): ConditionVerdict =>
  worstFirst.find((verdict) => lines.includes(verdict)) ?? 'not-applicable';

/** The verdict on the run, by its conditions. Nothing claimed, nothing accepted. */
export function runVerdict(conditions: readonly ConditionVerdict[]): RunVerdict {
  if (conditions.includes('not-met')) return 'not-accepted';
  if (conditions.includes('not-judged')) return 'not-judged';
  const open = (['unsettled', 'not-shown', 'stated'] as const).some((verdict) => conditions.includes(verdict));
  const shown = conditions.includes('met') || conditions.includes('declared');
  return open || !shown ? 'not-accepted' : 'accepted';
}

/** 0 accepted · 1 the target falls short, or a claimed condition is not shown · 2 could not be judged. */
export const exitCodes: Readonly<Record<RunVerdict, 0 | 1 | 2>> = { accepted: 0, 'not-accepted': 1, 'not-judged': 2 };
