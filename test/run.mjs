/**
 * Runs the specs in their compiled form, and ends with one plain line: `N passed, N failed`.
 *
 *   node test/run.mjs [--check] [options for mocha, such as --grep doctor]
 *
 * With --check, everything that `npm run check` looks at comes first, and each part that fails counts as a failure.
 */
import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { check } from './check.mjs';

const root = path.resolve(import.meta.dirname, '..');
const mocha = createRequire(import.meta.url).resolve('mocha/bin/_mocha');

/** nock and msw patch the same functions and cannot be active in one process: each kind of spec has its own. */
const kinds = {
  'specs with nock': (file) => file.endsWith('.nock.spec.js'),
  'specs with msw': (file) => file.endsWith('.msw.spec.js'),
  'all other specs': (file) => !/\.(nock|msw)\.spec\.js$/.test(file),
};

/** How long a process may live on after its last test. What keeps it alive then was left open by a spec. */
const graceMs = 10_000;

const checking = process.argv.includes('--check');
const options = process.argv.slice(2).filter((option) => option !== '--check');

const broken = checking ? await check() : [];
// Without a build the specs would run in the form of the build before it, and prove nothing.
const counts = broken.includes('build') ? [] : await runAll();
const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
const [passed, failed, skipped] = [sum('passed'), sum('failed') + broken.length, sum('skipped')];

if (broken.length > 0) console.log(`Failed before the specs: ${broken.join(', ')}`);
else if (passed + failed === 0) console.log('No test ran.');
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
if (skipped > 0) console.log(`${skipped} skipped, for a reason that each tells`);
console.log(`${passed} passed, ${failed} failed`);

async function runAll() {
  const specs = readdirSync(path.join(root, 'dist'), { recursive: true }).filter((file) => file.endsWith('.spec.js'));
  const all = [];
  for (const [kind, belongs] of Object.entries(kinds)) {
    const files = specs.filter(belongs).sort();
    if (files.length > 0) all.push(await run(kind, files));
  }
  return all;
}

/** Runs these files in one process. Whatever goes wrong outside a test counts as one failure. */
function run(kind, files) {
  console.log(`\n== ${kind} ==`);
  const reporter = path.join(import.meta.dirname, 'reporter.cjs');
  const child = fork(
    mocha,
    [
      '--reporter',
      reporter,
      '--timeout',
      '20s',
      '--forbid-only',
      ...options,
      ...files.map((file) => path.join('dist', file)),
    ],
    { cwd: root },
  );
  return new Promise((resolve) => {
    let count = { passed: 0, failed: 0, skipped: 0 };
    let problem = 'mocha stopped before the last test';
    let patience;
    child.on('message', (message) => {
      count = message;
      problem = undefined;
      patience = setTimeout(() => {
        problem = `something was left open (a server, a timer, a process): still running ${graceMs / 1000} s after the last test`;
        child.kill('SIGKILL');
      }, graceMs);
    });
    child.on('exit', (code) => {
      clearTimeout(patience);
      if (code !== 0 && count.failed === 0) problem ??= `mocha ended with ${code}`;
      if (problem !== undefined) console.log(`FAILED  ${kind}: ${problem}`);
      resolve(problem === undefined ? count : { ...count, failed: count.failed + 1 });
    });
  });
}
