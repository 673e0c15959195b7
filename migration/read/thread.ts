/** A thread of a check: reads the parts that it is given, and hands over rows of the tables. */
import { createReadStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';
import { BatchSlots } from './shared-batches.js';
import { ToUtf8 } from './encoding.js';
import type { Utf16 } from './encoding.js';
import { reasonOf } from './file-names.js';
import { ContentSum } from './input-digest.js';
import { isPlainAscii, isText, LineCutter, readRange, withoutMark } from './lines.js';
import { PartReader } from './part-reader.js';
import type { FromWorker, Part, PartDone, ToWorker, WorkerData } from './thread-messages.js';
import { contentOf, mustEndThere, unpaddedLength } from './whole-file.js';

if (!parentPort) throw new Error('this module is a thread of a check of a migration');
const port = parentPort;
const post = (message: FromWorker): void => {
  port.postMessage(message);
};

const { setup, memory } = workerData as WorkerData;
const slots = new BatchSlots(memory);
const reader = new PartReader(setup, {
  take: (table) => slots.take(table),
  handOver: (batch) => {
    post({ kind: 'batch', batch: slots.filled(batch) });
  },
});

/** What was read and not told of yet. */
const untold = { bytes: 0, records: 0 };
let counted = 0;

/** Counts what was read, and tells of it a megabyte at a time: a message between threads costs more than a small file. */
function progress(bytes: number): void {
  untold.bytes += bytes;
  untold.records += reader.records - counted;
  counted = reader.records;
  if (untold.bytes >= 1 << 20) tell();
}

function tell(): void {
  post({ kind: 'progress', ...untold });
  untold.bytes = 0;
  untold.records = 0;
}

async function read(part: Part): Promise<PartDone> {
  reader.begin(part);
  counted = 0;
  let lines = 0;
  const sum = new ContentSum(part.kind);
  let content: string | undefined;
  try {
    if (part.unread !== undefined) reader.problem(0, part.unread);
    else if (part.format === 'json' || part.format === 'xml') lines = readWhole(part, part.format, sum);
    else if (part.range && part.format === 'ndjson') lines = readRangeOf(part.file, part.range, sum);
    else lines = await readStream(part, sum);
    content = sum.end();
    if (lines === 0 && part.unread === undefined && isWhole(part)) reader.problem(0, 'it is empty');
  } catch (thrown) {
    const how = part.isGzip ? ' as gzip' : '';
    reader.brokenOff(`from here on the file cannot be read${how}: ${reasonOf(thrown)}`);
  }
  progress(0);
  return { ...reader.end(lines), content: content ?? 'unreadable' };
}

const isWhole = ({ range }: Part): boolean => range === undefined || range.end === 0;

/** A file that is one message: it stands on line 1. */
function readWhole({ file, isGzip }: Part, format: 'json' | 'xml', sum: ContentSum): number {
  const bytes = contentOf(file, isGzip);
  progress(bytes?.length ?? 0);
  if (bytes?.length === 0) return 0;
  if (bytes) sum.add(bytes);
  if (bytes === undefined) reader.problem(0, 'the file is larger than 5 MiB, more than any message');
  else if (isPlainAscii(bytes)) reader.message(bytes.toString('latin1'), format, 1);
  else if (isText(bytes)) reader.message(withoutMark(bytes.toString('utf8')), format, 1);
  else reader.notUtf8(bytes, 1);
  return 1;
}

function readRangeOf(file: string, range: { readonly start: number; readonly end: number }, sum: ContentSum): number {
  return readRange(file, range, reader, (block, at) => {
    // The blocks at either end are of the ranges beside it as well.
    sum.add(block.subarray(Math.max(range.start - at, 0), Math.max(range.end - at, 0)));
    progress(block.length);
  });
}

/** Lines of what cannot be read from the middle: gzip, a pipe, standard input, and a register with a header. */
async function readStream({ file, isGzip, kind }: Part, sum: ContentSum): Promise<number> {
  if (file === '-') return readStdin(sum);
  const source = createReadStream(file, { highWaterMark: 1 << 20 });
  let readSoFar = 0;
  const cutter = new LineCutter(reader);
  const gunzip = isGzip ? createGunzip({ chunkSize: 1 << 18 }) : undefined;
  let unpadded = 0;
  if (gunzip) {
    source.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
    let length = 0;
    source.on('data', (block) => {
      const held = unpaddedLength(block as Buffer);
      if (held > 0) unpadded = length + held;
      length += block.length;
    });
  }
  const utf8 = kind === 'register' ? new ToUtf8(utf16) : undefined;
  for await (const block of gunzip ?? source) {
    sum.add(block as Buffer);
    cutter.push(utf8?.push(block as Buffer) ?? (block as Buffer));
    progress(source.bytesRead - readSoFar);
    readSoFar = source.bytesRead;
  }
  if (gunzip) {
    // It takes no more behind its end: the rest is looked at, and not kept.
    source.unpipe(gunzip).resume();
    await finished(source);
    progress(source.bytesRead - readSoFar);
    mustEndThere(gunzip, source.bytesRead, unpadded);
  }
  utf8?.end();
  cutter.end();
  return cutter.lines;
}

const utf16 = (encoding: Utf16): void => {
  reader.readAs(encoding.toUpperCase());
};

/** Lines of the standard input of the process, which its main thread passes on. */
async function readStdin(sum: ContentSum): Promise<number> {
  const cutter = new LineCutter(reader);
  for await (const block of process.stdin) {
    sum.add(block as Buffer);
    cutter.push(block as Buffer);
    progress((block as Buffer).length);
  }
  cutter.end();
  return cutter.lines;
}

async function readAll(parts: ToWorker): Promise<void> {
  const done: PartDone[] = [];
  for (const part of parts) done.push(await read(part));
  tell();
  if (parts.length === 0) {
    reader.flush();
    port.close();
  }
  post({ kind: 'done', parts: done });
}

port.on('message', (parts: ToWorker) => {
  void readAll(parts).catch((thrown: unknown) => {
    // Uncaught in a thread: the check as a whole ends with it.
    setImmediate(() => {
      throw thrown;
    });
  });
});
