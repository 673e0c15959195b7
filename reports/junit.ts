import type { CheckResult, ConditionResult, RunRecord, ScenarioResult } from '../core/run-record.js';
import { bounded, xmlAttribute, xmlText } from './escape.js';
import { lineResultsOf, reasonOf } from './shortcomings.js';
import { conditionTerms, verdictTerms } from '../core/terms.js';
import { judgedLine, partsOf } from './wording.js';
import { labels } from './words.js';

/** How much of one value a build server has to carry. */
const valueLimit = 20_000;
const messageLimit = 1000;

/**
 * The run as JUnit XML, for build servers: a suite per condition, a test case per check. In English, whatever the
 * language of the run: build servers follow a test through time by its name.
 *
 * A failure that does not block is a passed test case that says so in its `system-out`: JUnit knows no warning.
 */
export function junit(record: RunRecord): string {
  const suites = record.conditions.map((condition) => suite(record, condition));
  const total = suites.reduce((sum, { counts }) => add(sum, counts), none);
  const name = `mitz-keur ${record.target.application.name} ${record.target.application.version}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name, ...written(total) })}>`,
    ...suites.map(({ xml }) => xml),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly milliseconds: number;
}

const none: Counts = { tests: 0, failures: 0, errors: 0, skipped: 0, milliseconds: 0 };

const add = (a: Counts, b: Counts): Counts => ({
  tests: a.tests + b.tests,
  failures: a.failures + b.failures,
  errors: a.errors + b.errors,
  skipped: a.skipped + b.skipped,
  milliseconds: a.milliseconds + b.milliseconds,
});

const written = ({ milliseconds, ...counts }: Counts): Record<string, string | number> => ({
  ...counts,
  time: (milliseconds / 1000).toFixed(3),
});

const attributes = (of: Readonly<Record<string, string | number>>): string =>
  Object.entries(of)
    .map(([name, value]) => ` ${name}="${xmlAttribute(String(value))}"`)
    .join('');

/** What a test case holds: nothing where it passed. */
interface Case {
  readonly className: string;
  readonly name: string;
  readonly kind: 'passed' | 'failure' | 'error' | 'skipped';
  readonly type?: string;
  readonly message?: string;
  readonly body?: string;
}

function suite(record: RunRecord, condition: ConditionResult): { xml: string; counts: Counts } {
  const cases = [
    ...condition.scenarios.flatMap((one) => scenarioCases(record, condition, one)),
    ...lineCases(condition),
  ];
  const count = (kind: Case['kind']): number => cases.filter((one) => one.kind === kind).length;
  const counts: Counts = {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    milliseconds: condition.scenarios.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
  const timestamp = condition.scenarios[0]?.started ?? record.started;
  const xml = [
    `  <testsuite${attributes({ name: `${condition.id} ${condition.title.en}`, ...written(counts), timestamp })}>`,
    '    <properties>',
    ...Object.entries(properties(record, condition)).map(
      ([name, value]) => `      <property${attributes({ name, value })}/>`,
    ),
    '    </properties>',
    ...cases.map(caseXml),
    '  </testsuite>',
  ].join('\n');
  return { xml, counts };
}

const properties = (record: RunRecord, condition: ConditionResult): Record<string, string> => ({
  verdict: verdictTerms[record.verdict].word.en,
  scope: record.scope,
  conditionVerdict: conditionTerms[condition.verdict].word.en,
  specification: [record.specification.set, ...record.specification.overlays].join(' + '),
  policy: record.policy,
  seed: String(record.seed),
});

function scenarioCases(record: RunRecord, condition: ConditionResult, scenario: ScenarioResult): Case[] {
  const checks = scenario.checks.map((check) => checkCase(scenario, check, judgedLine(record, condition, check, 'en')));
  // An outcome that none of its checks tells of must not be lost: it broke before, or there are no checks.
  const isTold = scenario.checks.some((check) => check.outcome === scenario.outcome);
  return isTold ? checks : [...checks, ...wholeCase(scenario)];
}

function wholeCase(scenario: ScenarioResult): Case[] {
  const { id, outcome, repeat } = scenario;
  // Passed with findings only: its checks say all there is.
  if (outcome === 'pass' && scenario.checks.length > 0) return [];
  const message = reasonOf(scenario, 'en') ?? labels.noReason.en;
  const body = `${message}\n${labels.repeat.en}: ${repeat}`;
  const common = { className: id, name: 'scenario', message, body };
  if (outcome === 'error') return [{ ...common, kind: 'error', type: 'error' }];
  if (outcome === 'fail') return [{ ...common, kind: 'failure', type: 'MUST' }];
  // A pass without one check is no pass.
  return [{ ...common, kind: 'skipped' }];
}

function checkCase(scenario: ScenarioResult, check: CheckResult, demand: string): Case {
  const common = { className: scenario.id, name: check.id };
  const message = check.message ?? check.title.en;
  const told = { ...common, message, body: details(scenario, check, demand) };
  switch (check.outcome) {
    case 'pass':
      return { ...common, kind: 'passed' };
    case 'fail':
      if (check.blocks) return { ...told, kind: 'failure', type: check.level };
      return {
        ...common,
        kind: 'passed',
        body: `FINDING (${check.level}, ${check.basis}; does not block): ${told.body}`,
      };
    case 'error':
      return { ...told, kind: 'error', type: 'error' };
    case 'not-shown':
      return { ...common, kind: 'skipped', message: `NOT SHOWN: ${message}` };
    case 'not-applicable':
      return { ...common, kind: 'skipped', message: `NOT APPLICABLE: ${message}` };
  }
}

function details(scenario: ScenarioResult, check: CheckResult, demand: string): string {
  const parts = partsOf(check, 'en').map(([label, value]) => `${label}: ${bounded(value, valueLimit)}`);
  return [
    bounded(check.message ?? check.title.en, valueLimit),
    `${labels.demand.en}: ${demand}`,
    ...parts,
    `${labels.basis.en}: ${[check.level, check.basis, ...check.sources].join(', ')}`,
    ...(scenario.transcript === undefined ? [] : [`${labels.transcript.en}: ${scenario.transcript}`]),
    `${labels.repeat.en}: ${scenario.repeat}`,
  ].join('\n');
}

/** What became of each line of the norm: what no scenario of it says, a declaration or who looked, stands here too. */
const lineCases = (condition: ConditionResult): readonly Case[] =>
  lineResultsOf(condition, 'en').map(({ id, title, outcome, reason = labels.noReason.en }): Case => {
    const common = { className: condition.id, name: `${id} ${title}` };
    switch (outcome) {
      case 'pass':
        return { ...common, kind: 'passed' };
      case 'error':
        return { ...common, kind: 'error', type: 'error', message: reason };
      case 'fail':
        return { ...common, kind: 'failure', type: 'MUST', message: reason };
      case 'not-shown':
        return { ...common, kind: 'skipped', message: `NOT SHOWN: ${reason}` };
      case 'not-applicable':
        return { ...common, kind: 'skipped', message: 'NOT APPLICABLE' };
    }
  });

function caseXml({ className, name, kind, type, message, body }: Case): string {
  const open = `    <testcase${attributes({ classname: className, name })}`;
  if (kind === 'passed')
    return body === undefined
      ? `${open}/>`
      : `${open}>\n      <system-out>${xmlText(body)}</system-out>\n    </testcase>`;
  const inner = attributes({ ...(type !== undefined && { type }), message: bounded(message ?? '', messageLimit) });
  const content = body === undefined ? '/>' : `>${xmlText(bounded(body, 4 * valueLimit))}</${kind}>`;
  return `${open}>\n      <${kind}${inner}${content}\n    </testcase>`;
}
