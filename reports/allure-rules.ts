import { LabelName, Severity, Stage } from 'allure-js-commons';
import type { Attachment, Label, StatusDetails, TestResult } from 'allure-js-commons';
import type { Basis, Level } from '../core/basis.js';
import type { Outcome } from '../core/outcome.js';
import type { RunVerdict } from '../core/run-record.js';
import type { Language, Text } from '../core/text.js';
import { identityOf, statuses } from './allure-result.js';
import { AllureWriter } from './allure-writer.js';
import { openings } from './allure-words.js';
import { bounded, oneLine } from './escape.js';
import { verdictTerms } from '../core/terms.js';
import { basisWords, labels } from './words.js';

/** What became of a rule over many messages at once. */
export interface RuleOutcome {
  readonly id: string;
  readonly title: Text;
  readonly level: Level;
  readonly basis: Basis;
  readonly outcome: Extract<Outcome, 'pass' | 'fail' | 'error' | 'not-shown'>;
  /** Whether a violation blocks the verdict; a failure that does not is a finding. */
  readonly blocks: boolean;
  readonly violations: number;
  /** The first violations, a line each; empty for none. */
  readonly examples: string;
}

/** A check in bulk. */
export interface RuleRun {
  /** In which it all stands, such as `Migratie`. */
  readonly name: Text;
  readonly verdict: RunVerdict;
  /** Why, a line for each reason. */
  readonly reasons: readonly string[];
  readonly specification: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** Milliseconds since 1970. */
  readonly started: number;
  readonly finished: number;
  readonly rules: readonly RuleOutcome[];
}

/** Writes a check in bulk as Allure results: one for the verdict and one for each rule, however many messages there were. */
export async function writeRuleResults(run: RuleRun, resultsDirectory: string, lang: Language): Promise<void> {
  const writer = await AllureWriter.begin(resultsDirectory);
  writer.result(verdictResult(run, lang));
  for (const rule of run.rules) {
    const { id, examples } = rule;
    const attachments = examples === '' ? [] : [writer.attachment(id, firstFindings[lang], examples)];
    writer.result(ruleResult(run, rule, attachments, lang));
  }
  await writer.conclude(lang, {
    [labels.verdict[lang]]: verdictTerms[run.verdict].word[lang],
    [labels.specification[lang]]: oneLine(run.specification),
    [run.tool.name]: oneLine(run.tool.version),
  });
}

const verdictOutcomes = { accepted: 'pass', 'not-accepted': 'fail', 'not-judged': 'error' } as const;

/** The rules alone could all be green where the whole is not: what was not recognised breaks none of them. */
function verdictResult(run: RuleRun, lang: Language): TestResult {
  const outcome = verdictOutcomes[run.verdict];
  const message = run.reasons.map((reason) => bounded(reason, 400)).join('\n');
  return {
    ...shared(run, 'verdict', `${labels.verdict[lang]}: ${verdictTerms[run.verdict].word[lang]}`, lang),
    status: statuses[outcome],
    statusDetails: outcome === 'pass' ? {} : { message: `${openings[outcome][lang]}: ${message}` },
    labels: [...place(run, labels.verdict[lang], lang), { name: LabelName.SEVERITY, value: Severity.BLOCKER }],
  };
}

function ruleResult(run: RuleRun, rule: RuleOutcome, attachments: Attachment[], lang: Language): TestResult {
  const isFinding = rule.outcome === 'fail' && !rule.blocks;
  return {
    ...shared(run, rule.id, `${oneLine(rule.title[lang])} (${rule.id})`, lang),
    status: isFinding ? statuses.pass : statuses[rule.outcome],
    statusDetails: detailsOf(rule, lang),
    attachments,
    parameters: [
      { name: labels.level[lang], value: rule.level },
      { name: labels.basis[lang], value: basisWords[rule.basis][lang] },
      { name: labels.specification[lang], value: oneLine(run.specification) },
    ],
    labels: [
      ...place(run, rule.title[lang], lang),
      ...(isFinding ? [{ name: LabelName.TAG, value: 'finding' }] : []),
      ...(isFinding && rule.basis === 'assumed' ? [{ name: LabelName.TAG, value: 'assumption' }] : []),
      { name: LabelName.SEVERITY, value: rule.blocks ? Severity.CRITICAL : Severity.NORMAL },
    ],
  };
}

function detailsOf({ outcome, blocks, basis, violations, examples }: RuleOutcome, lang: Language): StatusDetails {
  if (outcome === 'pass') return {};
  const finding = basis === 'assumed' ? openings.assumption : openings.finding;
  const opening = outcome === 'fail' && !blocks ? finding : openings[outcome];
  return {
    message: outcome === 'fail' ? `${opening[lang]}: ${String(violations)} ×` : opening[lang],
    ...(examples !== '' && { trace: bounded(examples, 4000) }),
  };
}

const shared = (
  { started, finished }: RuleRun,
  id: string,
  name: string,
  lang: Language,
): Omit<TestResult, 'status' | 'statusDetails' | 'labels'> => ({
  ...identityOf(`migration/${id}`),
  name,
  stage: Stage.FINISHED,
  description: onePerRule[lang],
  steps: [],
  attachments: [],
  parameters: [],
  links: [],
  start: started,
  stop: finished,
});

const onePerRule: Text = {
  nl: 'Eén resultaat per regel, over alle berichten samen.',
  en: 'One result per rule, over all messages together.',
};

const firstFindings: Text = { nl: 'De eerste bevindingen', en: 'The first findings' };

const place = ({ name }: RuleRun, story: string, lang: Language): Label[] => [
  { name: LabelName.EPIC, value: name[lang] },
  { name: LabelName.STORY, value: oneLine(story) },
  { name: LabelName.PARENT_SUITE, value: name[lang] },
  { name: LabelName.FRAMEWORK, value: 'mitz-keur' },
];
