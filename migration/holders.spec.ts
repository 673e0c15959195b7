/** A check of some holders only: what is about others is passed over and counted, and what names nobody is not. */
import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { violations } from '../schemas/index.js';
import { Bench, message, row } from './check.spec.kit.js';
import type { MigrationOutcome } from './result.js';

const here = fileURLToPath(import.meta.url);
const program = path.resolve(path.dirname(here), `../cli/main${path.extname(here)}`);
const [anna, bram, carla] = ['999990019', '999900195', '999900468'];
const other = '90000005';

describe('a check of some holders', function () {
  this.timeout(30_000);
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.make();
  });
  afterEach(() => bench.remove());

  const rowOf = (bsn: string, ura: string): string => row(bsn).replace('90000382', ura);
  /** Of the usual holder a message and a row, and of another one a wrong message, a row without one, and a row that cannot be read. */
  const checked = (lines: readonly string[], holders: readonly string[]): Promise<MigrationOutcome> =>
    bench.batch(
      [message({ bsn: anna }), message({ bsn: bram, ura: other, choice: 'no' }), ...lines],
      [row(anna), rowOf(bram, other), rowOf(carla, other), rowOf(carla, other).replace('yes', 'perhaps')],
      { holders, approved: ['90000382', other] },
    );

  it('says nothing of others than that they were passed over, and how often', async () => {
    const { record } = await checked([], ['90000382', '90000382']);
    expect(record).to.deep.include({
      verdict: 'accepted',
      messages: 1,
      registerRows: 1,
      problemCount: 0,
      findings: 0,
      selection: { uras: ['90000382'], absent: [], passedOver: { messages: 1, registerRows: 3 } },
    });
    expect(record.holders.map(({ ura }) => ura)).to.deep.equal(['90000382']);
    expect(violations('migration', JSON.parse(await readFile(bench.at('out/migration.json'), 'utf8')))).to.deep.equal(
      [],
    );
    expect(await readFile(bench.at('out/migratie.html'), 'utf8')).to.contain(
      'Over andere dossierhouders zijn 1 bericht en 3 rijen van het register overgeslagen.',
    );
  });

  it('judges the others by asking for them', async () => {
    const { record } = await checked([], [other]);
    expect(record).to.include({ verdict: 'not-accepted', messages: 1, registerRows: 2 });
    expect(record.problemCount, 'the row that cannot be read').to.equal(1);
    const rules = (await bench.findings()).map(({ rule }) => rule);
    expect(rules).to.deep.equal(['choice-preserved', 'approved-is-sent']);
  });

  it('keeps what names no holder, or cannot be read, since it may be about these', async () => {
    const nameless = message({ bsn: bram }).replaceAll('90000382', '');
    for (const line of [nameless, '{"resourceType":"Bundle"', '\ufffd\0']) {
      const { record } = await checked([line], ['90000382']);
      expect(record.verdict, line).to.not.equal('accepted');
      expect(record.messages, line).to.equal(2);
    }
  });

  it('accepts nothing for a holder of whom there is nothing, and names it', async () => {
    const { record } = await checked([], ['90000382', '90000383']);
    expect(record).to.deep.include({
      verdict: 'not-judged',
      reasons: ['nothing that could be read is about holder 90000383'],
    });
    expect(await readFile(bench.at('out/migratie.html'), 'utf8')).to.contain(
      'niets te lezen over de gevraagde dossierhouder 90000383',
    );
    const analysis = await bench.check({ register: bench.at('register.csv'), holders: ['90000383'] });
    expect(analysis.record.reasons[0]).to.contain('90000383');
  });

  for (const [given, place] of [
    ['9000382', 1],
    ['90000382,900003834', 2],
    ['90000382,', 2],
    ['90000382;90000383', 1],
    ['', 1],
  ] as const) {
    it(`refuses '${given}' as a list of holders`, async () => {
      const said = await new Promise<string>((resolve) => {
        execFile(
          process.execPath,
          [...process.execArgv, program, 'check-migration', 'in', '--holders', given],
          (error, _, errors) => {
            resolve(`${String(error?.code)} ${errors}`);
          },
        );
      });
      expect(said).to.match(/^2 /).and.to.contain(`place ${place} holds no URA`).and.to.contain('90000382,90000383');
    });
  }
});
