/**
 * The journal of a run: a line for each thing that happened, written when it happened, each with the digest of the line
 * before. Whoever takes a line out, changes one or puts one in breaks the chain from there on; whatever ends the run
 * leaves the part that was written readable and true.
 */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { messageOf, UsageError } from '../core/errors.js';
import type { Outcome } from '../core/outcome.js';
import type { Policy, RunRecord, RunVerdict, Scope, TargetRecord } from '../core/run-record.js';
import { violations } from '../schemas/index.js';
import { sha256 } from './digest.js';

export const journalFile = 'journal.ndjson';

/** What held when the run began. */
export interface Beginning {
  readonly tool: RunRecord['tool'];
  /** `sha256`: of the file with all values that held, overlays included. */
  readonly specification: RunRecord['specification'] & { readonly sha256: string };
  readonly target: TargetRecord;
  readonly seed: number;
  readonly challenge?: string;
  readonly policy: Policy;
  readonly scope: Scope;
  /** The scenarios that were chosen, in their order. */
  readonly scenarios: readonly string[];
}

export type JournalEvent =
  | ({
      readonly event: 'begun';
      /** 1 for the first run in this directory. */
      readonly attempt: number;
      /** The journal that stood here before: its digest, and the verdict if that run came to one. */
      readonly earlier?: { readonly sha256: string; readonly verdict?: RunVerdict };
    } & Beginning)
  | { readonly event: 'scenario-begun'; readonly scenario: string }
  | { readonly event: 'evidence'; readonly scenario: string; readonly transcript: string; readonly sha256: string }
  | {
      readonly event: 'judged';
      readonly scenario: string;
      readonly outcome: Outcome;
      readonly checks: Readonly<Record<string, Outcome>>;
    }
  /** What was seen after it was judged takes back what a scenario showed. */
  | { readonly event: 'reconsidered'; readonly scenario: string; readonly outcome: Outcome; readonly reason: string }
  | { readonly event: 'interrupted' }
  /** People looked at the target after the run was over; what they say is concluded next. `sha256`: of what they say, as it stands in the record. */
  | { readonly event: 'attested'; readonly sha256: string; readonly lines: readonly string[] }
  /** `record`: the digest of the run record, as `recordDigest` makes it. */
  | { readonly event: 'concluded'; readonly verdict: RunVerdict; readonly record: string };

/** One line: an event with its number from 1, its time, and the digest of the line before (null for the first). */
export type JournalLine = JournalEvent & {
  readonly n: number;
  readonly at: string;
  readonly previous: string | null;
};

/** The digest by which the journal names the run record: of its JSON without white space. */
export const recordDigest = (record: unknown): string => sha256(JSON.stringify(record));

/** Writes the journal. Every line goes to the file at once; the first, an interruption and the last go to the disk. */
export class Journal {
  #last: string | null = null;
  #lines = 0;
  /** What is not in the file yet: where the disk was full it is tried again with each line that follows. */
  #unwritten = Buffer.alloc(0);
  /** Why it could not be written. */
  #full: unknown;
  /** Why a line is not there, and never will be. */
  #lost: unknown;
  #file: number | undefined;

  private constructor(
    private path: string,
    flags = 'w',
  ) {
    this.#file = openSync(path, flags);
  }

  /**
   * Begins the journal of a run, which keeps the digest and the verdict of that of an earlier run in the same directory:
   * that there was one is not hidden.
   * @param earlier the file of that journal
   */
  static begin(path: string, beginning: Beginning, earlier = path): Journal {
    const before = existing(earlier);
    const journal = new Journal(path);
    journal.write({ event: 'begun', ...attemptAfter(before), ...beginning });
    return journal;
  }

  /** Goes on with the journal of a run that was concluded. @throws UsageError for one that is broken, or was not concluded */
  static goOn(path: string): Journal {
    const text = existing(path);
    const { lines, faults } = readJournal(text);
    if (faults.length > 0 || lines.at(-1)?.event !== 'concluded')
      throw new UsageError(
        `the journal '${path}' ${faults[0] ?? 'does not end with the conclusion of its run'}, so nothing can be added to it; run again`,
      );
    const journal = new Journal(path, 'a');
    journal.#lines = lines.length;
    journal.#last = sha256(text.trimEnd().split('\n').at(-1) ?? '');
    return journal;
  }

  /** Goes on in another place, where the file was moved to. */
  movedTo(path: string): void {
    this.close();
    this.path = path;
    this.#file = openSync(path, 'a');
  }

  /** Never throws: that a line could not be written comes out when the journal is concluded. */
  write(event: JournalEvent): void {
    if (this.#file === undefined) return;
    try {
      const line = JSON.stringify({ n: this.#lines + 1, at: new Date().toISOString(), previous: this.#last, ...event });
      this.#lines += 1;
      this.#last = sha256(line);
      this.#unwritten = Buffer.concat([this.#unwritten, Buffer.from(`${line}\n`)]);
    } catch (thrown) {
      this.#lost ??= thrown;
    }
    try {
      // A disk that becomes full takes a part of what it is given.
      while (this.#unwritten.length > 0)
        this.#unwritten = this.#unwritten.subarray(writeSync(this.#file, this.#unwritten));
    } catch (thrown) {
      this.#full = thrown;
    }
    try {
      if (['begun', 'interrupted', 'concluded'].includes(event.event)) fsyncSync(this.#file);
    } catch (thrown) {
      this.#lost ??= thrown;
    }
  }

  /** Says that people looked after the run was over, and what they now say. */
  attested({ attestations = [] }: RunRecord): void {
    const lines = attestations.map(({ line }) => line);
    this.write({ event: 'attested', sha256: recordDigest(attestations), lines });
  }

  /** @throws UsageError where the journal could not be kept */
  conclude(record: RunRecord): void {
    this.write({ event: 'concluded', verdict: record.verdict, record: recordDigest(record) });
    this.mustBeKept();
  }

  /** @throws UsageError where what was written so far did not come to the file */
  mustBeKept(): void {
    const fault = this.#lost ?? (this.#unwritten.length > 0 ? this.#full : undefined);
    if (fault !== undefined)
      throw new UsageError(
        `the journal '${this.path}' could not be kept, and without it the run cannot be sealed: ${messageOf(fault)}`,
      );
  }

  /** Writes nothing more: a run that was stopped may still have something under way. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

function existing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw thrown;
  }
}

function attemptAfter(earlier: string): Pick<JournalEvent & { event: 'begun' }, 'attempt' | 'earlier'> {
  if (earlier === '') return { attempt: 1 };
  const { lines } = readJournal(earlier);
  const [first, last] = [lines[0], lines.at(-1)];
  return {
    attempt: (first?.event === 'begun' ? first.attempt : 1) + 1,
    earlier: { sha256: sha256(earlier), ...(last?.event === 'concluded' && { verdict: last.verdict }) },
  };
}

/** A journal as it was read: the lines that hold, and what is wrong with it, each naming its line. */
export interface ReadJournal {
  readonly lines: readonly JournalLine[];
  readonly faults: readonly string[];
}

/** Reads a journal, of whatever origin, and follows its chain. */
export function readJournal(text: string): ReadJournal {
  const parts = text.split('\n');
  const unfinished = parts.pop() ?? '';
  const faults: string[] = [];
  const lines: JournalLine[] = [];
  let previous: string | null = null;
  for (const [i, part] of parts.entries()) {
    const line = parsedLine(part);
    if (typeof line === 'string') faults.push(`line ${i + 1} ${line}`);
    else {
      if (line.previous !== previous)
        faults.push(`line ${i + 1} does not follow the line before it: the chain is broken`);
      if (line.n !== i + 1) faults.push(`line ${i + 1} says that it is line ${line.n}`);
      lines.push(line);
    }
    previous = sha256(part);
  }
  if (unfinished !== '') faults.push(`line ${parts.length + 1} was not written to its end`);
  return { lines, faults };
}

/** The line, or what is wrong with it. */
function parsedLine(text: string): JournalLine | string {
  try {
    const line: unknown = JSON.parse(text);
    const [wrong] = violations('journal', line);
    if (wrong) return `is no line of a journal: ${wrong.path.join('.')} ${wrong.message}`;
    return line as JournalLine;
  } catch (thrown) {
    return `is no JSON: ${messageOf(thrown)}`;
  }
}
