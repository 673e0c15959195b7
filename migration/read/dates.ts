/** Moments and days of a million messages: as `mitz/calendar.ts` has them, without an object for each. */
import { dayInAmsterdam, isRealDate } from '../../mitz/calendar.js';

const msPerHour = 3_600_000;
const msPerDay = 24 * msPerHour;
const daysOf: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number that stands in the characters from `from` up to `to`; NaN where one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Days from 1970-01-01 to a day of the Gregorian calendar. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The day number of the ISO date at the beginning of a text; NaN where none stands there, or one that does not exist. */
function dayAtStart(text: string): number {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (!(month >= 1 && month <= 12 && day >= 1)) return NaN;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : (daysOf[month - 1] ?? 0);
  return day <= last ? dayNumber(year, month, day) : NaN;
}

/**
 * The moment of a FHIR dateTime with seconds and a time zone, in milliseconds. NaN for any other text, and for some
 * rare ones (hour 24, a zone beyond 14 hours, more than nine digits of a second) that the calendar may know.
 */
export function momentMs(text: string): number {
  const day = dayAtStart(text);
  if (text.charCodeAt(10) !== 84 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return NaN;
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return NaN;
  let at = 19;
  let fraction = 0;
  if (text.charCodeAt(at) === 46) {
    const from = at + 1;
    at = from;
    while (text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at += 1;
    if (at === from || at - from > 9) return NaN;
    fraction = digits(text.slice(from, Math.min(at, from + 3)).padEnd(3, '0'), 0, 3);
  }
  const zone = zoneMinutes(text, at);
  return ((day * 24 + hour) * 60 + minute - zone) * 60_000 + second * 1000 + fraction;
}

/** How exactly a FHIR dateTime with seconds is written, in milliseconds. */
export function unitOf(text: string): number {
  if (text.charCodeAt(19) !== 46) return 1000;
  let digits = 0;
  while (text.charCodeAt(20 + digits) >= 48 && text.charCodeAt(20 + digits) <= 57) digits += 1;
  return unitOfFraction(digits);
}

/** The same of a fraction of a second with so many digits. */
export const unitOfFraction = (digits: number): number => Math.max(1, 10 ** (3 - digits));

/** How far the zone that ends a text lies ahead of UTC, in minutes. */
function zoneMinutes(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign === 90) return text.length === at + 1 ? 0 : NaN;
  if ((sign !== 43 && sign !== 45) || text.length !== at + 6 || text.charCodeAt(at + 3) !== 58) return NaN;
  const [hours, minutes] = [digits(text, at + 1, at + 3), digits(text, at + 4, at + 6)];
  if (!(hours < 14 && minutes <= 59)) return NaN;
  return (sign === 43 ? 1 : -1) * (hours * 60 + minutes);
}

/** Since then the Netherlands are one hour ahead of UTC, or two. */
const oneHourOrTwo = Date.UTC(1941, 0, 1);

/** A day by UTC: the day in the Netherlands until its midnight, which falls in it, and after that. */
interface Turn {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}
const turns = new Map<number, Turn>();
/** A century has 36,525 days; hostile dates must not fill the memory. */
const mostTurns = 40_000;

/** The day in the Netherlands at a moment: ISO date. */
export function dayAt(ms: number): string {
  if (ms < oneHourOrTwo) return dayInAmsterdam(new Date(ms));
  const day = Math.floor(ms / msPerDay);
  let turn = turns.get(day);
  if (turn === undefined) {
    if (turns.size === mostTurns) turns.clear();
    turns.set(day, (turn = turnOf(day * msPerDay)));
  }
  return ms < turn.at ? turn.before : turn.after;
}

/** @param begin the moment at which the day by UTC begins */
function turnOf(begin: number): Turn {
  const [at22, end] = [begin + 22 * msPerHour, begin + msPerDay];
  const before = new Date(begin).toISOString().slice(0, 10);
  const after = new Date(end).toISOString().slice(0, 10);
  return { at: dayInAmsterdam(new Date(at22)) === before ? at22 + msPerHour : at22, before, after };
}

/** How far the clock in the Netherlands is ahead of UTC at a moment, in milliseconds. */
function aheadAt(ms: number): number {
  const [date = '', time = ''] = wallClock.format(ms).split(' ');
  return Date.parse(`${date}T${time}Z`) - Math.floor(ms / 1000) * 1000;
}
const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});
/** By the day by UTC of the clock's own time, which of two offsets can hold then: one, but where clocks change. */
const offsets = new Map<number, readonly number[]>();

/**
 * The moments at which the clock in the Netherlands shows a time: none in the hour that is skipped when summer time
 * begins, two (the earlier first) in the hour that is there twice when it ends.
 * @param local what the clock shows, as if it were UTC, in milliseconds
 */
export function instantsOfLocalTime(local: number): readonly number[] {
  const day = Math.floor(local / msPerDay);
  let known = offsets.get(day);
  if (known === undefined) {
    if (offsets.size === mostTurns) offsets.clear();
    const [before, after] = [aheadAt((day - 1) * msPerDay), aheadAt((day + 2) * msPerDay)];
    offsets.set(day, (known = before === after ? [before] : [before, after]));
  }
  if (known.length === 1) return known.map((ahead) => local - ahead);
  return known
    .map((ahead) => local - ahead)
    .filter((ms, i) => aheadAt(ms) === known[i])
    .sort((a, b) => a - b);
}

/** `2026-11-21` as 20261121. */
export const dayInDigits = (day: string): number => Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8, 10));

/** The day number of an ISO date that exists; NaN for any other text. */
export const dayNumberOf = (text: string): number => (text.length === 10 ? dayAtStart(text) : NaN);

/** Whether a text is a FHIR date that exists: a day, and for the rare rest the calendar says so. */
export const isDate = (text: string): boolean =>
  text.length === 10 ? !Number.isNaN(dayAtStart(text)) : isRealDate(text);
