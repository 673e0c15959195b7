import { readFile } from 'node:fs/promises';
import type { KnownFinding } from '../../core/run-record.js';
import { messageOf, UsageError } from '../../core/errors.js';
import { readYaml } from './target.js';

/**
 * The findings that are known beforehand.
 * @throws UsageError for a file that cannot be read or breaks its schema
 */
export async function readBaseline(file: string): Promise<readonly KnownFinding[]> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw new UsageError(`the baseline '${file}' cannot be read: ${messageOf(thrown)}`);
  });
  return (readYaml(text, file, 'baseline', process.env) as { readonly known: readonly KnownFinding[] }).known;
}
