import { expect } from 'chai';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunRecord } from '../core/run-record.js';
import { writeAllureResults } from './allure.js';
import { fixture } from './fixture.js';
import { historyName } from '../results/history.js';
import { earlierRuns, remember } from './history.js';

const at = (day: number): RunRecord => ({ ...fixture, started: `2026-11-0${String(day)}T10:00:00.000Z` });

describe('the history of a run directory', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mitz-keur-history-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('remembers each run once, oldest first, and knows those before the one asked about', async () => {
    for (const day of [1, 2, 2, 3]) await remember(at(day), folder);
    const started = async (record: RunRecord): Promise<string[]> =>
      (await earlierRuns(folder, record)).map((run) => run.started.slice(8, 10));
    expect(await started(at(3))).to.deep.equal(['01', '02']);
    expect(await started(at(4))).to.deep.equal(['01', '02', '03']);
  });

  it('remembers the last twenty', async () => {
    for (let hour = 10; hour < 35; hour++)
      await remember({ ...fixture, started: new Date(Date.UTC(2026, 10, 1, hour)).toISOString() }, folder);
    const lines = (await readFile(join(folder, historyName), 'utf8')).trim().split('\n');
    expect(lines).to.have.length(20);
  });

  it('is no reason to fail: what cannot be read is left out', async () => {
    await remember(at(1), folder);
    const line = await readFile(join(folder, historyName), 'utf8');
    await writeFile(join(folder, historyName), `{"half\n${line}null\n{"schema":"other"}\n`);
    expect(await earlierRuns(folder, at(2))).to.have.length(1);
  });

  it('gives Allure how each result ended before, newest first, and the trend', async () => {
    for (const day of [1, 2]) await remember(at(day), folder);
    const resultsDirectory = join(folder, 'allure-results');
    await writeAllureResults(at(3), { runDirectory: folder, resultsDirectory, lang: 'nl' });
    const read = async (name: string): Promise<unknown> =>
      JSON.parse(await readFile(join(resultsDirectory, name), 'utf8')) as unknown;
    const trend = (await read('history/history-trend.json')) as { buildOrder: number; data: { failed: number } }[];
    expect(trend.map(({ buildOrder }) => buildOrder)).to.deep.equal([2, 1]);
    expect(trend[0]?.data.failed).to.equal(1);
    expect(await read('executor.json')).to.include({ buildOrder: 3 });
    const history = (await read('history/history.json')) as Record<string, { items: { status: string }[] }>;
    const statuses = Object.values(history).map(({ items }) => items.map(({ status }) => status).join());
    expect(statuses).to.include('failed,failed').and.include('passed,passed').and.include('broken,broken');
  });
});
