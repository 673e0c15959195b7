import { join } from 'node:path';
import type { Outcome } from '../core/outcome.js';
import type { RunRecord, RunVerdict } from '../core/run-record.js';
import { lineResultsOf } from './shortcomings.js';
import { historyName, historyText, readHistory } from '../results/history.js';
import { writeWhole } from '../results/write-whole.js';

/** What is remembered of a run when the next one takes its place in the same directory. */
export interface EarlierRun {
  readonly schema: 'mitz-keur/history/1';
  readonly started: string;
  readonly finished: string;
  readonly application: string;
  readonly verdict: RunVerdict;
  /** By scenario, and by condition where a declaration or nothing shows it. */
  readonly results: Readonly<Record<string, { readonly outcome: Outcome; readonly at: string; readonly ms: number }>>;
}

/** A page shows a score of bars well, and the file stays small. */
const remembered = 20;

/** The runs in this directory before the given one. A line that cannot be read is none: history decides nothing. */
export async function earlierRuns(runDirectory: string, record: RunRecord): Promise<readonly EarlierRun[]> {
  const { known } = await readHistory(runDirectory, runOf).catch(() => ({ known: [] }));
  return known.filter(({ started }) => started < record.started);
}

const runOf = (line: Partial<EarlierRun>): EarlierRun | undefined =>
  line.schema === 'mitz-keur/history/1' && typeof line.started === 'string' && line.results instanceof Object
    ? (line as EarlierRun)
    : undefined;

/** Adds a run to the history of its directory, once. */
export async function remember(record: RunRecord, runDirectory: string): Promise<void> {
  const runs = [...(await earlierRuns(runDirectory, record)), rememberedOf(record)].slice(-remembered);
  await writeWhole(join(runDirectory, historyName), historyText(runs));
}

function rememberedOf(record: RunRecord): EarlierRun {
  const { started, finished, verdict, target } = record;
  const results = record.conditions.flatMap((condition) => {
    return [
      ...lineResultsOf(condition, 'en').map(({ id, outcome }) => [id, { outcome, at: finished, ms: 0 }] as const),
      ...condition.scenarios.map(
        (one) => [one.id, { outcome: one.outcome, at: one.started, ms: one.durationMs }] as const,
      ),
    ];
  });
  return {
    schema: 'mitz-keur/history/1',
    started,
    finished,
    application: `${target.application.name} ${target.application.version}`,
    verdict,
    results: Object.fromEntries(results),
  };
}
