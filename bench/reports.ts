/**
 * How long the reports of a large run take: 1,000 results of scenarios with a transcript each. The demand is that the
 * record and the dossier are there within two seconds; Allure comes after them and decides nothing.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunRecord } from '../core/run-record.js';
import { failing, fixture, fixtureHar } from '../reports/fixture.js';
import { writeReport } from '../reports/write.js';
import type { Format } from '../reports/write.js';

const results = 1000;
const limitMs = 2000;

const folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-bench-'));
try {
  await mkdir(path.join(folder, 'transcripts'));
  const scenarios = Array.from({ length: results }, (_, i) => {
    const transcript = `transcripts/${String(i)}.har`;
    // Every tenth falls short, and tells of it with all that a report can show.
    if (i % 10 === 0) return { ...failing, id: `1.02/scenario-${String(i)}`, transcript };
    return {
      ...failing,
      id: `1.02/scenario-${String(i)}`,
      transcript,
      outcome: 'pass' as const,
      checks: failing.checks.slice(0, 1),
    };
  });
  const har = JSON.stringify(fixtureHar);
  for (const { transcript } of scenarios) await writeFile(path.join(folder, transcript), har);
  const [condition, ...others] = fixture.conditions;
  if (!condition) throw new Error('the fixture has no condition');
  const record: RunRecord = { ...fixture, conditions: [{ ...condition, scenarios }, ...others] };

  const rows: (readonly [string, number])[] = [];
  for (const format of ['json', 'dossier', 'junit', 'markdown', 'allure'] as const satisfies readonly Format[]) {
    const begun = performance.now();
    const { note } = await writeReport(format, record, folder, 'nl');
    rows.push([note === undefined ? format : `${format} (results only)`, performance.now() - begun]);
  }
  const [json = 0, dossier = 0] = rows.map(([, ms]) => ms);
  console.log(
    `| report of ${String(results)} results | ms | of the limit of ${String(limitMs)} ms |\n| --- | --- | --- |`,
  );
  for (const [name, ms] of [
    ...rows.slice(0, 2),
    ['json and dossier together', json + dossier] as const,
    ...rows.slice(2),
  ])
    console.log(`| ${name} | ${ms.toFixed(0)} | ${(ms / limitMs).toFixed(2)} |`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
