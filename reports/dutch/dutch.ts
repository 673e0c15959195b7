/**
 * What checks say, in Dutch. A check says in English what is wrong, lacking, expected and received; that is what the record
 * holds, and what is compared when a pack is judged again. Whoever reads a Dutch page reads these sentences instead.
 */
import { compared } from './compared.js';
import { lacking } from './lacking.js';
import { wrong } from './wrong.js';

/** Every sentence that is known, with `{1}` or `{#}` (a number) for what differs from time to time. */
export const catalogue: Readonly<Record<string, string>> = { ...wrong, ...lacking, ...compared };

interface Pattern {
  readonly pattern: RegExp;
  readonly dutch: string;
  /** How much of the sentence is always the same: of two that fit, the one with more of it is meant. */
  readonly fixed: number;
}

const place = /\{(?:\d|#)\}/g;

const patterns: readonly Pattern[] = Object.entries(catalogue)
  .map(([english, dutch]) => ({
    pattern: new RegExp(
      `^${english
        .split(/(\{(?:\d|#)\})/)
        .map((part, i) => (i % 2 === 1 ? (part === '{#}' ? String.raw`(\d[\d.]*)` : '([^]+?)') : escaped(part)))
        .join('')}$`,
    ),
    dutch,
    fixed: english.replace(place, '').length,
  }))
  .sort((a, b) => b.fixed - a.fixed);

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A sentence with less of its own than this (`no …`) is one only where what is filled in is a word, or known itself. */
const leastOfItsOwn = 9;

/** A part of a sentence that differs from time to time is looked up too, so deep. */
const deepest = 3;

/**
 * Says it in Dutch: a whole sentence that is known, several of one check (`a | b`), or one behind a name (`name: …`).
 * @returns the text itself where it is not known: a value as it was on the wire, or the words of another program
 */
export function inDutch(text: string, depth = 0): string {
  if (depth > deepest) return text;
  const several = text.split(' | ');
  if (several.length > 1) return several.map((one) => inDutch(one, depth)).join(' | ');
  for (const { pattern, dutch, fixed } of patterns) {
    const [whole, ...filled] = pattern.exec(text) ?? [];
    if (whole === undefined) continue;
    const translated = filled.map((one) => inDutch(one, depth + 1));
    const isMeant = fixed >= leastOfItsOwn || filled.every((one, i) => !/\s/.test(one) || translated[i] !== one);
    if (isMeant) return dutch.replace(place, (which) => translated[Number(which[1]) - 1] ?? '');
  }
  const [, name = '', rest = ''] = /^(.{1,200}?: )([^]+)$/.exec(text) ?? [];
  return rest === '' ? text : name + inDutch(rest, depth + 1);
}
