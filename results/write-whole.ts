import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What stands beside a file while it is written. A program that was killed may leave one behind. */
export const unfinished = /\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** Writes a file whole or not at all: who reads it meanwhile sees the old one. */
export async function writeWhole(path: string, content: string, mode?: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, content, { encoding: 'utf8', flush: true, ...(mode !== undefined && { mode }) });
    await moved(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
}

/** How often a move is tried again, on Windows, where whoever looks at a file holds it. */
const tries = 20;

/** Moves a file or folder to a place on the same disk, in one step. */
export async function moved(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (thrown) {
      const isLookedAt = ['EPERM', 'EACCES', 'EBUSY'].includes((thrown as NodeJS.ErrnoException).code ?? '');
      if (process.platform !== 'win32' || !isLookedAt || attempt === tries) throw thrown;
      await wait(100);
    }
  }
}
