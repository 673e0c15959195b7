import { rm, stat, writeFile } from 'node:fs/promises';
import { messageOf, UsageError } from '../core/errors.js';

/**
 * Writes a file whole or not at all, and never over something else.
 * @throws UsageError where something stands there, or it cannot be written
 */
export async function writeNew(file: string, content: Buffer): Promise<void> {
  if (await stat(file).catch(() => undefined))
    throw new UsageError(`'${file}' is there already; name another with --out`);
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (thrown) {
    await rm(file, { force: true, recursive: false }).catch(() => undefined);
    throw new UsageError(`'${file}' cannot be written: ${messageOf(thrown)}`);
  }
}
