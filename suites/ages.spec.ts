import { expect } from 'chai';
import fc from 'fast-check';
import { agesAround, ageOn, birthDateAtAge, birthDateTurningToday, birthDateTurningTomorrow, dayInAmsterdam, isRealDate } from '../mitz/calendar.js'; // prettier-ignore
import { exampleContext } from '../mitz/example.js';
import { WorldMaker } from '../mitz/world.js';
import { loadSuites } from './index.js';

const msPerDay = 24 * 3_600_000;

/** Moments of two centuries, the awkward ones often: leap days, the turn of a year, the nights in which the clock changes. */
const moments = fc.oneof(
  fc.date({ min: new Date('1990-01-01'), max: new Date('2189-12-31'), noInvalidDate: true }),
  fc
    .tuple(
      fc.integer({ min: 1990, max: 2189 }),
      fc.constantFrom('02-27', '02-28', '02-29', '03-01', '03-29', '10-25', '12-31', '01-01'),
      fc.integer({ min: 0, max: 24 * 60 - 1 }),
    )
    .map(([year, day, minute]) => new Date(Date.parse(`${year}-${day}T00:00Z`) + minute * 60_000))
    .filter((moment) => !Number.isNaN(moment.getTime())),
);

/**
 * The age by counting birthdays, written without the calendar's own arithmetic: who was born on 29 February has it, in a
 * year without one, on the day that is named.
 */
function countedAge(day: string, birthDate: string, leapling: '02-28' | '03-01'): number {
  const [year = 0] = birthDate.split('-').map(Number);
  const birthdays = Array.from({ length: 130 }, (_, i) => {
    const date = `${year + 1 + i}${birthDate.slice(4)}`;
    return isRealDate(date) ? date : `${year + 1 + i}-${leapling}`;
  });
  return birthdays.filter((birthday) => birthday <= day).length;
}

/** The age of somebody on a day, which must not depend on how birthdays of 29 February are counted. */
function undisputedAge(day: string, birthDate: string): number {
  const [one, other] = (['02-28', '03-01'] as const).map((leapling) => countedAge(day, birthDate, leapling));
  expect(one, `${birthDate} on ${day}`).to.equal(other);
  expect(ageOn(day, birthDate)).to.equal(one);
  return one ?? NaN;
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T12:00Z`) + msPerDay).toISOString().slice(0, 10);

describe('ages, on every day of the year', () => {
  it('are what they are called, whatever the moment', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(11, 12, 15, 16), (now, years) => {
        const today = dayInAmsterdam(now);
        for (const birthDate of [birthDateAtAge(years, now), birthDateTurningToday(years, now)]) {
          expect(isRealDate(birthDate), birthDate).to.be.true;
          expect(undisputedAge(today, birthDate)).to.equal(years);
        }
        const almost = birthDateTurningTomorrow(years, now);
        expect(isRealDate(almost), almost).to.be.true;
        expect(undisputedAge(today, almost)).to.equal(years - 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('change at midnight in the Netherlands: today is the birthday, tomorrow it is', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(12, 16), (now, years) => {
        const today = dayInAmsterdam(now);
        // But for a 29 February of which there is none so many years before.
        const hasTwin = (day: string): boolean => isRealDate(`${Number(day.slice(0, 4)) - years}${day.slice(4)}`);
        if (hasTwin(today)) expect(birthDateTurningToday(years, now).slice(5)).to.equal(today.slice(5));
        const tomorrow = dayAfter(today);
        if (!hasTwin(tomorrow)) return;
        expect(undisputedAge(tomorrow, birthDateTurningTomorrow(years, now))).to.equal(years);
      }),
      { numRuns: 2000 },
    );
  });

  it('go by the day in the Netherlands, not by that in UTC', () => {
    const lateInUtc = new Date('2026-11-21T23:30:00Z');
    expect(birthDateTurningToday(16, lateInUtc)).to.equal('2010-11-22');
    expect(birthDateTurningTomorrow(16, lateInUtc)).to.equal('2010-11-23');
    expect(birthDateTurningToday(16, new Date('2028-02-29T12:00:00Z'))).to.equal('2012-02-29');
    expect(birthDateTurningTomorrow(16, new Date('2028-02-28T12:00:00Z'))).to.equal('2012-02-29');
    expect(birthDateTurningTomorrow(16, new Date('2027-02-28T12:00:00Z'))).to.equal('2011-03-01');
    expect(birthDateTurningToday(12, new Date('2112-02-29T12:00:00Z')), '2100 had no leap day').to.equal('2100-02-28');
  });

  it('are one, but within a minute of midnight', () => {
    const turning = '2010-11-22';
    expect(agesAround(new Date('2026-11-21T22:58:30Z'), turning)).to.deep.equal([15]);
    expect(agesAround(new Date('2026-11-21T22:59:30Z'), turning)).to.deep.equal([15, 16]);
    expect(agesAround(new Date('2026-11-21T23:00:30Z'), turning)).to.deep.equal([15, 16]);
    expect(agesAround(new Date('2026-11-21T23:01:30Z'), turning)).to.deep.equal([16]);
  });
});

/** Who plays in each scenario about ages, and how old they are meant to be. */
const casts: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '4.05/aged-11': { refused: 11, twin: 16 },
  '4.05/aged-12-alone-refused': { refused: 12, twin: 12 },
  '4.05/aged-12-with-representative': { willing: 12, unwilling: 12 },
  '4.05/aged-15-alone-refused': { refused: 15, twin: 15 },
  '4.05/aged-16-alone': { patient: 16 },
  '4.05/day-before-and-on-the-12th-birthday': { dayBefore: 11, onTheDay: 12, withRepresentative: 12 },
  '4.05/day-before-and-on-the-16th-birthday': { refused: 15, twin: 16 },
  '4.05/representative-disagrees': { refused: 13, twin: 13 },
  '4.06/refusals-too': { child: 12 },
};

// Loaded before the specs are named.
const { scenarios } = await loadSuites();

describe('the people in the scenarios about ages', () => {
  for (const [id, ages] of Object.entries(casts)) {
    it(`${id}: have the ages they are meant to have, on every day`, () => {
      const scenario = scenarios.find((one) => one.id === id)?.scenario;
      fc.assert(
        fc.property(moments, (now) => {
          const cast = (scenario as unknown as { given(maker: WorldMaker): unknown }).given(
            new WorldMaker('ages', exampleContext.company, undefined, now),
          );
          for (const [name, age] of Object.entries(ages)) {
            const { birthDate } = (cast as Readonly<Record<string, { readonly birthDate: string }>>)[name] ?? {};
            expect(undisputedAge(dayInAmsterdam(now), birthDate ?? ''), `${name}, born ${birthDate ?? ''}`).to.equal(
              age,
            );
          }
        }),
        { numRuns: 300 },
      );
    });
  }
});
