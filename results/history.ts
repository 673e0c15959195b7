/** What is remembered of each run or check in a folder: one file, a line for each, oldest first. What replaces results keeps it. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export const historyName = 'history.ndjson';

export interface History<T> {
  readonly known: readonly T[];
  /** How many lines are none of ours. */
  readonly strange: number;
}

/**
 * Reads the history of a folder; an empty one where there is none.
 * @param recognise what a line says, undefined where it is none of ours
 * @throws what the file system says of a file that is there and cannot be read
 */
export async function readHistory<T>(
  folder: string,
  recognise: (line: Readonly<Record<string, unknown>>) => T | undefined,
): Promise<History<T>> {
  const lines = (await textIn(path.join(folder, historyName))).split('\n').filter((line) => line !== '');
  const known = lines.flatMap((line) => {
    const value = objectIn(line);
    const said = value && recognise(value);
    return said === undefined ? [] : [said];
  });
  return { known, strange: lines.length - known.length };
}

/** The file with these lines. */
export const historyText = (lines: readonly object[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

async function textIn(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    // No folder yet, or no folder at all: whoever takes it says so.
    if (['ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException).code ?? '')) return '';
    throw thrown;
  }
}

function objectIn(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return value !== null && typeof value === 'object' ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined; // it was cut off, or somebody else wrote it
  }
}
