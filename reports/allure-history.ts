/** Earlier runs in the form in which Allure takes them up: beside the results, in a folder `history`. */
import { join } from 'node:path';
import type { Status } from 'allure-js-commons';
import type { Outcome } from '../core/outcome.js';
import { identityOf, statuses } from './allure-result.js';
import type { EarlierRun } from './history.js';
import { writeWhole } from '../results/write-whole.js';

type Statistic = Record<Status | 'total' | 'unknown', number>;

/**
 * Writes history and trends, and gives the number of this run among them. Allure's page in one file does not keep them
 * itself (measured, 2.46.1), so they are made anew from what the directory remembers.
 */
export async function writeAllureHistory(runs: readonly EarlierRun[], resultsDirectory: string): Promise<number> {
  const numbered = runs.map((run, i) => ({ run, number: i + 1 })).reverse();
  const files = {
    'history.json': historyOf(numbered.map(({ run }) => run)),
    'history-trend.json': numbered.map(({ run, number }) => ({
      ...named(run, number),
      data: statisticOf(Object.values(run.results).map(({ outcome }) => outcome)),
    })),
    'duration-trend.json': numbered.map(({ run, number }) => ({
      ...named(run, number),
      data: { duration: Date.parse(run.finished) - Date.parse(run.started) || 0 },
    })),
  };
  for (const [name, content] of Object.entries(files))
    await writeWhole(join(resultsDirectory, 'history', name), JSON.stringify(content));
  return runs.length + 1;
}

const named = ({ application }: EarlierRun, number: number): object => ({
  buildOrder: number,
  reportName: application,
});

/** By result, newest first: how it ended before. */
function historyOf(runs: readonly EarlierRun[]): Readonly<Record<string, object>> {
  const ids = [...new Set(runs.flatMap(({ results }) => Object.keys(results)))];
  return Object.fromEntries(
    ids.map((id) => {
      const before = runs.flatMap(({ results, started }) => (results[id] ? [{ ...results[id], run: started }] : []));
      const items = before.map(({ outcome, at, ms, run }) => {
        const start = Date.parse(at) || 0;
        return { uid: `${run} ${id}`, status: statuses[outcome], time: { start, stop: start + ms, duration: ms } };
      });
      return [identityOf(id).historyId, { statistic: statisticOf(before.map(({ outcome }) => outcome)), items }];
    }),
  );
}

function statisticOf(outcomes: readonly Outcome[]): Statistic {
  const statistic: Statistic = { failed: 0, broken: 0, skipped: 0, passed: 0, unknown: 0, total: outcomes.length };
  for (const outcome of outcomes) statistic[statuses[outcome]] += 1;
  return statistic;
}
