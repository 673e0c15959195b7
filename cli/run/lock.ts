import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf, UsageError } from '../../core/errors.js';

/** Says in a run directory which process writes there. */
export const lockName = '.mitz-keur-lock';

/** The locks of this program: they go when it ends. */
const held = new Set<string>();
process.on('exit', () => {
  for (const file of held) rmSync(file, { force: true });
});

/**
 * Keeps another run out of a run directory until this program ends. The lock of a program that was killed is taken over.
 * @throws UsageError where another run writes there, or where nobody can
 */
export function lockDirectory(folder: string): void {
  const file = path.join(path.resolve(folder), lockName);
  // Twice: where the owner is gone its lock is removed, and the place is taken if nobody else was first.
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    if (written(file, folder)) {
      held.add(file);
      return;
    }
    const owner = ownerOf(file);
    if (owner === process.pid) return;
    if (isAlive(owner)) throw inUse(folder, file, owner);
    rmSync(file, { force: true });
  }
  throw inUse(folder, file, ownerOf(file));
}

const inUse = (folder: string, file: string, owner: number): UsageError =>
  new UsageError(
    `--out '${folder}' is being written by another mitz-keur (process ${owner}): wait until it ends, or name another folder. If there is none, remove ${file}`,
  );

/** @returns whether the lock was not there yet */
function written(file: string, folder: string): boolean {
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new UsageError(`--out '${folder}' cannot be written: ${messageOf(thrown)}`);
  }
}

/** 0 where the lock says nothing: its owner was killed while it wrote. */
function ownerOf(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return 0; // gone meanwhile
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM'; // somebody else's, and alive
  }
}
