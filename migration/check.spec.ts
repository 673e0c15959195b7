import { expect } from 'chai';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { testBsns } from '../mitz/identifiers.js';
import { violations } from '../schemas/index.js';
import { Bench, header, message, row } from './check.spec.kit.js';

const [anna, bram, carla] = ['999990019', '999900195', '999900468'];

describe('a migration checked in bulk', function () {
  this.timeout(30_000);
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.make();
  });
  afterEach(() => bench.remove());

  const rulesFound = async (): Promise<readonly string[]> =>
    (await bench.findings()).map(({ rule, line }) => `${line} ${rule}`);

  it('accepts a batch that agrees with its register, and counts it', async () => {
    const { record } = await bench.batch(
      [message({ bsn: anna }), message({ bsn: bram, choice: 'no' })],
      [row(anna), row(bram, 'no'), row(carla, 'none')],
    );
    expect(record).to.include({ verdict: 'accepted', messages: 2, registerRows: 3, findings: 0 });
    expect(record.holders).to.have.length(1);
    expect(record.holders[0]).to.deep.include({
      ura: '90000382',
      register: { total: 3, yes: 1, no: 1, none: 1, restricted: 0, toSend: 2 },
      sent: { messages: 2, yes: 1, no: 1, restricted: 0 },
    });
    expect(
      violations('migration', JSON.parse(await readFile(path.join(bench.at('out'), 'migration.json'), 'utf8'))),
    ).to.deep.equal([]);
    expect(await readdir(bench.at('out'))).to.have.members([
      'migration.json',
      'wrong.ndjson',
      'wrong.csv',
      'spiegeltest.html',
      'spiegeltest.json',
      'migratie.html',
      'resume.ndjson',
      'resume.csv',
      'history.ndjson',
      '.mitz-keur.json',
    ]);
  });

  it('takes a no beside a yes for other consulters as another statement, and a no for the same ones as a contradiction', async () => {
    const yes = message({ bsn: anna, categories: ['RPZAC001'] });
    const restricted = row(anna, 'yes', undefined, 'false');
    await bench.batch([yes, message({ bsn: anna, choice: 'no', categories: ['RPZAC104'] })], [restricted]);
    expect(await rulesFound()).to.deep.equal([]);
    await bench.batch(
      [message({ bsn: anna, choice: 'no', categories: ['RPZAC001', 'RPZAC104'] }), yes],
      [row(anna, 'no', undefined, 'false')],
    );
    expect(await rulesFound()).to.deep.equal(['2 choice-preserved', '2 one-choice-per-category']);
  });

  it('does not accept what it could not compare for a fault in the form', async () => {
    const moment = '"dateTime":"2024-05-06T10:00:00+02:00"';
    const faults: readonly (readonly [string | RegExp, string])[] = [
      [moment, '"dateTime":"1999-01-01"'],
      [moment, '"dateTime":"gisteren"'],
      [moment, '"dateTime":"2099-05-06T10:00:00Z"'],
      [/"extension":\[.*?\],(?="status")/, ''],
      ['"birthDate":"1971-04-12"', '"birthDate":"2099-01-01"'],
      ['"birthDate":"1971-04-12"', '"birthDate":19710412'],
      ['"code":"Z3"', '"code":"Z99"'],
      ['"value":"90000382"', '"value":"9000038"'],
      ['"value":"90000382"', '"value":"90000382 "'],
    ];
    const bsns = testBsns('unsaid');
    const patients = faults.map(() => bsns.next().value);
    const lines = faults.map(([from, to], i) => message({ bsn: patients[i]! }).replace(from, to));
    const { record } = await bench.batch(
      lines,
      patients.map((bsn) => row(bsn)),
    );
    expect(record).to.include({ verdict: 'not-accepted', unrecognised: faults.length, messages: faults.length });
  });

  it('compares days where the register has only a day, in Dutch time', async () => {
    const late = message({ bsn: anna, decidedAt: '2024-05-05T23:30:00Z' });
    expect((await bench.batch([late], [row(anna, 'yes', '2024-05-06')])).record.verdict).to.equal('accepted');
    await bench.batch([late], [row(anna, 'yes', '2024-05-05')]);
    expect(await rulesFound()).to.include('1 decision-date-preserved');
  });

  it('does not expect of a holder without approval that it sends, and says so if it does', async () => {
    const { record } = await bench.batch([message({ bsn: anna })], [row(anna), row(bram)], { approved: [] });
    expect(await rulesFound())
      .to.include('1 not-approved-nothing-sent')
      .and.to.not.include('3 approved-is-sent');
    expect(record.holders[0]?.excludedBy).to.deep.equal({ 'not-approved': 2 });
  });

  it('reads gzip, empty lines and a byte-order mark, and tells of a line by its number in the file', async () => {
    const wrong = message({ bsn: bram }).replace('"transaction"', '"batch"');
    const file = await bench.write('in.ndjson.gz', gzipSync(`\uFEFF${message({ bsn: anna })}\n\n\r\n${wrong}\r\n`));
    await bench.check({ messages: [file] });
    expect(await rulesFound()).to.deep.equal(['4 bundle-is-a-transaction']);
  });

  it('tells of what it cannot read where it stands, judges the rest, and accepts nothing then', async () => {
    const whole = gzipSync(message({ bsn: anna }) + '\n' + message({ bsn: bram, ura: '90000399' }) + '\n');
    const broken = await bench.write('part-1.ndjson.gz', whole.subarray(0, whole.length - 12));
    const latin = Buffer.concat([
      Buffer.from(`${message({ bsn: anna })}\n`),
      Buffer.from('{"naam":"Ren\xe9"}\n', 'latin1'),
    ]);
    const { record } = await bench.batch(
      [message({ bsn: anna })],
      [row(anna), row(bram).replace(',yes,', ',misschien,')],
      {
        messages: [
          broken,
          await bench.write('part-2.ndjson', latin),
          await bench.write('part-3.ndjson', `${message({ bsn: anna })}\n${'x'.repeat(6_000_000)}\n`),
        ],
      },
    );
    expect(record.verdict).to.equal('not-judged');
    expect(record.problems.map(({ file, line, text }) => `${file} ${line ?? ''} ${text}`))
      .to.have.length(4)
      .and.to.satisfy((texts: string[]) =>
        [
          'register.csv 3 choice',
          'part-1.ndjson.gz 2 from here on the file cannot be read as gzip',
          'part-2.ndjson 2 it is no valid UTF-8',
          'part-3.ndjson 2 the line is longer',
        ].every((begin) => texts.some((text) => text.startsWith(begin))),
      );
    expect(record.messages).to.be.at.least(3);
  });

  it('tells of each file in a folder that it does not read, but for what is known to be no message', async () => {
    await mkdir(bench.at('in'));
    await bench.write('in/right.ndjson', message({ bsn: anna }));
    await bench.write('in/.DS_Store', 'x');
    await bench.write('in/register.csv', [header, row(anna)].join('\n'));
    const check = () =>
      bench.check({
        messages: [bench.at('in')],
        register: bench.at('in/register.csv'),
        approved: ['90000382'],
        out: bench.at('in/out'),
      });
    expect((await check()).record.verdict).to.equal('accepted');
    expect((await check()).record.verdict).to.equal('accepted');
    await bench.write('in/more.txt', message({ bsn: bram }));
    await bench.write('in/.hidden.zip', 'x');
    const { record } = await check();
    expect(record.verdict).to.equal('not-judged');
    expect(record.problems.map(({ file, text }) => `${file} ${text.slice(0, 15)}`)).to.deep.equal([
      'file-0001.zip it was not read',
      'file-0002.txt it was not read',
    ]);
  });

  it('takes no row of a register for another: a shifted one, a year in two digits, a category twice; a BSN with dots it reads', async () => {
    const wide = `${header},consultingCategories`;
    const lines = [
      wide,
      `${row(anna.replace(/^(....)(..)/, '$1.$2.'))},`,
      `${row(bram)},`.replace(',Z3,', ',Z3, "Jansen, Jan"'),
      `${row(bram, 'yes', '0024-05-06')},`,
      `${row(bram, 'yes', undefined, 'false')},RPZAC001 RPZAC001`,
      `${row(bram)},,`,
      row(bram),
    ];
    const { record } = await bench.batch([message({ bsn: anna })], [], {
      register: await bench.write('wide.csv', lines.join('\n')),
    });
    expect(record.problems.map(({ line }) => line)).to.deep.equal([3, 4, 5, 6, 7]);
    expect(record.problems[3]?.text).to.match(/^the row has 10 values and the header 9 columns; write each value/);
    expect(record).to.include({ registerRows: 1, findings: 0 });
  });

  it('names the columns that a register lacks, and what an unknown one may be', async () => {
    const { record } = await bench.check({
      register: await bench.write(
        'r.csv',
        `bsn;geboortedatm;keuze;keuzedatum;toekomstvast;ura;zorgaanbiedertype\n${anna};1971-04-12;ja;;;;\n`,
      ),
    });
    expect(record.problems.map(({ text }) => text)).to.have.length(1);
    expect(record.problems[0]).to.include({ line: 1 });
    expect(record.reasons).to.deep.equal(['1 part of the input could not be read']);
    expect(record.problems[0]?.text)
      .to.contain('birthDate (geboortedatum)')
      .and.to.contain('column 2 may be meant as geboortedatum');
  });

  it('blames no message for a register of which nothing could be read', async () => {
    const { record } = await bench.check({
      messages: [await bench.write('messages.ndjson', `${message({ bsn: anna })}\n`)],
      register: await bench.write('register.csv', `${row(anna)}\n${row(bram)}\n`),
    });
    expect(record).to.include({ verdict: 'not-judged', messages: 1, problemCount: 1, findings: 0 });
    expect(record.problems[0]).to.include({ file: 'register.csv', line: 1 });
    expect(record.rules.filter(({ needs, judged }) => needs === 'both' && judged)).to.deep.equal([]);
  });

  it('loses no decision for a wrong BSN or birth date in the register, unless the register says that it does not go', async () => {
    const mistyped = '999990018';
    const verdict = async (...rows: readonly string[]): Promise<string> =>
      (await bench.batch([message({ bsn: anna })], [row(anna), ...rows])).record.verdict;
    expect(await verdict(row(mistyped))).to.equal('not-accepted');
    expect(await rulesFound()).to.deep.equal(['3 register-bsn-is-sound']);
    expect(await verdict(row(mistyped, 'yes', undefined, 'true', 'overleden'), row('', 'none'))).to.equal('accepted');
    for (const wrong of ['1971-02-30', '00-00-1950', '2099-01-01', '0071-04-12', '']) {
      const { record } = await bench.batch([message({ bsn: anna })], [row(anna).replace('1971-04-12', wrong)]);
      expect(record.verdict, wrong).to.equal('not-accepted');
      expect(await rulesFound(), wrong).to.deep.equal(['2 register-birth-date-exists']);
      expect(record.holders[0]?.register).to.include({ total: 1, toSend: 1 });
    }
  });
});
