import { expect } from 'chai';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '../../core/errors.js';
import { defaultSpecification } from '../../mitz/specification/index.js';
import { violations } from '../../schemas/index.js';
import { Bench, header, message, row } from '../check.spec.kit.js';
import type { MigrationCheck } from '../check.js';
import { generateMigration } from '../generate/generate.js';
import { valuesDigest } from '../read/input-digest.js';
import { mergeMigrations } from './merge.js';
import type { MigrationFinding, MigrationOutcome, MigrationRecord } from '../result.js';

const [anna, bram] = ['999990019', '999900195'];

describe('checks of different holders that are merged', function () {
  this.timeout(120_000);
  let bench: Bench;
  /** The holders of each part. */
  const divided = [['90001000', '90001003'], ['90001001'], ['90001002', '90001004']];
  const approvedIn = async (): Promise<readonly string[]> =>
    (await readFile(bench.at('in/approved.txt'), 'utf8')).trim().split('\n');
  const check = async (out: string, rest: Partial<MigrationCheck> = {}): Promise<MigrationOutcome> =>
    bench.check({
      messages: [bench.at('in/messages')],
      register: bench.at('in/register.csv'),
      approved: await approvedIn(),
      out: bench.at(out),
      ...rest,
    });
  before(async () => {
    bench = await Bench.make();
    const order = {
      patients: 400,
      holders: 5,
      faults: 70,
      seed: 5,
      messages: 'ndjson',
      register: 'csv',
      gzip: false,
    } as const;
    await generateMigration(order, bench.at('in'), defaultSpecification);
    await check('whole');
    const [head = '', ...rows] = (await readFile(bench.at('in/register.csv'), 'utf8')).trim().split('\n');
    for (const [i, holders] of divided.entries()) {
      // Each has its own register and messages, as where they are checked.
      await mkdir(bench.at(`in-${i + 1}`));
      const own = rows.filter((one) => holders.some((ura) => one.includes(ura)));
      const register = await bench.write(`in-${i + 1}/register.csv`, `${[head, ...own].join('\n')}\n`);
      const messages = holders.map((ura) => bench.at(`in/messages/${ura}.ndjson`));
      await check(`part-${i + 1}`, { messages, register, showBsn: true });
    }
  });
  after(() => bench.remove());

  const parts = (...of: number[]): string[] => of.map((k) => bench.at(`part-${k}`));
  let said: string[];
  const merged = (of: string[], out = bench.at('merged')): Promise<MigrationOutcome> => {
    said = [];
    return mergeMigrations(of, out, 5, (text) => said.push(text));
  };
  const text = (out: string, name: string): Promise<string> => readFile(path.join(bench.at(out), name), 'utf8');
  const linesOf = async <T>(out: string, name: string): Promise<readonly T[]> =>
    (await text(out, name))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T);
  const recordOf = async (out: string): Promise<MigrationRecord> =>
    JSON.parse(await text(out, 'migration.json')) as MigrationRecord;
  const refusal = (of: string[], out?: string): Promise<string> =>
    merged(of, out).then(
      () => 'none',
      (thrown: unknown) => messageOf(thrown),
    );

  it('count what one check of all of them counts, whatever the order they are given in', async () => {
    await merged(parts(3, 1, 2));
    const [whole, sum] = [await recordOf('whole'), await recordOf('merged')];
    expect(violations('migration', sum)).to.deep.equal([]);
    const counts = ({ holders, rules, messages, registerRows, unrecognised, findings, verdict }: MigrationRecord) => ({
      ...{ holders, rules, messages, registerRows, unrecognised, findings, verdict },
    });
    expect(counts(sum)).to.deep.equal(counts(whole));
    expect(sum.parts?.map(({ name, holders }) => `${name} ${holders.join(' ')}`)).to.deep.equal([
      'part-1 90001000 90001003',
      'part-2 90001001',
      'part-3 90001002 90001004',
    ]);
  });

  it('say of every file in which part it is, and hold nothing of a person', async () => {
    await merged(parts(1, 2, 3));
    const findings = await linesOf<MigrationFinding>('merged', 'wrong.ndjson');
    const all = await linesOf<MigrationFinding>('whole', 'wrong.ndjson');
    expect(findings).to.have.length(all.length);
    for (const { file, where } of findings) {
      expect(file).to.match(/^$|^part-[123]\//);
      if (where?.startsWith('register') === true)
        expect(where).to.match(/^register: part-[123]\/register.csv, line \d+$/);
    }
    const resume = await linesOf<{ readonly file: string }>('merged', 'resume.ndjson');
    expect(resume).to.have.length((await linesOf('whole', 'resume.ndjson')).length);
    for (const { file } of resume) expect(file).to.match(/^part-[123]\//);
    const page = await text('merged', 'migratie.html');
    expect(page)
      .to.contain('Samengevoegd uit 3 controles')
      .and.to.contain('één persoon onder twee BSN')
      .and.to.contain('90001002 90001004');
    for (const name of ['with-bsn', 'spiegeltest.html'])
      expect(await readFile(path.join(bench.at('merged'), name)).catch(() => 'none'), name).to.equal('none');
    expect(said).to.deep.equal([]);
  });

  it('are refused where a holder is in two of them, also where nothing of it was there', async () => {
    expect(await refusal([])).to.equal('give the folders of the checks to merge');
    expect(await refusal([...parts(1), bench.at('whole')])).to.match(
      /^holder 90001000 is in '.*part-1' and in '.*whole', and would count twice; leave one of them out/,
    );
    expect(await refusal(parts(2, 2))).to.match(/part-2' is given twice$/);
    await check('asked', { holders: ['90001001', '90009999'] });
    await check('asked-too', { holders: ['90001002', '90009999'] });
    expect(await refusal([bench.at('asked'), bench.at('asked-too')])).to.contain('holder 90009999 is in');
    expect(await refusal([bench.at('asked'), ...parts(2)])).to.contain('holder 90001001 is in');
    await merged(parts(1, 2), bench.at('two'));
    expect(await refusal([bench.at('two'), ...parts(2)])).to.contain('holder 90001001 is in');
    expect(await merged([bench.at('two'), ...parts(3)])).to.have.nested.property('record.parts.length', 2);
  });

  it('are as bad as the worst of them', async () => {
    const good = await bench.write('good.ndjson', `${message({ bsn: anna, ura: '90000001' })}\n`);
    const register = await bench.write('good.csv', `${header}\n${row(anna).replace('90000382', '90000001')}\n`);
    const right = { register, approved: ['90000001'] };
    const cases: readonly (readonly [Partial<MigrationCheck>, string])[] = [
      [{ holders: ['90000001'] }, 'accepted'],
      [{ holders: ['90000001', '90000002'] }, 'not-judged'],
      [{ approved: [] }, 'not-accepted'],
    ];
    const other = {
      messages: [await bench.write('other.ndjson', `${message({ bsn: bram, ura: '90000005' })}\n`)],
      register: await bench.write('other.csv', `${header}\n${row(bram).replace('90000382', '90000005')}\n`),
      approved: ['90000005'],
    };
    await check('other', other);
    for (const [rest, verdict] of cases) {
      await check('one', { messages: [good], ...right, ...rest });
      const { record } = await merged([bench.at('one'), bench.at('other')]);
      expect(record.verdict, verdict).to.equal(verdict);
      expect(record.reasons.length, verdict).to.equal(verdict === 'accepted' ? 0 : 1);
    }
    // A rule that one part did not judge was not shown for all.
    await bench.check({ messages: other.messages, approved: other.approved, out: bench.at('other') });
    await check('one', { messages: [good], ...right });
    const { record } = await merged([bench.at('one'), bench.at('other')]);
    expect(record.rules.find(({ id }) => id === 'choice-preserved')?.judged).to.equal(false);
    expect(record.verdict).to.equal('not-accepted');
    expect(record.resume).to.equal(undefined);
    expect(said.join()).to.contain('has no resume.ndjson');
  });

  it('are refused where one is no check, was broken off, or only half copied', async () => {
    expect(await refusal([bench.at('in')])).to.match(
      /^'.*in' holds no check of a migration: it has no migration.json; give the --out/,
    );
    expect(await refusal([bench.at('part-1/with-bsn')])).to.contain('holds no check of a migration');
    await mkdir(bench.at('run'));
    await bench.write('run/run.json', '{}');
    expect(await refusal([...parts(1, 2), bench.at('run')])).to.contain('is the folder of a run');
    await cp(bench.at('part-2'), bench.at('broken'), { recursive: true });
    await mkdir(bench.at('broken/.working'));
    await rm(bench.at('broken/migration.json'));
    expect(await refusal([...parts(1, 3), bench.at('broken')])).to.contain('or was broken off');
    const wholeBefore = await text('merged', 'migration.json').catch(() => 'none');
    for (const [name, content, expected] of [
      ['wrong.ndjson', '', /lines of wrong.ndjson and hold \d+: one of them was altered or half copied/],
      ['wrong.ndjson', '{"file":', /wrong.ndjson' cannot be read to its end/],
      ['resume.ndjson', '', /lines of resume.ndjson and hold/],
      ['migration.json', '{}', /holds no migration.json that can be merged/],
    ] as const) {
      await cp(bench.at('part-2'), bench.at('half'), { recursive: true });
      await bench.write(`half/${name}`, content);
      expect(await refusal([...parts(1, 3), bench.at('half')]), name).to.match(expected);
      // What an earlier merge left there stays as it was.
      expect(await text('merged', 'migration.json').catch(() => 'none'), name).to.equal(wholeBefore);
    }
  });

  it('are refused as the folder of the whole, and stay what they are', async () => {
    expect(await refusal(parts(1, 2, 3), bench.at('in/../part-2'))).to.contain('cannot be the folder of the whole too');
    expect(await text('part-2', 'wrong.ndjson')).not.to.equal('');
  });

  it('are refused where one was judged in another way, in a sentence that names it', async () => {
    const record = await recordOf('part-2');
    const { input, specification } = record;
    await cp(bench.at('part-2'), bench.at('judged'), { recursive: true });
    const others: readonly (readonly [object, RegExp])[] = [
      [{ tool: { name: 'mitz-keur', version: '9.0.0' } }, /different versions of mitz-keur: "0.0.0" and "9.0.0"/],
      [{ specification: { ...specification, overlays: ['a'] } }, /different specification sets.*"3.8" and "3.8 \+ a"/],
      [{ input: { ...input, values: valuesDigest(overlaid) } }, /different values under the same name/],
      [{ policy: 'strict' }, /different policies.*"default" and "strict"/],
      [{ rules: record.rules.map((one) => ({ ...one, judged: false })) }, /are an analysis of a register and a check/],
      [{ input: undefined }, /did not record what it saw/],
    ];
    for (const [different, expected] of others) {
      await bench.write('judged/migration.json', JSON.stringify({ ...record, ...different }));
      expect(await refusal([...parts(1, 3), bench.at('judged')])).to.match(expected);
    }
  });
});

const { 'system.ura': ura } = defaultSpecification;
const overlaid = { ...defaultSpecification, 'system.ura': { ...ura, value: 'urn:oid:1' } };
