/** Loaded before a program that is measured (`--import`): tells at its end what all its threads took. */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.on('exit', () => {
    writeFileSync(process.env['MITZ_KEUR_METER'] ?? '', JSON.stringify(process.resourceUsage()));
  });
}
