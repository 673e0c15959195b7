/** Puts the pages of a check, and what they are made of, in the folder of the results. */
import { writeFile } from 'node:fs/promises';
import type { MirrorSample } from './mirror-sample.js';
import { mirrorSheet } from './mirror-sheet.js';
import type { OutFolder } from './out-folder.js';
import type { MigrationRecord } from './result.js';

export const sheetName = 'spiegeltest.html';
/** What the sheet is made of, for `merge` and for whoever wants it as data. */
export const sampleName = 'spiegeltest.json';

export async function writeSheet(folder: OutFolder, sample: MirrorSample, record: MigrationRecord): Promise<void> {
  await put(folder, sampleName, `${JSON.stringify(sample, undefined, 2)}\n`);
  await put(folder, sheetName, mirrorSheet(sample, record));
}

async function put(folder: OutFolder, name: string, content: string): Promise<void> {
  await writeFile(folder.private(name), content, { mode: 0o600 });
  await folder.publish(name);
}
