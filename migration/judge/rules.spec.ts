import { expect } from 'chai';
import { defaultSpecification } from '../../mitz/specification/index.js';
import { migrationVerdict, ruleResults } from './rules.js';
import type { Given } from './rules.js';
import type { RuleResult } from '../result.js';

const all: Given = { messages: true, register: true, approvals: true };
const rules = (violations: Readonly<Record<string, number>> = {}, given = all, strict = false): readonly RuleResult[] =>
  ruleResults(new Map(Object.entries(violations)), given, defaultSpecification, strict ? 'strict' : 'default');
const verdict = (
  of: readonly RuleResult[],
  rest: { messages?: number; unrecognised?: number; problemCount?: number } = {},
): string => migrationVerdict({ rules: of, messages: 1, unrecognised: 0, problemCount: 0, ...rest }).verdict;

describe('the verdict on a migration in bulk', () => {
  it('accepts what was judged by every rule and broke none', () => {
    expect(verdict(rules())).to.equal('accepted');
  });

  it('blocks on a published rule, and on one about the form only under the strict policy', () => {
    expect(verdict(rules({ 'choice-preserved': 1 }))).to.equal('not-accepted');
    expect(verdict(rules({ 'consent-status': 1 }))).to.equal('accepted');
    expect(verdict(rules({ 'consent-status': 1 }, all, true))).to.equal('not-accepted');
    expect(verdict(rules({ 'no-repetition': 1 }, all, true)), 'a SHOULD').to.equal('accepted');
  });

  it('accepts nothing on nothing', () => {
    expect(verdict(rules(), { unrecognised: 1 })).to.equal('not-accepted');
    expect(verdict(rules(), { messages: 0 })).to.equal('not-judged');
    expect(verdict(rules({}, { ...all, register: false }))).to.equal('not-accepted');
    expect(verdict(rules({}, { ...all, approvals: false }))).to.equal('not-accepted');
    expect(verdict(rules({}, { ...all, messages: false }), { messages: 0 })).to.equal('not-judged');
  });

  it('judges no batch that was not seen whole, whatever it found in it', () => {
    expect(verdict(rules({ 'choice-preserved': 1 }), { problemCount: 1 })).to.equal('not-judged');
  });

  it('bases the approval on the norm, what became of consents on what is published, and the form on its values', () => {
    const basis = (id: string): string | undefined => rules().find((rule) => rule.id === id)?.basis;
    expect(basis('not-approved-nothing-sent')).to.equal('normative');
    for (const id of ['choice-preserved', 'no-decision-not-sent', 'only-the-selection', 'counts-add-up'])
      expect(basis(id), id).to.equal('published');
    expect(basis('consent-status')).to.equal('assumed');
  });
});
