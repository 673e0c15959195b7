import { expect } from 'chai';
import { defaultSpecification } from './index.js';
import { sentenceOf } from './sentences.js';
import { fullSources } from './sources-in-full.js';

describe('what a specification set says of itself', () => {
  for (const [key, { source }] of Object.entries(defaultSpecification)) {
    it(`is a sentence in both languages, and a source in full, for ${key}`, () => {
      for (const sentence of Object.values(sentenceOf(key))) expect(sentence).to.match(/^[A-Z].*\.$/);
      const words = fullSources(source).map(({ word }) => word);
      expect(words).not.to.deep.equal([], `nobody can find '${source}'; say in sources-in-full.ts what it is`);
      // Each part that is set off by a semicolon is a source of its own.
      for (const part of source.split(/; |, by way of | by way of /))
        if (/^[a-z]+\d*$/.test(part)) expect(fullSources(part), part).to.have.length(1);
    });
  }

  it('tells nothing in place of a source that nobody named', () => {
    expect(fullSources('guide of another party'.replace('guide', 'manual'))).to.deep.equal([]);
  });
});
