/** Puts the pages of a check, and what they are made of, in the folder of the results. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { historyName } from '../../results/history.js';
import { historyWith } from './history.js';
import type { MirrorSample } from './mirror-sample.js';
import { mirrorSheet } from './mirror-sheet.js';
import type { OutFolder } from './out-folder.js';
import { migrationPage, pageNameOf } from './page.js';
import type { PageMaterial } from './page.js';
import type { MigrationOutcome, MigrationRecord } from '../result.js';

export const sheetName = 'spiegeltest.html';
/** What the sheet is made of, for whoever wants it as data. */
const sampleName = 'spiegeltest.json';

export async function writeSheet(folder: OutFolder, sample: MirrorSample, record: MigrationRecord): Promise<void> {
  await put(folder, sampleName, `${JSON.stringify(sample, undefined, 2)}\n`);
  await put(folder, sheetName, mirrorSheet(sample, record, false));
}

/** The same with BSNs, in the folder that is for them. */
export async function writeSheetApart(folder: string, sample: MirrorSample, record: MigrationRecord): Promise<void> {
  const options = { mode: 0o600 };
  await writeFile(path.join(folder, sampleName), `${JSON.stringify(sample, undefined, 2)}\n`, options);
  await writeFile(path.join(folder, sheetName), mirrorSheet(sample, record, true), options);
}

/** Writes Allure results into a folder that is not there yet. */
export type AllureWriter = (outcome: MigrationOutcome, folder: string) => Promise<void>;

/** What goes with a record. */
interface Company extends Omit<PageMaterial, 'first'> {
  /** Absent: without Allure results. */
  readonly allure: AllureWriter | undefined;
}

/** How many findings the rules tell of: as many as there must be lines in the list. */
export const violationsIn = ({ rules }: MigrationRecord): number =>
  rules.reduce((sum, { violations }) => sum + violations, 0);

/** Writes the pages, the record and a line in the history, and puts all that is ready in its place. @returns the outcome */
export async function conclude(
  folder: OutFolder,
  outcome: MigrationOutcome,
  { earlier, lang, allure }: Company,
): Promise<MigrationOutcome> {
  const { record, first } = outcome;
  if (record.findings !== violationsIn(record))
    throw new Error(`the rules tell of ${violationsIn(record)} findings, and ${record.findings} were written`);
  await put(folder, pageNameOf(record), migrationPage(record, { first, earlier, lang }));
  if (allure) {
    await allure(outcome, folder.private('allure-results'));
    folder.ready('allure-results');
  }
  await put(folder, 'migration.json', `${JSON.stringify(record, undefined, 2)}\n`);
  await put(folder, historyName, historyWith(earlier, record, new Date().toISOString()));
  await folder.keep();
  return outcome;
}

async function put(folder: OutFolder, name: string, content: string): Promise<void> {
  await writeFile(folder.private(name), content, { mode: 0o600 });
  folder.ready(name);
}
