/** Reads the lines of a register into rows, and those into columns of its table. */
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { isBsn } from '../judge/accept.js';
import { CategoryBits } from '../judge/sent-message.js';
import { exclusionReasons, reasonIndex } from '../judge/tables.js';
import { splitRow } from './csv.js';
import { dayAt, dayInDigits } from './dates.js';
import { RegisterFault } from './register-fault.js';
import { readHeader } from './register-header.js';
import type { Header } from './register-header.js';
import { isPassedOver } from './register-passed-over.js';
import { RowReader } from './register-row.js';
import type { RegisterRow, RowReading } from './register-row.js';
import type { RegisterColumns } from './row-writer.js';
import type { RegisterNotes } from './register-notes.js';
import type { PartFormat } from './thread-messages.js';

const unsound = exclusionReasons.indexOf('fails-eleven-test');

/** So many lines one value between quotes can have; where it has more its closing quote was forgotten. */
const mostLines = 50;
/** So many names of columns are told of. */
const mostColumns = 50;

/** Takes what was read, each with the line that it begins on. */
export interface RowReceiver {
  row(row: RegisterRow, line: number): void;
  fault(fault: RegisterFault, line: number): void;
}

export class RegisterPart {
  readonly #rows: RowReader;
  readonly #bits: CategoryBits;
  /** As a number such as 20261121. */
  readonly #today: number;
  #format: PartFormat = 'csv';
  #separator: string | undefined;
  #header: Header | 'none' | undefined;
  #isUnderstood = false;
  /** Lines of a row of which a value is not closed yet. */
  #open: { readonly line: number; readonly texts: string[] } | undefined;
  #notRead = new Set<string>();
  #counts = { passedOver: 0, localTimes: 0, twice: 0 };
  #encodings = new Set<string>();

  /** @param types the index of each provider type */
  constructor(
    specification: MitzSpecification,
    now: Date,
    private readonly types: ReadonlyMap<string, number>,
    private readonly reading: RowReading,
    private readonly receiver: RowReceiver,
  ) {
    this.#rows = new RowReader(specification, reading);
    this.#bits = new CategoryBits(specification);
    this.#today = dayInDigits(dayAt(now.getTime()));
  }

  begin(format: PartFormat): void {
    this.#format = format;
    this.#separator = undefined;
    this.#header = undefined;
    this.#isUnderstood = false;
    this.#open = undefined;
    this.#notRead = new Set();
    this.#counts = { passedOver: 0, localTimes: 0, twice: 0 };
    this.#encodings = new Set();
  }

  /** Whether there was a header that is one, or a row. */
  get isUnderstood(): boolean {
    return this.#isUnderstood;
  }

  get notes(): RegisterNotes {
    return { columnsNotRead: [...this.#notRead], encodings: [...this.#encodings], ...this.#counts };
  }

  /** It was not written in UTF-8, and could be read nevertheless. */
  readAs(encoding: string): void {
    this.#encodings.add(encoding);
  }

  line(text: string, line: number): void {
    const ended = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (this.#open) {
      this.#open.texts.push(ended);
      this.#tryOpen();
    } else if (ended.trim() !== '') this.#read(ended, line);
  }

  /** No line comes any more. */
  end(): void {
    while (this.#open) this.#giveUp(this.#open, neverClosed);
  }

  #read(text: string, line: number): void {
    try {
      if (this.#format === 'csv') this.#csv(text, line);
      else {
        const { row, notRead } = this.#rows.fromJson(text);
        this.#tell(notRead);
        this.#take(row, line);
      }
    } catch (thrown) {
      this.#fault(thrown, line);
    }
  }

  #fault(thrown: unknown, line: number): void {
    if (!(thrown instanceof RegisterFault)) throw thrown;
    // Without a header no row can be read: that is one problem, and not one for each row.
    if (thrown.isWhole && this.#format === 'csv') this.#header = 'none';
    this.receiver.fault(thrown, line);
  }

  #csv(text: string, line: number): void {
    if (this.#header === 'none') return;
    if (this.#header === undefined) this.#readHeader(text);
    else {
      const values = splitRow(text, this.#header.separator);
      if (values === undefined) this.#open = { line, texts: [text] };
      else this.#values(values, line, this.#header);
    }
  }

  #readHeader(text: string): void {
    const told = /^sep=(.)$/i.exec(text.trim())?.[1];
    if (told !== undefined && this.#separator === undefined) {
      // Spreadsheets are told the separator so, on a line before the header.
      this.#separator = told;
      return;
    }
    if (text.includes('\r'))
      throw new RegisterFault('its lines end with a carriage return alone; end each with a line feed', true);
    this.#header = readHeader(text, this.reading.mapping, this.#separator);
    this.#isUnderstood = true;
    this.#tell(this.#header.notRead);
  }

  #values(values: readonly string[], line: number, header: Header): void {
    if (isPassedOver(values, header)) this.#counts.passedOver += 1;
    else this.#take(this.#rows.fromCsv(values, header), line);
  }

  /** Sees whether the last line closed the row. */
  #tryOpen(): void {
    const open = this.#open;
    if (!open || typeof this.#header !== 'object') return;
    try {
      const values = splitRow(open.texts.join('\n'), this.#header.separator);
      if (values !== undefined) {
        this.#open = undefined;
        this.#values(values, open.line, this.#header);
      } else if (open.texts.length >= mostLines) this.#giveUp(open, neverClosed);
    } catch (thrown) {
      if (!(thrown instanceof RegisterFault)) throw thrown;
      if (this.#open) this.#giveUp(open, thrown);
      else this.#fault(thrown, open.line);
    }
  }

  /** The quote was one too many, and the lines behind it are rows by themselves: they are not lost with it. */
  #giveUp({ line, texts }: { readonly line: number; readonly texts: readonly string[] }, fault: RegisterFault): void {
    this.#open = undefined;
    this.receiver.fault(fault, line);
    for (const [i, text] of texts.slice(1).entries()) this.line(text, line + 1 + i);
  }

  #tell(names: readonly string[]): void {
    for (const name of names) if (this.#notRead.size < mostColumns) this.#notRead.add(name);
  }

  #take(row: RegisterRow, line: number): void {
    this.#isUnderstood = true;
    if (row.decided?.kind === 'moment' && row.decided.isLocal) {
      this.#counts.localTimes += 1;
      if (row.decided.other !== undefined) this.#counts.twice += 1;
    }
    this.receiver.row(row, line);
  }

  /** What the table keeps of a row. */
  columnsOf(row: RegisterRow): RegisterColumns {
    const { decided } = row;
    const isMoment = decided?.kind === 'moment';
    const birthDate = this.#canBeBorn(row.birthDate) ? row.birthDate : '';
    const reason = reasonIndex(row.excludedReason);
    return {
      type: this.types.get(row.providerType) ?? -1,
      birthDate,
      choice: row.choice === 'yes' ? 1 : row.choice === 'no' ? 2 : 0,
      future: row.futureProof === undefined ? -1 : Number(row.futureProof),
      categories: row.consultingCategories === undefined ? -1 : this.#bits.of(row.consultingCategories),
      decided: isMoment ? decided.ms : NaN,
      other: isMoment ? (decided.other ?? NaN) : NaN,
      unit: isMoment ? decided.unit : 0,
      day: decided === undefined ? 0 : dayInDigits(isMoment ? dayAt(decided.ms) : decided.day),
      // Whose age is not known is counted among the adults.
      age: birthDate === '' ? 18 : Math.floor((this.#today - firstDay(birthDate)) / 10_000),
      reason: reason === 0 && row.choice !== 'none' && !isBsn(row.bsn) ? unsound : reason,
    };
  }

  /** Not in the future, and not in a year that was written in two digits. */
  #canBeBorn(birthDate: string): boolean {
    return birthDate >= '1850' && firstDay(birthDate) <= this.#today;
  }
}

const neverClosed = new RegisterFault(
  `a quote opens a value that is not closed within ${mostLines} lines; write a quote that is in a value twice, between quotes`,
);

/** Of a FHIR date that may be a month or a year, as a number. */
const firstDay = (date: string): number => dayInDigits(date.padEnd(10, '-01-01'));

/** What the table keeps of a row that could not be read, where it is known whom it is about: nothing is compared with it. */
export const unreadColumns: RegisterColumns = {
  type: -1,
  birthDate: '',
  choice: -1,
  future: -1,
  categories: -1,
  decided: NaN,
  other: NaN,
  unit: 0,
  day: 0,
  age: 18,
  reason: 0,
};
