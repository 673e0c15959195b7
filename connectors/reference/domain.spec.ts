import { expect } from 'chai';

import { ageOn, passesElevenTest } from './domain.js';

describe('the age of a patient', () => {
  const age = (moment: string): number => ageOn(new Date(moment), '2010-07-15');

  it('changes at midnight in the Netherlands, summer and winter', () => {
    expect(age('2026-07-14T21:59:59Z')).to.equal(15);
    expect(age('2026-07-14T22:00:00Z')).to.equal(16);
    expect(ageOn(new Date('2026-01-14T22:59:59Z'), '2010-01-15')).to.equal(15);
    expect(ageOn(new Date('2026-01-14T23:00:00Z'), '2010-01-15')).to.equal(16);
  });

  it('changes on 1 March for who was born on a leap day', () => {
    expect(ageOn(new Date('2025-02-28T12:00:00Z'), '2008-02-29')).to.equal(16);
    expect(ageOn(new Date('2025-03-01T12:00:00Z'), '2008-02-29')).to.equal(17);
  });
});

describe('the eleven-test', () => {
  it('accepts nine digits that add up, and nothing else', () => {
    expect(['999900006', '999900018', '111222333'].filter(passesElevenTest)).to.have.length(3);
    expect(['999900007', '000000000', '99990000', '9999000060', 'abcdefghi'].filter(passesElevenTest)).to.have.length(
      0,
    );
  });
});
