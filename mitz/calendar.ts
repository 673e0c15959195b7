/** Days and moments as messages write them, and as Dutch law counts them. */

const amsterdam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** The day in the Netherlands at a moment: ISO date. */
export const dayInAmsterdam = (moment: Date): string => amsterdam.format(moment);

/** A FHIR date: a year, a month or a day, that exists. */
export function isRealDate(text: string): boolean {
  const [year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)?.slice(1) ?? [];
  if (year === undefined) return false;
  const whole = `${year}-${month ?? '01'}-${day ?? '01'}`;
  const moment = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(whole);
}

/** The moment of a FHIR dateTime with a time and a time zone; undefined where it is none, or does not exist. */
export function momentOf(text: string): Date | undefined {
  const [day] = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(text)?.slice(1) ?? [];
  const moment = new Date(text);
  return day !== undefined && isRealDate(day) && !Number.isNaN(moment.getTime()) ? moment : undefined;
}

/** How far two clocks may differ before a moment counts as future. */
const clockDifferenceMs = 5 * 60_000;

/** Whether a moment lies after a message that tells of it. */
export const isAfter = (moment: Date, sentAt: string): boolean =>
  moment.getTime() > Date.parse(sentAt) + clockDifferenceMs;

/** Whether a FHIR date, be it a year, a month or a day, lies after the day of a moment. */
export function isDayAfter(date: string, moment: Date): boolean {
  return date > dayInAmsterdam(moment).slice(0, date.length);
}

const msPerDay = 24 * 3_600_000;
const msPerYear = 365.2425 * msPerDay;

/** The birth date of somebody who has this age now, and will for months: half a year ago was the birthday. */
export const birthDateAtAge = (years: number, now: Date): string =>
  dayInAmsterdam(new Date(now.getTime() - (years + 0.5) * msPerYear));

/** The birth date of somebody who reaches this age today. */
export const birthDateTurningToday = (years: number, now: Date): string =>
  yearsBefore(dayInAmsterdam(now), years, '02-28');

/** The birth date of somebody who reaches this age tomorrow, and has not yet. */
export const birthDateTurningTomorrow = (years: number, now: Date): string =>
  yearsBefore(dayAfter(dayInAmsterdam(now)), years, '03-01');

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00Z`) + msPerDay).toISOString().slice(0, 10);

/** The same day so many years before; another where there was no 29 February. */
function yearsBefore(day: string, years: number, instead: '02-28' | '03-01'): string {
  const date = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
  return isRealDate(date) ? date : `${date.slice(0, 5)}${instead}`;
}

/** Whole years on a day: on the birthday itself they are reached, for who was born on 29 February on 1 March. */
export const ageOn = (day: string, birthDate: string): number =>
  Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);

/** How long before or after midnight the day depends on whose clock one goes by. */
const midnightMarginMs = 60_000;

/** The ages that a right clock may give somebody at a moment: one, but around midnight in the Netherlands. */
export function agesAround(moment: Date, birthDate: string): readonly number[] {
  const days = [-midnightMarginMs, midnightMarginMs].map((ms) => dayInAmsterdam(new Date(moment.getTime() + ms)));
  return [...new Set(days.map((day) => ageOn(day, birthDate)))];
}
