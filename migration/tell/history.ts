/** The checks that were made in one folder, one after the other: the evidence for a number of test migrations. */
import path from 'node:path';
import { messageOf, UsageError } from '../../core/errors.js';
import { verdictTerms } from '../../core/terms.js';
import { counted } from '../../core/text.js';
import { historyName, historyText, readHistory } from '../../results/history.js';
import type { MigrationRecord } from '../result.js';

/** What stays known of an earlier check. */
export type EarlierCheck = Pick<MigrationRecord, 'verdict' | 'messages' | 'registerRows' | 'findings'> & {
  /** ISO 8601. */
  readonly finished: string;
};

/** The checks that came to their end in a folder. @throws UsageError where what stands there is none of ours */
export async function earlierChecks(folder: string): Promise<readonly EarlierCheck[]> {
  const file = path.join(folder, historyName);
  const { known, strange } = await readHistory(folder, checkOf).catch((thrown: unknown) => {
    throw new UsageError(`'${file}' cannot be read (${messageOf(thrown)}); move it away, or give another --out`);
  });
  if (strange > 0)
    throw new UsageError(
      `'${file}' cannot be read (${counted(strange, 'line')} of no check); move it away, or give another --out`,
    );
  return known;
}

function checkOf(line: Partial<EarlierCheck>): EarlierCheck | undefined {
  const counts = [line.messages, line.registerRows, line.findings];
  const isKnown = line.verdict !== undefined && line.verdict in verdictTerms;
  return isKnown && typeof line.finished === 'string' && counts.every(Number.isInteger)
    ? (line as EarlierCheck)
    : undefined;
}

/** The history with one check more, as a file. */
export const historyWith = (earlier: readonly EarlierCheck[], record: MigrationRecord, finished: string): string => {
  const { verdict, messages, registerRows, findings } = record;
  return historyText([...earlier, { finished, verdict, messages, registerRows, findings }]);
};
