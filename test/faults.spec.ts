import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { isKilled } from '../cli/self-test/killed.js';
import { faultsOf, killMatrix } from '../cli/run/kill-matrix.js';
import { loadSuites } from '../suites/index.js';
import { connector } from './command.spec.kit.js';

describe('the faults of the reference connector, over the wire', function () {
  this.timeout(900_000);

  it('has every fault that a check names', async () => {
    const listed = JSON.parse(
      execFileSync(process.execPath, [...process.execArgv, connector, '--list-faults'], { encoding: 'utf8' }),
    ) as { name: string }[];
    const known = new Set(listed.map(({ name }) => name));
    const named = [...faultsOf(await loadSuites()).keys()];
    expect(named.filter((fault) => !known.has(fault))).to.deep.equal([]);
  });

  it('lets every fault trip its own checks, and no other: in the scenarios that know it and in a sample of the rest', async () => {
    const results = await killMatrix({ suites: await loadSuites(), jobs: 3, others: 1 });
    const wrong = results.filter((result) => !isKilled(result));
    expect(wrong, JSON.stringify(wrong, null, 2)).to.deep.equal([]);
    expect(results.length).to.be.greaterThan(20);
  });
});
