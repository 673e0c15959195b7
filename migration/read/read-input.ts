/** Shares the input out among threads, and takes what they read into the store. */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../../core/errors.js';
import { counted } from '../../core/text.js';
import { BatchSlots, slotMemory } from './shared-batches.js';
import { FileNames } from './file-names.js';
import { historyName } from '../../results/history.js';
import { PartsDone } from './parts-done.js';
import type { Read } from './parts-done.js';
import { registerName, working } from '../../results/results-kind.js';
import { messageParts, registerParts } from './parts.js';
import type { PlannedPart } from './parts.js';
import type { FromWorker, Part, WorkerData, WorkerSetup } from './thread-messages.js';
import type { Store } from '../judge/store.js';

/** How far the reading is. */
export interface Progress {
  readonly records: number;
  readonly bytes: number;
  /** Of what is known so far; standard input is not. */
  readonly allBytes: number;
}

interface Input {
  readonly messages: readonly string[];
  readonly register?: string;
  /** The folder of the results: what stands there is no input, also where it is below a folder of messages. */
  readonly out: string;
  /** A private file that is to tell which number stands for which name of a file. */
  readonly legend?: string;
  readonly jobs: number;
  readonly onProgress: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** Files that are one message are read so many at a time. */
const together = 64;

/** The threads that are of use on this machine. */
export const allCores = (): number => availableParallelism();

/** What is known of the input so far. */
interface Planned {
  bytes: number;
  /** The last part of each file that is read in ranges, which ends where the file ended when it was planned. */
  readonly ends: Map<string, Part>;
}

/** Reads all input into the store. */
export async function readInput(input: Input, setup: WorkerSetup, store: Store): Promise<Read> {
  const planned: Planned = { bytes: 0, ends: new Map() };
  const parts = planParts(input, planned);
  const partsDone = new PartsDone(store);
  await store.prepare();
  let [bytes, records] = [0, 0];
  const onProgress = (more: { readonly bytes: number; readonly records: number }): void => {
    bytes += more.bytes;
    records += more.records;
    input.onProgress({ records, bytes, allBytes: planned.bytes });
  };
  // Where one thread fails the others have nothing to read for any more.
  const failed = new AbortController();
  const workers = Array.from({ length: Math.max(input.jobs, 1) }, () =>
    runWorker(setup, parts, store, partsDone, onProgress, input.signal, failed.signal).catch((thrown: unknown) => {
      failed.abort(thrown);
    }),
  );
  await Promise.all(workers);
  failed.signal.throwIfAborted();
  tellOfChanges(planned, partsDone);
  return { ...partsDone.close(), bytes: planned.bytes };
}

function tellOfChanges(planned: Planned, partsDone: PartsDone): void {
  for (const last of planned.ends.values()) {
    const changed = howChanged(last);
    if (changed !== undefined) partsDone.problem(last, changed);
  }
}

/** What was added while it was read was not read. */
function howChanged({ file, range }: Part): string | undefined {
  try {
    const { size } = statSync(file);
    const before = range?.end ?? 0;
    if (size === before) return undefined;
    return `it changed while it was read: it had ${counted(before, 'byte')} and now ${size}; check again when it is done`;
  } catch {
    // It went since. Where that was before it was read to its end, whoever read it told so.
    return undefined;
  }
}

/** The parts, each with its number; some of one message together. The register goes first: it is read by one thread. */
function* planParts(input: Input, planned: Planned): Generator<readonly Part[], undefined> {
  let id = 0;
  let small: Part[] = [];
  const names = new FileNames(input.messages, input.legend);
  const numbered = ({ bytes, ...planning }: PlannedPart, shown: string): Part => {
    planned.bytes += bytes;
    const part = { ...planning, shown, id: id++ };
    if (part.range) planned.ends.set(part.file, part);
    return part;
  };
  if (input.register !== undefined) {
    for (const part of registerParts(input.register)) yield [numbered(part, names.register(part.file))];
  }
  const aside = asideOf(input);
  for (const given of input.messages) {
    for (const planning of messageParts(given, aside)) {
      const part = numbered(planning, names.message(given, planning.file));
      if (part.format === 'ndjson') yield [part];
      else if (small.push(part) === together) {
        yield small;
        small = [];
      }
    }
  }
  if (small.length > 0) yield small;
  names.close();
  return undefined;
}

/** What may stand in a folder of messages and is known to be none: the results, the history of checks, the register. */
const asideOf = ({ out, register }: Input): ReadonlySet<string> =>
  new Set(
    [
      out,
      ...[working, registerName, historyName].map((name) => path.join(out, name)),
      ...(register === undefined ? [] : [register]),
    ].map((one) => path.resolve(one)),
  );

async function runWorker(
  setup: WorkerSetup,
  parts: Generator<readonly Part[], undefined>,
  store: Store,
  partsDone: PartsDone,
  onProgress: (progress: { readonly bytes: number; readonly records: number }) => void,
  signal: AbortSignal | undefined,
  failed: AbortSignal,
): Promise<void> {
  const memory = slotMemory();
  const slots = new BatchSlots(memory);
  const worker = new Worker(new URL('./thread.js', import.meta.url), {
    workerData: { setup, memory } satisfies WorkerData,
    stdin: true,
    // What a message leaves behind is of no use to the next: a small young generation is soon swept.
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 4 },
  });
  const over = new AbortController();
  try {
    await new Promise<void>((resolve, reject) => {
      failed.addEventListener('abort', () => {
        reject(new Error('another thread failed'));
      });
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
        else reject(new Error(`a thread ended before it had read '${given.map(({ shown }) => shown).join("', '")}'`));
      });
      worker.on('message', (message: FromWorker) => {
        try {
          if (message.kind === 'batch') {
            store.append(slots.batchOf(message.batch));
            slots.giveBack(message.batch);
          } else if (message.kind === 'progress') onProgress(message);
          else if (message.parts.length > 0) {
            partsDone.done(given, message.parts);
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
