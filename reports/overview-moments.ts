/** Days, weeks and names of a planning, compared. */

/** The first and the last day that a moment may be, each as `2024-06-27`; undefined for a word such as `n.t.b.` */
export function spanOf(moment: string): { readonly first: string; readonly last: string } | undefined {
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(moment) ?? [];
  if (year === undefined) return /^\d{4}-\d{2}-\d{2}$/.test(moment) ? { first: moment, last: moment } : undefined;
  const fourth = new Date(Date.UTC(Number(year), 0, 4)); // always in week 1
  const monday = fourth.getUTCDate() - ((fourth.getUTCDay() + 6) % 7) + (Number(week) - 1) * 7;
  const day = (offset: number): string =>
    new Date(Date.UTC(Number(year), 0, monday + offset)).toISOString().slice(0, 10);
  return { first: day(0), last: day(6) };
}

/** Puts moments in their order: days and weeks by the day they begin, what began already first, what is not known last. */
export const orderOf = (moment: string | undefined): string =>
  moment === 'gestart' ? '0' : ((moment === undefined ? undefined : spanOf(moment)?.first) ?? '9999');

/** Names as people write them: capitals and white space around them say nothing. */
export const isSameName = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && plain(one) === plain(other);

export const plain = (name: string): string => name.trim().toLowerCase();
