import { readFile } from 'node:fs/promises';
import { messageOf, UsageError } from '../../core/errors.js';
import type { PlanningFile } from '../../reports/submission.js';
import { readYaml } from '../run/target.js';

/**
 * The planning file.
 * @throws UsageError for a file that cannot be read or breaks its schema
 */
export async function readPlanning(file: string): Promise<PlanningFile> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw new UsageError(`the planning file '${file}' cannot be read: ${messageOf(thrown)}`);
  });
  const { applications = [], providers = [] } = readYaml(text, file, 'planning', process.env) as Partial<PlanningFile>;
  return { applications, providers };
}
