import { expect } from 'chai';
import { defaultSpecification } from '../../mitz/specification/index.js';
import { migrationVerdict, ruleResults } from './rules.js';
import type { Given } from './rules.js';
import type { RuleResult } from '../result.js';

const all: Given = {
  messages: true,
  register: true,
  approvals: true,
  lost: { register: false, messages: false },
  history: false,
};
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

  it('lets what is wrong for certain be wrong beside what could not be read, and judges nothing of the rest', () => {
    expect(verdict(rules({ 'choice-preserved': 1 }), { problemCount: 1 })).to.equal('not-accepted');
    expect(verdict(rules(), { problemCount: 1 })).to.equal('not-judged');
    // A message that lacks may stand in what could not be read.
    const lost = { ...all, lost: { register: false, messages: true } };
    const lacks = { 'approved-is-sent': 1, 'counts-add-up': 1 };
    expect(verdict(rules(lacks, lost), { problemCount: 1 })).to.equal('not-judged');
    expect(verdict(rules({ ...lacks, 'choice-preserved': 1 }, lost), { problemCount: 1 })).to.equal('not-accepted');
    expect(verdict(rules(lacks), { problemCount: 1 })).to.equal('not-accepted');
  });

  it('bases the approval on the norm, what became of consents on what is published, and the form on its values', () => {
    const basis = (id: string): string | undefined => rules().find((rule) => rule.id === id)?.basis;
    expect(basis('not-approved-nothing-sent')).to.equal('normative');
    for (const id of ['choice-preserved', 'no-decision-not-sent', 'only-the-selection', 'counts-add-up'])
      expect(basis(id), id).to.equal('published');
    expect(basis('consent-status')).to.equal('assumed');
  });
});
