import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../../core/errors.js';
import type { RunRecord } from '../../core/run-record.js';
import { recordFile } from '../../evidence/files.js';
import { violations } from '../../schemas/index.js';
import type { SchemaName } from '../../schemas/index.js';

/** The record of a run. @throws UsageError for a directory without one, or with one that breaks its schema */
export async function readRecord(directory: string): Promise<RunRecord> {
  const record = await jsonIn(directory, recordFile, 'run');
  if (record === undefined) throw new UsageError(`'${directory}' holds no ${recordFile}; name a run directory`);
  return record as RunRecord;
}

/**
 * A JSON file of a directory; undefined where there is none.
 * @throws UsageError where it cannot be read, or breaks its schema
 */
export async function jsonIn(directory: string, name: string, schema: SchemaName): Promise<unknown> {
  const file = path.join(directory, name);
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`'${file}' cannot be read: ${messageOf(thrown)}`);
  });
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    throw new UsageError(`'${file}' is no JSON: ${messageOf(thrown)}`);
  }
  const [wrong] = violations(schema, value);
  if (wrong)
    throw new UsageError(`'${file}' breaks its schema at ${wrong.path.join('.') || 'its root'}: ${wrong.message}`);
  return value;
}
