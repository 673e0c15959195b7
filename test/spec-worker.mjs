/**
 * A process that runs spec files one after another, as test/spec-pool.mjs gives them to it, and tells of each file what
 * came of its tests. It ends by itself once it is told that there are no more: whatever keeps it alive then was left
 * open by a spec.
 */
import { format } from 'node:util';
import Mocha from 'mocha';

const { Base, Spec } = Mocha.reporters;

/**
 * The shortest time after which a test counts as hanging. The time-out of a spec says how long it may take on a machine
 * that does nothing else; on a busy one it would decide in place of the test.
 */
const patienceMs = 180_000;

/** Mocha drops a rejection that nobody awaited, and the test stays green. Here each is a failure of its own. */
const lost = new Map();
let running = 'loading the specs';
process.on('unhandledRejection', (reason, promise) => lost.set(promise, { during: running, reason }));

process.on('message', async (job) => {
  if (job.over) process.disconnect();
  else process.send(await run(job));
});

/** @param job the file, a pattern that titles must match, and the titles to which the run is limited */
async function run({ file, grep, titles, colour }) {
  running = `loading ${file}`;
  const lines = [];
  Base.consoleLog = (...words) => lines.push(format(...words));
  const mocha = new Mocha({
    reporter: Collected,
    forbidOnly: true,
    color: colour,
    timeout: patienceMs,
    ...(grep && { grep }),
  });
  mocha.addFile(file);
  try {
    await mocha.loadFilesAsync();
  } catch (thrown) {
    return { tests: [], failures: [`${file}: it could not be loaded`], output: format(thrown) };
  }
  if (titles) keepOnly(mocha.suite, new Set(titles));
  waitLonger(mocha.suite);
  const begun = process.cpuUsage();
  const tests = await new Promise((resolve) => {
    const runner = mocha.run(() => resolve(runner.collected));
  });
  mocha.dispose();
  const { user, system } = process.cpuUsage(begun);
  return { tests, cpuMs: (user + system) / 1000, failures: unawaited(lines), output: lines.join('\n') };
}

class Collected extends Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.collected = [];
    const keep = (test, state, more) =>
      runner.collected.push({ title: test.fullTitle(), state, ms: test.duration ?? 0, ...more });
    runner.on('test', (test) => (running = test.fullTitle()));
    runner.on('pass', (test) => keep(test, 'passed'));
    runner.on('fail', (test) => keep(test, 'failed'));
    runner.on('pending', (test) => {
      const lacking = lackingOf(test);
      if (lacking === undefined) lines(`  left out without a reason: ${test.fullTitle()}`);
      keep(test, lacking === undefined ? 'failed' : 'skipped', { lacking });
    });
  }
}

const lines = (text) => Base.consoleLog(text);

const lackingOf = (runnable) => runnable && (runnable.lacking ?? lackingOf(runnable.parent));

function keepOnly(suite, titles) {
  suite.tests = suite.tests.filter((test) => titles.has(test.fullTitle()));
  for (const inner of suite.suites) keepOnly(inner, titles);
  suite.suites = suite.suites.filter((inner) => inner.total() > 0);
}

function waitLonger(suite) {
  const hooks = ['_beforeAll', '_beforeEach', '_afterAll', '_afterEach'].flatMap((kind) => suite[kind]);
  for (const runnable of [suite, ...suite.tests, ...hooks])
    if (runnable.timeout() !== 0) runnable.timeout(Math.max(runnable.timeout(), patienceMs));
  for (const inner of suite.suites) waitLonger(inner);
}

function unawaited(into) {
  const told = [...lost.values()].map(({ during, reason }) => {
    into.push(`  not awaited, during: ${during}\n${format(reason)}`);
    return `${during}: a rejection that nobody awaited`;
  });
  lost.clear();
  return told;
}
