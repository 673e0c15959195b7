/** Mocha's own spec output; at the end it tells the driver (run.mjs) what became of each test. */
const { reporters } = require('mocha');

/** Mocha 11 drops a rejection that nobody awaited, and the test stays green. Here each is a failure of its own. */
const lost = new Map();
let running = 'loading the specs';
process.on('unhandledRejection', (reason, promise) => lost.set(promise, { during: running, reason }));

/**
 * After this a test counts as hanging. The limit in a spec says how long it takes on a machine that does nothing else;
 * on a busy one that would decide in place of the test.
 */
const hangingMs = 600_000;

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    waitLonger(runner.suite);
    this.tests = [];
    const keep = (test, state) =>
      this.tests.push({
        title: test.fullTitle(),
        state,
        ms: test.duration ?? 0,
        file: test.file,
        lacking: lackingOf(test),
      });
    runner.on('test', (test) => (running = test.fullTitle()));
    runner.on('pass', (test) => keep(test, 'passed'));
    runner.on('fail', (test) => keep(test, 'failed'));
    runner.on('pending', (test) => keep(test, 'skipped'));
  }

  epilogue() {
    super.epilogue();
    for (const { during, reason } of lost.values()) {
      console.log(`  not awaited, during: ${during}\n`, reason, '\n');
      this.tests.push({ title: `${during}: a rejection that nobody awaited`, state: 'failed', ms: 0 });
    }
    process.send?.(this.tests);
  }
};

function waitLonger(suite) {
  const hooks = ['_beforeAll', '_beforeEach', '_afterAll', '_afterEach'].flatMap((kind) => suite[kind]);
  for (const runnable of [suite, ...suite.tests, ...hooks]) runnable.timeout(hangingMs);
  for (const inner of suite.suites) waitLonger(inner);
}

/** What this machine lacks for a test or for all of its suite, as test/needs.spec.kit.ts left it there. */
const lackingOf = (runnable) => runnable && (runnable.lacking ?? lackingOf(runnable.parent));
