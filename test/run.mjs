/**
 * Runs the specs in their compiled form, and ends with one plain line: `N passed, N failed`.
 *
 *   node test/run.mjs [--check] [--fast] [options for mocha, such as --grep doctor]
 *
 * With --check, everything that `npm run check` looks at comes first, and each part that fails counts as a failure.
 * With --fast, types and a fast lint come first, and what starts whole programs or checks whole migrations is left out.
 *
 * Chromium and Java are out of sight at first, as on a machine that has neither; only the tests that were left out for
 * want of one are then run with both in sight. So a machine that has everything cannot hide what another one lacks.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { check } from './check.mjs';
import { outOfSight } from './out-of-sight.mjs';
import { runJobs } from './spec-jobs.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** What a machine may lack, by the name that specs give it, and the programs that it is looked for by. */
const lackable = { Chromium: ['chromium', 'chromium-browser', 'google-chrome'], Java: ['java'] };

/** How many of the slowest tests are named. */
const slowestNamed = 10;

const own = ['--check', '--fast'];
const [checking, fast] = own.map((option) => process.argv.includes(option));
const options = process.argv.slice(2).filter((option) => !own.includes(option));

const broken = checking || fast ? await check({ fast }) : [];
const tests = [];
// Without a build the specs would run in the form of the build before it, and prove nothing.
if (!broken.includes('build')) await runAll();
report();

async function runAll() {
  const folder = mkdtempSync(path.join(tmpdir(), 'mitz-keur-sight-'));
  try {
    const { env, seen } = outOfSight(Object.values(lackable).flat(), folder);
    const hidden = Object.keys(lackable).filter((what) => lackable[what].some((name) => seen.includes(name)));
    const again = [];
    await runJobs(jobs(), { env, options }, (job, result) => {
      const put = result.filter(({ lacking }) => hidden.includes(lacking));
      if (put.length > 0) again.push({ ...job, titles: put.map(({ title }) => title) });
      tests.push(...result.filter((test) => !put.includes(test)));
    });
    if (again.length === 0) return;
    console.log(`\n== With ${hidden.join(' and ')} in sight ==`);
    await runJobs(again, { env: process.env, options: [] }, (_, result) => tests.push(...result));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The processes to run: each spec of test/ has its own, since it starts whole programs and takes long; all others share
 * as many as there are cores. nock and msw patch the same functions and cannot be active in one process.
 */
function jobs() {
  const specs = readdirSync(path.join(root, 'dist'), { recursive: true })
    .filter((file) => file.endsWith('.spec.js'))
    .map((file) => file.replaceAll(path.sep, '/'))
    .sort();
  const whole = specs.filter((file) => file.startsWith('test/'));
  const shared = specs.filter((file) => !whole.includes(file) && !(fast && startsPrograms(file)));
  const kindOf = (file) => /\.(nock|msw)\.spec\.js$/.exec(file)?.[1];
  const groups = grouped(shared, (file, i) => kindOf(file) ?? `part ${(i % availableParallelism()) + 1}`);
  return [
    ...(fast ? [] : whole.map((file) => ({ name: file.replace(/\.js$/, ''), files: [file] }))),
    ...[...groups].map(([name, files]) => ({ name: `specs beside the code: ${name}`, files })),
  ];
}

/** Whole programs, or whole checks of a migration. */
function startsPrograms(file) {
  return /(?:command|check)\.spec\.kit|node:child_process/.test(readFileSync(path.join(root, 'dist', file), 'utf8'));
}

function report() {
  const slowest = tests.toSorted((a, b) => b.ms - a.ms).slice(0, slowestNamed);
  if (slowest.length > 0) console.log(`\nThe slowest of ${tests.length} tests:`);
  for (const { ms, title } of slowest) console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${title}`);
  const left = grouped(
    tests.filter(({ state }) => state === 'skipped'),
    ({ lacking }) => lacking ?? 'what they name themselves',
  );
  for (const [lacking, those] of left) console.log(`${those.length} left out, for this machine lacks ${lacking}`);
  const failed = [
    ...broken.map((part) => `before the specs: ${part}`),
    ...tests.filter(({ state }) => state === 'failed').map(({ title }) => title),
  ];
  const passed = tests.filter(({ state }) => state === 'passed').length;
  if (failed.length > 0) console.log(`\nFailed:\n${failed.map((one) => `  ${one}`).join('\n')}`);
  else if (passed === 0) console.log('No test ran.');
  process.exitCode = failed.length > 0 || passed === 0 ? 1 : 0;
  console.log(`${passed} passed, ${failed.length} failed`);
}

/** Map.groupBy, which Node 20 does not have. */
function grouped(list, keyOf) {
  const groups = new Map();
  for (const [i, one] of list.entries()) {
    const key = keyOf(one, i);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
