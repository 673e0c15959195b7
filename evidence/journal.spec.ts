import { expect } from 'chai';
import fc from 'fast-check';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunRecord } from '../core/run-record.js';
import { Journal, readJournal, recordDigest } from './journal.js';
import type { Beginning } from './journal.js';

const beginning: Beginning = {
  tool: { name: 'mitz-keur', version: '1.0.0' },
  specification: { set: '3.8', overlays: [], sha256: 'a'.repeat(64) },
  target: { supplier: 'S', application: { name: 'A', version: '1' }, connector: {}, provider: {}, functionalities: [] },
  seed: 1,
  policy: 'default',
  scope: 'full',
  scenarios: ['1.02/a'],
};
const record = { verdict: 'accepted' } as RunRecord;

describe('journal', () => {
  let folder: string;
  const file = (): string => path.join(folder, 'journal.ndjson');
  const begin = (): Journal => Journal.begin(file(), beginning);
  const text = (): Promise<string> => readFile(file(), 'utf8');

  async function whole(): Promise<string> {
    const journal = begin();
    journal.write({ event: 'scenario-begun', scenario: '1.02/a' });
    journal.write({ event: 'evidence', scenario: '1.02/a', transcript: 'transcripts/a.har', sha256: 'b'.repeat(64) });
    journal.write({ event: 'judged', scenario: '1.02/a', outcome: 'pass', checks: { c: 'pass' } });
    journal.conclude(record);
    journal.close();
    return text();
  }

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'journal-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('chains its lines, and names the record that it ends with', async () => {
    const { lines, faults } = readJournal(await whole());
    expect(faults).to.deep.equal([]);
    expect(lines.map(({ event }) => event)).to.deep.equal([
      'begun',
      'scenario-begun',
      'evidence',
      'judged',
      'concluded',
    ]);
    expect(lines.at(-1)).to.include({ verdict: 'accepted', record: recordDigest(record) });
  });

  it('is there as far as it came, whenever the run ends', async () => {
    const journal = begin();
    journal.write({ event: 'scenario-begun', scenario: '1.02/a' });
    const { lines, faults } = readJournal(await text());
    journal.close();
    expect([lines.length, faults]).to.deep.equal([2, []]);
  });

  it('says which line was cut off', async () => {
    const cut = (await whole()).slice(0, -10);
    expect(readJournal(cut).faults).to.deep.equal(['line 5 was not written to its end']);
    expect(readJournal(cut).lines).to.have.length(4);
  });

  it('finds every line that was changed, dropped, doubled or moved', async () => {
    const lines = (await whole()).trimEnd().split('\n');
    const place = fc.nat({ max: lines.length - 2 });
    const tampering = fc.oneof(
      place.map((i) => lines.toSpliced(i, 1)),
      place.map((i) => lines.toSpliced(i, 0, lines[i]!)),
      place.map((i) => lines.toSpliced(i, 2, lines[i + 1]!, lines[i]!)),
      fc.tuple(place, fc.nat({ max: 200 })).map(([i, at]) => {
        const line = lines[i]!;
        const where = at % line.length;
        return lines.with(i, line.slice(0, where) + (line[where] === 'x' ? 'y' : 'x') + line.slice(where + 1));
      }),
    );
    fc.assert(
      fc.property(tampering, (tampered) => {
        expect(readJournal(`${tampered.join('\n')}\n`).faults).to.not.be.empty;
      }),
    );
  });

  it('makes something readable of any text', () => {
    fc.assert(fc.property(fc.string(), (any) => {
      expect(readJournal(any)).to.have.all.keys('lines', 'faults');
    })); // prettier-ignore
  });

  it('does not hide that there was an earlier run in the same directory, whatever became of its journal', async () => {
    const first = begin();
    first.conclude(record);
    first.close();
    begin().close();
    expect(readJournal(await text()).lines[0]).to.deep.include({ attempt: 2 }).and.have.nested.property('earlier.verdict', 'accepted'); // prettier-ignore
    await writeFile(file(), (await text()).slice(0, -10));
    begin().close();
    const [line] = readJournal(await text()).lines;
    expect(line).to.include({ event: 'begun', attempt: 2 });
    expect(line).to.have.property('earlier');
  });

  it('tells that it could not be kept', () => {
    const journal = begin();
    journal.write({ event: 'interrupted', toString: 1n } as never); // what JSON has no word for
    expect(() => journal.conclude(record)).to.throw('could not be kept');
    journal.close();
  });
});
