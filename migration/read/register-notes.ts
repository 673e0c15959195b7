/** What is told of how a register was read. */
export interface RegisterNotes {
  /** The names of columns that were not taken, as they may be shown. */
  readonly columnsNotRead: readonly string[];
  /** Rows that are about nobody: blank ones, totals, and what query tools write around a result. */
  readonly passedOver: number;
  /** Encodings other than UTF-8 that it was read in. */
  readonly encodings: readonly string[];
  /** Moments without a zone that were read as Dutch local time. */
  readonly localTimes: number;
  /** Of those: how many lie in the hour that is there twice when summer time ends. */
  readonly twice: number;
}
