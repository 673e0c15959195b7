import { historyName } from '../../results/history.js';
import { journalFile } from '../../evidence/journal.js';
import { recordFile, specificationFile } from '../../evidence/files.js';
import { ResultsFolder } from '../../results/results-folder.js';
import type { ResultsKind } from '../../results/results-kind.js';
import { servedFiles } from './serve.js';

/** The papers that a demonstration makes for itself. */
export const paperNames = ['verklaringen', 'declarations.yaml', 'attestations.yaml'] as const;

/** What a run writes; anything else in a folder means that it is none of ours to empty. */
const runFiles: ResultsKind = {
  name: 'run',
  made: [
    recordFile,
    specificationFile,
    journalFile,
    'transcripts',
    'screenshots',
    'allure-results',
    'allure-report',
    'dossier.nl.html',
    'dossier.en.html',
    'junit.xml',
    'summary.md',
    ...servedFiles,
  ],
  kept: [historyName, ...paperNames],
  isShared: false,
};

/**
 * Takes a run directory while something is written into it, and lets others have it again. What an earlier run left there
 * stays until the run replaces it.
 * @throws UsageError for a path that is a file, a folder that holds other things, or one that another run writes to
 */
export async function inRunFolder<T>(
  out: string,
  say: (text: string) => void,
  use: (folder: ResultsFolder) => Promise<T>,
): Promise<T> {
  const folder = await ResultsFolder.take(out, runFiles, say);
  try {
    return await use(folder);
  } finally {
    await folder.leave();
  }
}
