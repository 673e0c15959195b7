import { expect } from 'chai';
import { expectedText, isFilledIn } from './question-text.js';

const defined = 'Geeft u {zorgaanbieder} toestemming om uw {gegevenscategorie} te delen (met anderen)?';
const filledIn = { zorgaanbieder: 'Praktijk A. & B.', gegevenscategorie: 'behandelgegevens' };

describe('the text of a toestemmingsvraag', () => {
  it('is filled in with holder and data category', () => {
    const text = 'Geeft u Praktijk A. & B. toestemming om uw behandelgegevens te delen (met anderen)?';
    expect(expectedText(defined, filledIn)).to.equal(text);
    expect(isFilledIn(text, defined, filledIn)).to.be.true;
  });

  it('may be broken into lines, and have other capitals and spaces in what is filled in', () => {
    const text = ' Geeft u PRAKTIJK A.&B.\n toestemming om uw  Behandelgegevens te delen (met anderen)? ';
    expect(isFilledIn(text, defined, filledIn)).to.be.true;
  });

  it('is not another text, nor one with other capitals or words, nor about something else', () => {
    for (const text of [
      '',
      'Geeft u Praktijk A. & B. toestemming?',
      'geeft u Praktijk A. & B. toestemming om uw behandelgegevens te delen (met anderen)?',
      'Geeft u Praktijk A. & B. toestemming om uw uitslagen te delen (met anderen)?',
      'Geeft u Praktijk C toestemming om uw behandelgegevens te delen (met anderen)?',
      'Let op! Geeft u Praktijk A. & B. toestemming om uw behandelgegevens te delen (met anderen)?',
      defined,
    ])
      expect(isFilledIn(text, defined, filledIn), text).to.be.false;
  });

  it('may name any holder where the name is not known', () => {
    const unknown = { ...filledIn, zorgaanbieder: undefined };
    const text = 'Geeft u 90000697 toestemming om uw behandelgegevens te delen (met anderen)?';
    expect(isFilledIn(text, defined, unknown)).to.be.true;
    expect(expectedText(defined, unknown)).to.contain('Geeft u … toestemming');
  });
});
