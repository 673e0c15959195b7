/** The supplier's register: CSV or NDJSON, in English or Dutch. Only fields that are known are taken from it. */
import { closest, distance } from 'fastest-levenshtein';
import { counted } from '../../core/text.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { groupOf } from '../../mitz/specification/index.js';
import { isBsn } from '../judge/accept.js';
import { dayNumberOf, isDate, momentMs } from './dates.js';
import type { RegisterRow } from '../result.js';

/** A row or header that cannot be understood; the text quotes nothing that could be personal. */
export class RegisterFault extends Error {
  override readonly name = 'RegisterFault';
}

type Field = keyof RegisterRow;

/** Every name of a column that is known, in small letters. */
const columns: Readonly<Record<string, Field>> = {
  bsn: 'bsn',
  birthdate: 'birthDate',
  geboortedatum: 'birthDate',
  choice: 'choice',
  keuze: 'choice',
  decidedat: 'decidedAt',
  keuzedatum: 'decidedAt',
  futureproof: 'futureProof',
  toekomstvast: 'futureProof',
  ura: 'ura',
  providertype: 'providerType',
  zorgaanbiedertype: 'providerType',
  consultingcategories: 'consultingCategories',
  raadplegendecategorieen: 'consultingCategories',
  excludedreason: 'excludedReason',
  redenuitsluiting: 'excludedReason',
};
const needed: readonly Field[] = ['bsn', 'birthDate', 'choice', 'decidedAt', 'futureProof', 'ura', 'providerType'];

const fieldOf = (name: string): Field | undefined =>
  named(
    columns,
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]/g, ''),
  );

/** What a table has for a name; nothing for one that every object has, such as constructor. */
const named = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** Which column each place of a row holds; undefined for one that is not taken. */
export interface Header {
  readonly separator: ';' | ',';
  readonly fields: readonly (Field | undefined)[];
}

/**
 * Reads the header of a CSV register.
 * @throws RegisterFault naming the columns that lack, and what may be meant by those that are not known
 */
export function readHeader(line: string): Header {
  const separator = (line.match(/;/g)?.length ?? 0) >= (line.match(/,/g)?.length ?? 0) ? ';' : ',';
  const names = (splitRow(line, separator) ?? []).map((name) => name.trim());
  const fields = names.map(fieldOf);
  const doubled = fields.find((field, i) => field !== undefined && fields.indexOf(field) !== i);
  if (doubled !== undefined) throw new RegisterFault(`the header has two columns for ${doubled}`);
  const lacking = needed.filter((field) => !fields.includes(field));
  if (lacking.length === 0) return { separator, fields };
  // A first row without a header would be quoted with the patient in it (Ben resembles bsn): only its place is told.
  const meant = names.flatMap((name, i) => {
    if (fields[i] !== undefined || !/^[A-Za-z][A-Za-z _-]{1,30}$/.test(name)) return [];
    const known = closest(name.toLowerCase(), Object.keys(columns));
    return distance(name.toLowerCase(), known) <= known.length / 3 ? [`column ${i + 1} may be meant as ${known}`] : [];
  });
  throw new RegisterFault(
    `the header lacks ${lacking.map(inBothLanguages).join(', ')}${meant.length > 0 ? `; ${meant.join(', ')}` : ''}; the first line must name the columns, with ; or , between them`,
  );
}

const inBothLanguages = (field: Field): string => {
  const dutch = Object.entries(columns).find(([name, of]) => of === field && name !== field.toLowerCase())?.[0];
  return dutch === undefined ? field : `${field} (${dutch})`;
};

/** The values of a row; undefined where a quoted one is not closed. @throws RegisterFault */
export function splitRow(line: string, separator: string): string[] | undefined {
  if (!line.includes('"')) return line.split(separator);
  const values: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === '"') {
      let value = '';
      for (;;) {
        const quote = line.indexOf('"', at + 1);
        if (quote < 0) return undefined;
        value += line.slice(at + 1, quote);
        at = quote + 1;
        if (line[at] !== '"') break;
        value += '"';
      }
      values.push(value);
      if (at === line.length) return values;
      if (line[at] !== separator)
        throw new RegisterFault(
          'behind a closing quote must come the separator or the end of the line; write a quote that is in a value twice',
        );
      at += 1;
    } else {
      const next = line.indexOf(separator, at);
      const value = next < 0 ? line.slice(at) : line.slice(at, next);
      // With a space before its quote, a value with a separator in it would shift all that stand behind it.
      if (value.trimStart().startsWith('"'))
        throw new RegisterFault('a quoted value must begin right behind the separator, without white space before it');
      values.push(value);
      if (next < 0) return values;
      at = next + 1;
    }
  }
}

/** Reads rows of a register into what is known of them. */
export class RowReader {
  readonly #categories: ReadonlySet<string>;

  constructor(private readonly specification: MitzSpecification) {
    this.#categories = new Set(Object.keys(specification['codes.consultingCategories'].value));
  }

  /** A row of CSV. @throws RegisterFault */
  fromCsv(values: readonly string[], { fields }: Header): RegisterRow {
    // One too many or too few, be it an empty one, and nothing tells which of them stands in another's place.
    if (values.length !== fields.length) {
      throw new RegisterFault(
        `the row has ${counted(values.length, 'value')} and the header ${counted(fields.length, 'column')}; write each value, an empty one too, and quote one that holds a separator`,
      );
    }
    const found: Partial<Record<Field, string>> = {};
    for (let i = 0; i < fields.length; i += 1) {
      const field = fields[i];
      if (field !== undefined) found[field] = values[i] ?? '';
    }
    return this.#row(found);
  }

  /** A row of NDJSON. @throws RegisterFault */
  fromJson(text: string): RegisterRow {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      throw new RegisterFault('the line is no well-formed JSON');
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
      throw new RegisterFault('the line is no JSON object');
    }
    const found: Partial<Record<Field, string>> = {};
    for (const [name, value] of Object.entries(parsed)) {
      const field = fieldOf(name);
      if (field === undefined || value === null) continue;
      found[field] = Array.isArray(value) ? value.join(' ') : String(value);
    }
    const lacking = needed.filter(
      (field) => found[field] === undefined && field !== 'decidedAt' && field !== 'futureProof',
    );
    if (lacking.length > 0) throw new RegisterFault(`the row lacks ${lacking.map(inBothLanguages).join(', ')}`);
    return this.#row(found);
  }

  #row(found: Partial<Record<Field, string>>): RegisterRow {
    const of = (field: Field): string => (found[field] ?? '').trim();
    const choice = named(choices, of('choice').toLowerCase());
    if (choice === undefined) throw new RegisterFault('choice (keuze) must be yes, no or none (ja, nee, geen)');
    const ura = of('ura');
    if (!/^\d{8}$/.test(ura)) throw new RegisterFault('ura must be 8 digits');
    const providerType = of('providerType');
    if (groupOf(this.specification, providerType) === undefined) {
      throw new RegisterFault(
        'providerType (zorgaanbiedertype) must be a zorgaanbiedercategorie of the specification set, such as Z3',
      );
    }
    const birthDate = of('birthDate');
    // What is no date at all is another column; 00-00-1950 is how systems write that it is not known.
    if (!/^[\d\s./-]*$/.test(birthDate))
      throw new RegisterFault('birthDate (geboortedatum) must be a date: YYYY-MM-DD or DD-MM-YYYY');
    return {
      bsn: wholeBsn(of('bsn')),
      birthDate: isoDate(birthDate) ?? '',
      choice,
      decidedAt: choice === 'none' ? '' : decisionOf(of('decidedAt')),
      futureProof: choice === 'none' ? undefined : truthOf(of('futureProof')),
      ura,
      providerType,
      consultingCategories: this.#codes(of('consultingCategories')),
      excludedReason: of('excludedReason'),
    };
  }

  #codes(text: string): readonly string[] | undefined {
    if (text === '') return undefined;
    const codes = text.split(/[\s,|+/]+/).filter((code) => code !== '');
    if (codes.some((code) => !this.#categories.has(code))) {
      throw new RegisterFault(
        'consultingCategories must be codes of the specification set such as RPZAC001, with spaces between them',
      );
    }
    if (new Set(codes).size < codes.length)
      throw new RegisterFault('consultingCategories must not name a category twice');
    return codes;
  }
}

const choices: Readonly<Record<string, RegisterRow['choice']>> = {
  yes: 'yes',
  ja: 'yes',
  no: 'no',
  nee: 'no',
  none: 'none',
  geen: 'none',
};

const truths = { true: true, ja: true, yes: true, false: false, nee: false, no: false };

function truthOf(text: string): boolean {
  const truth = named(truths, text.toLowerCase());
  if (truth === undefined)
    throw new RegisterFault('futureProof (toekomstvast) must be true or false (ja, nee) where there is a decision');
  return truth;
}

/** Spreadsheets drop the zero that a BSN may begin with; people put dots and spaces between its digits. */
const wholeBsn = (text: string): string => {
  const bare = text.replaceAll(/[\s.]/g, '');
  if (/^\d{8}$/.test(bare) && isBsn(`0${bare}`)) return `0${bare}`;
  return isBsn(bare) ? bare : text;
};

/** A day as ISO or as the Dutch write it. */
function isoDate(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text) ?? [];
  const date = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : undefined;
}

function decisionOf(text: string): string {
  const date = isoDate(text);
  if ((date ?? text) < '1900')
    throw new RegisterFault('decidedAt (keuzedatum) must not lie before 1900: write the year in four digits');
  if (date !== undefined && !Number.isNaN(dayNumberOf(date))) return date;
  if (!Number.isNaN(momentMs(text))) return text;
  throw new RegisterFault(
    'decidedAt (keuzedatum) must be a moment with a time zone, or a date, where there is a decision',
  );
}
