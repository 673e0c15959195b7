/** The folder of the results of a check: all of them take the place of those of an earlier check at once, or none does. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ResultsFolder } from '../../results/results-folder.js';
import type { ResultsKind } from '../../results/results-kind.js';
import { historyName } from '../../results/history.js';

/** Where `--show-bsn` puts what holds BSNs, apart from all else. */
const bsnFolderName = 'with-bsn';
const notSealable = `Deze map bevat burgerservicenummers. Alleen voor de leverancier zelf, op deze machine; niet doorsturen.
This folder holds BSNs: for the supplier only, on this machine. It is never part of an evidence pack.
`;

/** What a check may write. */
const checkFiles: ResultsKind = {
  name: 'check',
  made: [
    'migration.json',
    'wrong.ndjson',
    'wrong.csv',
    'spiegeltest.html',
    'spiegeltest.json',
    'migratie.html',
    'impactanalyse.html',
    'resume.ndjson',
    'resume.csv',
    'allure-results',
    bsnFolderName,
  ],
  kept: [historyName],
  isShared: true,
};

/** The folder of the results, with the private folder in which they are made. */
export class OutFolder {
  readonly #ready = new Set<string>();

  private constructor(private readonly folder: ResultsFolder) {}

  /**
   * Takes the folder for one check.
   * @param say told where an earlier check was broken off, or where its results still stand
   * @throws UsageError where it cannot be written, another check is writing there, or something that is not ours would
   * be replaced
   */
  static async take(out: string, say: (text: string) => void): Promise<OutFolder> {
    return new OutFolder(await ResultsFolder.take(out, checkFiles, say));
  }

  /** A place for a file or folder that is not in its place yet. */
  private(name: string): string {
    return this.folder.private(name);
  }

  /** Says that a file or folder is a result, which takes its place when all of them do. */
  ready(name: string): void {
    this.#ready.add(name);
  }

  /** The folder for what holds BSNs: only for whoever runs the check, and it says so itself. */
  async bsnFolder(): Promise<string> {
    const folder = this.private(bsnFolderName);
    if (this.#ready.has(bsnFolderName)) return folder;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    await writeFile(path.join(folder, 'NOT-SEALABLE.txt'), notSealable, { mode: 0o600 });
    this.ready(bsnFolderName);
    return folder;
  }

  /** All is written: it takes the place of what an earlier check left. @throws UsageError */
  keep(): Promise<void> {
    return this.folder.replace([...this.#ready]);
  }

  /** Removes what is not a result, and lets another one have the folder. */
  leave(): Promise<void> {
    return this.folder.leave();
  }
}
