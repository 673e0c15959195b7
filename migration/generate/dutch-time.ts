/** Moments as a Dutch system writes them. */

const hourMs = 3_600_000;

/** The moment of a year at which clocks change: the last Sunday of a month (from 0), 01:00 UTC. */
function clocksChange(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0, 1));
  return lastDay.getTime() - lastDay.getUTCDay() * 24 * hourMs;
}

/** A moment (ms since 1970) in local time with its offset: `2024-05-06T10:00:00+02:00`. By the rule since 1996. */
export function inDutchTime(moment: number): string {
  const year = new Date(moment).getUTCFullYear();
  const isSummer = moment >= clocksChange(year, 2) && moment < clocksChange(year, 9);
  const local = new Date(moment + (isSummer ? 2 : 1) * hourMs).toISOString().slice(0, 19);
  return `${local}${isSummer ? '+02:00' : '+01:00'}`;
}

/** A moment (ms since 1970) in UTC, to the second: `2024-05-06T08:00:00Z`. */
export const inUtc = (moment: number): string => `${new Date(moment).toISOString().slice(0, 19)}Z`;
