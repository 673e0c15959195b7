/** The folder of the results: one check at a time writes there, and a half one never passes for a whole. */
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../../core/errors.js';
import { FolderLock, lockName, NotOurs, Taken, unless } from './folder-lock.js';

/** Where `--show-bsn` puts what holds BSNs, apart from all else. */
export const bsnFolderName = 'with-bsn';
const notSealable = `Deze map bevat burgerservicenummers. Alleen voor de leverancier zelf, op deze machine; niet doorsturen.
This folder holds BSNs: for the supplier only, on this machine. It is never part of an evidence pack.
`;

/** What a check may write: what is left of an earlier one goes before a new one begins. `migration.json` goes first. */
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
/** Tells which of the results checks wrote here: nothing else is ever replaced. */
export const writtenName = '.mitz-keur.json';

/** The folder of the results, with the private folder of the check that has it: that is its lock as well. */
export class OutFolder {
  readonly #work: string;
  #written: readonly string[] = [];
  #isWhole = false;

  private constructor(
    readonly path: string,
    private readonly lock: FolderLock,
  ) {
    this.#work = workBelow(path);
  }

  /**
   * Takes the folder for one check.
   * @param say told where an earlier check was broken off
   * @throws UsageError where it cannot be written, another check is writing there, or something that is not ours would
   * be replaced
   */
  static async take(out: string, say: (text: string) => void): Promise<OutFolder> {
    try {
      await mkdir(out, { recursive: true });
      const folder = new OutFolder(out, await FolderLock.take(workBelow(out)));
      try {
        await folder.#clear(say);
        return folder;
      } catch (thrown) {
        await folder.leave();
        throw thrown;
      }
    } catch (thrown) {
      throw thrown instanceof UsageError ? thrown : new UsageError(whyNot(out, thrown));
    }
  }

  async #clear(say: (text: string) => void): Promise<void> {
    if (this.lock.wasBrokenOff) {
      say(`an earlier check in '${this.path}' was broken off: what it left is removed, and this one starts anew`);
      await this.#clearWork();
    }
    const ours = await writtenIn(this.path);
    for (const name of await readdir(this.path)) {
      if (results.includes(name) && !ours.includes(name)) throw new UsageError(foreign(path.join(this.path, name)));
    }
    this.#written = ours;
    await this.#removeResults();
  }

  async #removeResults(): Promise<void> {
    for (const name of results) {
      if (this.#written.includes(name)) await rm(path.join(this.path, name), { recursive: true, force: true });
    }
    this.#written = [];
  }

  /** A place for a file or folder that is not done yet. */
  private(name: string): string {
    return path.join(this.#work, name);
  }

  /** Puts a file or folder that is done in its place. */
  async publish(name: string): Promise<void> {
    await this.#claim(name);
    await rename(this.private(name), path.join(this.path, name));
  }

  /** The folder for what holds BSNs: only for whoever runs the check, and it says so itself. */
  async bsnFolder(): Promise<string> {
    await this.#claim(bsnFolderName);
    const folder = path.join(this.path, bsnFolderName);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    await writeFile(path.join(folder, 'NOT-SEALABLE.txt'), notSealable, { mode: 0o600 });
    return folder;
  }

  /** Tells that it is ours, before it is there. */
  async #claim(name: string): Promise<void> {
    if (this.#written.includes(name)) return;
    this.#written = [...this.#written, name];
    await writeFile(this.private(writtenName), `${JSON.stringify({ written: this.#written })}\n`);
    await rename(this.private(writtenName), path.join(this.path, writtenName));
  }

  /** Tells that all is written: without that nothing stays. */
  keep(): void {
    this.#isWhole = true;
  }

  /** Removes what is not a result, or all where the check did not come to its end, and lets another one have the folder. */
  async leave(): Promise<void> {
    if (!this.#isWhole) await this.#removeResults();
    await this.#clearWork();
    await this.lock.leave();
  }

  async #clearWork(): Promise<void> {
    const left = (await readdir(this.#work).catch(unless('ENOENT'))) ?? [];
    for (const name of left) if (name !== lockName) await rm(this.private(name), { recursive: true, force: true });
  }
}

const workBelow = (out: string): string => path.join(out, working);

/** The names that earlier checks wrote in a folder. @throws UsageError where what tells so is not ours */
async function writtenIn(out: string): Promise<readonly string[]> {
  const file = path.join(out, writtenName);
  try {
    const { written } = JSON.parse(await readFile(file, 'utf8')) as { readonly written?: unknown };
    if (Array.isArray(written) && written.every((name) => typeof name === 'string')) return written;
    throw new Error('it names no results');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new UsageError(`'${file}' cannot be read (${messageOf(thrown)}); move it away, or give another --out`);
  }
}

const foreign = (file: string): string =>
  `'${file}' would be replaced, and no check wrote it; move it away, or give another --out`;

function whyNot(out: string, thrown: unknown): string {
  if (thrown instanceof Taken) {
    const who = thrown.pid === undefined ? '' : ` (process ${thrown.pid})`;
    return `another check${who} is writing to '${out}'; wait for it, or give another --out`;
  }
  if (thrown instanceof NotOurs) return foreign(workBelow(out));
  return `results cannot be written to '${out}': ${messageOf(thrown)}`;
}
