/**
 * Runs spec files over a few processes, each of which gets the next file when it is done with one. The files that took
 * longest the last time come first, so that no process is left alone with a long one at the end.
 */
import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const worker = path.join(import.meta.dirname, 'spec-worker.mjs');

/** nock and msw patch the same functions and cannot be active in one process: each kind of spec has its own. */
const kindOf = (file) => /\.(nock|msw)\.spec\.js$/.exec(file)?.[1] ?? 'other';

/** How long a process may live on after its last test. What keeps it alive then was left open by a spec. */
const graceMs = 30_000;

/**
 * @param jobs what to run: of each a `file` below dist, and where only some of its tests are to be run, their `titles`
 * @param settings `grep` for the titles, the environment `env`, and `onFile(job, result)` for each file that was run
 */
export async function runSpecs(jobs, { grep, env, onFile }) {
  const weights = readWeights();
  const weightOf = ({ file }) => weights[file] ?? firstWeight(file);
  const open = jobs.toSorted((a, b) => weightOf(b) - weightOf(a));
  const settings = { grep, env, colour: process.stdout.isTTY };
  await Promise.all(
    Array.from({ length: Math.min(availableParallelism(), jobs.length) }, async () => {
      const own = new Map();
      for (let job = open.shift(); job; job = open.shift()) {
        const kind = kindOf(job.file);
        const process = own.get(kind)?.alive ? own.get(kind) : new Worker(settings);
        own.set(kind, process);
        const begun = Date.now();
        const result = await process.run(job);
        weights[job.file] = Date.now() - begun;
        onFile(job, result);
      }
      for (const process of own.values()) {
        const leftOpen = await process.end();
        if (leftOpen !== undefined) onFile({ file: process.last }, failure(process.last, leftOpen));
      }
    }),
  );
  if (grep === undefined) keepWeights(weights);
}

const failure = (file, what) => ({ tests: [], failures: [`${file}: ${what}`], output: '' });

class Worker {
  alive = true;
  last = '';

  constructor({ grep, env, colour }) {
    this.settings = { grep, colour };
    this.child = fork(worker, { cwd: root, env });
    this.gone = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => {
        this.alive = false;
        resolve(signal ?? `exit code ${code}`);
      });
    });
  }

  /** Whatever ends the process before the last test counts as one failure. */
  run(job) {
    this.last = job.file;
    this.child.send({ ...this.settings, ...job, file: path.join('dist', job.file) });
    return Promise.race([
      new Promise((resolve) => this.child.once('message', resolve)),
      this.gone.then((how) => failure(job.file, `the process ended before the last test, with ${how}`)),
    ]);
  }

  /** @returns what went wrong after the last test */
  async end() {
    if (!this.alive) return undefined;
    this.child.send({ over: true });
    const late = setTimeout(() => this.child.kill('SIGKILL'), graceMs);
    const how = await this.gone;
    clearTimeout(late);
    if (how === 'exit code 0') return undefined;
    return how === 'SIGKILL'
      ? `something was left open in this process (a server, a timer, a process): still running ${graceMs / 1000} s after its last test`
      : `the process ended with ${how} after its last test`;
  }
}

/** Until it was measured: what starts whole programs stands in test/, and comes first. */
const firstWeight = (file) => (file.startsWith('test') ? 5000 : 500);

const weightsFile = path.join(root, 'node_modules', '.cache', 'mitz-keur', 'spec-weights.json');

function readWeights() {
  try {
    return JSON.parse(readFileSync(weightsFile, 'utf8'));
  } catch {
    return {}; // nothing was measured yet
  }
}

function keepWeights(weights) {
  mkdirSync(path.dirname(weightsFile), { recursive: true });
  writeFileSync(weightsFile, JSON.stringify(weights, null, 1));
}
