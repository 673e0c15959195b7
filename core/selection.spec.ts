import { expect } from 'chai';
import { UsageError } from './errors.js';
import { select } from './selection.js';

const all = ['1.02/deny', '2.01/census', '2.01/late', '2.05/zorg-ab', '20.01/far', 'migratiebericht/form'].map(
  (id) => ({
    id,
  }),
);
const ids = (...wanted: readonly string[]): readonly string[] => select(all, wanted).map(({ id }) => id);

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

  it('keeps the order of all, and each once', () => {
    expect(ids('2.05', '2', '1.02')).to.deep.equal(['1.02/deny', '2.01/census', '2.01/late', '2.05/zorg-ab']);
  });

  it('refuses an id that matches nothing, with the nearest that exists', () => {
    const table: readonly (readonly [string, string])[] = [
      ['2.01/cencus', '2.01/census'],
      ['2.07', '2.01'],
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
    expect(() => select([], ['2'])).to.throw(UsageError, "matches '2'");
  });
});
