/** The checks that were made in one folder, one after the other: the evidence for a number of test migrations. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../../core/errors.js';
import type { MigrationRecord } from '../result.js';

/** A line for each check that came to its end, oldest first. A new check in the folder keeps it. */
export const historyName = 'history.ndjson';

/** What stays known of an earlier check. */
export type EarlierCheck = Pick<MigrationRecord, 'verdict' | 'messages' | 'registerRows' | 'findings'> & {
  /** ISO 8601. */
  readonly finished: string;
};

/** The checks that came to their end in a folder. @throws UsageError where what stands there is none of ours */
export async function earlierChecks(folder: string): Promise<readonly EarlierCheck[]> {
  const file = path.join(folder, historyName);
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
    return lines.map(checkOf);
  } catch (thrown) {
    // No folder yet, or no folder at all: whoever takes it says so.
    if (['ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException).code ?? '')) return [];
    throw new UsageError(`'${file}' cannot be read (${messageOf(thrown)}); move it away, or give another --out`);
  }
}

function checkOf(line: string): EarlierCheck {
  const check = JSON.parse(line) as Partial<EarlierCheck>;
  const counts = [check.messages, check.registerRows, check.findings];
  const isKnown = ['accepted', 'not-accepted', 'not-judged'].includes(check.verdict ?? '');
  if (!isKnown || typeof check.finished !== 'string' || !counts.every(Number.isInteger)) {
    throw new Error('a line is that of no check');
  }
  return check as EarlierCheck;
}

/** The history with one check more, as a file. */
export const historyWith = (earlier: readonly EarlierCheck[], record: MigrationRecord, finished: string): string => {
  const { verdict, messages, registerRows, findings } = record;
  return [...earlier, { finished, verdict, messages, registerRows, findings }]
    .map((check) => `${JSON.stringify(check)}\n`)
    .join('');
};
