import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Condition } from '../../core/condition.js';
import { messageOf, UsageError } from '../../core/errors.js';
import { concludedWith } from '../../core/grounds.js';
import type { AttestationRecord, RunRecord } from '../../core/run-record.js';
import { recordFile } from '../../evidence/files.js';
import { Journal, journalFile, readJournal, recordDigest } from '../../evidence/journal.js';
import { writeWhole } from '../../results/write-whole.js';

/**
 * Concludes a run again with what people saw: the record and its journal say that they looked, when, and what came of it.
 * @returns the record as it stands now; the same where nobody said anything new
 * @throws UsageError where the journal does not belong to the record, or cannot be gone on with: nothing was written
 */
export async function concludeAgain(
  directory: string,
  record: RunRecord,
  attestations: readonly AttestationRecord[],
  conditions: readonly Condition[],
): Promise<RunRecord> {
  if (isDeepStrictEqual(JSON.parse(JSON.stringify(attestations)), record.attestations ?? [])) return record;
  const file = path.join(directory, journalFile);
  await mustBeOf(file, record);
  const again = concludedWith(record, attestations, conditions, new Date().toISOString());
  const journal = Journal.goOn(file);
  try {
    journal.attested(again);
    journal.conclude(again);
  } finally {
    journal.close();
  }
  await writeWhole(path.join(directory, recordFile), `${JSON.stringify(again, null, 2)}\n`);
  return again;
}

/** @throws UsageError where the journal was not concluded with this record */
async function mustBeOf(file: string, record: RunRecord): Promise<void> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw new UsageError(
      `the journal '${file}' cannot be read, so the run cannot be concluded again: ${messageOf(thrown)}`,
    );
  });
  const last = readJournal(text).lines.at(-1);
  if (last?.event !== 'concluded' || last.record !== recordDigest(record))
    throw new UsageError(
      `the journal '${file}' was not concluded with the record beside it: the run was broken off, or one of the two was changed; run again`,
    );
}
