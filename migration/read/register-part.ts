/** Reads the lines of a register into columns of its table. */
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { isBsn } from '../judge/accept.js';
import { CategoryBits } from '../judge/sent-message.js';
import { dayAt, dayInDigits, momentMs } from './dates.js';
import type { PartFormat } from './thread-messages.js';
import { readHeader, RegisterFault, RowReader, splitRow } from './register.js';
import type { Header } from './register.js';
import type { RegisterRow } from '../result.js';
import type { RegisterColumns } from './row-writer.js';
import { exclusionReasons, reasonIndex } from '../judge/tables.js';

const unsound = exclusionReasons.indexOf('fails-eleven-test');

export class RegisterPart {
  readonly #rows: RowReader;
  readonly #bits: CategoryBits;
  /** As a number such as 20261121. */
  readonly #today: number;
  #format: PartFormat = 'csv';
  #header: Header | undefined;
  #isUnderstood = false;

  /** @param types the index of each provider type */
  constructor(
    specification: MitzSpecification,
    now: Date,
    private readonly types: ReadonlyMap<string, number>,
  ) {
    this.#rows = new RowReader(specification);
    this.#bits = new CategoryBits(specification);
    this.#today = dayInDigits(dayAt(now.getTime()));
  }

  begin(format: PartFormat): void {
    this.#format = format;
    this.#header = undefined;
    this.#isUnderstood = false;
  }

  /** Whether there was a header that is one, or a row. */
  get isUnderstood(): boolean {
    return this.#isUnderstood;
  }

  /** @returns undefined for a header, and for what stands behind one that is none @throws RegisterFault */
  read(text: string): RegisterRow | undefined {
    const row = this.#format === 'csv' ? this.#fromCsv(text) : this.#rows.fromJson(text);
    this.#isUnderstood ||= row !== undefined;
    return row;
  }

  #fromCsv(text: string): RegisterRow | undefined {
    if (this.#header === undefined) {
      // Without a header no row can be read: an empty one makes that one problem, and not one for each row.
      this.#header = { separator: ',', fields: [] };
      const line = text.trimEnd();
      if (line.includes('\r'))
        throw new RegisterFault('its lines end with a carriage return alone; end each with a line feed');
      this.#header = readHeader(line);
      this.#isUnderstood = true;
      return undefined;
    }
    if (this.#header.fields.length === 0) return undefined;
    const values = splitRow(text.endsWith('\r') ? text.slice(0, -1) : text, this.#header.separator);
    if (values === undefined)
      throw new RegisterFault('a quoted value is not closed on its line; a value cannot hold a new line');
    return this.#rows.fromCsv(values, this.#header);
  }

  /** What the table keeps of a row. */
  columnsOf(row: RegisterRow): RegisterColumns {
    const exact = row.decidedAt.length > 10;
    const decided = exact ? momentMs(row.decidedAt) : NaN;
    const isDecided = row.choice !== 'none';
    const birthDate = this.#canBeBorn(row.birthDate) ? row.birthDate : '';
    const reason = reasonIndex(row.excludedReason);
    return {
      type: this.types.get(row.providerType) ?? -1,
      birthDate,
      choice: row.choice === 'yes' ? 1 : row.choice === 'no' ? 2 : 0,
      future: row.futureProof === undefined ? -1 : Number(row.futureProof),
      categories: row.consultingCategories === undefined ? -1 : this.#bits.of(row.consultingCategories),
      decided,
      day: isDecided ? dayInDigits(exact ? dayAt(decided) : row.decidedAt) : 0,
      exact: exact ? 1 : 0,
      // Whose age is not known is counted among the adults.
      age: birthDate === '' ? 18 : Math.floor((this.#today - firstDay(birthDate)) / 10_000),
      reason: reason === 0 && isDecided && !isBsn(row.bsn) ? unsound : reason,
    };
  }

  /** Not in the future, and not in a year that was written in two digits. */
  #canBeBorn(birthDate: string): boolean {
    return birthDate >= '1850' && firstDay(birthDate) <= this.#today;
  }
}

/** Of a FHIR date that may be a month or a year, as a number. */
const firstDay = (date: string): number => dayInDigits(date.padEnd(10, '-01-01'));
