/** What the threads of a check say to each other. */
import type { MitzSpecification } from '../../mitz/specification/index.js';
import type { FilledSlot, SlotMemory } from './shared-batches.js';
import type { RegisterNotes } from './register-notes.js';
import type { RowReading } from './register-row.js';

/** What a thread of a check is given: with what to judge, and its own memory to fill. */
export interface WorkerData {
  readonly setup: WorkerSetup;
  readonly memory: SlotMemory;
}

/** What the threads of a check judge with. */
export interface WorkerSetup {
  readonly specification: MitzSpecification;
  /** The moment by which is judged what lies in the future: ISO 8601. */
  readonly now: string;
  /** Of the pseudonyms; it is never written. */
  readonly key: Uint8Array;
  readonly rows: RowReading;
  /** Only these holders are judged, each by its URA. */
  readonly holders?: readonly string[];
}

export type PartKind = 'messages' | 'register';
/** How the content is written: a message a line, one message as a whole, or rows with a header. */
export type PartFormat = 'ndjson' | 'json' | 'xml' | 'csv';

/** A part of the input, read by one thread in one go. */
export interface Part {
  /** From 0, in the order of the input. */
  readonly id: number;
  readonly kind: PartKind;
  readonly format: PartFormat;
  /** `-` is standard input. */
  readonly file: string;
  /** How results name the file: nothing of a person stands in it. */
  readonly shown: string;
  readonly isGzip: boolean;
  /** Of lines that begin in this range of bytes; the whole where it is absent. */
  readonly range?: { readonly start: number; readonly end: number };
  /** Why it is not read, but told of. */
  readonly unread?: string;
}

export interface PartProblem {
  readonly part: number;
  /** In the part, from 1; 0 for the part as a whole. The first line where there are more. */
  readonly line: number;
  readonly text: string;
  /** On how many lines of the part it is so. */
  readonly times: number;
}

/** What became of a part. */
export interface PartDone {
  readonly id: number;
  /** How many lines began in it. */
  readonly lines: number;
  /** How many messages or rows it held of the holders that are judged. */
  readonly records: number;
  /** How many messages or rows it held of other holders. */
  readonly passedOver: number;
  /** How many of the messages were not recognised in full. */
  readonly unrecognised: number;
  /** Those that differ, the first hundred. */
  readonly problems: readonly PartProblem[];
  readonly problemCount: number;
  /** Of a register: whether there was a header that is one, or a row. */
  readonly isUnderstood: boolean;
  /** Of a register: whether something could not be read of which it is not known about whom it is. */
  readonly lostSomebody: boolean;
  readonly notes?: RegisterNotes;
  /** The sum of its content, or that it could not be read. */
  readonly content: string;
}

export type FromWorker =
  | { readonly kind: 'batch'; readonly batch: FilledSlot }
  | { readonly kind: 'progress'; readonly bytes: number; readonly records: number }
  | { readonly kind: 'done'; readonly parts: readonly PartDone[] };

/** Parts to read; none: there is nothing left to do. */
export type ToWorker = readonly Part[];
