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

const msPerYear = 365.2425 * 24 * 3_600_000;

/**
 * The birth date of somebody who has this age on every day of a run: half a year ago was the birthday.
 * The one thing in a world that depends on the day it is made on; what it is stands in the transcript.
 */
export const birthDateAtAge = (years: number): string =>
  dayInAmsterdam(new Date(Date.now() - (years + 0.5) * msPerYear));
