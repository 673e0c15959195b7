import { expect } from 'chai';
import { askedPatient } from './mock.js';

describe('a patient of the user’s own', () => {
  it('is one of the test range, with a choice', () => {
    expect(askedPatient('999990019=none', [])).to.deep.equal([{ bsn: '999990019', choice: 'none' }]);
  });

  const wrong: Readonly<Record<string, RegExp>> = {
    '999990019': /give a BSN and a choice/,
    '999990019=ja': /give a BSN and a choice/,
    '111222333=yes': /^111… is no BSN of the test range/,
    '999990018=yes': /^999… is no BSN of the test range .* eleven-test/,
    '999990019=no': /given twice/,
  };
  for (const [text, sentence] of Object.entries(wrong))
    it(`is refused as '${text}'`, () => {
      const before = text.endsWith('=no') ? askedPatient('999990019=yes', []) : [];
      expect(() => askedPatient(text, before)).to.throw(sentence);
    });
});
