import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { killing } from '../cli/self-test/kill-matrix.js';
import type { FaultResult } from '../cli/self-test/kill-matrix.js';
import { faultsOf } from '../suites/faults.js';
import { loadSuites } from '../suites/index.js';
import { connector } from './command.spec.kit.js';

const suites = await loadSuites();
const faults = [...faultsOf(suites).keys()].sort();

/** How many connectors are tried at once: they mostly wait for silence. */
const jobs = 3;

describe('a fault of the reference connector, over the wire', function () {
  this.timeout(900_000);
  const stop = new AbortController();
  let results: ReadonlyMap<string, Promise<FaultResult | undefined>> = new Map();
  before(() => {
    results = killing({ suites, jobs, others: 1, stop: stop.signal });
  });
  after(async () => {
    stop.abort();
    await Promise.all(results.values());
  });

  it('is known, where a check names it', () => {
    const listed = JSON.parse(
      execFileSync(process.execPath, [...process.execArgv, connector, '--list-faults'], { encoding: 'utf8' }),
    ) as { name: string }[];
    const known = new Set(listed.map(({ name }) => name));
    expect(faults.filter((fault) => !known.has(fault))).to.deep.equal([]);
    expect(faults.length).to.be.greaterThan(200);
  });

  for (const fault of faults) {
    it(`${fault}: trips its own checks, and no other where those and one more scenario are judged`, async () => {
      const { tripped, survived, stray, errors, accepted = {} } = (await results.get(fault)) ?? {};
      expect({ survived, stray, errors }).to.deep.equal({ survived: [], stray: [], errors: [] });
      expect(tripped).not.to.deep.equal([]);
      // What it ruins is not accepted, unless it goes against a recommendation or the form of a message that is assumed.
      expect(['recommended', 'assumed form']).to.include.members(Object.values(accepted));
    });
  }
});
