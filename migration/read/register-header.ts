/** The columns of a register: which are taken, and what is told of the others. */
import { closest, distance } from 'fastest-levenshtein';
import { visible } from '../../core/visible.js';
import type { ColumnMapping } from './columns.js';
import { splitRow } from './csv.js';
import { RegisterFault } from './register-fault.js';
import { fieldNamed, fields, inBothLanguages, names, plainName } from './register-fields.js';
import type { Field } from './register-fields.js';

/** Without them no row says anything. That a decision is future-proof need not be said of a no. */
export const needed: readonly Field[] = ['bsn', 'birthDate', 'choice', 'decidedAt', 'ura', 'providerType'];
/** Whether a consent may be restricted must be known of each yes: by one of these. */
const restriction: readonly Field[] = ['futureProof', 'consultingCategories'];

/** A name without accents, unseen characters and signs, and with letters that look wide or small as others have them. */
export const bareName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const bareNames: ReadonlyMap<string, string> = new Map([...names.keys()].map((name) => [bareName(name), name]));
const byHint: readonly (readonly [RegExp, Field])[] = [
  [/raadple{1,2}g|rpzac|consulting/, 'consultingCategories'],
  [/uitsluit|uitgeslot|exclu/, 'excludedReason'],
];

/**
 * Which field a name that is not known may be meant as.
 * @param lacking fields that no column of the header has: one of those may hide behind a name that is only much like it
 */
function resembles(name: string, lacking: ReadonlySet<Field>): Field | undefined {
  const text = bareName(name);
  const same = bareNames.get(text);
  if (same !== undefined) return names.get(same);
  if (text.length < 3) return undefined;
  const near = closest(text, [...bareNames.keys()]);
  const field = names.get(bareNames.get(near) ?? '');
  if (field !== undefined && lacking.has(field) && distance(text, near) <= (near.length > 6 ? 2 : 1)) return field;
  return byHint.find(([hint, of]) => lacking.has(of) && hint.test(text))?.[1];
}

/** Which column each place of a row holds; undefined for one that is not taken. */
export interface Header {
  readonly separator: string;
  readonly fields: readonly (Field | undefined)[];
  /** The names of the columns that are not taken, as they may be shown. */
  readonly notRead: readonly string[];
  /** Whether a column can tell that a consent is restricted. */
  readonly saysRestriction: boolean;
}

const separators = [';', ',', '\t', '|'] as const;

/**
 * Reads the header of a CSV register.
 * @param given the separator, where the file tells it
 * @throws RegisterFault naming the columns that lack, and what may be meant by those that are not known
 */
export function readHeader(line: string, mapping?: ColumnMapping, given?: string): Header {
  const splits = (given === undefined ? separators : [given]).map((separator) => {
    const cells = cellsOf(line, separator);
    const known = cells.map((name) => fieldOf(name, mapping)).filter((field) => field !== undefined).length;
    return { separator, cells, known };
  });
  const best = splits.reduce((a, b) =>
    b.known > a.known || (b.known === a.known && b.cells.length > a.cells.length) ? b : a,
  );
  return headerOf(best.cells, best.separator, mapping);
}

/** Split by another separator than its own a header can be no CSV; it then names nothing. */
function cellsOf(line: string, separator: string): readonly string[] {
  try {
    return (splitRow(line, separator) ?? []).map((name) => name.trim());
  } catch (thrown) {
    if (thrown instanceof RegisterFault) return [];
    throw thrown;
  }
}

const ignored = Symbol('not to be read');

/** The field that a column is; `ignored` where the mapping says that it is not to be read. */
function fieldOf(name: string, mapping: ColumnMapping | undefined): Field | typeof ignored | undefined {
  const mapped = mapping?.columns.get(plainName(name));
  if (mapped !== undefined) return mapped === 'ignore' ? ignored : mapped;
  return fieldNamed(name);
}

function headerOf(cells: readonly string[], separator: string, mapping: ColumnMapping | undefined): Header {
  const found = cells.map((name) => fieldOf(name, mapping));
  const taken = found.map((field) => (field === ignored ? undefined : field));
  const inFile = new Set(taken.filter((field) => field !== undefined));
  const present = new Set([...inFile, ...(mapping?.fixed.keys() ?? [])]);
  const lacking = needed.filter((field) => !present.has(field));
  const strange = cells.flatMap((name, i) => (found[i] === undefined && name !== '' ? [{ name, place: i + 1 }] : []));
  if (lacking.length > 0) throw new RegisterFault(lackingText(lacking, strange), true);
  mustBeClear(taken, strange, present, mapping);
  return {
    separator,
    fields: taken,
    notRead: cells.flatMap((name, i) => (found[i] === undefined ? [shownName(name, i + 1)] : [])),
    saysRestriction: restriction.some((field) => present.has(field)),
  };
}

type Strange = readonly { readonly name: string; readonly place: number }[];

/** No column is left out that could be one of ours, and none is taken twice. @throws RegisterFault */
function mustBeClear(
  taken: readonly (Field | undefined)[],
  strange: Strange,
  present: ReadonlySet<Field>,
  mapping: ColumnMapping | undefined,
): void {
  const doubled = taken.find(
    (field, i) => field !== undefined && !mayBeInParts(field, mapping) && taken.indexOf(field) !== i,
  );
  if (doubled !== undefined) throw new RegisterFault(`the header has two columns for ${doubled}`, true);
  const absent = new Set(fields.filter((field) => !present.has(field)));
  for (const { name, place } of strange) {
    const field = resembles(name, absent);
    if (field === undefined) continue;
    throw new RegisterFault(
      `column ${place} '${shownName(name, place)}' is not known, and may be meant as ${inBothLanguages(field)}; give it that name, or say in a --columns file what it is (ignore where it is something else)`,
      true,
    );
  }
}

/** A day and a time in two columns, or categories in several, where a mapping puts them together. */
const mayBeInParts = (field: Field, mapping: ColumnMapping | undefined): boolean =>
  mapping !== undefined && (field === 'decidedAt' || field === 'consultingCategories');

function lackingText(lacking: readonly Field[], strange: Strange): string {
  // A first row without a header would be quoted with the patient in it (Ben resembles bsn): only its place is told.
  const meant = strange.flatMap(({ name, place }) => {
    const text = bareName(name);
    if (!/^[\p{L}\p{M} _-]{2,40}$/u.test(name)) return [];
    const near = closest(text, [...bareNames.keys()]);
    return distance(text, near) <= near.length / 3
      ? [`column ${place} may be meant as ${bareNames.get(near) ?? near}`]
      : [];
  });
  const names = lacking.map(inBothLanguages).join(', ');
  return `the header lacks ${names}${meant.length > 0 ? `; ${meant.join(', ')}` : ''}; the first line must name the columns, with ; , tab or | between them; for other names write a --columns file (--init makes one from the register)`;
}

/** The name of a column as it may be shown: of a name with a digit in it, such as an address in a first row that is no header, only its place. */
function shownName(name: string, place: number): string {
  if (name === '' || /\d/.test(name)) return `column ${place}`;
  const shown = visible(name.normalize('NFC')).replaceAll('\n', ' ');
  return shown.length > 40 ? `${shown.slice(0, 39)}…` : shown;
}

/** The fields of a row of NDJSON by their names, and the names that are not taken. @throws RegisterFault */
export function keysOf(
  keys: readonly string[],
  mapping: ColumnMapping | undefined,
): { readonly fields: ReadonlyMap<string, Field>; readonly notRead: readonly string[] } {
  const known = new Map<string, Field>();
  const strange: { name: string; place: number }[] = [];
  for (const [i, key] of keys.entries()) {
    const field = fieldOf(key, mapping);
    if (field === undefined) strange.push({ name: key, place: i + 1 });
    else if (field !== ignored) known.set(key, field);
  }
  const present = new Set([...known.values(), ...(mapping?.fixed.keys() ?? [])]);
  mustBeClear([...known.values()], strange, present, mapping);
  return { fields: known, notRead: strange.map(({ name, place }) => shownName(name, place)) };
}
