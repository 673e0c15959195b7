import { expect } from 'chai';
import fc from 'fast-check';
import { bases } from './basis.js';
import type { Basis, Level } from './basis.js';
import { outcomes } from './outcome.js';
import type { Outcome } from './outcome.js';
import type { CheckResult, ConditionVerdict, DeclarationRecord, Policy, RunVerdict } from './run-record.js';
import { blocks, conditionVerdict, exitCodes, runVerdict, scenarioOutcome } from './verdict.js';

const check = (outcome: Outcome, level: Level = 'MUST', isBlocking = level === 'MUST'): CheckResult => ({
  id: 'some-check',
  title: { nl: 'iets', en: 'something' },
  outcome,
  level,
  basis: isBlocking ? 'normative' : 'assumed',
  sources: [],
  blocks: isBlocking,
});

const valid: DeclarationRecord = { document: 'd.pdf', signedBy: 'A. Arts', sha256: 'ab', date: '2026-01-01' };
const altered: DeclarationRecord = { ...valid, problem: { kind: 'altered', nl: 'gewijzigd', en: 'altered' } };

describe('verdict', () => {
  describe('a check blocks', () => {
    const table: readonly (readonly [Level, Basis, Policy, boolean])[] = [
      ['MUST', 'normative', 'default', true],
      ['MUST', 'published', 'default', true],
      ['MUST', 'observed', 'default', true],
      ['MUST', 'assumed', 'default', false],
      ['MUST', 'assumed', 'strict', true],
    ];
    for (const [level, basis, policy, expected] of table) {
      it(`${expected ? 'yes' : 'no'}: ${level}, ${basis}, policy ${policy}`, () => {
        expect(blocks({ level, basis }, policy)).to.equal(expected);
      });
    }

    it('never when it is no MUST, whatever its basis and the policy', () => {
      for (const level of ['SHOULD', 'MAY'] as const)
        for (const basis of bases)
          for (const policy of ['default', 'strict'] as const)
            expect(blocks({ level, basis }, policy), `${level} ${basis} ${policy}`).to.be.false;
    });
  });

  describe('a scenario, by its checks', () => {
    const table: readonly (readonly [string, readonly CheckResult[], Outcome])[] = [
      ['all pass', [check('pass'), check('pass', 'SHOULD')], 'pass'],
      ['a blocking check fails', [check('pass'), check('fail')], 'fail'],
      ['a blocking check fails and another lacks evidence', [check('not-shown'), check('fail')], 'fail'],
      ['a blocking check fails and another could not be judged', [check('error'), check('fail')], 'fail'],
      ['a check could not be judged', [check('pass'), check('error')], 'error'],
      ['one could not be judged, one lacks evidence', [check('not-shown'), check('error')], 'error'],
      ['one could not be judged, a recommendation fails', [check('fail', 'SHOULD'), check('error')], 'error'],
      ['a MUST check lacks evidence', [check('pass'), check('not-shown')], 'not-shown'],
      [
        'a MUST check of an assumed basis lacks evidence',
        [check('pass'), check('not-shown', 'MUST', false)],
        'not-shown',
      ],
      ['a recommendation lacks evidence', [check('pass'), check('not-shown', 'SHOULD')], 'pass'],
      ['a recommendation fails', [check('pass'), check('fail', 'SHOULD')], 'pass'],
      ['an assumed MUST fails', [check('pass'), check('fail', 'MUST', false)], 'pass'],
      ['a recommendation fails and a MUST lacks evidence', [check('fail', 'SHOULD'), check('not-shown')], 'not-shown'],
      ['there are no checks', [], 'not-shown'],
      [
        'only recommendations, without evidence',
        [check('not-shown', 'SHOULD'), check('not-shown', 'MAY')],
        'not-shown',
      ],
    ];
    for (const [when, checks, expected] of table) {
      it(`${expected}: ${when}`, () => {
        expect(scenarioOutcome(checks)).to.equal(expected);
        expect(scenarioOutcome([...checks].reverse()), 'in another order').to.equal(expected);
      });
    }

    it('never passes where no check was judged, and never fails but by a check that blocks', () => {
      const some = fc.array(
        fc
          .tuple(fc.constantFrom(...outcomes), fc.constantFrom<Level>('MUST', 'SHOULD', 'MAY'), fc.boolean())
          .map(([outcome, level, basis]) => check(outcome, level, level === 'MUST' && basis)),
      );
      fc.assert(
        fc.property(some, (checks) => {
          const outcome = scenarioOutcome(checks);
          const was = (one: Outcome): boolean => checks.some((each) => each.outcome === one);
          if (outcome === 'pass') expect(was('pass') || was('fail')).to.be.true;
          expect(outcome === 'fail').to.equal(checks.some((each) => each.outcome === 'fail' && each.blocks));
          if (was('error')) expect(outcome).to.be.oneOf(['error', 'fail']);
        }),
      );
    });
  });

  describe('a condition, by its scenarios and declarations', () => {
    type Scenarios = Parameters<typeof conditionVerdict>[0];
    const s = (...all: readonly (Outcome | 'not-shown [a]' | 'fail [a]')[]): Scenarios =>
      all.map((one) =>
        one.endsWith(' [a]')
          ? { outcome: one.replace(' [a]', '') as Outcome, assumed: true as const }
          : { outcome: one as Outcome },
      );
    const table: readonly (readonly [Scenarios, readonly DeclarationRecord[] | undefined, ConditionVerdict])[] = [
      [s('pass'), undefined, 'met'],
      [s('pass', 'not-applicable'), undefined, 'met'],
      [s('pass', 'fail'), undefined, 'not-met'],
      [s('fail', 'error', 'not-shown'), [], 'not-met'],
      [s('fail [a]', 'pass'), undefined, 'not-met'],
      [s('pass', 'error'), undefined, 'not-judged'],
      [s('error', 'not-shown'), [], 'not-judged'],
      [s('pass', 'not-shown'), undefined, 'not-shown'],
      [s('pass', 'not-shown'), [valid], 'not-shown'],
      [s('pass', 'not-shown [a]'), undefined, 'met'],
      [s('pass'), [], 'not-shown'],
      [s('pass'), [altered], 'not-shown'],
      [s('pass'), [valid], 'met'],
      [s('pass'), [altered, valid], 'met'],
      [s(), [valid], 'declared'],
      [s('not-applicable'), [valid], 'declared'],
      [s('not-shown [a]'), [valid], 'declared'],
      [s(), [altered], 'not-shown'],
      [s(), [], 'not-shown'],
      // No green on nothing.
      [s(), undefined, 'not-shown'],
      [s('not-applicable'), undefined, 'not-applicable'],
      [s('not-shown [a]'), undefined, 'not-shown'],
    ];
    for (const [scenarios, declarations, expected] of table) {
      const told = scenarios.map(({ outcome, assumed }) => outcome + (assumed ? ' [a]' : '')).join(', ');
      const declared = declarations?.map(({ problem }) => problem?.en ?? 'valid').join(', ');
      it(`${expected}: scenarios (${told}), ${declared === undefined ? 'no declaration asked' : `declared (${declared})`}`, () => {
        expect(conditionVerdict(scenarios, declarations)).to.equal(expected);
        expect(conditionVerdict([...scenarios].reverse(), declarations), 'in another order').to.equal(expected);
      });
    }
  });

  describe('the run, by its conditions, with the exit code', () => {
    const table: readonly (readonly [readonly ConditionVerdict[], RunVerdict, 0 | 1 | 2])[] = [
      [['met', 'declared', 'not-applicable'], 'accepted', 0],
      [['declared'], 'accepted', 0],
      [['met', 'not-met', 'not-judged', 'not-shown'], 'not-accepted', 1],
      [['met', 'not-judged', 'not-shown'], 'not-judged', 2],
      [['met', 'not-shown'], 'not-accepted', 1],
      // Nothing claimed, nothing accepted.
      [[], 'not-accepted', 1],
      [['not-applicable', 'not-applicable'], 'not-accepted', 1],
    ];
    for (const [verdicts, expected, exit] of table) {
      it(`${expected}, exit ${exit}: ${verdicts.join(', ') || 'no conditions'}`, () => {
        expect(runVerdict(verdicts.map((verdict) => ({ verdict })))).to.equal(expected);
        expect(exitCodes[expected]).to.equal(exit);
      });
    }

    it('is accepted only if every claimed condition is met or declared', () => {
      const verdict = fc.constantFrom<ConditionVerdict>(
        'met',
        'not-met',
        'not-shown',
        'declared',
        'not-applicable',
        'not-judged',
      );
      fc.assert(
        fc.property(fc.array(verdict, { maxLength: 6 }), (verdicts) => {
          const claimed = verdicts.filter((one) => one !== 'not-applicable');
          const isShown = claimed.length > 0 && claimed.every((one) => one === 'met' || one === 'declared');
          expect(runVerdict(verdicts.map((one) => ({ verdict: one }))) === 'accepted').to.equal(isShown);
        }),
      );
    });
  });
});
