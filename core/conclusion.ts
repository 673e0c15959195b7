/** From the results of scenarios to the verdict on each condition and on the run: pure, for who ran it and for who judges it again. */
import { conditionOf } from './condition.js';
import type { Condition } from './condition.js';
import { outcomes } from './outcome.js';
import type {
  ConditionResult,
  ControlRecord,
  DeclarationRecord,
  Finding,
  RunRecord,
  ScenarioResult,
  Scope,
} from './run-record.js';
import { conditionVerdict, runVerdict } from './verdict.js';

/** All that the verdict of a run follows from. */
export interface Grounds {
  readonly functionalities: readonly string[];
  readonly scope: Scope;
  readonly conditions: readonly Condition[];
  readonly results: readonly ScenarioResult[];
  /** By condition. */
  readonly declarations: ReadonlyMap<string, readonly DeclarationRecord[]>;
  readonly interrupted: boolean;
  /** Absent where none was run beside the target. */
  readonly control?: ControlRecord;
}

/** The parts of a run record that follow from its results. */
export type Conclusion = Pick<RunRecord, 'verdict' | 'counts' | 'conditions'> & {
  /** Those that follow from the results; a run may have met with more. */
  readonly findings: readonly Finding[];
};

export function conclusionOf(grounds: Grounds): Conclusion {
  const { results, interrupted, control } = grounds;
  const unbelievable = control?.problems ?? [];
  const conditions = grounds.conditions.map((condition) => conditionResult(condition, grounds));
  const counts = Object.fromEntries(
    outcomes.map((outcome) => [outcome, results.filter((one) => one.outcome === outcome).length]),
  ) as RunRecord['counts'];
  return {
    verdict: interrupted || unbelievable.length > 0 ? 'not-judged' : runVerdict(conditions),
    counts,
    conditions,
    findings: [
      ...mandatory(grounds),
      ...unbelievable.map((text) => ({ kind: 'control', text })),
      ...(control?.blind ?? []).map((text) => ({ kind: 'control-blind', text })),
      ...results.flatMap(findingsOf),
    ],
  };
}

/** Recording localisation data is mandatory for every provider: a target that does not claim it is not all there is. */
const mandatory = ({ functionalities, scope }: Grounds): readonly Finding[] =>
  scope !== 'full' || functionalities.includes('lokalisatie')
    ? []
    : [
        {
          kind: 'mandatory',
          text: "the target does not claim 'lokalisatie', which category 2 asks of every provider: it must be shown elsewhere",
        },
      ];

function conditionResult(condition: Condition, { functionalities, results, declarations }: Grounds): ConditionResult {
  const { id, title, demand, basis, source, link } = condition;
  const scenarios = results.filter((one) => conditionOf(one.id) === id);
  const claimed = condition.functionalities?.some((one) => functionalities.includes(one)) ?? true;
  const declared = condition.declaration && (declarations.get(id) ?? []);
  return {
    id,
    title,
    demand,
    basis,
    source,
    link,
    verdict: claimed ? conditionVerdict(scenarios, declared) : 'not-applicable',
    scenarios,
    ...(condition.declaration && { toDeclare: condition.declaration.attach }),
    ...(declared && { declarations: declared }),
  };
}

/** What did not block, and must yet be seen: assumptions to confirm with Mitz, recommendations not followed. */
function findingsOf({ id, outcome, assumed, reason, checks }: ScenarioResult): Finding[] {
  const failed = checks.filter((check) => check.outcome === 'fail' && !check.blocks);
  return [
    ...failed.map((check) => ({
      kind: check.basis === 'assumed' ? 'assumption' : 'recommendation',
      text: `${id}: ${check.message ?? check.title.en}${check.basis === 'assumed' ? ' (an assumption of the harness: confirm with Mitz)' : ''}`,
      scenario: `${id} ${check.id}`,
    })),
    ...(assumed && outcome === 'not-shown'
      ? [{ kind: 'not-shown', text: `${id}: ${reason ?? 'not shown'}`, scenario: id }]
      : []),
  ];
}
