/**
 * Runs the specs in their compiled form, and ends with one plain line: `N passed, N failed`.
 *
 *   node test/run.mjs [--check] [--fast] [--grep pattern] [part of a file's name ...]
 *
 * With --check, everything that `npm run check` looks at comes first, and each part that fails counts as a failure.
 * With --fast, only what needs no whole program is run.
 *
 * Chromium and Java are first taken out of sight, as on a machine that has neither; only the tests that were left out
 * for want of one are then run with both in sight. So a machine that has everything cannot hide what another one lacks.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { check } from './check.mjs';
import { outOfSight } from './out-of-sight.mjs';
import { runSpecs } from './spec-pool.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** What a machine may lack, by the name that specs give it, and the programs that it is looked for by. */
const lackable = {
  Chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  Java: ['java'],
};

/** How many of the slowest tests are named. */
const slowestNamed = 10;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean' }, fast: { type: 'boolean' }, grep: { type: 'string', short: 'g' } },
});

const broken = values.check || values.fast ? await check({ fast: values.fast }) : [];
const ran = [];
const failures = broken.map((part) => `npm run check: ${part}`);
// Without a build the specs would run in the form of the build before it, and prove nothing.
if (!broken.includes('build')) await runAll();

report();

async function runAll() {
  const folder = mkdtempSync(path.join(tmpdir(), 'mitz-keur-sight-'));
  try {
    const { env, seen } = outOfSight(Object.values(lackable).flat(), folder);
    const withhold = Object.keys(lackable).filter((what) => lackable[what].some((name) => seen.includes(name)));
    const again = new Map();
    await runSpecs(
      specs().map((file) => ({ file })),
      {
        grep: values.grep,
        env,
        onFile: (job, result) => {
          const put = result.tests.filter(({ lacking }) => withhold.includes(lacking));
          if (put.length > 0)
            again.set(
              job.file,
              put.map(({ title }) => title),
            );
          told(job, { ...result, tests: result.tests.filter((test) => !put.includes(test)) });
        },
      },
    );
    if (again.size === 0) return;
    console.log(`\nWith ${withhold.join(' and ')} in sight:`);
    await runSpecs(
      [...again].map(([file, titles]) => ({ file, titles })),
      {
        env: process.env,
        onFile: (job, result) => told(job, result),
      },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function specs() {
  const all = readdirSync(path.join(root, 'dist'), { recursive: true }).filter((file) => file.endsWith('.spec.js'));
  return all
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !values.fast || !file.startsWith('test/'))
    .filter((file) => positionals.length === 0 || positionals.some((part) => file.includes(part)))
    .sort();
}

/** A line for each file; all that mocha said of it where something failed, or where few were asked for. */
function told({ file }, { tests, failures: others, output }) {
  ran.push(...tests.map((test) => ({ ...test, file })));
  const failed = tests.filter(({ state }) => state === 'failed').map(({ title }) => `${file}: ${title}`);
  failures.push(...failed, ...others);
  const wrong = failed.length + others.length;
  if (tests.length + wrong === 0) return;
  const seconds = (tests.reduce((sum, { ms }) => sum + ms, 0) / 1000).toFixed(1);
  console.log(`${wrong > 0 ? 'FAILED' : 'ok'}  ${file.replace(/\.js$/, '')}  ${tests.length} (${seconds} s)`);
  if (wrong > 0 || values.grep !== undefined || positionals.length > 0) console.log(output);
}

function report() {
  const [passed, skipped] = ['passed', 'skipped'].map((state) => ran.filter((test) => test.state === state));
  const slowest = ran.toSorted((a, b) => b.ms - a.ms).slice(0, slowestNamed);
  if (slowest.length > 0) console.log(`\nThe slowest of ${ran.length} tests:`);
  for (const { ms, file, title } of slowest)
    console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${file.replace(/\.js$/, '')}: ${title}`);
  for (const [what, count] of Object.entries(countBy(skipped, ({ lacking }) => lacking)))
    console.log(`${count} left out, for this machine has no ${what}`);
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((one) => `  ${one}`).join('\n')}`);
  else if (ran.length === 0) console.log('No test ran.');
  process.exitCode = failures.length > 0 || passed.length === 0 ? 1 : 0;
  const left = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  console.log(`${passed.length} passed, ${failures.length} failed${left}`);
}

function countBy(list, keyOf) {
  const counts = {};
  for (const one of list) counts[keyOf(one)] = (counts[keyOf(one)] ?? 0) + 1;
  return counts;
}
