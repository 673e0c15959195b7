/** Mocha's own spec output; at the end it tells the driver (run.mjs) what became of each test. */
const { reporters } = require('mocha');

/** Mocha 11 drops a rejection that nobody awaited, and the test stays green. Here each is a failure of its own. */
const lost = new Map();
let running = 'loading the specs';
process.on('unhandledRejection', (reason, promise) => lost.set(promise, { during: running, reason }));

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
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

/** What this machine lacks for a test or for all of its suite, as test/needs.spec.kit.ts left it there. */
const lackingOf = (runnable) => runnable && (runnable.lacking ?? lackingOf(runnable.parent));
