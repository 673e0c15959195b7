/** The tables that a batch is judged in, as workers fill them: columns of numbers, and texts that may be shown. */

/** 8 bits, 32 bits, 64 bits, a floating number, a text. What is kept of a million messages is kept small. */
type ColumnKind = 'tiny' | 'int' | 'long' | 'double' | 'text';
type Columns = Readonly<Record<string, ColumnKind>>;

/** Whom a row is about: the pseudonym of the BSN (0, 0: it does not say), and whether that passes the eleven-test. */
const who = { high: 'long', low: 'long', valid: 'tiny' } as const;
/** Where a row stands: the part of the input, and the line in that part, from 1. */
const place = { part: 'int', line: 'int' } as const;

/**
 * `ura` is -1 and `type` (the index of a provider type) is -1 where a message does not say. `birth` is a pseudonym, 0 for
 * none. `categories` are the bits of consulting categories, -1 where unknown. `decided` is in milliseconds, NaN for none,
 * and `unit` how exactly it was written, in milliseconds; `day` is the day in the Netherlands, as a number such as 20261121, 0 for none.
 */
export const tables = {
  /** A consent in a message. Choice 1 is yes, 2 no; 0: a message that was not recognised, and somebody it mentions. */
  sent: {
    ...place,
    ...who,
    ura: 'int',
    type: 'int',
    birth: 'long',
    choice: 'tiny',
    category: 'int',
    categories: 'int',
    decided: 'double',
    unit: 'int',
    day: 'int',
    /** When the message was sent, in milliseconds, NaN where it does not say. */
    sent_at: 'double',
    /** 1 on one row of each message, so that they can be counted. */
    first: 'tiny',
  },
  /**
   * A row of the register. Choice 0 is none, -1 a row that could not be read: it says only that the patient is in it.
   * `unit` is 0 where only the day is known. `other` is the second moment that a local time can be, NaN for none.
   */
  register: {
    ...place,
    ...who,
    ura: 'int',
    type: 'int',
    birth: 'long',
    choice: 'tiny',
    /** 1 future-proof, 0 restricted, -1 where nobody decided. */
    future: 'tiny',
    categories: 'int',
    decided: 'double',
    other: 'double',
    unit: 'int',
    day: 'int',
    /** In whole years, on the day of the check. */
    age: 'int',
    /** The index of why it is excluded; 0: it is not. */
    reason: 'tiny',
  },
  /** A part of the input: its file, and how many lines of that stand before it. */
  parts: { part: 'int', base: 'int', file: 'text' },
  /** A rule that was broken, by its index. */
  found: { ...place, ...who, ura: 'int', rule: 'tiny', expected: 'text', received: 'text', spot: 'text' },
} as const satisfies Readonly<Record<string, Columns>>;

export type TableName = keyof typeof tables;

interface ArrayOf {
  readonly tiny: Int8Array;
  readonly int: Int32Array;
  readonly long: BigInt64Array;
  readonly double: Float64Array;
  readonly text: string[];
}
type ColumnArrays<T extends TableName> = {
  readonly [K in keyof (typeof tables)[T]]: (typeof tables)[T][K] extends ColumnKind
    ? ArrayOf[(typeof tables)[T][K]]
    : never;
};

/** The rows that go together: as many as the analytical engine takes in one go. */
export const batchRows = 2048;

/** Rows of one table, column by column. */
export interface Batch<T extends TableName = TableName> {
  readonly table: T;
  rows: number;
  readonly columns: ColumnArrays<T>;
}

const bytesOf: Readonly<Record<ColumnKind, number>> = { tiny: 1, int: 4, long: 8, double: 8, text: 0 };

/** How much memory the numbers of a batch take. */
export const bytesOfBatch = (table: TableName): number =>
  Object.values<ColumnKind>(tables[table]).reduce((bytes, kind) => bytes + bytesOf[kind] * batchRows, 0);

/** A batch without rows, its numbers in this memory, column after column. */
export function batchIn<T extends TableName>(table: T, memory: ArrayBufferLike): Batch<T> {
  let at = 0;
  const columns = Object.entries<ColumnKind>(tables[table]).map(([name, kind]) => {
    const column = columnIn(memory, at, kind);
    at += bytesOf[kind] * batchRows;
    return [name, column] as const;
  });
  return { table, rows: 0, columns: Object.fromEntries(columns) as unknown as ColumnArrays<T> };
}

/** A batch without rows, in memory of its own. */
export const emptyBatch = <T extends TableName>(table: T): Batch<T> =>
  batchIn(table, new ArrayBuffer(bytesOfBatch(table)));

function columnIn(memory: ArrayBufferLike, at: number, kind: ColumnKind): ArrayOf[ColumnKind] {
  switch (kind) {
    case 'tiny':
      return new Int8Array(memory, at, batchRows);
    case 'int':
      return new Int32Array(memory, at, batchRows);
    case 'long':
      return new BigInt64Array(memory, at, batchRows);
    case 'double':
      return new Float64Array(memory, at, batchRows);
    case 'text':
      return [];
  }
}

/**
 * Why a consent is not to be migrated. A supplier's own words are not kept: there may be names in them. The last two the
 * register does not say itself.
 */
export const exclusionReasons = [
  '',
  'invalid-bsn',
  'unverified-bsn',
  'deceased',
  'minor',
  'withdrawn',
  'moved',
  'not-selected',
  'other',
  'not-approved',
  'fails-eleven-test',
] as const;

const reasonWords: readonly (readonly [RegExp, (typeof exclusionReasons)[number]])[] = [
  [/verifi/i, 'unverified-bsn'],
  [/bsn/i, 'invalid-bsn'],
  [/overleden|deceased|dead/i, 'deceased'],
  [/minderjarig|minor/i, 'minor'],
  [/ingetrokken|withdrawn|bezwaar/i, 'withdrawn'],
  [/verhuisd|uitgeschreven|moved/i, 'moved'],
  [/selecti|selected|geselecteerd/i, 'not-selected'],
];

/** The index of the reason that is meant. */
export function reasonIndex(text: string): number {
  if (text === '') return 0;
  return exclusionReasons.indexOf(reasonWords.find(([word]) => word.test(text))?.[1] ?? 'other');
}
