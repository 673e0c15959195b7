/** What a run record tells that somebody has to act on, in the order of the norm. */
import { isRed } from '../core/baseline.js';
import type { Outcome } from '../core/outcome.js';
import type {
  AccessionResult,
  CheckResult,
  ConditionResult,
  Finding,
  LineResult,
  LineVerdict,
  RunRecord,
  ScenarioResult,
} from '../core/run-record.js';
import type { Language } from '../core/text.js';
import { detailOf, sentenceOf, told } from './wording.js';
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
export function findingsOf(record: RunRecord, lang: Language): readonly Finding[] {
  const untold = located(record).filter(({ scenario, check }) => isFinding(check) && !isTold(record, scenario, check));
  return [
    ...record.findings.map((finding) => inWordsOf(record, finding, lang)),
    ...untold.map(({ scenario, check }) => ({
      kind: check.basis === 'assumed' ? 'assumption' : check.level,
      text: sentenceOf(check, lang),
      scenario: `${scenario.id} ${check.id}`,
    })),
  ];
}

/** A finding that a check gave rise to, in the words of its reader; others stand as they were written. */
function inWordsOf(record: RunRecord, finding: Finding, lang: Language): Finding {
  if (lang === 'en') return finding;
  const own = located(record).find(({ scenario, check }) => finding.scenario === `${scenario.id} ${check.id}`);
  if (own?.check.outcome !== 'fail') return { ...finding, text: finding.nl ?? told(finding.text, lang) };
  const { check } = own;
  const open = check.basis === 'assumed' ? ` (${labels.assumption.nl})` : '';
  const message = detailOf(check, lang);
  const detail = message === undefined ? '' : ` ${labels.detail.nl}: ${message}`;
  return { ...finding, text: `${sentenceOf(check, lang)}${open}.${detail}` };
}

function isTold(record: RunRecord, scenario: ScenarioResult, check: CheckResult): boolean {
  return record.findings.some((finding) => {
    if (!finding.scenario?.startsWith(scenario.id)) return false;
    return finding.scenario.endsWith(check.id) || (check.message !== undefined && finding.text.includes(check.message));
  });
}

/** Why a scenario ended as it did, where no failure says so. */
export function reasonOf(scenario: ScenarioResult, lang: Language): string | undefined {
  const reason = scenario.reason ?? scenario.checks.find((check) => check.outcome === scenario.outcome)?.message;
  return reason === undefined ? undefined : told(reason, lang);
}

/** The scenarios with this outcome, each with its reason. */
export const scenariosThatEnded = (record: RunRecord, outcome: Outcome, lang: Language): readonly Unjudged[] =>
  record.conditions
    .flatMap((condition) => condition.scenarios)
    .filter((scenario) => scenario.outcome === outcome)
    .map((scenario) => ({ id: scenario.id, reason: reasonOf(scenario, lang) ?? labels.noReason[lang] }));

/** Scenarios that are not shown, then the lines of the norm that are not, unsettled and stated ones among them. */
export function notShown(record: RunRecord, lang: Language): readonly Unjudged[] {
  const lines = record.conditions
    .flatMap((condition) => lineResultsOf(condition, lang))
    .filter(({ outcome }) => outcome === 'not-shown')
    .map(({ id, reason = labels.noReason[lang] }) => ({ id, reason }));
  return [...scenariosThatEnded(record, 'not-shown', lang), ...lines];
}

/** What a line of the norm shows, as the outcome that tools for tests know. */
export interface OwnResult {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly declared: boolean;
  readonly reason?: string;
}

const outcomeOfVerdict: Readonly<Record<LineVerdict, Outcome>> = {
  met: 'pass',
  declared: 'pass',
  stated: 'not-shown',
  unsettled: 'not-shown',
  'not-shown': 'not-shown',
  'not-met': 'fail',
  'not-judged': 'error',
  'not-applicable': 'not-applicable',
};

/** The lines of a condition, each with what became of it. One of which a check of its scenarios tells the wrong is not told twice. */
export const lineResultsOf = (
  { lines, scenarios }: Pick<ConditionResult, 'lines' | 'scenarios'>,
  lang: Language,
): readonly OwnResult[] =>
  lines
    .filter((line) => !scenarios.some((one) => tellsOf(line, one)))
    .map(({ id, demand, verdict, toDo }) => ({
      id,
      title: demand[lang],
      outcome: outcomeOfVerdict[verdict],
      declared: verdict === 'declared',
      ...(toDo && { reason: toDo[lang] }),
    }));

const notGiven = {
  nl: 'een verklaring wordt gevraagd en is niet gegeven',
  en: 'a declaration is asked and was not given',
};

/** A scenario that is red itself tells what is wrong with a line that is not met or not judged. */
const tellsOf = ({ id, verdict }: LineResult, { checks, outcome }: ScenarioResult): boolean =>
  (verdict === 'not-met' && outcome === 'fail' && checks.some((check) => check.line === id && isBlocking(check))) ||
  (verdict === 'not-judged' && outcome === 'error');

/** Why nothing of what was declared counts, and what to do about it. */
export function lacking(
  { declarations = [], toDeclare }: Partial<Pick<AccessionResult, 'declarations' | 'toDeclare'>>,
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
