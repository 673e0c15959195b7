/** The tables that a batch is judged in, as workers fill them: columns of numbers, and texts that may be shown. */

/** 32 bits, 64 bits, a floating number, a text. */
type ColumnKind = 'int' | 'long' | 'double' | 'text';
type Columns = Readonly<Record<string, ColumnKind>>;

/** Whom a row is about: the pseudonym of the BSN (0, 0: it does not say), and whether that passes the eleven-test. */
const who = { high: 'long', low: 'long', valid: 'int' } as const;
/** Where a row stands: the part of the input, and the line in that part, from 1. */
const place = { part: 'int', line: 'int' } as const;

/**
 * `ura` is -1 and `type` (the index of a provider type) is -1 where a message does not say. `birth` is a pseudonym, 0 for
 * none. `categories` are the bits of consulting categories, -1 where unknown. `decided` is in milliseconds, NaN for none;
 * `day` is the day in the Netherlands, as a number such as 20261121, 0 for none.
 */
export const tables = {
  /** A consent in a message. Choice 1 is yes, 2 no; 0: a message that was not recognised, and somebody it mentions. */
  sent: {
    ...place,
    ...who,
    ura: 'int',
    type: 'int',
    birth: 'long',
    choice: 'int',
    category: 'int',
    categories: 'int',
    decided: 'double',
    day: 'int',
    /** 1 on one row of each message, so that they can be counted. */
    first: 'int',
  },
  /** A row of the register. Choice 0 is none. `exact` is 1 where the moment is known, 0 where the day is. */
  register: {
    ...place,
    ...who,
    ura: 'int',
    type: 'int',
    birth: 'long',
    choice: 'int',
    /** 1 future-proof, 0 restricted, -1 where nobody decided. */
    future: 'int',
    categories: 'int',
    decided: 'double',
    day: 'int',
    exact: 'int',
    /** In whole years, on the day of the check. */
    age: 'int',
    /** The index of why it is excluded; 0: it is not. */
    reason: 'int',
  },
  /** A part of the input: its file, and how many lines of that stand before it. */
  parts: { part: 'int', base: 'int', file: 'text' },
  /** A rule that was broken, by its index. */
  found: { ...place, ...who, ura: 'int', rule: 'int', expected: 'text', received: 'text', spot: 'text' },
} as const satisfies Readonly<Record<string, Columns>>;

export type TableName = keyof typeof tables;

interface ArrayOf {
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

/** Rows of one table, column by column; its buffers are handed over from thread to thread, not copied. */
export interface Batch<T extends TableName = TableName> {
  readonly table: T;
  rows: number;
  readonly columns: ColumnArrays<T>;
}

const make: { readonly [K in ColumnKind]: () => ArrayOf[K] } = {
  int: () => new Int32Array(batchRows),
  long: () => new BigInt64Array(batchRows),
  double: () => new Float64Array(batchRows),
  text: () => [],
};

export function emptyBatch<T extends TableName>(table: T): Batch<T> {
  const columns = Object.fromEntries(
    Object.entries<ColumnKind>(tables[table]).map(([name, kind]) => [name, make[kind]()]),
  );
  return { table, rows: 0, columns: columns as unknown as ColumnArrays<T> };
}

/** What of a batch can be handed over. */
export const buffersOf = ({ columns }: Batch): ArrayBuffer[] =>
  Object.values<ArrayOf[ColumnKind]>(columns).flatMap((column) =>
    Array.isArray(column) ? [] : [column.buffer as ArrayBuffer],
  );

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
