/** Runs groups of spec files, each in a process of mocha of its own, and as many at a time as there are cores. */
import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const mocha = createRequire(import.meta.url).resolve('mocha/bin/_mocha');

/** How long a process may live on after its last test. What keeps it alive then was left open by a spec. */
const graceMs = 30_000;

/**
 * @param jobs each with a `name`, its `files` below dist, and where only some of its tests are to be run, their `titles`
 * @param settings the environment `env`, and `options` for mocha
 * @param onJob is told of each job and of its tests: `{ title, state, ms, lacking }`
 */
export async function runJobs(jobs, { env, options }, onJob) {
  const seconds = readSeconds();
  // The longest come first, so that no core is left alone with a long one at the end.
  const open = jobs.toSorted((a, b) => (seconds[b.name] ?? Infinity) - (seconds[a.name] ?? Infinity));
  await Promise.all(
    Array.from({ length: Math.min(availableParallelism(), open.length) }, async () => {
      for (let job = open.shift(); job; job = open.shift()) {
        const begun = Date.now();
        const { tests, output } = await run(job, env, options);
        const took = (Date.now() - begun) / 1000;
        if (!job.titles && options.length === 0) seconds[job.name] = took;
        if (tests.length > 0) console.log(`\n== ${job.name} (${took.toFixed(0)} s) ==\n${output}`);
        onJob(job, tests);
      }
    }),
  );
  keepSeconds(seconds);
}

/** Whatever goes wrong outside a test counts as one failure. */
function run({ name, files, titles }, env, options) {
  const chosen = titles ? ['--grep', `^(${titles.map(literally).join('|')})$`] : options;
  const reporter = path.join(import.meta.dirname, 'reporter.cjs');
  const child = fork(
    mocha,
    [
      ...['--reporter', reporter, '--forbid-only'],
      ...(process.stdout.isTTY ? ['--color'] : []),
      ...chosen,
      ...files.map((file) => path.join('dist', file)),
    ],
    { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  return new Promise((resolve) => {
    let tests = [];
    let problem = 'mocha stopped before the last test';
    let late;
    child.on('message', (message) => {
      tests = message;
      problem = undefined;
      late = setTimeout(() => {
        problem = `something was left open (a server, a timer, a process): still running ${graceMs / 1000} s after the last test`;
        child.kill('SIGKILL');
      }, graceMs);
    });
    child.on('exit', (code) => {
      clearTimeout(late);
      if (code !== 0 && !tests.some(({ state }) => state === 'failed')) problem ??= `mocha ended with ${code}`;
      if (problem !== undefined) tests = [...tests, { title: `${name}: ${problem}`, state: 'failed', ms: 0 }];
      resolve({ tests, output: Buffer.concat(said).toString('utf8').trimEnd() });
    });
  });
}

const literally = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** How long each job took the last time, for the order of the next: only a help, so it may be gone. */
const secondsFile = path.join(root, 'node_modules', '.cache', 'mitz-keur', 'seconds-of-specs.json');

function readSeconds() {
  try {
    return JSON.parse(readFileSync(secondsFile, 'utf8'));
  } catch {
    return {}; // nothing was measured yet
  }
}

function keepSeconds(seconds) {
  mkdirSync(path.dirname(secondsFile), { recursive: true });
  writeFileSync(secondsFile, JSON.stringify(seconds, undefined, 1));
}
