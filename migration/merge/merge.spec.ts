import { expect } from 'chai';
import { cp, mkdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '../../core/errors.js';
import { defaultSpecification } from '../../mitz/specification/index.js';
import { Bench } from '../check.spec.kit.js';
import type { MigrationCheck } from '../check.js';
import { generateMigration } from '../generate/generate.js';
import { valuesDigest } from '../read/input-digest.js';
import { mergeMigrations } from './merge.js';
import type { MigrationRecord } from '../result.js';

describe('the parts of a check that become whole', function () {
  this.timeout(120_000);
  let bench: Bench;
  let check: (out: string, k?: number, rest?: Partial<MigrationCheck>) => Promise<unknown>;
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
    const approved = (await readFile(bench.at('in/approved.txt'), 'utf8')).trim().split('\n');
    check = (out, k, rest = {}) =>
      bench.check({
        messages: [bench.at('in/messages')],
        register: bench.at('in/register.csv'),
        approved,
        pseudonymKey: Buffer.from('a key of the region'),
        resumeList: true,
        showBsn: true,
        out: bench.at(out),
        ...(k !== undefined && { shard: { k, n: 3 } }),
        ...rest,
      });
    await check('whole');
    for (const k of [1, 2, 3]) await check(`part-${k}`, k);
  });
  after(() => bench.remove());

  const parts = (...of: number[]): string[] => of.map((k) => bench.at(`part-${k}`));
  let said: string[];
  const merged = (of: string[], out = bench.at('merged')) => {
    said = [];
    return mergeMigrations(of, out, 5, (text) => said.push(text));
  };
  const text = (out: string, name: string): Promise<string> => readFile(path.join(bench.at(out), name), 'utf8');
  const recordOf = async (out: string): Promise<MigrationRecord> =>
    JSON.parse(await text(out, 'migration.json')) as MigrationRecord;
  const refusal = (of: string[], out?: string): Promise<string> =>
    merged(of, out).then(
      () => 'none',
      (thrown: unknown) => messageOf(thrown),
    );

  it('say byte for byte what one check of it all says, whatever the order they are given in', async () => {
    await merged(parts(3, 1, 2));
    const lists = ['wrong.ndjson', 'wrong.csv', 'resume.ndjson', 'spiegeltest.json', 'spiegeltest.html'];
    for (const name of [...lists, ...lists.map((one) => `with-bsn/${one}`), 'with-bsn/NOT-SEALABLE.txt']) {
      expect(await text('merged', name), name).to.equal(await text('whole', name));
    }
    const without = ({ seconds: _, ...rest }: MigrationRecord): string => JSON.stringify(rest);
    expect(without(await recordOf('merged'))).to.equal(without(await recordOf('whole')));
  });

  it('keep what holds BSNs apart, and say where it is if not every part has it', async () => {
    await merged(parts(1, 2, 3));
    expect((await stat(bench.at('merged/with-bsn'))).mode & 0o777).to.equal(0o700);
    for (const name of ['wrong.ndjson', 'wrong.csv', 'resume.ndjson', 'spiegeltest.html', 'NOT-SEALABLE.txt']) {
      expect((await stat(bench.at(`merged/with-bsn/${name}`))).mode & 0o777, name).to.equal(0o600);
    }
    expect(said).to.deep.equal([]);
    await cp(bench.at('part-2'), bench.at('without-bsn'), { recursive: true });
    await rm(bench.at('without-bsn/with-bsn'), { recursive: true });
    await merged([...parts(1, 3), bench.at('without-bsn')]);
    expect(await stat(bench.at('merged/with-bsn')).catch(() => 'none')).to.equal('none');
    expect(said).to.deep.equal([
      `the lists with BSNs are not merged, since '${bench.at('without-bsn/with-bsn')}' is not there; those that are stand in '${bench.at('part-1/with-bsn')}', '${bench.at('part-3/with-bsn')}'`,
    ]);
  });

  it('are refused where one lacks, is given twice, is of another division, or is no part', async () => {
    expect(await refusal([])).to.equal('give the folders of the parts');
    expect(await refusal(parts(1, 3))).to.equal('part 2 of 3 is lacking: run check-migration --shard 2/3');
    await cp(bench.at('part-3'), bench.at('again'), { recursive: true });
    expect(await refusal([...parts(1, 2, 3), bench.at('again')])).to.equal(
      `part 3/3 is given twice: '${bench.at('part-3')}', '${bench.at('again')}'`,
    );
    await check('of-two', undefined, { shard: { k: 2, n: 2 } });
    expect(await refusal([...parts(1), bench.at('of-two'), ...parts(3)])).to.equal(
      `part 1/3 ('${bench.at('part-1')}') and part 2/2 ('${bench.at('of-two')}') are of different divisions`,
    );
    expect(await refusal([...parts(1, 2), bench.at('whole')])).to.contain('holds a whole check and no part of one');
    expect(await refusal([bench.at('in')])).to.match(
      /^'.*in' holds no part of a check: it has no migration.json; give the --out/,
    );
    await mkdir(bench.at('run'));
    await bench.write('run/run.json', '{}');
    expect(await refusal([...parts(1, 2), bench.at('run')])).to.contain('is the folder of a run');
  });

  it('are refused where one was broken off, or only half copied', async () => {
    await cp(bench.at('part-2'), bench.at('broken'), { recursive: true });
    await mkdir(bench.at('broken/.working'));
    await rm(bench.at('broken/migration.json'));
    expect(await refusal([...parts(1, 3), bench.at('broken')])).to.contain('or was broken off');
    const wholeBefore = await text('merged', 'migration.json').catch(() => 'none');
    for (const [name, content, expected] of [
      ['wrong.ndjson', '', /lines of wrong.ndjson and hold \d+: one of them was altered or half copied/],
      ['wrong.ndjson', '{"file":', /wrong.ndjson' cannot be read to its end/],
      ['resume.ndjson', '', /lines of resume.ndjson and hold/],
      ['spiegeltest.json', '{}', /holds no spiegeltest.json of this version/],
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

  it('are refused where one saw or did something else, in a sentence that names it', async () => {
    const messages = bench.at('in/messages');
    const [first = ''] = (await text('in', 'register.csv')).split('\n');
    const name = '90001000.ndjson';
    const [line = ''] = (await text('in/messages', name)).split('\n');
    await cp(messages, bench.at('other-messages'), { recursive: true });
    // As large as it was, and other in its middle: sizes would not tell.
    await bench.write(
      `other-messages/${name}`,
      (await text('in/messages', name)).replace(line, line.replace(/\d(?="[^"]*$)/, 'x').slice(0, line.length)),
    );
    const others: readonly (readonly [Partial<MigrationCheck>, RegExp])[] = [
      [{ pseudonymKey: Buffer.from('a key of another region') }, /different pseudonym keys/],
      [{ register: await bench.write('one.csv', `${first}\n`) }, /different registers/],
      [{ approved: ['90001000'] }, /different approvals/],
      [{ messages: [bench.at('other-messages')] }, /saw different messages; give both the same files/],
    ];
    for (const [rest, expected] of others) {
      await check('other', 2, rest);
      expect(await refusal([...parts(1, 3), bench.at('other')])).to.match(expected);
    }
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
      [{ input: { ...input, options: { ...input.options, sample: 3 } } }, /options.*"sample":60.*"sample":3/],
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
