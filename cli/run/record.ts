import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { KnownFindingRecord } from '../../core/run-record.js';
import type { Condition } from '../../core/condition.js';
import { outcomes } from '../../core/outcome.js';
import type { ConditionResult, Finding, Policy, RunRecord, ScenarioResult, Scope } from '../../core/run-record.js';
import { conditionVerdict, runVerdict } from '../../core/verdict.js';
import { packageRoot } from '../../schemas/index.js';
import { accessionOf } from './accession.js';
import type { Declarations } from './declarations.js';
import type { ChosenSpecification } from './specification.js';
import type { Target } from './target.js';

export const tool = {
  name: 'mitz-keur',
  version: (JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version,
} as const;

/** All that a run record is made of. */
export interface RunParts {
  readonly target: Target;
  readonly specification: ChosenSpecification;
  readonly policy: Policy;
  readonly seed: number;
  readonly scope: Scope;
  readonly started: Date;
  readonly conditions: readonly Condition[];
  readonly results: readonly ScenarioResult[];
  readonly declarations: Declarations;
  readonly findings: readonly Finding[];
  /** Lays what was known beside what was found; absent where no baseline was given. */
  readonly layBeside?: (found: readonly ConditionResult[]) => readonly KnownFindingRecord[];
  readonly processOutput: readonly string[];
  readonly command: string;
  readonly interrupted: boolean;
}

/** The run record: everything reports need, and nothing that they must decide. */
export function recordOf(parts: RunParts): RunRecord {
  const { target, results } = parts;
  const conditions = parts.conditions.map((condition) => conditionResult(condition, parts));
  const counts = Object.fromEntries(
    outcomes.map((outcome) => [outcome, results.filter((one) => one.outcome === outcome).length]),
  ) as RunRecord['counts'];
  return {
    schema: 'mitz-keur/run/1',
    tool,
    specification: { set: parts.specification.set, overlays: parts.specification.overlays },
    target: {
      supplier: target.supplier,
      application: target.application,
      connector: { ...target.connector },
      provider: { ...target.provider },
      functionalities: target.functionalities,
    },
    started: parts.started.toISOString(),
    finished: new Date().toISOString(),
    seed: parts.seed,
    policy: parts.policy,
    verdict: parts.interrupted ? 'not-judged' : runVerdict(conditions),
    scope: parts.scope,
    counts,
    conditions,
    findings: [...mandatory(parts), ...parts.declarations.findings, ...parts.findings, ...results.flatMap(findingsOf)],
    ...(parts.layBeside && { baseline: parts.layBeside(conditions) }),
    ...(parts.scope === 'full' && { accession: accessionOf(target, parts.declarations, parts.conditions) }),
    ...(parts.processOutput.length > 0 && { process: { output: parts.processOutput } }),
    command: parts.command,
    ...(parts.interrupted && { interrupted: true as const }),
  };
}

/** Recording localisation data is mandatory for every provider: a target that does not claim it is not all there is. */
const mandatory = ({ target, scope }: RunParts): readonly Finding[] =>
  scope !== 'full' || target.functionalities.includes('lokalisatie')
    ? []
    : [
        {
          kind: 'mandatory',
          text: "the target does not claim 'lokalisatie', which category 2 asks of every provider: it must be shown elsewhere",
        },
      ];

function conditionResult(condition: Condition, { target, results, declarations }: RunParts): ConditionResult {
  const { id, title, demand, basis, source, link } = condition;
  const scenarios = results.filter((one) => one.id.split('/')[0] === id);
  const claimed =
    condition.functionalities?.some((one) => target.functionalities.some((claim) => claim === one)) ?? true;
  const declared = condition.declaration && (declarations.conditions.get(id) ?? []);
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
