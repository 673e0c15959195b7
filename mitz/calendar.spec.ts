import { expect } from 'chai';
import { dayInAmsterdam, isAfter, isDayAfter, isRealDate, momentOf } from './calendar.js';

describe('the calendar', () => {
  it('knows the day in the Netherlands, in summer and in winter', () => {
    expect(dayInAmsterdam(new Date('2026-06-30T22:30:00Z'))).to.equal('2026-07-01');
    expect(dayInAmsterdam(new Date('2026-12-31T22:30:00Z'))).to.equal('2026-12-31');
    expect(dayInAmsterdam(new Date('2026-12-31T23:30:00Z'))).to.equal('2027-01-01');
  });

  it('takes years, months and days that exist for dates, and nothing else', () => {
    for (const date of ['1971', '1971-04', '1971-04-12', '2024-02-29']) expect(isRealDate(date), date).to.be.true;
    for (const date of ['', '1971-13', '2023-02-29', '1971-04-31', '12-04-1971', '1971-4-12', '1971-04-12T00:00:00Z'])
      expect(isRealDate(date), date).to.be.false;
  });

  it('takes a moment with a time zone for a moment, in any precision', () => {
    expect(momentOf('2024-11-18T10:00:00.1234567Z')?.toISOString()).to.equal('2024-11-18T10:00:00.123Z');
    expect(momentOf('2024-11-18T10:00:00+01:00')?.toISOString()).to.equal('2024-11-18T09:00:00.000Z');
    for (const text of [
      '2024-11-18',
      '2024-11-18T10:00:00',
      '2024-02-30T10:00:00Z',
      '2024-11-18T25:00:00Z',
      'gisteren',
    ])
      expect(momentOf(text), text).to.be.undefined;
  });

  it('compares a date that is known in part by the part that is known', () => {
    const moment = new Date('2024-05-06T10:00:00Z');
    expect(['2024', '2024-05', '2024-05-06'].map((date) => isDayAfter(date, moment))).to.deep.equal([
      false,
      false,
      false,
    ]);
    expect(['2025', '2024-06', '2024-05-07'].map((date) => isDayAfter(date, moment))).to.deep.equal([true, true, true]);
  });

  it('lets clocks differ by some minutes', () => {
    const sentAt = '2026-11-21T10:00:00.000Z';
    expect(isAfter(new Date('2026-11-21T10:04:00Z'), sentAt)).to.be.false;
    expect(isAfter(new Date('2026-11-21T10:06:00Z'), sentAt)).to.be.true;
  });
});
