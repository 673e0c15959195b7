/** The folder of the results: one check at a time writes there, and a half one never passes for a whole. */
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path, { join } from 'node:path';
import { messageOf, UsageError } from '../core/errors.js';

/** Where `--show-bsn` puts what holds BSNs, apart from all else. */
export const bsnFolderName = 'with-bsn';
const notSealable = `Deze map bevat burgerservicenummers. Alleen voor de leverancier zelf, op deze machine; niet doorsturen.
This folder holds BSNs: for the supplier only, on this machine. It is never part of an evidence pack.
`;

/** Files of an earlier check: they go before a new one begins. `migration.json` goes first. */
const results = [
  'migration.json',
  'wrong.ndjson',
  'wrong.csv',
  'spiegeltest.html',
  'spiegeltest.json',
  'migratie.html',
  'impactanalyse.html',
  'resume.ndjson',
  'allure-results',
  bsnFolderName,
];
/** The private folder of a check, below that of the results. */
export const working = '.working';

/** The private folder of a check that is going on. It is the lock as well: it is there as long as the check lasts. */
export class OutFolder {
  readonly #work: string;

  private constructor(readonly path: string) {
    this.#work = join(path, working);
  }

  /**
   * Takes the folder for one check.
   * @param say told where an earlier check was broken off
   * @throws UsageError where it cannot be written, or another check is writing there
   */
  static async take(out: string, say: (text: string) => void): Promise<OutFolder> {
    const folder = new OutFolder(out);
    try {
      await mkdir(out, { recursive: true });
      await folder.#lock(say);
      for (const file of results) await rm(path.join(out, file), { recursive: true, force: true });
    } catch (thrown) {
      if (thrown instanceof UsageError) throw thrown;
      throw new UsageError(`results cannot be written to '${out}': ${messageOf(thrown)}`);
    }
    return folder;
  }

  async #lock(say: (text: string) => void): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await mkdir(this.#work, { mode: 0o700 });
        await writeFile(
          path.join(this.#work, 'state.json'),
          JSON.stringify({ state: 'working', pid: process.pid, host: hostname() }),
          { mode: 0o600 },
        );
        return;
      } catch (thrown) {
        if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 0) throw thrown;
        const owner = await this.#owner();
        if (owner !== undefined && isAlive(owner)) {
          throw new UsageError(
            `another check (process ${owner.pid} on ${owner.host}) is writing to '${this.path}'; wait for it, or give another --out; if it is no longer running, remove '${this.#work}'`,
          );
        }
        say(`an earlier check in '${this.path}' was broken off: what it left is removed, and this one starts anew`);
        await rm(this.#work, { recursive: true, force: true });
      }
    }
  }

  async #owner(): Promise<{ readonly pid: number; readonly host: string } | undefined> {
    try {
      return JSON.parse(await readFile(path.join(this.#work, 'state.json'), 'utf8')) as { pid: number; host: string };
    } catch {
      // Broken off before it was written.
      return undefined;
    }
  }

  /** A place for a file that is not done yet. */
  private(name: string): string {
    return path.join(this.#work, name);
  }

  /** Puts a file that is done in its place. */
  async publish(name: string): Promise<void> {
    await rename(this.private(name), path.join(this.path, name));
  }

  /** The folder for what holds BSNs: only for whoever runs the check, and it says so itself. */
  async bsnFolder(): Promise<string> {
    const folder = path.join(this.path, bsnFolderName);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    await writeFile(path.join(folder, 'NOT-SEALABLE.txt'), notSealable, { mode: 0o600 });
    return folder;
  }

  /** Removes what is not a result, and lets another check have the folder. */
  async leave(): Promise<void> {
    await rm(this.#work, { recursive: true, force: true });
  }
}

/** Of a process on another machine nothing is known: it counts as alive. */
function isAlive({ pid, host }: { readonly pid: number; readonly host: string }): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}
