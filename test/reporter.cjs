/** Mocha's own spec output; at the end it tells the driver (run.mjs) how many tests passed, failed and were skipped. */
const { reporters } = require('mocha');

/** Mocha 11 drops a rejection that nobody awaited, and the test stays green. Here each is a failure of its own. */
const lost = new Map();
let running = 'loading the specs';
process.on('unhandledRejection', (reason, promise) => lost.set(promise, { during: running, reason }));

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.on('test', (test) => (running = test.fullTitle()));
  }

  epilogue() {
    super.epilogue();
    for (const { during, reason } of lost.values()) console.log(`  not awaited, during: ${during}\n`, reason, '\n');
    const { passes, failures, pending } = this.stats;
    process.send?.({ passed: passes, failed: failures + lost.size, skipped: pending });
  }
};
