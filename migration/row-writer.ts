/** Writes rows into batches, with pseudonyms in the place of BSNs and birth dates, and hands over what is full. */
import { isBsn } from './accept.js';
import type { Pseudonyms } from './pseudonym.js';
import { batchRows, emptyBatch } from './tables.js';
import type { Batch } from './tables.js';

export type Post = (batch: Batch) => void;

/** Where a row stands, and whom it is about: an empty BSN is nobody. */
export interface RowPlace {
  readonly part: number;
  readonly line: number;
  readonly ura: number;
  readonly bsn: string;
}

interface Said {
  readonly type: number;
  readonly birthDate: string;
  readonly choice: number;
  readonly categories: number;
  readonly decided: number;
  readonly day: number;
}

/** What the register says in a row. */
export interface RegisterColumns extends Said {
  readonly future: number;
  readonly exact: number;
  readonly age: number;
  readonly reason: number;
}

/** The columns that every table has, and the rows of which the pseudonyms are not made yet. */
type PlacedBatch = Batch<'sent'> | Batch<'register'> | Batch<'found'>;

export class RowWriter {
  #sent = emptyBatch('sent');
  #register = emptyBatch('register');
  #found = emptyBatch('found');
  /** Blocks of each table: of BSNs, and behind them of birth dates. */
  readonly #blocks = {
    sent: Buffer.alloc(batchRows * 32),
    register: Buffer.alloc(batchRows * 32),
    found: Buffer.alloc(batchRows * 32),
  };

  constructor(
    private readonly pseudonyms: Pseudonyms,
    private readonly post: Post,
  ) {}

  sent(at: RowPlace, said: Said & { readonly category: number; readonly first: number }): void {
    const { columns, rows: i } = this.#sent;
    this.#place(this.#sent, at, said.birthDate);
    columns.type[i] = said.type;
    columns.choice[i] = said.choice;
    columns.category[i] = said.category;
    columns.categories[i] = said.categories;
    columns.decided[i] = said.decided;
    columns.day[i] = said.day;
    columns.first[i] = said.first;
    if (++this.#sent.rows === batchRows) this.#handOverSent();
  }

  register(at: RowPlace, said: RegisterColumns): void {
    const { columns, rows: i } = this.#register;
    this.#place(this.#register, at, said.birthDate);
    columns.type[i] = said.type;
    columns.choice[i] = said.choice;
    columns.future[i] = said.future;
    columns.categories[i] = said.categories;
    columns.decided[i] = said.decided;
    columns.day[i] = said.day;
    columns.exact[i] = said.exact;
    columns.age[i] = said.age;
    columns.reason[i] = said.reason;
    if (++this.#register.rows === batchRows) this.#handOverRegister();
  }

  found(at: RowPlace, rule: number, expected: string, received: string, where: string): void {
    const { columns, rows: i } = this.#found;
    this.#place(this.#found, at, '');
    columns.rule[i] = rule;
    columns.expected[i] = expected;
    columns.received[i] = received;
    columns.spot[i] = where;
    if (++this.#found.rows === batchRows) this.#handOverFound();
  }

  /** Hands over what is there, full or not. */
  flush(): void {
    if (this.#sent.rows > 0) this.#handOverSent();
    if (this.#register.rows > 0) this.#handOverRegister();
    if (this.#found.rows > 0) this.#handOverFound();
  }

  #place({ columns, rows: i, table }: PlacedBatch, { part, line, ura, bsn }: RowPlace, birthDate: string): void {
    columns.part[i] = part;
    columns.line[i] = line;
    columns.ura[i] = ura;
    columns.valid[i] = bsn === '' ? -1 : Number(isBsn(bsn));
    this.pseudonyms.put(this.#blocks[table], i, 'bsn', bsn);
    if (birthDate !== '') this.pseudonyms.put(this.#blocks[table], batchRows + i, 'birth', birthDate);
    else this.#blocks[table].fill(0, (batchRows + i) * 16, (batchRows + i + 1) * 16);
  }

  #handOverSent(): void {
    this.#seal(this.#sent, this.#sent.columns.birth);
    this.post(this.#sent);
    this.#sent = emptyBatch('sent');
  }

  #handOverRegister(): void {
    this.#seal(this.#register, this.#register.columns.birth);
    this.post(this.#register);
    this.#register = emptyBatch('register');
  }

  #handOverFound(): void {
    this.#seal(this.#found, undefined);
    this.post(this.#found);
    this.#found = emptyBatch('found');
  }

  /** Makes the pseudonyms of a whole batch in one go. */
  #seal({ columns, rows, table }: PlacedBatch, birth: BigInt64Array | undefined): void {
    const blocks = this.#blocks[table];
    const { high, low, valid } = columns;
    const sealed = longsOf(this.pseudonyms.seal(blocks.subarray(0, rows * 16)));
    for (let i = 0; i < rows; i += 1) {
      const isSomebody = valid[i] !== -1;
      high[i] = isSomebody ? (sealed[2 * i] ?? 0n) : 0n;
      low[i] = isSomebody ? (sealed[2 * i + 1] ?? 0n) : 0n;
    }
    if (birth === undefined) return;
    const births = longsOf(this.pseudonyms.seal(blocks.subarray(batchRows * 16, (batchRows + rows) * 16)));
    for (let i = 0; i < rows; i += 1) birth[i] = blocks[(batchRows + i) * 16] === 0 ? 0n : (births[2 * i] ?? 0n);
  }
}

/** Bytes as numbers of 64 bits, wherever they lie in memory. */
function longsOf(bytes: Buffer): BigInt64Array {
  const copy = new Uint8Array(bytes);
  return new BigInt64Array(copy.buffer, 0, copy.length / 8);
}
