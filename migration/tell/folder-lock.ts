/** A lock on a folder that the operating system holds: whoever is killed lets go of it, in whatever container or machine. */
import { DuckDBInstance } from '@duckdb/node-api';
import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, rmdir, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '../../core/errors.js';

/** The file that is locked: a database of the engine, empty, of which only one process can be the writer. */
export const lockName = 'lock';
/** A lock file that is not in its place yet. */
const newName = 'new-';

/** Somebody else has the lock. */
export class Taken extends Error {
  override readonly name = 'Taken';
  constructor(
    /** The other process, where the system tells. */
    readonly pid: number | undefined,
  ) {
    super('the folder is locked');
  }
}

/** Has other things in it, and no lock: it is not one of ours. */
export class NotOurs extends Error {
  override readonly name = 'NotOurs';
}

/** Folders that this process has: the system tells no two locks of one process apart. */
const held = new Set<string>();

export class FolderLock {
  private constructor(
    private readonly folder: string,
    private readonly instance: DuckDBInstance,
    private readonly known: string,
    /** Whether a lock stood there that nobody held: whoever had it was killed. */
    readonly wasBrokenOff: boolean,
  ) {}

  /**
   * Makes the folder, private, and locks it.
   * @throws Taken, NotOurs
   */
  static async take(folder: string): Promise<FolderLock> {
    const file = path.join(folder, lockName);
    // Somebody may leave in between and take the file along: what is locked must be what stands there.
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const isNew = await placeLockFile(folder, file);
      const known = await identityOf(folder);
      const before = await identityOf(file);
      if (known === undefined || before === undefined) continue;
      if (held.has(known)) throw new Taken(process.pid);
      held.add(known);
      const instance = await openLock(file).catch((thrown: unknown) => {
        held.delete(known);
        throw thrown;
      });
      if (instance && (await identityOf(file)) === before) return new FolderLock(folder, instance, known, !isNew);
      instance?.closeSync();
      held.delete(known);
    }
    throw new Error(`'${folder}' is taken and left all the time`);
  }

  /** Removes the lock, and the folder, which must be empty but for it. */
  async leave(): Promise<void> {
    // What is removed while it is locked nobody else can be waiting for; only Windows removes no open file.
    if (process.platform === 'win32') this.#release();
    await unlink(path.join(this.folder, lockName)).catch(unless('ENOENT'));
    await rmdir(this.folder).catch(unless('ENOTEMPTY', 'EEXIST', 'ENOENT'));
    this.#release();
  }

  #release(): void {
    if (held.delete(this.known)) this.instance.closeSync();
  }
}

/** Puts a lock file in its place, whole or not at all. @returns whether none was there */
async function placeLockFile(folder: string, file: string): Promise<boolean> {
  await mkdir(folder, { mode: 0o700 }).catch(unless('EEXIST'));
  const names = await readdir(folder).catch(unless('ENOENT'));
  if (names === undefined || names.includes(lockName)) return false;
  if (names.some((name) => !name.startsWith(newName))) throw new NotOurs(`'${folder}' was not made by a check`);
  const made = path.join(folder, `${newName}${randomUUID()}`);
  (await DuckDBInstance.create(made, quietly)).closeSync();
  try {
    await link(made, file);
    return true;
  } catch (thrown) {
    unless('EEXIST', 'ENOENT')(thrown);
    return false;
  } finally {
    await unlink(made).catch(unless('ENOENT'));
  }
}

const quietly = { threads: '1', autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' };

/** Undefined where the file is gone. @throws Taken */
async function openLock(file: string): Promise<DuckDBInstance | undefined> {
  try {
    return await DuckDBInstance.create(file, quietly);
  } catch (thrown) {
    const told = messageOf(thrown);
    if (/conflicting lock|used by another process/i.test(told)) {
      const pid = /PID (\d+)/.exec(told)?.[1];
      throw new Taken(pid === undefined ? undefined : Number(pid));
    }
    if ((await identityOf(file)) === undefined) return undefined;
    throw thrown;
  }
}

const identityOf = async (file: string): Promise<string | undefined> => {
  const about = await stat(file).catch(unless('ENOENT'));
  return about && `${about.dev}:${about.ino}`;
};

/** Takes errors of the file system with these codes for nothing to tell of, and throws others. */
export const unless =
  (...codes: readonly string[]) =>
  (thrown: unknown): undefined => {
    if (!codes.includes((thrown as NodeJS.ErrnoException).code ?? '')) throw thrown;
  };
