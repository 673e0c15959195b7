import { expect } from 'chai';
import type { Condition } from './condition.js';
import { basisOf, sourcesOf } from './scenario.js';
import type { Check } from './scenario.js';
import type { Specification } from './specification.js';

const text = { nl: 'n', en: 'e' };
const condition: Condition = {
  id: '2.01',
  title: text,
  demand: text,
  basis: 'published',
  source: 'the norm',
  link: 'https://example.nl',
  shownBy: ['auto'],
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

describe('the basis and sources of a check', () => {
  it('about meaning are those of its condition', () => {
    for (const one of [check({}), check({ reads: [] })]) {
      expect(basisOf(one, condition, specification)).to.equal('published');
      expect(sourcesOf(one, condition, specification)).to.deep.equal(['the norm']);
    }
  });

  it('about form are those of the values it reads: the weakest, and each source once', () => {
    expect(basisOf(check({ reads: ['strong'] }), condition, specification)).to.equal('normative');
    expect(basisOf(check({ reads: ['strong', 'weak'] }), condition, specification)).to.equal('observed');
    const all = check({ reads: ['weakest', 'strong', 'weak'] });
    expect(basisOf(all, condition, specification)).to.equal('assumed');
    expect(sourcesOf(all, condition, specification)).to.deep.equal(['traffic', 'the annex']);
  });

  it('are overruled by what the check says of itself', () => {
    const own = check({ reads: ['strong'], assumed: true, source: 'a guide' });
    expect(basisOf(own, condition, specification)).to.equal('assumed');
    expect(sourcesOf(own, condition, specification)).to.deep.equal(['a guide']);
  });

  it('cannot be told of a value that the set does not have', () => {
    expect(() => basisOf(check({ reads: ['gone'] }), condition, specification)).to.throw("no value 'gone'");
  });
});
