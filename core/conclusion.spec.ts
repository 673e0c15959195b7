import { expect } from 'chai';
import { conclusionOf } from './conclusion.js';
import type { Conclusion, Grounds } from './conclusion.js';
import type { Condition } from './condition.js';
import type { Line, Part } from './line.js';
import type { CheckResult, ScenarioResult } from './run-record.js';

const text = { nl: 'n', en: 'e' };
const line = (id: string, rest: Partial<Line> = {}): Line => ({
  id,
  demand: text,
  parts: [{ kinds: ['traffic'] }],
  whose: ['application'],
  ...rest,
});
const condition = (id: string, ...lines: [Line, ...Line[]]): Condition => ({
  id,
  title: text,
  demand: text,
  basis: 'normative',
  source: 'the norm',
  link: 'https://example.nl',
  lines,
});
const check = (of: string, rest: Partial<CheckResult> = {}): CheckResult => ({
  id: 'holds',
  title: text,
  outcome: 'pass',
  line: of,
  kind: 'traffic',
  level: 'MUST',
  basis: 'normative',
  sources: [],
  blocks: true,
  ...rest,
});
const scenario = (id: string, checks: readonly CheckResult[], rest: Partial<ScenarioResult> = {}): ScenarioResult => ({
  id,
  title: text,
  outcome: checks.some(({ outcome }) => outcome === 'fail') ? 'fail' : 'pass',
  started: '2026-11-21T10:00:00.000Z',
  durationMs: 1,
  repeat: '',
  checks,
  ...rest,
});
const paper: Part = { kinds: ['declared'] };
const conclude = (grounds: Partial<Grounds>): Conclusion =>
  conclusionOf({
    claimed: { functionalities: ['one'], facts: {} },
    ids: [],
    conditions: [],
    results: [],
    declarations: new Map(),
    attestations: [],
    interrupted: false,
    ...grounds,
  });
const verdictsOf = ({ conditions }: Conclusion): Readonly<Record<string, string>> =>
  Object.fromEntries(conditions.flatMap(({ lines }) => lines.map(({ id, verdict }) => [id, verdict] as const)));

describe('the conclusion of a run', () => {
  it('takes silence for traffic only where the same did arrive somewhere in the run', () => {
    const silent = check('9.01.a', { silence: { of: ['release 1 A', 'release 1 B'], otherwise: 'stated' } });
    const conditions = [condition('9.01', line('9.01.a'))];
    const quiet = scenario('9.01/quiet', [silent]);
    const arrived = (...what: string[]): ScenarioResult => scenario('9.01/other', [check('9.01.a')], { arrived: what });
    expect(verdictsOf(conclude({ conditions, results: [quiet] }))).to.deep.equal({ '9.01.a': 'stated' });
    expect(verdictsOf(conclude({ conditions, results: [quiet, arrived('release 1 A')] }))).to.deep.equal({ '9.01.a': 'stated' }); // prettier-ignore
    const both = conclude({ conditions, results: [quiet, arrived('release 1 A', 'release 1 B')] });
    expect(verdictsOf(both)).to.deep.equal({ '9.01.a': 'met' });
    expect(both.conditions[0]?.scenarios[0]?.checks[0]?.kind).to.equal('traffic');
  });

  it('makes a condition red by a scenario of its own, whichever line its red check is about', () => {
    const conditions = [condition('9.01', line('9.01.a')), condition('9.02', line('9.02.a', { parts: [paper] }))];
    const red = scenario('9.01/one', [check('9.01.a'), check('9.02.a', { outcome: 'fail' })]);
    const both = conclude({ conditions, results: [red] });
    expect(both.conditions.map(({ verdict }) => verdict)).to.deep.equal(['not-met', 'not-met']);
    // In a run of the one condition alone too.
    const alone = conclude({ conditions: conditions.slice(0, 1), results: [red], ids: ['9.01'] });
    expect([alone.verdict, alone.application, alone.conditions[0]?.verdict]).to.deep.equal(['not-accepted', 'not-accepted', 'not-met']); // prettier-ignore
  });

  it('tells the application apart from what only its provider or Mitz can show', () => {
    const conditions = [condition('9.01', line('9.01.a'), line('9.01.b', { parts: [paper], whose: ['provider'] }))];
    const { verdict, application, conditions: told } = conclude({ conditions, results: [scenario('9.01/one', [check('9.01.a')])] }); // prettier-ignore
    expect([verdict, application]).to.deep.equal(['not-accepted', 'accepted']);
    expect(told[0]?.lines[1]?.open).to.include('a declaration');
  });

  it('is about the lines that were named, or that the named scenarios are evidence for', () => {
    const conditions = [condition('9.01', line('9.01.a'), line('9.01.b', { parts: [paper] }))];
    const results = [scenario('9.01/one', [check('9.01.a')])];
    const of = (...ids: string[]): readonly string[] => Object.keys(verdictsOf(conclude({ conditions, results, ids })));
    expect(of('9.01/one')).to.deep.equal(['9.01.a']);
    expect(of('9.01')).to.deep.equal(['9.01.a', '9.01.b']);
    expect(of('9')).to.deep.equal(['9.01.a', '9.01.b']);
  });

  it('counts what a scenario showed of a line, whoever the norm names', () => {
    const conditions = [condition('9.01', line('9.01.a', { holds: { claimed: ['two'] } }))];
    expect(verdictsOf(conclude({ conditions }))).to.deep.equal({ '9.01.a': 'not-applicable' });
    const red = scenario('9.01/one', [check('9.01.a', { outcome: 'fail' })]);
    expect(conclude({ conditions, results: [red] }).verdict).to.equal('not-accepted');
  });
});
