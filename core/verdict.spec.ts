import { expect } from 'chai';
import fc from 'fast-check';
import { bases } from './basis.js';
import type { Basis, Level } from './basis.js';
import { outcomes } from './outcome.js';
import type { Outcome } from './outcome.js';
import type { EvidenceKind, Part } from './line.js';
import type {
  AttestationRecord,
  CheckResult,
  ConditionVerdict,
  DeclarationRecord,
  LineVerdict,
  Policy,
  RunVerdict,
} from './run-record.js';
import { blocks, conditionVerdict, exitCodes, ruleOnLine, runVerdict, scenarioOutcome, worstFirst } from './verdict.js';
import type { LineCheck } from './verdict.js';

const check = (outcome: Outcome, level: Level = 'MUST', isBlocking = level === 'MUST'): CheckResult => ({
  id: 'some-check',
  title: { nl: 'iets', en: 'something' },
  outcome,
  line: '9.01.a',
  kind: 'traffic',
  level,
  basis: isBlocking ? 'normative' : 'assumed',
  sources: [],
  blocks: isBlocking,
});

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

  describe('a line, by its deciding checks and its parts', () => {
    const part = (...kinds: readonly [EvidenceKind, ...EvidenceKind[]]): Part => ({ kinds });
    const judged = (
      different: Partial<CheckResult> = {},
      scenario: Partial<LineCheck['scenario']> = {},
    ): LineCheck => ({
      scenario: { id: '9.01/a', outcome: 'pass', ...scenario },
      check: { ...check('pass'), ...different },
    });
    const pass = (different: Partial<CheckResult> = {}): LineCheck => judged(different);
    const stated = pass({ kind: 'stated' });
    const lacking = judged({ outcome: 'not-shown' });
    const assumed = { basis: 'assumed', blocks: false } as const;
    const document: DeclarationRecord = { document: 'd.pdf', signedBy: 'A. Arts', sha256: 'ab', date: '2026-01-01' };
    const attested = (result: AttestationRecord['result']): AttestationRecord => ({
      line: '9.01.a',
      result,
      by: { name: 'A. Arts', role: 'leverancier' },
      at: '2026-01-01',
    });
    const [traffic, paper, eyes] = [part('traffic'), part('declared'), part('seen')];

    interface Row {
      readonly parts: readonly Part[];
      readonly checks?: readonly LineCheck[];
      readonly declared?: true;
      readonly attested?: AttestationRecord['result'];
    }
    const table: Readonly<Record<string, readonly [Row, LineVerdict]>> = {
      'traffic shows it': [{ parts: [traffic], checks: [pass()] }, 'met'],
      'a blocking check fails beside one that passes': [{ parts: [traffic], checks: [pass(), judged({ outcome: 'fail' })] }, 'not-met'], // prettier-ignore
      'a blocking check fails, and another could not be judged': [{ parts: [traffic], checks: [judged({ outcome: 'fail' }), judged({ outcome: 'error' }, { outcome: 'error' })] }, 'not-met'], // prettier-ignore
      'somebody saw something else': [{ parts: [eyes], attested: 'otherwise' }, 'not-met'],
      'somebody saw something else, though traffic shows it': [{ parts: [part('traffic', 'seen')], checks: [pass()], attested: 'otherwise' }, 'not-met'], // prettier-ignore
      'a scenario with a deciding check broke': [{ parts: [traffic], checks: [pass(), judged({ outcome: 'error' }, { outcome: 'error' })] }, 'not-judged'], // prettier-ignore
      'a scenario broke of which the check does not decide': [{ parts: [traffic], checks: [pass(), judged({ outcome: 'error', ...assumed }, { outcome: 'error' })] }, 'met'], // prettier-ignore
      'an assumed MUST fails': [{ parts: [traffic], checks: [pass(), judged({ outcome: 'fail', ...assumed })] }, 'unsettled'], // prettier-ignore
      'an assumed MUST fails, and a declaration does not settle it': [{ parts: [part('traffic', 'declared')], checks: [judged({ outcome: 'fail', ...assumed })], declared: true }, 'unsettled'], // prettier-ignore
      'an assumed MUST fails, and a better founded check of the same passes': [{ parts: [traffic], checks: [pass({ demand: 'same' }), judged({ outcome: 'fail', demand: 'same', ...assumed })] }, 'met'], // prettier-ignore
      'an assumed MUST fails, and a check of another thing passes': [{ parts: [traffic], checks: [pass({ demand: 'other' }), judged({ outcome: 'fail', demand: 'same', ...assumed })] }, 'unsettled'], // prettier-ignore
      'the form of a message, only assumed, is otherwise': [{ parts: [traffic], checks: [pass(), judged({ outcome: 'fail', form: true, ...assumed })] }, 'met'], // prettier-ignore
      'a recommendation is not followed': [{ parts: [traffic], checks: [pass(), judged({ outcome: 'fail', level: 'SHOULD', blocks: false })] }, 'met'], // prettier-ignore
      'a deciding check lacks evidence': [{ parts: [traffic], checks: [pass(), lacking] }, 'not-shown'],
      'an assumed check lacks evidence, and others decide': [{ parts: [traffic], checks: [pass(), judged({ outcome: 'not-shown', ...assumed })] }, 'met'], // prettier-ignore
      'a scenario [a] is not shown': [{ parts: [traffic], checks: [pass(), judged({ outcome: 'not-shown' }, { outcome: 'not-shown', assumed: true })] }, 'met'], // prettier-ignore
      'a scenario [a] is not shown, and is all there is': [{ parts: [traffic], checks: [judged({ outcome: 'not-shown', ...assumed }, { outcome: 'not-shown', assumed: true })] }, 'not-shown'], // prettier-ignore
      'no check was judged': [{ parts: [traffic] }, 'not-shown'],
      'traffic, but not the document': [{ parts: [traffic, paper], checks: [pass()] }, 'not-shown'],
      'the document, but no traffic': [{ parts: [traffic, paper], declared: true }, 'not-shown'],
      'traffic and the document': [{ parts: [traffic, paper], checks: [pass()], declared: true }, 'met'],
      'only the target says so': [{ parts: [traffic], checks: [pass(), stated] }, 'stated'],
      'only the target says so, and a document does not help a part that needs traffic': [{ parts: [traffic, paper], checks: [stated], declared: true }, 'stated'], // prettier-ignore
      'only the target says so, where that suffices': [{ parts: [part('seen', 'stated')], checks: [stated] }, 'met'],
      'only the target says so, where somebody must see it': [{ parts: [eyes], checks: [stated] }, 'stated'],
      'the target says so, and somebody saw it': [{ parts: [eyes], checks: [stated], attested: 'seen' }, 'met'],
      'a person was the hands, where traffic is needed': [{ parts: [traffic], checks: [pass({ kind: 'seen' })] }, 'stated'], // prettier-ignore
      'the adapter cannot show it, and somebody saw it': [
        { parts: [eyes], checks: [lacking], attested: 'seen' },
        'met',
      ],
      'somebody looked and did not see it': [{ parts: [eyes], checks: [lacking], attested: 'not-seen' }, 'not-shown'],
      'somebody saw it, where only traffic shows it': [{ parts: [traffic], checks: [stated], attested: 'seen' }, 'stated'], // prettier-ignore
      'only a document is needed, and is there': [{ parts: [paper], declared: true }, 'declared'],
      'only a document is needed, and lacks': [{ parts: [paper], checks: [pass()] }, 'not-shown'],
      'a document stands in for what only the target says': [{ parts: [part('seen', 'declared')], checks: [stated], declared: true }, 'declared'], // prettier-ignore
      'one part seen, the other by traffic': [{ parts: [part('seen', 'declared'), traffic], checks: [pass()], attested: 'seen' }, 'met'], // prettier-ignore
      'one part declared, the other only said by the target': [{ parts: [part('seen', 'declared'), traffic], checks: [stated], declared: true }, 'stated'], // prettier-ignore
    };
    for (const [name, [row, expected]] of Object.entries(table)) {
      it(`${expected}: ${name}`, () => {
        const grounds = {
          parts: row.parts,
          declarations: row.declared ? [document] : [],
          attestations: row.attested ? [attested(row.attested)] : [],
        };
        const checks = row.checks ?? [];
        expect(ruleOnLine({ ...grounds, checks }).verdict).to.equal(expected);
        expect(ruleOnLine({ ...grounds, checks: [...checks].reverse() }).verdict, 'in another order').to.equal(
          expected,
        );
      });
    }

    it('says where it rests on an assumption: no well-founded check decides', () => {
      const grounds = { parts: [traffic], declarations: [], attestations: [] };
      expect(ruleOnLine({ ...grounds, checks: [pass(assumed)] })).to.include({
        verdict: 'met',
        restsOnAssumption: true,
      });
      expect(ruleOnLine({ ...grounds, checks: [pass(assumed), pass()] }).restsOnAssumption).to.be.false;
    });

    it('is never met or declared without a passing check, a document or somebody who saw it', () => {
      const outcome = fc.constantFrom<Outcome>('pass', 'fail', 'error', 'not-shown');
      const kinds = fc.subarray<EvidenceKind>(['traffic', 'seen', 'stated', 'declared'], { minLength: 1 });
      const one = fc.record({ outcome, blocks: fc.boolean(), form: fc.boolean() });
      fc.assert(
        fc.property(
          fc.array(kinds, { minLength: 1, maxLength: 3 }),
          fc.array(one, { maxLength: 4 }),
          (parts, checks) => {
            const made = checks.map(({ outcome: o, blocks: b, form }) =>
              judged({
                outcome: o,
                blocks: b,
                basis: b ? 'normative' : 'assumed',
                ...(form && { form: true as const }),
              }),
            );
            const { verdict } = ruleOnLine({
              parts: parts.map((each) => part(...(each as [EvidenceKind, ...EvidenceKind[]]))),
              checks: made,
              declarations: [],
              attestations: [],
            });
            const isShown = verdict === 'met' || verdict === 'declared';
            if (isShown) expect(checks.some((each) => each.outcome === 'pass')).to.be.true;
            if (checks.some((each) => each.outcome === 'fail' && each.blocks)) expect(verdict).to.equal('not-met');
          },
        ),
      );
    });
  });

  describe('a condition, by its lines', () => {
    const table: readonly (readonly [readonly LineVerdict[], ConditionVerdict])[] = [
      [['met', 'not-met', 'not-judged', 'unsettled', 'not-shown', 'stated', 'declared'], 'not-met'],
      [['met', 'not-judged', 'unsettled', 'not-shown', 'stated'], 'not-judged'],
      [['met', 'unsettled', 'not-shown', 'stated', 'declared'], 'unsettled'],
      [['met', 'not-shown', 'stated', 'declared'], 'not-shown'],
      [['met', 'stated', 'declared'], 'stated'],
      [['met', 'declared', 'not-applicable'], 'met'],
      [['declared', 'not-applicable'], 'declared'],
      [['not-applicable'], 'not-applicable'],
      [[], 'not-applicable'],
    ];
    for (const [lines, expected] of table) {
      it(`${expected}: ${lines.join(', ') || 'no lines'}`, () => {
        expect(conditionVerdict(lines)).to.equal(expected);
        expect(conditionVerdict([...lines].reverse()), 'in another order').to.equal(expected);
      });
    }

    it('knows every verdict but not-applicable, each once', () => {
      expect(new Set(worstFirst).size).to.equal(worstFirst.length);
    });
  });

  describe('the run, by its conditions, with the exit code', () => {
    const table: readonly (readonly [readonly ConditionVerdict[], RunVerdict, 0 | 1 | 2])[] = [
      [['met', 'declared', 'not-applicable'], 'accepted', 0],
      [['declared'], 'accepted', 0],
      [['met', 'not-met', 'not-judged', 'not-shown'], 'not-accepted', 1],
      [['met', 'not-judged', 'not-shown'], 'not-judged', 2],
      [['met', 'not-shown'], 'not-accepted', 1],
      [['met', 'stated'], 'not-accepted', 1],
      [['met', 'unsettled'], 'not-accepted', 1],
      [['met', 'not-judged', 'unsettled'], 'not-judged', 2],
      // Nothing claimed, nothing accepted.
      [[], 'not-accepted', 1],
      [['not-applicable', 'not-applicable'], 'not-accepted', 1],
    ];
    for (const [verdicts, expected, exit] of table) {
      it(`${expected}, exit ${exit}: ${verdicts.join(', ') || 'no conditions'}`, () => {
        expect(runVerdict(verdicts)).to.equal(expected);
        expect(exitCodes[expected]).to.equal(exit);
      });
    }

    it('is accepted only if every claimed condition is met or declared', () => {
      const verdict = fc.constantFrom<ConditionVerdict>(
        'met',
        'not-met',
        'not-shown',
        'stated',
        'unsettled',
        'declared',
        'not-applicable',
        'not-judged',
      );
      fc.assert(
        fc.property(fc.array(verdict, { maxLength: 6 }), (verdicts) => {
          const claimed = verdicts.filter((one) => one !== 'not-applicable');
          const isShown = claimed.length > 0 && claimed.every((one) => one === 'met' || one === 'declared');
          expect(runVerdict(verdicts) === 'accepted').to.equal(isShown);
        }),
      );
    });
  });
});
