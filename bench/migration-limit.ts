/**
 * The limit that bulk checking is held against: reads files of a message a line, and gives each line to JSON.parse.
 * Nothing is kept and nothing judged. The threads share the bytes evenly.
 *
 *   node dist/bench/migration-limit.js <threads> <folder>
 */
import { isAscii } from 'node:buffer';
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** Lines that begin in this range of bytes of a file. */
interface Range {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

const rangeBytes = 16 * 1024 * 1024;
const block = Buffer.allocUnsafe(1024 * 1024);

if (isMainThread) await share(Number(process.argv[2]), process.argv[3] ?? '');
else parentPort?.postMessage((workerData as readonly Range[]).reduce((lines, range) => lines + parseLines(range), 0));

async function share(threads: number, folder: string): Promise<void> {
  const ranges = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ndjson'))
    .flatMap((name) => rangesOf(path.join(folder, name)));
  const counts = Array.from({ length: threads }, (_, thread) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: ranges.filter((_, i) => i % threads === thread),
    });
    return new Promise<number>((resolve, reject) => worker.on('message', resolve).on('error', reject));
  });
  console.log((await Promise.all(counts)).reduce((sum, count) => sum + count, 0));
}

function rangesOf(file: string): readonly Range[] {
  const { size } = statSync(file);
  return Array.from({ length: Math.ceil(size / rangeBytes) }, (_, i) => {
    return { file, start: i * rangeBytes, end: Math.min(size, (i + 1) * rangeBytes) };
  });
}

function parseLines({ file, start, end }: Range): number {
  const descriptor = openSync(file, 'r');
  let rest = Buffer.alloc(0);
  let lines = 0;
  // A line belongs to the range in which it begins: what precedes the first newline is of the range before.
  let at = Math.max(0, start - 1);
  let isInside = start === 0;
  let begun = start;
  for (let bytes; begun < end && (bytes = readSync(descriptor, block, 0, block.length, at)) > 0; at += bytes) {
    let from = 0;
    if (!isInside) {
      from = block.subarray(0, bytes).indexOf(10) + 1;
      isInside = from > 0;
      begun = at + from;
      if (!isInside) continue;
    }
    for (let to; begun < end && (to = block.subarray(0, bytes).indexOf(10, from)) >= 0; from = to + 1) {
      const line = rest.length > 0 ? Buffer.concat([rest, block.subarray(from, to)]) : block.subarray(from, to);
      JSON.parse(isAscii(line) ? line.toString('latin1') : line.toString('utf8'));
      lines += 1;
      begun += line.length + 1;
      rest = Buffer.alloc(0);
    }
    rest = Buffer.concat([rest, block.subarray(from, bytes)]);
  }
  closeSync(descriptor);
  return lines;
}
