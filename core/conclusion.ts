/** From the results of scenarios to the verdict on each line, condition and run: pure, for who ran it and for who judges it again. */
import { categoryOf, conditionOf } from './condition.js';
import type { Condition } from './condition.js';
import { needsText, partsFor } from './line.js';
import type { Claimed, Line } from './line.js';
import { outcomes } from './outcome.js';
import { kindIn } from './reading.js';
import type {
  AttestationRecord,
  ConditionResult,
  ConditionVerdict,
  ControlRecord,
  DeclarationRecord,
  Finding,
  LineResult,
  RunRecord,
  RunVerdict,
  ScenarioResult,
  ShownBy,
} from './run-record.js';
import { toDoFor } from './to-do.js';
import { conditionVerdict, ruleOnLine, runVerdict } from './verdict.js';
import type { LineCheck, LineGrounds } from './verdict.js';

/** All that the verdict of a run follows from. */
export interface Grounds {
  readonly claimed: Claimed;
  /** What was named on the command line: the run is about these alone. Empty: about everything that is claimed. */
  readonly ids: readonly string[];
  readonly conditions: readonly Condition[];
  readonly results: readonly ScenarioResult[];
  /** By line. */
  readonly declarations: ReadonlyMap<string, readonly DeclarationRecord[]>;
  readonly attestations: readonly AttestationRecord[];
  readonly interrupted: boolean;
  /** Absent where none was run beside the target. */
  readonly control?: ControlRecord;
}

/** The parts of a run record that follow from its results. */
export type Conclusion = Pick<RunRecord, 'verdict' | 'application' | 'counts' | 'conditions' | 'pending'> & {
  /** Those that follow from the results; a run may have met with more. */
  readonly findings: readonly Finding[];
};

/** The role of somebody of the supplier, in an attestation. */
export const supplierRole = 'leverancier';

export function conclusionOf(grounds: Grounds): Conclusion {
  const concluded = concluding(grounds);
  const waits = concluded.verdict === 'not-accepted' && ifSeen(grounds, grounds.attestations).verdict === 'accepted';
  return { ...concluded, ...(waits && { pending: 'attest' as const }) };
}

/** The lines that somebody can show by looking, for who claims this. */
export const linesToSee = (conditions: readonly Condition[], claimed: Claimed): readonly Line[] =>
  conditions
    .flatMap(({ lines }) => lines)
    .filter((line) => partsFor(line, claimed).some(({ kinds }) => kinds.includes('seen')));

/** What it would come to if somebody saw all that can be seen, as it should be. @param before what was seen already */
export function ifSeen(grounds: Grounds, before: readonly AttestationRecord[]): Omit<Conclusion, 'pending'> {
  const seen = linesToSee(grounds.conditions, grounds.claimed).map(({ id }): AttestationRecord => {
    return { line: id, result: 'seen', by: { name: '', role: supplierRole }, at: '' };
  });
  return concluding({ ...grounds, attestations: [...before, ...seen] });
}

function concluding(grounds: Grounds): Omit<Conclusion, 'pending'> {
  const { interrupted, control } = grounds;
  const unbelievable = control?.problems ?? [];
  const results = withKinds(grounds.results);
  const conditions = grounds.conditions.map((condition) => conditionResult(condition, { ...grounds, results }));
  const counts = Object.fromEntries(
    outcomes.map((outcome) => [outcome, results.filter((one) => one.outcome === outcome).length]),
  ) as RunRecord['counts'];
  const verdictOn = (counts: (line: LineResult) => boolean): RunVerdict =>
    interrupted || unbelievable.length > 0 ? 'not-judged' : runVerdict(conditions.map((one) => verdictOf(one, counts)));
  return {
    verdict: verdictOn(() => true),
    application: verdictOn(isOfTheApplication),
    counts,
    conditions,
    findings: [
      ...unbelievable.map((text) => ({ kind: 'control', text })),
      ...(control?.blind ?? []).map((text) => ({ kind: 'control-blind', text })),
      ...results.flatMap(findingsOf),
    ],
  };
}

/** A line that is the application's own, or that of its connector: the supplier's part of the verdict. */
export const isOfTheApplication = ({ whose }: Pick<LineResult, 'whose'>): boolean =>
  whose.includes('application') || whose.includes('connector');

/** What arrived anywhere in the run decides what silence in one scenario is worth. */
function withKinds(results: readonly ScenarioResult[]): readonly ScenarioResult[] {
  const arrived = new Set(results.flatMap((result) => result.arrived ?? []));
  return results.map((result) => ({
    ...result,
    checks: result.checks.map((check) => {
      const kind = kindIn(check, arrived);
      return { ...check, ...(kind && { kind }) };
    }),
  }));
}

function conditionResult(condition: Condition, grounds: Grounds): ConditionResult {
  const { id, title, demand, basis, source, link } = condition;
  const scenarios = grounds.results.filter((one) => conditionOf(one.id) === id);
  const lines = condition.lines
    .filter((line) => isAbout(line, condition, scenarios, grounds.ids))
    .map((line) => lineResult(line, grounds));
  const asked = lines.filter(({ toDeclare, verdict }) => toDeclare && verdict !== 'not-applicable');
  return {
    id,
    title,
    demand,
    basis,
    source,
    link,
    verdict: verdictOf({ lines, scenarios }, () => true),
    lines,
    scenarios,
    ...(asked.length > 0 && { declarations: asked.flatMap((line) => grounds.declarations.get(line.id) ?? []) }),
  };
}

/**
 * The verdict on a condition by those of its lines that count. A scenario that is red by a check of another condition's
 * line makes its own condition red too: what ran is never left out.
 */
function verdictOf(
  { lines, scenarios }: Pick<ConditionResult, 'lines' | 'scenarios'>,
  counts: (line: LineResult) => boolean,
): ConditionVerdict {
  const own = new Set(lines.map(({ id }) => id));
  const redElsewhere = scenarios.some(({ checks }) =>
    checks.some(({ outcome, blocks, line }) => outcome === 'fail' && blocks && !own.has(line)),
  );
  return conditionVerdict([
    ...lines.filter(counts).map(({ verdict }) => verdict),
    ...(redElsewhere ? (['not-met'] as const) : []),
  ]);
}

/** A run of some scenarios is about the lines that these are evidence for; one of a condition about all of its lines. */
const isAbout = (
  line: Line,
  { id }: Condition,
  scenarios: readonly ScenarioResult[],
  ids: readonly string[],
): boolean =>
  ids.length === 0 ||
  ids.some((one) => one === id || one === categoryOf(id)) ||
  scenarios.some(({ checks }) => checks.some((check) => check.line === line.id));

function lineResult(line: Line, grounds: Grounds): LineResult {
  const { id, demand, whose, declaration } = line;
  const checks = grounds.results
    .filter(({ outcome }) => outcome !== 'not-applicable')
    .flatMap((scenario) => scenario.checks.map((check): LineCheck => ({ scenario, check })))
    .filter(({ check }) => check.line === id);
  const owed = partsFor(line, grounds.claimed);
  // What a scenario showed of it counts, whoever the norm names.
  const parts = owed.length === 0 && checks.length > 0 ? [line.parts[0]] : owed;
  const told = {
    id,
    demand,
    needs: needsText(parts),
    whose,
    ...(declaration && parts.some(({ kinds }) => kinds.includes('declared')) && { toDeclare: declaration.attach }),
  };
  if (parts.length === 0) return { ...told, verdict: 'not-applicable', shownBy: [], open: '' };
  const evidence: LineGrounds = {
    parts,
    checks,
    declarations: (grounds.declarations.get(id) ?? []).filter(({ problem }) => problem === undefined),
    attestations: grounds.attestations.filter((one) => one.line === id && one.problem === undefined),
  };
  const ruling = ruleOnLine(evidence);
  const papers = (grounds.declarations.get(id) ?? []).flatMap(({ problem }) => problem ?? []);
  const toDo = toDoFor(line, ruling, grounds.claimed, papers);
  return {
    ...told,
    verdict: ruling.verdict,
    shownBy: shownBy(evidence, ruling.deciding),
    open: toDo?.en ?? '',
    ...(toDo && { toDo }),
    ...(ruling.restsOnAssumption && { restsOnAssumption: true as const }),
  };
}

/** A run knows nobody's key: whoever says to be somebody else than the supplier is read as the supplier's, until a reader has that key. */
const asRead = (role: string): string => (role === supplierRole ? role : `${supplierRole}, tekende als ${role}`);

/** What shows a line as far as it is shown: the deciding checks that passed, who saw it, the documents. */
const shownBy = ({ declarations, attestations }: LineGrounds, deciding: readonly LineCheck[]): readonly ShownBy[] => [
  ...deciding.flatMap(({ scenario, check }) =>
    check.outcome === 'pass' && check.kind ? [{ kind: check.kind, what: `${scenario.id}#${check.id}` }] : [],
  ),
  ...attestations
    .filter(({ result }) => result === 'seen')
    .map(({ by, at }) => ({ kind: 'seen' as const, what: `${by.name} (${asRead(by.role)}), ${at}` })),
  ...declarations.map(({ document }) => ({ kind: 'declared' as const, what: document })),
];

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
