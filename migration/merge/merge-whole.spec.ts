/** That a merge says what one check says, over batches made by a seed. `SEEDS=4,5,6` tries others, in all divisions. */
import { expect } from 'chai';
import { appendFile, mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { messageOf } from '../../core/errors.js';
import { defaultSpecification } from '../../mitz/specification/index.js';
import { Bench } from '../check.spec.kit.js';
import type { MigrationCheck } from '../check.js';
import { faultKinds } from '../generate/faults/index.js';
import { generateMigration } from '../generate/generate.js';
import { messageForms, registerFormats } from '../generate/order.js';
import type { Order } from '../generate/order.js';
import { Random } from '../generate/random.js';
import { mergeMigrations } from './merge.js';
import type { MigrationRecord } from '../result.js';

const { SEEDS } = process.env;
const seeds = SEEDS === undefined ? [1] : SEEDS.split(',').map(Number);
const divisions = SEEDS === undefined ? [3] : [1, 2, 3, 7, 16];
const lists = ['wrong.ndjson', 'wrong.csv', 'resume.ndjson', 'spiegeltest.json', 'spiegeltest.html'];
const outputs = [...lists, ...[...lists, 'files.ndjson'].map((name) => `with-bsn/${name}`)];

/** No valid UTF-8, and so a problem. */
const unreadable = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x0a]);

/** Spoils a batch in ways that no connector is to blame for, more than the record lists. */
async function disturb(folder: string, random: Random): Promise<void> {
  const messages = path.join(folder, 'messages');
  const lines = 20 + random.below(150);
  for (const name of ['a.ndjson', 'a/b.ndjson', 'z.ndjson']) {
    await mkdir(path.dirname(path.join(messages, name)), { recursive: true });
    const rest = Array.from(
      { length: lines },
      () => [unreadable, '\n', '{"resourceType":"Bundle"}\n'][random.below(3)] ?? '',
    );
    await appendFile(path.join(messages, name), Buffer.concat(rest.map((line) => Buffer.from(line))));
  }
  await appendFile(path.join(messages, 'cut.ndjson.gz'), gzipSync('{}\n'.repeat(5000)).subarray(0, 40));
  await appendFile(path.join(messages, 'read-me.txt'), 'no messages');
  await appendFile(path.join(messages, 'empty.json'), '');
  await symlink('nowhere', path.join(messages, 'a/gone.ndjson'));
  const register = (await readdir(folder)).find((name) => name.startsWith('register')) ?? '';
  await appendFile(path.join(folder, register), '999990019;12-13-14;\n');
}

describe('any batch, in parts', function () {
  this.timeout(300_000);
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.make();
  });
  afterEach(() => bench.remove());

  /** Some kinds of fault fit few patients: where one found none, others are made. */
  async function generated(order: Order): Promise<void> {
    for (let { seed } = order; ; seed += 1000) {
      try {
        await generateMigration({ ...order, seed }, bench.at('in'), defaultSpecification);
        return;
      } catch (thrown) {
        if (!messageOf(thrown).includes('found no patient') || seed > 100_000) throw thrown;
        await rm(bench.at('in'), { recursive: true });
      }
    }
  }

  /** Checks a batch whole and in parts, and merges these. @returns the folders of both */
  async function both(seed: number, n: number): Promise<readonly [string, string]> {
    const random = new Random(seed, n);
    const messages = messageForms[random.below(messageForms.length)] ?? 'ndjson';
    const kinds = faultKinds(messages === 'xml' ? 'xml' : 'json').length;
    const order = {
      patients: 1000,
      holders: 4 + random.below(5),
      faults: kinds,
      seed,
      messages,
      register: registerFormats[random.below(registerFormats.length)] ?? 'csv',
      gzip: random.below(3) === 0,
    };
    await generated(order);
    if (random.below(4) > 0) await disturb(bench.at('in'), random);
    const names = await readdir(bench.at('in/messages'));
    const given = names.map((name) => ({ name, at: random.next() })).sort((a, b) => a.at - b.at);
    const registerName = order.register === 'ndjson' ? 'register.ndjson' : 'register.csv';
    const check: Partial<MigrationCheck> = {
      messages: given.map(({ name }) => bench.at(`in/messages/${name}`)),
      register: bench.at(`in/${registerName}`),
      approved: (await readFile(bench.at('in/approved.txt'), 'utf8')).trim().split('\n'),
      pseudonymKey: Buffer.from('a key of the region'),
      resumeList: true,
      showBsn: true,
      draw: { seed: 1 + random.below(9), size: 1 + random.below(80) },
    };
    await bench.check({ ...check, out: bench.at('whole'), jobs: 2 });
    const parts = Array.from({ length: n }, (_, i) => bench.at(`part-${i + 1}`));
    for (const [i, out] of parts.entries()) await bench.check({ ...check, out, shard: { k: i + 1, n } });
    await mergeMigrations(parts.reverse(), bench.at('merged'), 5, () => undefined);
    return [bench.at('whole'), bench.at('merged')];
  }

  for (const seed of seeds) {
    for (const n of divisions) {
      it(`of ${n}: byte for byte the findings, lists and record of one check (seed ${seed})`, async () => {
        const [whole, merged] = await both(seed, n);
        const text = (folder: string, name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');
        for (const name of outputs) expect(await text(merged, name), name).to.equal(await text(whole, name));
        const recordIn = async (folder: string): Promise<string> => {
          const { seconds: _, ...rest } = JSON.parse(await text(folder, 'migration.json')) as MigrationRecord;
          return JSON.stringify(rest, undefined, 1);
        };
        expect(await recordIn(merged)).to.equal(await recordIn(whole));
      });
    }
  }
});
