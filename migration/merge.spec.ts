import { expect } from 'chai';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '../core/errors.js';
import { defaultSpecification } from '../mitz/specification/index.js';
import { Bench } from './check.spec.kit.js';
import { generateMigration } from './generate/generate.js';
import { mergeMigrations } from './merge.js';
import type { MigrationRecord } from './result.js';

const quiet = (): void => undefined;

describe('the parts of a check that become whole', function () {
  this.timeout(30_000);
  let bench: Bench;
  before(async () => {
    bench = await Bench.make();
    const order = {
      patients: 1500,
      holders: 5,
      faults: 120,
      seed: 5,
      messages: 'ndjson',
      register: 'csv',
      gzip: false,
    } as const;
    await generateMigration(order, bench.at('in'), defaultSpecification);
    const approved = (await readFile(bench.at('in/approved.txt'), 'utf8')).trim().split('\n');
    const check = (out: string, shard?: { k: number; n: number }) =>
      bench.check({
        messages: [bench.at('in/messages')],
        register: bench.at('in/register.csv'),
        approved,
        pseudonymKey: Buffer.from('a key of the region'),
        resumeList: true,
        out: bench.at(out),
        ...(shard && { shard }),
      });
    await check('whole');
    for (const k of [1, 2, 3]) await check(`part-${k}`, { k, n: 3 });
  });
  after(() => bench.remove());

  const parts = (...of: number[]): string[] => of.map((k) => bench.at(`part-${k}`));
  const merged = (of: string[]) => mergeMigrations(of, bench.at('merged'), 5, quiet);
  const text = (out: string, name: string): Promise<string> => readFile(path.join(bench.at(out), name), 'utf8');

  it('say byte for byte what one check of it all says, whatever the order they are given in', async () => {
    await merged(parts(3, 1, 2));
    expect(await text('merged', 'wrong.ndjson')).to.equal(await text('whole', 'wrong.ndjson'));
    for (const name of ['wrong.csv', 'resume.ndjson', 'spiegeltest.json', 'spiegeltest.html']) {
      expect(await text('merged', name), name).to.equal(await text('whole', name));
    }
    const without = async (out: string): Promise<object> => {
      const { seconds: _, ...rest } = JSON.parse(await text(out, 'migration.json')) as MigrationRecord;
      return rest;
    };
    expect(JSON.stringify(await without('merged'))).to.equal(JSON.stringify(await without('whole')));
  });

  it('are refused where one lacks, is given twice, or is of another check', async () => {
    const refusal = (of: string[]): Promise<string> =>
      merged(of).then(
        () => 'none',
        (thrown: unknown) => messageOf(thrown),
      );
    expect(await refusal(parts(1, 3))).to.contain('part 2 of 3 is lacking');
    expect(await refusal(parts(1, 2, 3, 3))).to.contain('given twice');
    expect(await refusal([...parts(1, 2), bench.at('whole')])).to.contain('not parts of one check');
    const other = JSON.parse(await text('part-2', 'migration.json')) as MigrationRecord;
    await mkdir(bench.at('other'));
    await bench.write('other/migration.json', JSON.stringify({ ...other, inputBytes: other.inputBytes + 1 }));
    expect(await refusal([...parts(1, 3), bench.at('other')])).to.contain('not parts of one check');
    expect(await refusal([bench.at('in')])).to.contain('holds no migration');
  });
});
