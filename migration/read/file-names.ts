/**
 * How a file of the input is named in results and errors. Exports are named for their patient now and then, and folders
 * for who made them: a name is shown only where nothing of a person can stand in it, and else a number in its place.
 */
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { messageOf } from '../../core/errors.js';
import { isBsn } from '../judge/accept.js';

/** Words that are nobody's name. A surname that is a word as well (de Groot, Klein, Page, Holder) is not among them. */
const plainWords: ReadonlySet<string> = new Set(
  `message messages bericht berichten bundle bundles bundel bundels consent consents toestemming toestemmingen keuzes
   register registers export exports migratie migraties migration migrations testmigratie migratiebestand batch batches
   part parts bestand bestanden input invoer in data test tests run set shard chunk
   json jsonl ndjson xml csv gz zip txt fhir mitz xis zis epd ecd dossier dossiers dossierhouder dossierhouders
   zorgaanbieder zorgaanbieders ura utf patient patients patienten spiegeltest goedgekeurd approved`.split(/\s+/),
);

/**
 * Whether nothing of a person can stand in a name: of words only those above, and no number that can be a birth date, a
 * BSN or a part of these. URAs, which are eight digits that are no date and no BSN without its first zero; and beside
 * them five digits at most, in two places.
 */
export function isPlain(name: string): boolean {
  if (!/^[A-Za-z0-9._/ -]*$/.test(name)) return false;
  const words = name.match(/[A-Za-z]+/g) ?? [];
  if (!words.every((word) => plainWords.has(word.toLowerCase()))) return false;
  const numbers = name.match(/\d+/g) ?? [];
  const others = numbers.filter((one) => !/^\d{8}$/.test(one));
  return others.length <= 2 && others.join('').length <= 5 && !joined(numbers).some(mayBePersonal);
}

/** Numbers beside each other, as one: dots, dashes, spaces and folders can stand within a BSN or a date. */
const joined = (numbers: readonly string[]): readonly string[] =>
  numbers.flatMap((_, i) => numbers.slice(i).map((_last, n) => numbers.slice(i, i + n + 1).join('')));

const mayBePersonal = (digits: string): boolean =>
  digits.length === 9 ? isBsn(digits) : digits.length === 8 && (mayBeDate(digits) || isBsn(`0${digits}`));

/** Eight digits with the year first or last, and the month before or behind the day. */
function mayBeDate(digits: string): boolean {
  const isDayAndMonth = (two: string): boolean =>
    (two <= '1231' && two.slice(2) <= '31') || (two <= '3112' && two.slice(2) <= '12');
  const isYear = (four: string): boolean => four >= '1800' && four < '2100';
  return (
    (isYear(digits.slice(0, 4)) && isDayAndMonth(digits.slice(4))) ||
    (isYear(digits.slice(4)) && isDayAndMonth(digits.slice(0, 4)))
  );
}

const extensions = /(?:\.(?:ndjson|jsonl|json|xml|csv|txt|zip))?(?:\.gz)?$/i;
const extensionOf = (file: string): string => extensions.exec(file)?.[0].toLowerCase() ?? '';
const slashes = (file: string): string => file.replaceAll(path.sep, '/');

/** What tells, beside the lists with BSNs, which number stands for which file. */
export const legendName = 'files.ndjson';

/** Names the files of one check, in the order in which they are read: the same in every part of it. */
export class FileNames {
  readonly #doubled: ReadonlySet<string>;
  #count = 0;
  #last = { file: '', shown: '' };
  #legend = '';

  /**
   * @param inputs what was given: files are named from there on
   * @param legend a private file that is to tell which number stands for what; absent: nothing tells
   */
  constructor(
    inputs: readonly string[],
    private readonly legend: string | undefined,
  ) {
    const different = [...new Set(inputs.map((one) => path.resolve(one)))].map((one) => path.basename(one));
    this.#doubled = new Set(different.filter((name, i) => different.indexOf(name) !== i));
  }

  /** @param input the file itself, or the folder that was given */
  message(input: string, file: string): string {
    if (file === '-' || file === this.#last.file) return file === '-' ? file : this.#last.shown;
    this.#count += 1;
    const name = slashes(path.relative(path.dirname(path.resolve(input)), path.resolve(file)));
    const [first = ''] = name.split('/');
    const isShown = isPlain(name) && !this.#doubled.has(first) && !first.startsWith('register');
    const number = `file-${String(this.#count).padStart(4, '0')}${extensionOf(file)}`;
    this.#last = { file, shown: isShown ? name : number };
    if (!isShown) this.#tell(number, file);
    return this.#last.shown;
  }

  /** There is one, so that it needs no number; no message file is called so. */
  register(file: string): string {
    const name = path.basename(file);
    if (isPlain(name) && name.startsWith('register')) return name;
    const shown = `register${extensionOf(file)}`;
    this.#tell(shown, file);
    return shown;
  }

  #tell(shown: string, file: string): void {
    if (this.legend === undefined) return;
    this.#legend += `${JSON.stringify({ file: shown, path: path.resolve(file) })}\n`;
    if (this.#legend.length > 1 << 16) this.close();
  }

  /** Writes what is left of the legend. */
  close(): void {
    if (this.legend !== undefined) appendFileSync(this.legend, this.#legend, { mode: 0o600 });
    this.#legend = '';
  }
}

/** An input as an error names it, which is on a terminal or in a log of a pipeline: by its place, and what is plain of it. */
export const inputNamed = (place: number | 'register', given: string): string => {
  const shown = given
    .split(path.sep)
    .map((part) => (isPlain(part) ? part : `…${extensionOf(part)}`))
    .join('/');
  return `${place === 'register' ? 'the register' : `input ${place}`}${isPlain(slashes(given)) ? ` '${given}'` : ` ('${shown}')`}`;
};

/** Why a file cannot be read, without its path. */
export function reasonOf(thrown: unknown): string {
  const { errno, syscall } = thrown as NodeJS.ErrnoException;
  const known = syscall === undefined ? undefined : getSystemErrorMap().get(errno ?? 0);
  return known?.[1] ?? messageOf(thrown).replace(/,? '.*$/s, '');
}
