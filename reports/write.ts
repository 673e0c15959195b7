import { join } from 'node:path';
import type { RunRecord } from '../core/run-record.js';
import type { Language } from '../core/text.js';
import { dossier } from './dossier.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { writeWhole } from '../results/write-whole.js';

export type Format = 'allure' | 'dossier' | 'junit' | 'json' | 'markdown';

/** What was written, relative to the run directory; `note` is one sentence on what could not be. */
export interface Written {
  readonly files: readonly string[];
  readonly note?: string;
}

type Writer = (record: RunRecord, runDirectory: string, lang: Language) => Promise<Written>;

const file =
  (name: string, content: (record: RunRecord, lang: Language) => string): Writer =>
  async (record, runDirectory, lang) => {
    await writeWhole(join(runDirectory, name), content(record, lang));
    return { files: [name] };
  };

/** The run record as it stands in its file. */
export const recordText = (record: RunRecord): string => `${JSON.stringify(record, null, 2)}\n`;

/** Each format with how it is written into a run directory. */
export const formats: Readonly<Record<Format, Writer>> = {
  json: file('run.json', recordText),
  junit: file('junit.xml', junit),
  markdown: file('summary.md', markdown),
  // Both languages: who reads it is seldom who ran it.
  dossier: async (record, runDirectory) => {
    const files = (['nl', 'en'] as const).map((lang) => ({
      name: `dossier.${lang}.html`,
      content: dossier(record, lang),
    }));
    for (const { name, content } of files) await writeWhole(join(runDirectory, name), content);
    return { files: files.map(({ name }) => name) };
  },
  allure: async (record, runDirectory, lang) => {
    // Loaded where it is used: no other format needs Allure's libraries.
    const [{ writeAllureResults }, { buildAllureReport }] = await Promise.all([
      import('./allure.js'),
      import('./allure-report.js'),
    ]);
    const resultsDirectory = join(runDirectory, 'allure-results');
    await writeAllureResults(record, { runDirectory, resultsDirectory, lang });
    const report = await buildAllureReport({
      resultsDirectory,
      reportDirectory: join(runDirectory, 'allure-report'),
      lang,
    });
    return report.built
      ? { files: ['allure-results', 'allure-report/index.html'] }
      : { files: ['allure-results'], note: report.reason };
  },
};

/** Writes one report of a run into its directory, in place of an older one. */
export const writeReport = (
  format: Format,
  record: RunRecord,
  runDirectory: string,
  lang: Language,
): Promise<Written> => formats[format](record, runDirectory, lang);
