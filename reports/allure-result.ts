import { createHash } from 'node:crypto';
import { LabelName, LinkType, Severity, Stage, Status } from 'allure-js-commons';
import type { Attachment, Label, Link, Parameter, StatusDetails, StepResult, TestResult } from 'allure-js-commons';
import type { Outcome } from '../core/outcome.js';
import type { CheckResult, ConditionResult, LineResult, RunRecord, ScenarioResult } from '../core/run-record.js';
import { conditionTerms } from '../core/terms.js';
import type { Language } from '../core/text.js';
import { openings } from './allure-words.js';
import { categoryTitle } from './category.js';
import { declarationLine } from './declarations.js';
import { bounded, markdownBlock, markdownText, oneLine } from './escape.js';
import { isBlocking, isFinding, lineResultsOf, reasonOf } from './shortcomings.js';
import type { OwnResult } from './shortcomings.js';
import { detailOf, judgedLine, partsOf, sentenceOf, told as inLanguage } from './wording.js';
import { basisWords, labels } from './words.js';

/** How much of one value stands in a message, which also names its result in the list of categories. */
const messageLimit = 400;
/** How much of it stands below, where a reader unfolds it; the run record has the rest. */
const valueLimit = 4000;

export const statuses: Readonly<Record<Outcome, Status>> = {
  pass: Status.PASSED,
  fail: Status.FAILED,
  error: Status.BROKEN,
  'not-shown': Status.SKIPPED,
  'not-applicable': Status.SKIPPED,
};

/** Gravest first. */
const severities = [Severity.CRITICAL, Severity.NORMAL, Severity.MINOR, Severity.TRIVIAL] as const;

/** One scenario as an Allure result: each check is a step of it. */
export function scenarioTestResult(
  record: RunRecord,
  condition: ConditionResult,
  scenario: ScenarioResult,
  lang: Language,
  attachments: Attachment[],
): TestResult {
  const start = Date.parse(scenario.started) || 0;
  const stop = start + scenario.durationMs;
  const telling: Telling = { lang, demand: (check) => judgedLine(record, condition, check, lang) };
  return {
    ...identityOf(scenario.id),
    name: `${oneLine(scenario.title[lang])} (${scenario.id})`,
    status: statuses[scenario.outcome],
    statusDetails: scenarioDetails(scenario, telling),
    stage: Stage.FINISHED,
    description: description(condition, scenario.repeat, lang),
    steps: scenario.checks.map((check) => stepOf(check, stop, telling)),
    attachments,
    parameters: parameters(record, condition, scenario, lang),
    labels: [
      ...place(condition, scenario.title[lang], lang),
      ...tags(scenario),
      { name: LabelName.SEVERITY, value: severityOf(scenario.checks) },
    ],
    links: links(condition),
    start,
    stop,
  };
}

/** What became of one line of the norm; undefined where a red scenario tells it. With these, every line is seen in the report. */
export function lineTestResult(
  record: RunRecord,
  condition: ConditionResult,
  line: LineResult,
  lang: Language,
): TestResult | undefined {
  const [own] = lineResultsOf({ lines: [line], scenarios: condition.scenarios }, lang);
  if (!own) return undefined;
  const moment = Date.parse(record.finished) || 0;
  const declarations = (condition.declarations ?? []).filter((one) => one.line === line.id);
  return {
    ...identityOf(line.id),
    name: `${oneLine(line.demand[lang])} (${line.id}, ${conditionTerms[line.verdict].word[lang]})`,
    status: statuses[own.outcome],
    statusDetails: ownDetails(own, lang),
    stage: Stage.FINISHED,
    description: [
      description(condition, undefined, lang),
      ...declarations.map((one) => markdownText(declarationLine(one, lang), 1000)),
    ].join('\n\n'),
    steps: [],
    attachments: [],
    parameters: [
      { name: labels.needs[lang], value: line.needs },
      { name: labels.specification[lang], value: oneLine(specificationOf(record)) },
    ],
    labels: [
      ...place(condition, condition.title[lang], lang),
      ...outcomeTag(own.outcome),
      { name: LabelName.SEVERITY, value: Severity.NORMAL },
    ],
    links: links(condition),
    start: moment,
    stop: moment,
  };
}

/** The specification set with its overlays, in a few words. */
export const specificationOf = ({ specification: { set, overlays } }: RunRecord): string =>
  [set, ...overlays].join(' + ');

/** The same from run to run, so that a report can follow a scenario through time, and writing again writes over. */
export function identityOf(id: string): Record<'uuid' | 'historyId' | 'testCaseId' | 'fullName', string> {
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 32);
  return {
    uuid: hash.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    historyId: hash,
    testCaseId: hash,
    fullName: id,
  };
}

/** How a check is told: the language, and the line of the norm that it judged. */
interface Telling {
  readonly lang: Language;
  readonly demand: (check: CheckResult) => string;
}

function stepOf(check: CheckResult, at: number, telling: Telling): StepResult {
  const { lang } = telling;
  return {
    name: `${oneLine(check.title[lang])} (${check.id})`,
    status: statuses[check.outcome],
    statusDetails: stepDetails(check, telling),
    stage: Stage.FINISHED,
    steps: [],
    attachments: [],
    parameters: [
      { name: labels.level[lang], value: check.level },
      { name: labels.basis[lang], value: basisWords[check.basis][lang] },
      ...check.sources.map((source) => ({ name: labels.source[lang], value: oneLine(source) })),
    ],
    // A check takes no time of its own, it is judged when the scenario is over; without any time Allure says 'Unknown'.
    start: at,
    stop: at,
  };
}

function stepDetails(check: CheckResult, telling: Telling): StatusDetails {
  if (check.outcome === 'pass') return {};
  const inWords = (text: string): string => inLanguage(text, telling.lang);
  return {
    message: `${opening(check, telling.lang)}:\n${told(check, telling, valueLimit)}`,
    ...(check.expected !== undefined && { expected: bounded(inWords(check.expected), valueLimit) }),
    ...(check.received !== undefined && { actual: bounded(inWords(check.received), valueLimit) }),
  };
}

function opening(check: CheckResult, lang: Language): string {
  if (isFinding(check)) return openings[check.basis === 'assumed' ? 'assumption' : 'finding'][lang];
  return check.outcome === 'pass' ? '' : openings[check.outcome][lang];
}

/** A check that did not pass, in the terms of whoever has to mend it, each part on a line of its own. */
function told(check: CheckResult, { lang, demand }: Telling, limit: number): string {
  const detail = detailOf(check, lang);
  const parts = partsOf(check, lang).map(([label, value]) => `${label}: ${bounded(value, limit)}`);
  const sources = check.sources.map((source) => oneLine(source));
  const footing = [check.level, basisWords[check.basis][lang], ...sources].join(', ');
  return [
    bounded(sentenceOf(check, lang), limit),
    `${labels.demand[lang]}: ${oneLine(demand(check))}`,
    ...(detail === undefined ? [] : [`${labels.detail[lang]}: ${bounded(detail, limit)}`]),
    ...parts,
    `${labels.basis[lang]}: ${footing}`,
  ].join('\n');
}

/** All that decided the scenario, then its findings: a reader sees the whole without unfolding the steps. */
function scenarioDetails(scenario: ScenarioResult, telling: Telling): StatusDetails {
  const message = scenarioMessage(scenario, telling, messageLimit);
  if (message === '') return {};
  const whole = scenarioMessage(scenario, telling, valueLimit);
  const repeat = `${labels.repeat[telling.lang]}: ${oneLine(scenario.repeat)}`;
  return { message, trace: whole === message ? repeat : `${repeat}\n\n${whole}` };
}

function scenarioMessage(scenario: ScenarioResult, telling: Telling, limit: number): string {
  const { lang } = telling;
  const { outcome, checks } = scenario;
  const reason = bounded(reasonOf(scenario, lang) ?? labels.noReason[lang], limit);
  const told = [...checks.filter(isBlocking), ...checks.filter(isFinding)].map((check) =>
    checkText(check, telling, limit),
  );
  if (outcome !== 'pass' && outcome !== 'fail') told.unshift(`${openings[outcome][lang]}: ${reason}`);
  return told.join('\n\n');
}

const checkText = (check: CheckResult, telling: Telling, limit: number): string =>
  `${opening(check, telling.lang)}: ${check.id}\n${told(check, telling, limit)}`;

const ownDetails = ({ outcome, reason }: OwnResult, lang: Language): StatusDetails =>
  outcome === 'pass'
    ? {}
    : { message: `${openings[outcome][lang]}: ${bounded(reason ?? labels.noReason[lang], messageLimit)}` };

function severityOf(checks: readonly CheckResult[]): string {
  const found = checks.map(({ level, blocks }) => {
    if (level === 'MUST') return blocks ? Severity.CRITICAL : Severity.NORMAL;
    return level === 'SHOULD' ? Severity.MINOR : Severity.TRIVIAL;
  });
  return severities.find((severity) => found.includes(severity)) ?? Severity.NORMAL;
}

function place(condition: ConditionResult, story: string, lang: Language): Label[] {
  const category = categoryTitle(condition.id, lang);
  const feature = `${condition.id} ${oneLine(condition.title[lang])}`;
  return [
    { name: LabelName.EPIC, value: category },
    { name: LabelName.FEATURE, value: feature },
    { name: LabelName.STORY, value: oneLine(story) },
    { name: LabelName.PARENT_SUITE, value: category },
    { name: LabelName.SUITE, value: feature },
    { name: LabelName.PACKAGE, value: condition.id },
    { name: LabelName.FRAMEWORK, value: 'mitz-keur' },
  ];
}

const outcomeTag = (outcome: Outcome): Label[] =>
  outcome === 'not-shown' || outcome === 'not-applicable' ? [{ name: LabelName.TAG, value: outcome }] : [];

function tags({ outcome, checks, assumed }: ScenarioResult): Label[] {
  const findings = checks.filter(isFinding);
  const isAssumption = assumed === true || findings.some((check) => check.basis === 'assumed');
  return [
    ...outcomeTag(outcome),
    ...(findings.length > 0 ? [{ name: LabelName.TAG, value: 'finding' }] : []),
    ...(isAssumption ? [{ name: LabelName.TAG, value: 'assumption' }] : []),
  ];
}

function parameters(
  record: RunRecord,
  condition: ConditionResult,
  scenario: ScenarioResult,
  lang: Language,
): Parameter[] {
  const levels = [...new Set(scenario.checks.map((check) => check.level))];
  return [
    { name: labels.basis[lang], value: basisWords[condition.basis][lang] },
    { name: labels.level[lang], value: levels.join(', ') || '–' },
    { name: labels.specification[lang], value: oneLine(specificationOf(record)) },
    { name: labels.functionalities[lang], value: oneLine(record.target.functionalities.join(', ')) },
    { name: labels.repeat[lang], value: oneLine(scenario.repeat) },
  ];
}

/** Only an address of the web: a record may come from elsewhere, and a link in a report is clicked. */
const links = ({ id, link }: ConditionResult): Link[] =>
  /^https?:\/\//i.test(link) ? [{ name: `Afsprakenstelsel ${id}`, url: link, type: LinkType.DEFAULT }] : [];

function description(condition: ConditionResult, repeat: string | undefined, lang: Language): string {
  return [
    `**${labels.demand[lang]}:** ${markdownText(condition.demand[lang], 2000)}`,
    `**${labels.basis[lang]}:** ${basisWords[condition.basis][lang]}`,
    `**${labels.source[lang]}:** ${markdownText(condition.source, 1000)}`,
    ...(repeat === undefined ? [] : [`**${labels.repeat[lang]}:**`, markdownBlock(repeat)]),
  ].join('\n\n');
}
