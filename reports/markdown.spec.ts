import { expect } from 'chai';
import type { CheckResult, RunRecord } from '../core/run-record.js';
import { attended } from './fixture.attended.js';
import { failing, fixture } from './fixture.js';
import { markdown } from './markdown.js';

describe('markdown', () => {
  it('gives the verdict and each condition, the worst first, in both languages', () => {
    expect(markdown(fixture, 'nl')).to.match(/^## ✗ Mitz: niet geaccepteerd/);
    expect(markdown(fixture, 'nl')).to.match(
      /\| 1\.02 Toestemmingscontrole \| ✗ voldoet niet \| 0\/1 \|\n\| 1\.03 [^\n]* \| ! niet beoordeeld/,
    );
    expect(markdown(fixture, 'en')).to.match(/\| 3\.02 [^\n]* \| ✓ declared \| – \|/);
  });

  it('tells each blocking failure with what to do, and findings apart from them', () => {
    const text = markdown(fixture, 'en');
    expect(text).to.match(
      /#### ✗ 1\.02\/deny-releases-nothing nothing-released[\s\S]*Expected: nothing delivered\nReceived: one delivery[\s\S]*Where: exchange 1/,
    );
    expect(text).to.match(/### Not shown: 4\n/);
    expect(text).to.match(
      /### Findings \(not blocking\): 4\n[\s\S]*unknown-bsn[\s\S]*form-of-header[\s\S]*should-retry/,
    );
  });

  it('lets no text of a target become markup, a mention or a broken table', () => {
    const text = markdown(fixture, 'nl');
    const outsideBlocks = text.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
    expect(outsideBlocks).to.not.include('<');
    expect(outsideBlocks).to.not.match(/@someone/);
    expect(text).to.not.match(/(?![\t\n])[\p{Cc}\u202e]/u);
  });

  it('tells what a person stated at each step, beside what the wire showed', () => {
    expect(markdown(attended, 'en')).to.match(
      /### What a person stated at the steps: 1\n\n- \*\*2\.01\/census\*\* request-data: refused, not allowed, [^\n]*; on the wire: exchange 1: 200 \\\(A\. [^\n]*Proef[^\n]*, 21 November 2026/,
    );
    expect(markdown(attended, 'nl')).to.not.match(/(?![\t\n])[\p{Cc}\u202e]/u);
    expect(markdown(fixture, 'en')).to.not.include('stated at the steps');
  });

  it('fits into a comment however much went wrong', () => {
    const checks = Array.from({ length: 50 }, (_, index) =>
      failing.checks.map((check): CheckResult => ({ ...check, id: `${check.id}-${String(index)}` })),
    ).flat();
    const conditions = fixture.conditions.map((condition) => ({
      ...condition,
      scenarios: condition.scenarios.map((scenario) => ({ ...scenario, checks })),
    }));
    const text = markdown({ ...fixture, conditions } satisfies RunRecord, 'en');
    expect(text.length).to.be.lessThan(65_000);
    expect(text).to.match(/… and \d+ more/);
  });
});
