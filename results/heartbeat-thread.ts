/** The thread that beats: counts at the beginning of each file it was told of. A file that is gone is not made again. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { BeatOrder } from './heartbeat.js';

if (!parentPort) throw new Error('this module is the thread that shows that a process lives');
const { everyMs, digits } = workerData as { readonly everyMs: number; readonly digits: number };
const files = new Set<string>();
let count = 0;

parentPort.on('message', ({ file, beat }: BeatOrder) => {
  if (!beat) files.delete(file);
  else {
    files.add(file);
    write(file);
  }
});

setInterval(() => {
  for (const file of files) write(file);
}, everyMs);

function write(file: string): void {
  try {
    const descriptor = openSync(file, 'r+');
    try {
      writeSync(descriptor, String((count += 1)).padStart(digits, '0'), 0);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The file is gone, or its disk is for a moment: whoever leans on the lock looks for itself whether it still has it.
  }
}
