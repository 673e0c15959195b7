import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { Bench, message, row } from '../check.spec.kit.js';
import type { ResumeLine } from './resume.js';

const [right, wrong, unsent, undecided, foreign, unclear] = [
  '999911004',
  '999911016',
  '999911028',
  '999911041',
  '999911053',
  '999990019',
] as const;

describe('what is left to do after a migration', function () {
  this.timeout(30_000);
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.make();
  });
  afterEach(() => bench.remove());

  const lines = async (folder = 'out'): Promise<readonly ResumeLine[]> =>
    (await readFile(bench.at(`${folder}/resume.ndjson`), 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as ResumeLine);
  const said = (all: readonly ResumeLine[]): readonly string[] =>
    all.map(({ action, file, line, why }) => `${action} ${file.split('/').at(-1) ?? ''}:${line} ${why}`);

  it('is told by row of the register: to send, to send again with the rule, to take back; of the rest nothing', async () => {
    const messages = [
      message({ bsn: right }),
      message({ bsn: wrong, choice: 'no' }),
      message({ bsn: undecided }),
      message({ bsn: foreign }),
      message({ bsn: unclear }).replace('"resourceType":"Consent"', '"resourceType":"Contract"'),
    ];
    const rows = [row(right), row(wrong), row(unsent), row(undecided, 'none'), row(unclear)];
    const { record } = await bench.batch(messages, rows, { showBsn: true });
    expect(said(await lines())).to.deep.equal([
      'take-back messages.ndjson:4 only-from-the-register',
      'send-again register.csv:3 choice-preserved',
      'send register.csv:4 approved-is-sent',
      'take-back register.csv:5 no-decision-not-sent',
      'send-again register.csv:6 not-recognised',
    ]);
    expect(record.resume).to.equal('resume.ndjson');
    expect(record.holders[0]?.resume).to.deep.equal({ send: 1, sendAgain: 2, takeBack: 2 });
    expect(await readFile(bench.at('out/resume.ndjson'), 'utf8')).to.not.contain(wrong);
    expect((await lines('out/with-bsn')).map(({ bsn }) => bsn)).to.deep.equal([
      foreign,
      wrong,
      unsent,
      undecided,
      unclear,
    ]);
    expect(await readFile(bench.at('out/migratie.html'), 'utf8')).to.contain('Terug te draaien');
  });

  it('is nothing after a right migration, and everything that was sent by a holder without approval', async () => {
    await bench.batch([message({ bsn: right })], [row(right)]);
    expect(await lines()).to.deep.equal([]);
    await bench.batch([message({ bsn: right })], [row(right), row(unsent)], { approved: [] });
    expect(said(await lines())).to.deep.equal(['take-back register.csv:2 not-approved-nothing-sent']);
  });
});
