/** What a run record tells that somebody has to act on, in the order of the norm. */
import { isRed } from '../core/baseline.js';
import type { Outcome } from '../core/outcome.js';
import type { CheckResult, ConditionResult, Finding, RunRecord, ScenarioResult } from '../core/run-record.js';
import type { Language } from '../core/text.js';
import { knownWords, labels } from './words.js';

/** A check with the place it has in the norm. */
export interface Located {
  readonly condition: ConditionResult;
  readonly scenario: ScenarioResult;
  readonly check: CheckResult;
}

/** Something that was not judged or not shown, and why. */
export interface Unjudged {
  readonly id: string;
  readonly reason: string;
}

const located = (record: RunRecord): readonly Located[] =>
  record.conditions.flatMap((condition) =>
    condition.scenarios.flatMap((scenario) => scenario.checks.map((check) => ({ condition, scenario, check }))),
  );

/** A failure that blocks the verdict. */
export const isBlocking = (check: CheckResult): boolean => check.outcome === 'fail' && check.blocks;

/** A failure that does not: a finding. */
export const isFinding = (check: CheckResult): boolean => check.outcome === 'fail' && !check.blocks;

export const blockingFailures = (record: RunRecord): readonly Located[] =>
  located(record).filter(({ check }) => isBlocking(check));

/** All findings, those of the record first; a check that the record's own findings tell of is not told twice. */
export function findingsOf(record: RunRecord): readonly Finding[] {
  const untold = located(record).filter(({ scenario, check }) => isFinding(check) && !isTold(record, scenario, check));
  return [
    ...record.findings,
    ...untold.map(({ scenario, check }) => ({
      kind: check.basis === 'assumed' ? 'assumption' : check.level,
      text: check.message ?? check.title.en,
      scenario: `${scenario.id} ${check.id}`,
    })),
  ];
}

function isTold(record: RunRecord, scenario: ScenarioResult, check: CheckResult): boolean {
  return record.findings.some((finding) => {
    if (!finding.scenario?.startsWith(scenario.id)) return false;
    return finding.scenario.endsWith(check.id) || (check.message !== undefined && finding.text.includes(check.message));
  });
}

/** Why a scenario ended as it did, where no failure says so. */
export const reasonOf = (scenario: ScenarioResult): string | undefined =>
  scenario.reason ?? scenario.checks.find((check) => check.outcome === scenario.outcome)?.message;

/** The scenarios with this outcome, each with its reason. */
export const scenariosThatEnded = (record: RunRecord, outcome: Outcome, lang: Language): readonly Unjudged[] =>
  record.conditions
    .flatMap((condition) => condition.scenarios)
    .filter((scenario) => scenario.outcome === outcome)
    .map((scenario) => ({ id: scenario.id, reason: reasonOf(scenario) ?? labels.noReason[lang] }));

/** Scenarios that are not shown, then conditions that nothing shows or for which a declaration is lacking. */
export function notShown(record: RunRecord, lang: Language): readonly Unjudged[] {
  const conditions = record.conditions
    .filter((condition) => condition.verdict === 'not-shown' && ownResultOf(condition, lang)?.outcome === 'not-shown')
    .map((condition) => ({ id: condition.id, reason: ownResultOf(condition, lang)?.reason ?? labels.noReason[lang] }));
  return [...scenariosThatEnded(record, 'not-shown', lang), ...conditions];
}

/** What a condition shows by itself, apart from its scenarios: by declaration, or by having no scenario at all. */
export interface OwnResult {
  readonly outcome: Outcome;
  readonly declared: boolean;
  readonly reason?: string;
}

/** Undefined where a condition has scenarios and asks no declaration: they say it all. */
export function ownResultOf(condition: ConditionResult, lang: Language): OwnResult | undefined {
  const { declarations, scenarios, verdict } = condition;
  if (!declarations && scenarios.length > 0) return undefined;
  if (verdict === 'not-applicable') return { outcome: 'not-applicable', declared: false };
  if (declarations?.some((declaration) => declaration.problem === undefined))
    return { outcome: 'pass', declared: true };
  if (declarations) return { outcome: 'not-shown', declared: false, reason: lacking(condition, lang) };
  if (verdict === 'not-judged') return { outcome: 'error', declared: false };
  if (verdict === 'not-met') return { outcome: 'fail', declared: false };
  // Without a scenario and without a declaration there is nothing that could have shown it.
  return { outcome: 'not-shown', declared: false, reason: nothing[lang] };
}

const nothing = { nl: 'geen scenario heeft deze voorwaarde beoordeeld', en: 'no scenario judged this condition' };

const notGiven = {
  nl: 'een verklaring wordt gevraagd en is niet gegeven',
  en: 'a declaration is asked and was not given',
};

/** Why nothing of what was declared counts, and what to do about it. */
export function lacking(
  { declarations = [], toDeclare }: Pick<ConditionResult, 'declarations' | 'toDeclare'>,
  lang: Language,
): string {
  if (declarations.length > 0) return declarations.map(({ problem }) => problem?.[lang] ?? '').join('; ');
  return `${notGiven[lang]}${toDeclare ? `. ${labels.toAttach[lang]}: ${toDeclare[lang]}` : ''}`;
}

/** What was known beforehand and what became of it, one line each: `✗ 1.02/x#y: its end date has passed (until …): why`. */
export const baselineLines = ({ baseline }: RunRecord, lang: Language): readonly string[] =>
  (baseline ?? []).map(
    (one) =>
      `${isRed(one) ? '✗' : '·'} ${one.check}: ${knownWords[one.state][lang]} (${labels.until[lang]} ${one.until}): ${one.reason}`,
  );
