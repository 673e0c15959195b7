import { expect } from 'chai';
import { SaxesParser } from 'saxes';
import { fixture, hostile } from './fixture.js';
import { junit } from './junit.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Throws where the document is not well-formed. */
function parse(xml: string): Element[] {
  const all: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
    all.push(element);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return all;
}

describe('junit', () => {
  const all = parse(junit(fixture));
  const cases = all.filter((element) => element.name === 'testcase');
  const testCase = (className: string, name: string): Element | undefined =>
    cases.find(({ attributes }) => attributes['classname'] === className && attributes['name'] === name);

  it('has a suite per condition with counts that add up', () => {
    const suites = all.filter((element) => element.name === 'testsuite');
    expect(suites.map(({ attributes }) => attributes['name']?.split(' ')[0])).to.deep.equal(
      fixture.conditions.map(({ id }) => id),
    );
    for (const { attributes, children } of suites) {
      const own = children.filter((child) => child.name === 'testcase');
      expect(attributes['tests']).to.equal(String(own.length));
      for (const kind of ['failure', 'error', 'skipped'] as const) {
        const count = own.filter((one) => one.children[0]?.name === kind).length;
        expect(attributes[kind === 'skipped' ? kind : `${kind}s`], `${attributes['name'] ?? ''} ${kind}`).to.equal(
          String(count),
        );
      }
    }
    expect(all[0]?.attributes).to.include({ tests: '18', failures: '2', errors: '2', skipped: '7' });
  });

  it('tells of a blocking failure what was expected, received, where, and how to repeat it', () => {
    const failure = testCase('1.02/deny-releases-nothing', 'nothing-released')?.children[0];
    expect(failure?.name).to.equal('failure');
    expect(failure?.attributes).to.deep.equal({ type: 'MUST', message: 'data was released after Deny' });
    expect(failure?.text).to.match(
      /Demand: 1\.02\.a: What line 1\.02\.a demands\nExpected: nothing delivered\nReceived: one .*\nWhere: exchange 1.*\n.*\nTranscript: transcripts\/1\.02--deny-releases-nothing\.har\nRepeat: mitz-keur run 1\.02/,
    );
  });

  it('passes a failure that does not block, and says what it found', () => {
    const finding = testCase('1.02/deny-releases-nothing', 'form-of-header')?.children[0];
    expect(finding?.name).to.equal('system-out');
    expect(finding?.text).to.match(/^FINDING \(MUST, assumed; does not block\): the header is absent/);
  });

  it('loses no scenario that broke before its checks, and passes nothing that was not shown', () => {
    expect(testCase('1.03/driver-broke', 'scenario')?.children[0]?.name).to.equal('error');
    expect(testCase('migratiebericht/shape', 'shape')?.children[0]?.attributes['message']).to.equal(
      'NOT SHOWN: no message arrived',
    );
    expect(testCase('3.01', '3.01.a What line 3.01.a demands')?.children[0]?.attributes['message']).to.equal(
      'NOT SHOWN: what would show 3.01',
    );
    expect(testCase('4.01', '4.01.a What line 4.01.a demands')?.children[0]?.name).to.equal('skipped');
    expect(testCase('4.02/button', 'scenario')?.children[0]?.name).to.equal('skipped');
    expect(testCase('3.02', '3.02.a What line 3.02.a demands')?.children).to.deep.equal([]);
  });

  it('carries hostile text as text, bounded', () => {
    const failure = testCase('1.02/deny-releases-nothing', 'hostile-value')?.children[0];
    expect(failure?.text).to.include(hostile.slice(0, 60));
    expect(failure?.text).to.include('[+80000]');
    expect(failure?.text.length).to.be.lessThan(25_000);
  });

  it('carries what a build has to know of the run', () => {
    const properties = all.filter(({ name }) => name === 'property').slice(0, 6);
    expect(
      Object.fromEntries(properties.map(({ attributes }) => [attributes['name'], attributes['value']])),
    ).to.include({
      verdict: 'not accepted',
      specification: '3.8 + regio.yaml',
      policy: 'default',
      seed: '7',
    });
  });
});
