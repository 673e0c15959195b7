import { expect } from 'chai';
import type { Condition } from './condition.js';
import { footingOf, founded } from './scenario.js';
import type { Check, Footing, Founded } from './scenario.js';
import type { Specification } from './specification.js';

const text = { nl: 'n', en: 'e' };
const condition: Condition = {
  id: '2.01',
  title: text,
  demand: text,
  basis: 'published',
  source: 'the norm',
  link: 'https://example.nl',
  lines: [{ id: '2.01.a', demand: text, parts: [{ kinds: ['traffic'] }], whose: ['application'] }],
};
const specification: Specification = {
  strong: { value: 'a', basis: 'normative', source: 'the annex' },
  weak: { value: 'b', basis: 'observed', source: 'traffic' },
  weakest: { value: 'c', basis: 'assumed', source: 'traffic' },
};
const check = (rest: Partial<Check>): Check => ({
  title: text,
  level: 'MUST',
  trippedBy: ['fault'],
  judge: () => undefined,
  ...rest,
});

interface Told extends Footing {
  readonly line: string;
  readonly except?: Readonly<Record<string, Footing>>;
}

const of = (one: Check, told: Told = { line: '2.01.a', basis: 'normative' }): Founded =>
  founded('one', one, { scenario: told, condition }, specification);

describe('the footing of a check', () => {
  it('about meaning is what its scenario says: its line, its basis, and the norm as the source', () => {
    for (const one of [check({}), check({ reads: [] })])
      expect(of(one)).to.deep.equal({ line: '2.01.a', basis: 'normative', sources: ['the norm, line 2.01.a'] });
  });

  it('is assumed where nobody says how well founded it is: it never takes over the basis of its condition', () => {
    const { basis, sources } = of(check({}), { line: '2.01.a' });
    expect(basis).to.equal('assumed');
    expect(sources.join()).to.contain('a reading of line 2.01.a');
  });

  it('names the source of its scenario where it is published or observed', () => {
    const told = { line: '2.01.a', basis: 'published', source: 'a page' } as const;
    expect(of(check({}), told).sources).to.deep.equal(['a page']);
  });

  it('about form is that of the values it reads: the weakest, and each source once', () => {
    expect(of(check({ reads: ['strong'] })).basis).to.equal('normative');
    expect(of(check({ reads: ['strong', 'weak'] })).basis).to.equal('observed');
    const all = of(check({ reads: ['weakest', 'strong', 'weak'] }));
    expect(all).to.deep.include({ basis: 'assumed', sources: ['traffic', 'the annex'] });
  });

  it('is overruled by what the check says, and that by what the scenario says of this check', () => {
    expect(of(check({ reads: ['strong'], basis: 'assumed', source: 'a guide' }))).to.deep.include({
      basis: 'assumed',
      sources: ['a guide'],
    });
    const told = {
      line: '2.01.a',
      basis: 'normative',
      except: { one: { line: '2.01.b', basis: 'observed', source: 'traffic', demand: 'same' } },
    } as const;
    expect(of(check({ basis: 'assumed' }), told)).to.deep.equal({
      line: '2.01.b',
      basis: 'observed',
      sources: ['traffic'],
      demand: 'same',
    });
    expect(footingOf('other', check({}), told).line).to.equal('2.01.a');
  });

  it('cannot be told of a value that the set does not have', () => {
    expect(() => of(check({ reads: ['gone'] }))).to.throw("no value 'gone'");
  });
});
