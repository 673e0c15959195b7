/** One walk over a parsed message: its references, and whether JSON.parse lost anything of the text. */

/** What a walk over the whole message tells: its references, and what shows whether JSON.parse dropped anything. */
export interface Walked {
  readonly references: string[];
  /** How long it is in JSON without white space and escapes; NaN where it holds a number, which can be written in many ways. */
  size: number;
  /** How many texts it has between quotes, keys included. */
  quoted: number;
}

/** Walks over the message; undefined where it is nested deeper than any message needs. */
export function walkMessage(bundle: unknown): Walked | undefined {
  const seen: Walked = { references: [], size: 0, quoted: 0 };
  return walk(bundle, seen, 24) ? seen : undefined;
}

function walk(value: unknown, seen: Walked, depth: number): boolean {
  if (typeof value === 'string') {
    seen.size += value.length + 2;
    seen.quoted += 1;
    return true;
  }
  if (typeof value !== 'object') {
    seen.size += value === true ? 4 : value === false ? 5 : NaN;
    return true;
  }
  if (value === null) {
    seen.size += 4;
    return true;
  }
  if (depth === 0) return false;
  if (Array.isArray(value)) {
    seen.size += value.length === 0 ? 2 : value.length + 1;
    for (const inner of value) if (!walk(inner, seen, depth - 1)) return false;
    return true;
  }
  let keys = 0;
  for (const key in value) {
    const inner = (value as Readonly<Record<string, unknown>>)[key];
    keys += 1;
    seen.size += key.length + 3;
    if (key === 'reference' && typeof inner === 'string' && !inner.startsWith('#')) seen.references.push(inner);
    if (!walk(inner, seen, depth - 1)) return false;
  }
  seen.quoted += keys;
  seen.size += keys === 0 ? 2 : keys + 1;
  return true;
}

/**
 * Whether nothing of the text was lost in parsing. Of a key that stands twice JSON.parse keeps the last: the text is
 * then longer than what was parsed, and has more quotes. The first is quickly seen where it is written without white
 * space and escapes, the second always.
 */
export const isWhole = (text: string, { size, quoted }: Walked): boolean =>
  text.length === size || quotesIn(text) === 2 * quoted;

function quotesIn(text: string): number {
  let quotes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 92) i += 1;
    else if (code === 34) quotes += 1;
  }
  return quotes;
}
