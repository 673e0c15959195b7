/** What stands in the places of a toestemmingsvraag; undefined where it is not known. */
export interface FilledIn {
  readonly zorgaanbieder: string | undefined;
  readonly gegevenscategorie: string | undefined;
}

const places = /\{(zorgaanbieder|gegevenscategorie)\}/;

/** The text as it must be shown, with `…` for what is not known. */
export const expectedText = (defined: string, filledIn: FilledIn): string =>
  defined
    .split(places)
    .map((part, i) => (i % 2 === 0 ? part : (filledIn[part as keyof FilledIn] ?? '…')))
    .join('');

/**
 * Whether a text is the defined question with its places filled in. How lines are broken does not matter; in the
 * places neither case nor white space does.
 */
export function isFilledIn(text: string, defined: string, filledIn: FilledIn): boolean {
  const parts = oneLine(defined).split(places);
  const pattern = parts.map((part, i) => (i % 2 === 0 ? escaped(part) : '(.+?)')).join('');
  const found = new RegExp(`^${pattern}$`).exec(oneLine(text));
  const names = parts.filter((_, i) => i % 2 === 1) as (keyof FilledIn)[];
  return (
    found !== null &&
    names.every((name, i) => {
      const expected = filledIn[name];
      return expected === undefined || bare(found[i + 1] ?? '') === bare(expected);
    })
  );
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const bare = (text: string): string => text.replace(/\s+/g, '').toLowerCase();
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
