import { expect } from 'chai';
import { loadSuites } from '../suites/index.js';
import { examine } from './examine.js';
import { recordFile } from './files.js';

describe('a run of an older schema', () => {
  const files = (record: unknown): Map<string, Buffer> =>
    new Map([[recordFile, Buffer.from(typeof record === 'string' ? record : JSON.stringify(record))]]);

  it('is said to be one, and nothing of it is judged again', async () => {
    const { run, again, older, doubts } = examine(
      files({ schema: 'mitz-keur/run/1', verdict: 'accepted' }),
      await loadSuites(),
    );
    expect([run, again, older]).to.deep.equal([undefined, undefined, 'mitz-keur/run/1']);
    // Its journal is followed all the same: here there is none.
    expect(doubts.map(({ kind }) => kind)).to.include('journal');
  });

  it('is no other schema, and nothing that cannot be read', async () => {
    const suites = await loadSuites();
    for (const record of [{ schema: 'mitz-keur/run/99' }, {}, 'no JSON', 'null', '[]']) {
      const { older, doubts } = examine(files(record), suites);
      expect(older, JSON.stringify(record)).to.be.undefined;
      expect(doubts).to.not.be.empty;
    }
  });
});
