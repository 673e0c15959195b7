/** Shares the input out among threads, and takes what they read into the store. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../core/errors.js';
import { door } from '../core/redaction.js';
import { bsnHider } from '../mitz/identifiers.js';
import { byBytes } from './finding-order.js';
import { historyName } from './history.js';
import { PartSums } from './input-digest.js';
import { working, writtenName } from './out-folder.js';
import { messageParts, registerParts } from './plan.js';
import type { PlannedPart } from './plan.js';
import type { FromWorker, Part, PartDone, PartProblem, WorkerSetup } from './protocol.js';
import { Pseudonyms } from './pseudonym.js';
import { toldProblems } from './result.js';
import type { InputDigests, InputProblem } from './result.js';
import type { Store } from './store.js';
import { batchRows, emptyBatch } from './tables.js';

/** How far the reading is. */
export interface Progress {
  readonly records: number;
  readonly bytes: number;
  /** Of what is known so far; standard input is not. */
  readonly allBytes: number;
}

/** What was read. */
export interface Read {
  readonly messages: number;
  readonly unrecognised: number;
  readonly rows: number;
  /** The first hundred, in the order of file and line. */
  readonly problems: readonly InputProblem[];
  readonly problemCount: number;
  /** How large all input is together, standard input left out. */
  readonly bytes: number;
  /** What was seen, by its content. */
  readonly digests: Pick<InputDigests, 'messages' | 'register'>;
}

interface Input {
  readonly messages: readonly string[];
  readonly register?: string;
  /** The folder of the results: what stands there is no input, also where it is below a folder of messages. */
  readonly out: string;
  readonly jobs: number;
  readonly onProgress: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** Files that are one message are read so many at a time. */
const together = 64;

/** The threads that are of use on this machine. */
export const allCores = (): number => availableParallelism();

/** Reads all input into the store. @throws UsageError for what is not there */
export async function readInput(input: Input, setup: WorkerSetup, store: Store): Promise<Read> {
  const planned = { bytes: 0 };
  const parts = planParts(input, planned);
  const ledger = new Ledger(store, new Pseudonyms(Buffer.from(setup.key)));
  await store.prepare();
  let [bytes, records] = [0, 0];
  const onProgress = (more: { readonly bytes: number; readonly records: number }): void => {
    bytes += more.bytes;
    records += more.records;
    input.onProgress({ records, bytes, allBytes: planned.bytes });
  };
  const workers = Array.from({ length: Math.max(input.jobs, 1) }, () =>
    runWorker(setup, parts, store, ledger, onProgress, input.signal),
  );
  await Promise.all(workers);
  return { ...ledger.close(), bytes: planned.bytes };
}

/** The parts, each with its number; some of one message together. The register goes first: it is read by one thread. */
function* planParts(input: Input, planned: { bytes: number }): Generator<readonly Part[], undefined> {
  let id = 0;
  let small: Part[] = [];
  const numbered = ({ bytes, ...part }: PlannedPart): Part => {
    planned.bytes += bytes;
    return { ...part, id: id++ };
  };
  if (input.register !== undefined) for (const part of registerParts(input.register)) yield [numbered(part)];
  for (const part of messageParts(input.messages, asideOf(input))) {
    if (part.format === 'ndjson') yield [numbered(part)];
    else if (small.push(numbered(part)) === together) {
      yield small;
      small = [];
    }
  }
  if (small.length > 0) yield small;
  return undefined;
}

/** What may stand in a folder of messages and is known to be none: the results, the history of checks, the register. */
const asideOf = ({ out, register }: Input): ReadonlySet<string> =>
  new Set(
    [
      out,
      ...[working, writtenName, historyName].map((name) => path.join(out, name)),
      ...(register === undefined ? [] : [register]),
    ].map((one) => path.resolve(one)),
  );

async function runWorker(
  setup: WorkerSetup,
  parts: Generator<readonly Part[], undefined>,
  store: Store,
  ledger: Ledger,
  onProgress: (progress: { readonly bytes: number; readonly records: number }) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: setup,
    stdin: true,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 },
  });
  const over = new AbortController();
  try {
    await new Promise<void>((resolve, reject) => {
      // A thread that reads standard input by itself fails where the producer pauses: only this one can wait for it.
      const passStdin = (): void => {
        if (worker.stdin) pipeline(process.stdin, worker.stdin, { signal: over.signal }).catch(reject);
      };
      let given: readonly Part[] = [];
      const next = (): void => {
        signal?.throwIfAborted();
        given = parts.next().value ?? [];
        if (given.some(({ file }) => file === '-')) passStdin();
        worker.postMessage(given);
      };
      worker.on('error', reject);
      worker.on('exit', () => {
        if (given.length === 0) resolve();
        else reject(new Error(`a thread ended before it had read '${given.map(({ file }) => file).join("', '")}'`));
      });
      worker.on('message', (message: FromWorker) => {
        try {
          if (message.kind === 'batch') store.append(message.batch);
          else if (message.kind === 'progress') onProgress(message);
          else if (message.parts.length > 0) {
            ledger.done(given, message.parts);
            next();
          }
        } catch (thrown) {
          reject(thrown instanceof Error ? thrown : new Error(messageOf(thrown)));
        }
      });
      next();
    });
  } finally {
    over.abort();
    await worker.terminate();
  }
}

/** Keeps what became of each part, and so on which line of its file each part begins. */
class Ledger {
  /** Of files that were read in ranges: the lines of each, in order. */
  readonly #ranges = new Map<string, { readonly id: number; readonly lines: number; readonly start: number }[]>();
  /** Of parts with problems. */
  readonly #placeOf = new Map<number, { readonly file: string; readonly start: number }>();
  #batch = emptyBatch('parts');
  #problems: PartProblem[] = [];
  #problemCount = 0;
  #messages = 0;
  #unrecognised = 0;
  #rows = 0;
  readonly #sums = new PartSums();

  constructor(
    private readonly store: Store,
    private readonly pseudonyms: Pseudonyms,
  ) {}

  done(given: readonly Part[], parts: readonly PartDone[]): void {
    for (const [i, one] of parts.entries()) {
      const { id, lines, records, unrecognised, problems, problemCount } = one;
      const part = given[i];
      if (part?.id !== id) throw new Error(`a thread answered for part ${id}, which it was not given`);
      this.#sums.add(part.kind, one);
      if (part.kind === 'messages') this.#messages += records;
      else this.#rows += records;
      if (part.range) {
        const ranges = this.#ranges.get(part.file) ?? [];
        ranges.push({ id, lines, start: part.range.start });
        this.#ranges.set(part.file, ranges);
      } else this.#begins(id, part.file, 0);
      this.#unrecognised += unrecognised;
      this.#problemCount += problemCount;
      this.#problems.push(...problems);
      if (problems.length > 0) {
        this.#placeOf.set(id, { file: this.#shown(part.file), start: part.range?.start ?? 0 });
      }
    }
    if (this.#problems.length > 100 * toldProblems) this.#problems = this.#firstProblems();
  }

  /** Where every part begins is known now. */
  close(): Omit<Read, 'bytes'> {
    const bases = new Map<number, number>();
    for (const [file, ranges] of this.#ranges) {
      let base = 0;
      for (const { id, lines, start } of ranges.sort((a, b) => a.id - b.id)) {
        if (start === 0) base = 0; // a file that was given twice begins again
        bases.set(id, base);
        this.#begins(id, file, base);
        base += lines;
      }
    }
    if (this.#batch.rows > 0) this.store.append(this.#batch);
    this.store.settle();
    const problems = this.#firstProblems().map(({ part, line, text }) => ({
      file: this.#placeOf.get(part)?.file ?? '',
      ...(line > 0 && { line: (bases.get(part) ?? 0) + line }),
      text,
    }));
    return {
      messages: this.#messages,
      unrecognised: this.#unrecognised,
      rows: this.#rows,
      problems,
      problemCount: this.#problemCount,
      digests: this.#sums.end(),
    };
  }

  /** In the order of file, line and text: whatever the order of the input, so that `merge` can tell the same. */
  #firstProblems(): PartProblem[] {
    const place = (part: number) => this.#placeOf.get(part) ?? { file: '', start: 0 };
    const order = (a: PartProblem, b: PartProblem): number => {
      const [left, right] = [place(a.part), place(b.part)];
      return byBytes(left.file, right.file) || left.start - right.start || a.line - b.line || byBytes(a.text, b.text);
    };
    return this.#problems.sort(order).slice(0, toldProblems);
  }

  #begins(part: number, file: string, base: number): void {
    const { columns, rows } = this.#batch;
    columns.part[rows] = part;
    columns.base[rows] = base;
    columns.file[rows] = this.#shown(file);
    if (++this.#batch.rows < batchRows) return;
    this.store.append(this.#batch);
    this.#batch = emptyBatch('parts');
  }

  /** Files are named for their patient now and then. */
  #shown(file: string): string {
    return door([bsnHider(new Set())], this.pseudonyms.ofText)(file);
  }
}
