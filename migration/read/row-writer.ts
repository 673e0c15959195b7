/** Writes rows into batches, with pseudonyms in the place of BSNs and birth dates, and hands over what is full. */
import { isBsn } from '../judge/accept.js';
import type { FilledTable } from './shared-batches.js';
import type { Pseudonyms } from './pseudonym.js';
import { batchRows } from '../judge/tables.js';
import type { Batch } from '../judge/tables.js';

/** Gives empty batches and takes full ones. */
export interface Batches {
  take<T extends FilledTable>(table: T): Batch<T>;
  handOver(batch: Batch<FilledTable>): void;
}

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
  readonly unit: number;
  readonly day: number;
}

/** What the register says in a row. */
export interface RegisterColumns extends Said {
  readonly future: number;
  readonly other: number;
  readonly age: number;
  readonly reason: number;
}

type FilledBatch = Batch<'sent'> | Batch<'register'> | Batch<'found'>;

export class RowWriter {
  readonly #open: { sent: Batch<'sent'>; register: Batch<'register'>; found: Batch<'found'> };
  /** Blocks of each table: of BSNs, and behind them of birth dates. */
  readonly #blocks = {
    sent: Buffer.alloc(batchRows * 32),
    register: Buffer.alloc(batchRows * 32),
    found: Buffer.alloc(batchRows * 32),
  };

  constructor(
    private readonly pseudonyms: Pseudonyms,
    private readonly batches: Batches,
  ) {
    this.#open = { sent: batches.take('sent'), register: batches.take('register'), found: batches.take('found') };
  }

  sent(
    at: RowPlace,
    said: Said & { readonly category: number; readonly sentAt: number; readonly first: number },
  ): void {
    const batch = this.#open.sent;
    const { columns, rows: i } = batch;
    this.#place(batch, at, said.birthDate);
    columns.type[i] = said.type;
    columns.choice[i] = said.choice;
    columns.category[i] = said.category;
    columns.categories[i] = said.categories;
    columns.decided[i] = said.decided;
    columns.unit[i] = said.unit;
    columns.day[i] = said.day;
    columns.sent_at[i] = said.sentAt;
    columns.first[i] = said.first;
    this.#next(batch);
  }

  register(at: RowPlace, said: RegisterColumns): void {
    const batch = this.#open.register;
    const { columns, rows: i } = batch;
    this.#place(batch, at, said.birthDate);
    columns.type[i] = said.type;
    columns.choice[i] = said.choice;
    columns.future[i] = said.future;
    columns.categories[i] = said.categories;
    columns.decided[i] = said.decided;
    columns.unit[i] = said.unit;
    columns.day[i] = said.day;
    columns.other[i] = said.other;
    columns.age[i] = said.age;
    columns.reason[i] = said.reason;
    this.#next(batch);
  }

  found(at: RowPlace, rule: number, expected: string, received: string, where: string): void {
    const batch = this.#open.found;
    const { columns, rows: i } = batch;
    this.#place(batch, at, '');
    columns.rule[i] = rule;
    columns.expected[i] = expected;
    columns.received[i] = received;
    columns.spot[i] = where;
    this.#next(batch);
  }

  /** Hands over what is there, full or not. */
  flush(): void {
    for (const batch of Object.values(this.#open)) if (batch.rows > 0) this.#handOver(batch);
  }

  #next(batch: FilledBatch): void {
    if (++batch.rows === batchRows) this.#handOver(batch);
  }

  #handOver(batch: FilledBatch): void {
    this.#seal(batch);
    this.batches.handOver(batch);
    if (batch.table === 'sent') this.#open.sent = this.batches.take('sent');
    else if (batch.table === 'register') this.#open.register = this.batches.take('register');
    else this.#open.found = this.batches.take('found');
  }

  #place({ columns, rows: i, table }: FilledBatch, { part, line, ura, bsn }: RowPlace, birthDate: string): void {
    columns.part[i] = part;
    columns.line[i] = line;
    columns.ura[i] = ura;
    columns.valid[i] = bsn === '' ? -1 : Number(isBsn(bsn));
    this.pseudonyms.put(this.#blocks[table], i, 'bsn', bsn);
    if (birthDate !== '') this.pseudonyms.put(this.#blocks[table], batchRows + i, 'birth', birthDate);
    else this.#blocks[table].fill(0, (batchRows + i) * 16, (batchRows + i + 1) * 16);
  }

  /** Makes the pseudonyms of a whole batch in one go. */
  #seal({ columns, rows, table }: FilledBatch): void {
    const blocks = this.#blocks[table];
    const { high, low, valid } = columns;
    const sealed = longsOf(this.pseudonyms.seal(blocks.subarray(0, rows * 16)));
    for (let i = 0; i < rows; i += 1) {
      const isSomebody = valid[i] !== -1;
      high[i] = isSomebody ? (sealed[2 * i] ?? 0n) : 0n;
      low[i] = isSomebody ? (sealed[2 * i + 1] ?? 0n) : 0n;
    }
    if (!('birth' in columns)) return;
    const { birth } = columns;
    const births = longsOf(this.pseudonyms.seal(blocks.subarray(batchRows * 16, (batchRows + rows) * 16)));
    for (let i = 0; i < rows; i += 1) birth[i] = blocks[(batchRows + i) * 16] === 0 ? 0n : (births[2 * i] ?? 0n);
  }
}

/** Bytes as numbers of 64 bits. */
function longsOf(bytes: Buffer): BigInt64Array {
  const isAligned = bytes.byteOffset % BigInt64Array.BYTES_PER_ELEMENT === 0;
  const { buffer, byteOffset, length } = isAligned ? bytes : new Uint8Array(bytes);
  return new BigInt64Array(buffer, byteOffset, length / BigInt64Array.BYTES_PER_ELEMENT);
}
