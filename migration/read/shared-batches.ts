/** Batches in memory that a thread of a check shares with the main thread, filled again and again. */
import { batchIn, bytesOfBatch } from '../judge/tables.js';
import type { Batch } from '../judge/tables.js';

/** The tables that threads fill. */
const filledTables = ['sent', 'register', 'found'] as const;
export type FilledTable = (typeof filledTables)[number];

/** So many batches of each table a thread has. */
const each = 3;

/** The memory of the batches of one thread. */
export interface SlotMemory {
  /** For each slot 1 while the thread fills it or the store has not taken it in, else 0. */
  readonly taken: SharedArrayBuffer;
  readonly numbers: readonly SharedArrayBuffer[];
}

export const slotMemory = (): SlotMemory => ({
  taken: new SharedArrayBuffer(filledTables.length * each * Int32Array.BYTES_PER_ELEMENT),
  numbers: filledTables.flatMap((table) =>
    Array.from({ length: each }, () => new SharedArrayBuffer(bytesOfBatch(table))),
  ),
});

/** What a thread says of a batch that it filled. Texts are sent along, since memory that is shared holds numbers only. */
export interface FilledSlot {
  readonly slot: number;
  readonly rows: number;
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

/**
 * Both threads have one on the same memory. A thread that is ahead of the store by all its batches waits, so that what a
 * check holds in memory is bounded, however slow the disk is that the store spills to.
 */
export class BatchSlots {
  readonly #taken: Int32Array;
  readonly #batches: readonly Batch[];
  readonly #turns = { sent: 0, register: 0, found: 0 };

  constructor({ taken, numbers }: SlotMemory) {
    this.#taken = new Int32Array(taken);
    this.#batches = numbers.map((memory, slot) => batchIn(filledTables[Math.floor(slot / each)] ?? 'sent', memory));
  }

  /** A batch without rows, for the thread that fills it: it waits until there is one. */
  take<T extends FilledTable>(table: T): Batch<T> {
    // The store gives them back in the order in which it was given them.
    const slot = filledTables.indexOf(table) * each + (this.#turns[table]++ % each);
    Atomics.wait(this.#taken, slot, 1);
    Atomics.store(this.#taken, slot, 1);
    const batch = this.#batches[slot] as Batch<T>;
    batch.rows = 0;
    return batch;
  }

  /** What the thread that filled a batch tells of it. */
  filled(batch: Batch): FilledSlot {
    const texts = Object.entries<ArrayLike<unknown>>(batch.columns).flatMap(([name, column]) =>
      Array.isArray(column) ? [[name, column.slice(0, batch.rows) as string[]] as const] : [],
    );
    return { slot: this.#batches.indexOf(batch), rows: batch.rows, texts: Object.fromEntries(texts) };
  }

  /** The batch that another thread filled, for the store. */
  batchOf({ slot, rows, texts }: FilledSlot): Batch {
    const batch = this.#batches[slot];
    if (!batch) throw new Error(`a thread filled batch ${slot}, which there is not`);
    return { ...batch, rows, columns: { ...batch.columns, ...texts } };
  }

  /** The store has taken it in: the thread may fill it again. */
  giveBack({ slot }: FilledSlot): void {
    Atomics.store(this.#taken, slot, 0);
    Atomics.notify(this.#taken, slot);
  }
}
