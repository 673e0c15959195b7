import { expect } from 'chai';
import { compareWithBaseline, isRed } from './baseline.js';
import type { Outcome } from './outcome.js';
import type { ConditionResult } from './run-record.js';

const check = (id: string, outcome: Outcome) =>
  ({ id, outcome, title: { nl: '', en: '' }, level: 'MUST', basis: 'normative', sources: [], blocks: true }) as const;

const conditions = [
  {
    scenarios: [
      {
        id: '1.02/form',
        checks: [check('wrong', 'fail'), check('right', 'pass'), check('lacking', 'not-shown')],
      },
    ],
  },
] as unknown as readonly ConditionResult[];

const states = (...known: readonly (readonly [check: string, until: string])[]): readonly string[] =>
  compareWithBaseline(
    known.map(([one, until]) => ({ check: one, until, reason: 'planned' })),
    conditions,
    '2026-11-21',
    (id) => id.startsWith('1.02/'),
  ).map(({ state }) => state);

describe('a baseline', () => {
  it('knows what falls short until its date, that day included', () => {
    expect(states(['1.02/form#wrong', '2026-11-21'])).to.deep.equal(['known']);
    expect(states(['1.02/form#wrong', '2026-11-20'])).to.deep.equal(['expired']);
  });

  it('is stale where nothing falls short any more', () => {
    expect(states(['1.02/form#right', '2026-12-31'])).to.deep.equal(['stale']);
  });

  it('does not match what is not there, or what it names twice', () => {
    expect(states(['9.99/form#wrong', '2026-12-31'])).to.deep.equal(['unmatched']);
    const twice = ['1.02/form#wrong', '2026-12-31'] as const;
    expect(states(twice, twice)).to.deep.equal(['unmatched', 'unmatched']);
  });

  it('says nothing of what was not judged', () => {
    expect(states(['1.02/form#lacking', '2026-12-31'], ['1.02/other#one', '2026-12-31'])).to.deep.equal([
      'not-judged',
      'not-judged',
    ]);
  });

  it('is red where it is not what was found', () => {
    const red = (['known', 'expired', 'stale', 'unmatched', 'not-judged'] as const).filter((state) =>
      isRed({ check: 'a#b', reason: 'r', until: '2026-12-31', state }),
    );
    expect(red).to.deep.equal(['expired', 'stale', 'unmatched']);
  });
});
