import { expect } from 'chai';
import { UsageError } from './errors.js';
import { namedBy, select } from './selection.js';

const named = (...ids: readonly string[]): readonly { readonly id: string }[] => ids.map((id) => ({ id }));
const all = {
  conditions: named('1.02', '1.07', '2.01', '2.05', '3.01', 'migratiebericht', '20.01'),
  scenarios: named(
    '1.02/deny',
    '2.01/census',
    '2.01/late',
    '2.05/zorg-ab',
    '3.01/approved',
    'migratiebericht/form',
    '20.01/far',
  ),
};
const idsOf = (some: readonly { readonly id: string }[]): readonly string[] => some.map(({ id }) => id);
const ids = (...wanted: readonly string[]): readonly string[] => idsOf(select(all, wanted).scenarios);
const conditions = (...wanted: readonly string[]): readonly string[] => idsOf(select(all, wanted).conditions);

describe('selection', () => {
  it('is everything where nothing is asked', () => {
    expect(select(all, [])).to.equal(all);
  });

  it('takes a category, a condition or a scenario', () => {
    expect(ids('2')).to.deep.equal(['2.01/census', '2.01/late', '2.05/zorg-ab']);
    expect(ids('2.01')).to.deep.equal(['2.01/census', '2.01/late']);
    expect(ids('2.01/census')).to.deep.equal(['2.01/census']);
    expect(ids('migratiebericht')).to.deep.equal(['migratiebericht/form']);
  });

  it('counts the migration messages to migration', () => {
    expect(ids('3')).to.deep.equal(['3.01/approved', 'migratiebericht/form']);
  });

  it('takes along the conditions of what is named, also one that only a document shows', () => {
    expect(conditions('1')).to.deep.equal(['1.02', '1.07']);
    expect(conditions('1.07')).to.deep.equal(['1.07']);
    expect(ids('1.07')).to.deep.equal([]);
    expect(conditions('2.01/late', '1.02')).to.deep.equal(['1.02', '2.01']);
    expect(select(all, [])).to.equal(all);
  });

  it('names nothing by ids that somebody else wrote down wrongly', () => {
    expect(namedBy(all, ['9', '2.07/x', ''])).to.deep.equal({ conditions: [], scenarios: [] });
  });

  it('keeps the order of all, and each once', () => {
    expect(ids('2.05', '2', '1.02')).to.deep.equal(['1.02/deny', '2.01/census', '2.01/late', '2.05/zorg-ab']);
  });

  it('refuses an id that matches nothing, with the nearest that exists', () => {
    const table: readonly (readonly [string, string])[] = [
      ['2.01/cencus', '2.01/census'],
      ['2.04', '2.01'],
      ['migratieberichten', 'migratiebericht'],
    ];
    for (const [wrong, near] of table)
      expect(() => ids('1.02', wrong), wrong).to.throw(UsageError, `'${wrong}'; did you mean '${near}'?`);
  });

  it('takes no part of an id for the whole, nor an empty one for everything', () => {
    for (const wrong of ['2.0', '2.01/', '2.01/cens', '.01', '/census', '', ' 2'])
      expect(() => ids(wrong), `'${wrong}'`).to.throw(UsageError);
  });

  it('refuses any id where there is nothing to choose from', () => {
    expect(() => select({ conditions: [], scenarios: [] }, ['2'])).to.throw(UsageError, "matches '2'");
  });
});
