/** Looks at a register and writes the `--columns` file that it needs, with what could not be told left to a person. */
import { closeSync, openSync, readSync } from 'node:fs';
import { gunzipSync, constants } from 'node:zlib';
import { UsageError } from '../../core/errors.js';
import { groupOf } from '../../mitz/specification/index.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { isBsn } from '../judge/accept.js';
import { splitRow } from './csv.js';
import { ToUtf8 } from './encoding.js';
import { reasonOf } from './file-names.js';
import { dutchNames, fieldNamed, fields } from './register-fields.js';
import type { Field } from './register-fields.js';
import { bareName } from './register-header.js';
import { choiceOf, truthOf } from './register-values.js';
import { readBirthDate, readWritten } from './written-moment.js';

/** So much of a register is looked at. */
const lookedAt = 4 * 1024 * 1024;
const mostRows = 20_000;
/** A column of words has no more of them than this. */
const mostWords = 15;

/** Names that systems have for a field, without accents and signs. */
const otherNames: Readonly<Record<Field, string>> = {
  bsn: 'burgerservicenummer bsnnummer bsnnr bsnpatient patientbsn patbsn sofinummer nationalidentifier',
  birthDate: 'gebdatum gebdat geboorte datumgeboorte dateofbirth dob patientgeboortedatum gebdtm',
  choice:
    'toestemming toestemmingskeuze toestemmingsstatus consent consentstatus optin optinstatus lsptoestemming antwoord akkoord keuzepatient',
  decidedAt:
    'toestemmingsdatum datumtoestemming datumkeuze consentdate consentdatum vastgelegdop datumvastlegging registratiedatum keuzemoment tijdstip datumtijd optindatum keuzetijd keuzetijdstip',
  futureProof: 'toekomstbestendig toekomstvaste toekomstvastetoestemming',
  ura: 'uranummer uranr uracode zorgaanbiederura praktijkura',
  providerType: 'zorgaanbiedercategorie zorgaanbiedersoort typezorgaanbieder organisatietype instellingstype',
  consultingCategories:
    'raadplegendezorgaanbiedercategorieen raadplegers categorieen zorgaanbiedercategorieen beperktot toegestanecategorieen',
  excludedReason: 'uitsluitreden uitsluitingsreden redenexclusie exclusiereden uitgeslotenwegens reden',
};

interface Column {
  readonly name: string;
  readonly values: readonly string[];
}

/** What the file says of the register, and how much of it a person has to complete. */
export interface Guess {
  readonly yaml: string;
  readonly open: number;
}

/** @throws UsageError where the register cannot be read as CSV with a header */
export function guessColumns(file: string, specification: MitzSpecification): Guess {
  const columns = columnsOf(textOf(file));
  const taken = new Map<Field, Column>();
  for (const guess of [byName, byContent(specification)]) {
    for (const column of columns) {
      if ([...taken.values()].includes(column)) continue;
      const field = guess(column, taken);
      if (field !== undefined && !taken.has(field)) taken.set(field, column);
    }
  }
  return written(columns, taken);
}

function byName({ name }: Column): Field | undefined {
  const bare = bareName(name);
  return fieldNamed(name) ?? fields.find((field) => otherNames[field].split(' ').includes(bare));
}

/** By what stands in a column, where its name says nothing: only what no other column could hold as well. */
const byContent =
  (specification: MitzSpecification) =>
  ({ values }: Column, taken: ReadonlyMap<Field, Column>): Field | undefined => {
    const some = values.filter((value) => value !== '');
    const most = (is: (value: string) => boolean): boolean =>
      some.length > 0 && some.filter(is).length >= 0.9 * some.length;
    if (!taken.has('bsn') && most((value) => isBsn(value.padStart(9, '0')))) return 'bsn';
    if (!taken.has('providerType') && most((value) => groupOf(specification, value) !== undefined))
      return 'providerType';
    if (!taken.has('ura') && most((value) => /^\d{8}$/.test(value) && readBirthDate(value) === 'unknown')) return 'ura';
    return undefined;
  };

function written(columns: readonly Column[], taken: ReadonlyMap<Field, Column>): Guess {
  const fieldOf = new Map([...taken].map(([field, column]) => [column, field]));
  const lines = [
    '# What the columns and values of the register mean: mitz-keur check-migration … --columns <this file>',
    '# Look over every line. A question mark must be replaced before the file can be used.',
    'columns:',
    ...columns.map((column) => {
      const field = fieldOf.get(column);
      return `  ${quoted(column.name)}: ${field === undefined ? 'ignore' : dutchNames[field]}`;
    }),
  ];
  const words = (['choice', 'futureProof', 'providerType'] as const).flatMap((field) => {
    const column = taken.get(field);
    return column ? wordsOf(field, column) : [];
  });
  if (words.length > 0) lines.push('values:', ...words);
  const lacking = fields.filter((field) => !taken.has(field) && !optional.includes(field));
  const fixed: readonly Field[] = lacking.filter((field) => field === 'ura' || field === 'providerType');
  if (fixed.length > 0) {
    lines.push('# No column has these: what holds for every row.', 'fixed:');
    for (const field of fixed) lines.push(`  ${dutchNames[field]}: '?'`);
  }
  for (const field of lacking.filter((one) => !fixed.includes(one)))
    lines.push(
      `# No column seems to be ${dutchNames[field]}, which is needed: give it above in the place of ignore, or export it too.`,
    );
  if (taken.get('decidedAt')?.values.some((value) => readWritten(value, false) === 'no-zone') === true)
    lines.push('# The moments have no time zone: give --local-time as well where they are Dutch time.');
  return {
    yaml: `${lines.join('\n')}\n`,
    open: lines.filter((line) => line.endsWith(": '?'")).length + lacking.length - fixed.length,
  };
}

const optional: readonly Field[] = ['futureProof', 'consultingCategories', 'excludedReason'];

/** The words of a column that do not explain themselves, each to be explained. */
function wordsOf(field: 'choice' | 'futureProof' | 'providerType', { values }: Column): readonly string[] {
  const different = [...new Set(values)];
  if (different.length > mostWords) return [];
  const strange = different.filter((word) => !explainsItself(field, word));
  if (strange.length === 0) return [];
  return [`  ${dutchNames[field]}:`, ...strange.map((word) => `    ${quoted(word)}: '?'`)];
}

function explainsItself(field: 'choice' | 'futureProof' | 'providerType', word: string): boolean {
  if (field === 'providerType') return /^[A-Za-z]{1,3}\d{0,2}$/.test(word);
  try {
    if (field === 'choice') choiceOf(word);
    else truthOf(word);
    return true;
  } catch {
    return false;
  }
}

/** A text that YAML takes for nothing else. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The beginning of a file, as text. @throws UsageError */
function textOf(file: string): string {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const buffer = Buffer.alloc(lookedAt);
      const bytes = buffer.subarray(0, readSync(descriptor, buffer));
      const plain = /\.gz$/i.test(file) ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes;
      const utf8 = new ToUtf8(() => undefined).push(plain);
      const text = utf8.toString('utf8');
      return (text.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(utf8) : text).replace(/^\uFEFF/, '');
    } finally {
      closeSync(descriptor);
    }
  } catch (thrown) {
    throw new UsageError(`the register cannot be read: ${reasonOf(thrown)}`);
  }
}

/** The columns with their values, from the first rows. @throws UsageError */
function columnsOf(text: string): readonly Column[] {
  const [told = '', ...others] = text.split(/\r?\n/);
  const given = /^sep=(.)$/i.exec(told)?.[1];
  const lines = given === undefined ? [told, ...others] : others;
  const [header = ''] = lines;
  const separators = given === undefined ? [';', ',', '\t', '|'] : [given];
  const best = separators.map((one) => ({ one, names: cells(header, one) ?? [] }));
  best.sort((a, b) => b.names.length - a.names.length);
  const { one = ';', names = [] } = best[0] ?? {};
  if (names.length < 2)
    throw new UsageError('the first line of the register names no columns: --init reads CSV with a header');
  // The last line may be a part of one.
  const rows = lines
    .slice(1, Math.min(mostRows, lines.length - 1))
    .flatMap((line) => (line.trim() === '' ? [] : [cells(line, one)]))
    .filter((row) => row?.length === names.length);
  return names.map((name, i) => ({ name, values: rows.map((row) => row?.[i] ?? '') }));
}

function cells(line: string, separator: string): readonly string[] | undefined {
  try {
    return splitRow(line, separator)?.map((cell) => cell.trim());
  } catch {
    return undefined;
  }
}
