import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Store } from './store.js';

describe('the analytical engine of a check', function () {
  this.timeout(60_000);
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-store-'));
    store = await Store.open(path.join(folder, 'spill'), 24, 4);
  });
  afterEach(async () => {
    store.close();
    await rm(folder, { recursive: true });
  });

  /** The numbers in a column of a list, in the order in which they come. */
  async function listed(sql: string): Promise<readonly number[]> {
    const all: number[] = [];
    for await (const rows of store.stream(sql)) for (const { i } of rows) all.push(Number(i));
    return all;
  }

  it('gives a list of any size whole and in its order, in the memory that this takes', async () => {
    const rows = 300_000;
    const numbers = await listed(
      `select i, repeat('x', 200) || hash(i) as t from range(${rows}) r(i) order by (i * 7919) % ${rows}`,
    );
    expect(numbers).to.have.length(rows);
    expect(numbers.every((i, at) => (i * 7919) % rows === at)).to.equal(true);
    expect(await listed('select i from range(0) r(i)')).to.deep.equal([]);
  });

  it('does not take a list that fails on its way for one that ended', async () => {
    const failing = "select case when i = 1000000 then error('boom')::int else i end as i from range(2000000) r(i)";
    expect(await listed(failing).catch(String)).to.contain('boom');
  });
});
