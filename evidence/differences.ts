import { isDeepStrictEqual } from 'node:util';
import { conditionOf } from '../core/condition.js';
import type { CheckResult, ConditionResult, Finding, RunRecord, ScenarioResult } from '../core/run-record.js';
import { doubt } from './doubt.js';
import type { Doubt } from './doubt.js';
import { resultsOf } from './held-run.js';
import type { JudgedAgain } from './judge-again.js';

/** Every way in which what a record states differs from what judging again says; each names the check, scenario or condition. */
export function differences(stated: RunRecord, again: JudgedAgain): readonly Doubt[] {
  const byVersion = [
    ...resultsOf(stated).flatMap((result, i) => scenarioDifferences(result, again.results[i])),
    ...conditionDifferences(stated.conditions, again.conditions),
    ...(isDeepStrictEqual({ ...stated.counts }, { ...again.counts })
      ? []
      : ['the counts are not those of the results']),
    ...(stated.verdict === again.verdict
      ? []
      : [`the run: stated '${stated.verdict}', judged again '${again.verdict}'`]),
    ...(stated.pending === again.pending
      ? []
      : ['whether it waits for nothing but that somebody looks is other than it was judged again']),
    ...findingDifferences(stated.findings, again.findings),
  ];
  return byVersion.map((text) => doubt('verdict', text));
}

/** How the outcomes of two judgements differ, by check, scenario and condition, and for the whole run. */
export function outcomeDifferences(before: JudgedAgain, after: JudgedAgain): readonly string[] {
  const scenarios = before.results.flatMap((one, i) => {
    const other = after.results[i];
    const checks = one.checks.flatMap((check) => {
      const now = other?.checks.find(({ id }) => id === check.id);
      return changed(`${one.id}#${check.id}`, told(check), now && told(now));
    });
    return [...checks, ...changed(one.id, one.outcome, other?.outcome)];
  });
  const conditions = before.conditions.flatMap(({ id, verdict }) =>
    changed(`condition ${id}`, verdict, after.conditions.find((one) => one.id === id)?.verdict),
  );
  return [...scenarios, ...conditions, ...changed('the run', before.verdict, after.verdict)];
}

const told = ({ outcome, blocks }: CheckResult): string => `${outcome}${blocks ? '' : ' (does not block)'}`;

const changed = (what: string, before: string, after: string | undefined): string[] =>
  before === after ? [] : [`${what}: ${before} → ${after ?? 'absent'}`];

function scenarioDifferences(stated: ScenarioResult, again: ScenarioResult | undefined): string[] {
  if (!again) return [`${stated.id}: was not judged again`];
  const { checks, ...rest } = stated;
  const { checks: judged, ...against } = again;
  const missing = judged.filter(({ id }) => !checks.some((check) => check.id === id));
  return [
    ...checks.flatMap((check) =>
      checkDifferences(
        stated.id,
        check,
        judged.find(({ id }) => id === check.id),
      ),
    ),
    ...missing.map(({ id, outcome }) => `${stated.id}#${id}: not stated, judged again '${outcome}'`),
    ...fieldDifferences(stated.id, rest, against),
  ];
}

function checkDifferences(scenario: string, stated: CheckResult, again: CheckResult | undefined): string[] {
  const place = `${scenario}#${stated.id}`;
  if (!again) return [`${place}: stated '${stated.outcome}', and the scenario has no such check here`];
  return fieldDifferences(place, stated, again);
}

function conditionDifferences(stated: readonly ConditionResult[], again: readonly ConditionResult[]): string[] {
  return stated.flatMap(({ scenarios, ...condition }) => {
    const same = again.find(({ id }) => id === condition.id);
    if (!same) return [`condition ${condition.id}: is not known here`];
    const misplaced = scenarios.filter(({ id }) => conditionOf(id) !== condition.id);
    const { scenarios: ours, ...rest } = same;
    return [
      ...misplaced.map(({ id }) => `condition ${condition.id}: holds the scenario '${id}' of another condition`),
      ...(misplaced.length === 0 && scenarios.length !== ours.length
        ? [`condition ${condition.id}: stated twice`]
        : []),
      ...fieldDifferences(`condition ${condition.id}`, condition, rest),
    ];
  });
}

/** Each field in which the two differ; the outcome or verdict first, since the rest often follows from it. */
function fieldDifferences(place: string, stated: object, again: object): string[] {
  const [one, other] = [stated as Record<string, unknown>, again as Record<string, unknown>];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const different = keys.filter((key) => !isDeepStrictEqual(one[key], other[key]));
  const decisive = different.find((key) => key === 'outcome' || key === 'verdict');
  if (decisive !== undefined) {
    const why = other['message'] ?? other['reason'];
    const because = typeof why === 'string' ? ` (${why})` : '';
    return [`${place}: stated '${String(one[decisive])}', judged again '${String(other[decisive])}'${because}`];
  }
  return different.map(
    (key) => `${place}: its ${key} is stated as ${brief(one[key])}, judged again ${brief(other[key])}`,
  );
}

/** Findings of these kinds follow from results; others were met with during the run. */
const derived = new Set(['assumption', 'recommendation', 'not-shown', 'mandatory', 'control', 'control-blind']);

function findingDifferences(stated: readonly Finding[], again: readonly Finding[]): string[] {
  const lacking = again.filter((finding) => !stated.some((one) => isDeepStrictEqual(one, finding)));
  const invented = stated.filter(
    (finding) => derived.has(finding.kind) && !again.some((one) => isDeepStrictEqual(one, finding)),
  );
  return [
    ...lacking.map(({ text }) => `a finding was left out: ${text}`),
    ...invented.map(({ text }) => `a finding does not follow from the results: ${text}`),
  ];
}

const brief = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
};
