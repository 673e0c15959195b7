import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Bench, message } from '../check.spec.kit.js';
import type { MigrationRecord } from '../result.js';

const here = fileURLToPath(import.meta.url);
const program = path.resolve(path.dirname(here), `../../cli/main${path.extname(here)}`);

describe('messages on standard input', function () {
  this.timeout(60_000);
  let bench: Bench;
  before(async () => {
    bench = await Bench.make();
  });
  after(() => bench.remove());

  it('are read to their end, also where the producer pauses', async () => {
    const file = await bench.write('in.ndjson', `${message({ bsn: '999990019' })}\n`);
    const command = '(sleep 2; cat "$1"; sleep 1; cat "$1") | "$2" "$3" check-migration - --out "$4" --no-allure';
    await promisify(execFile)('sh', ['-c', command, 'sh', file, process.execPath, program, bench.at('out')]).catch(
      (thrown: unknown) => {
        // Twice the same patient is no migration: the check ends with 1.
        expect(thrown).to.have.property('code', 1);
      },
    );
    const record = JSON.parse(await readFile(bench.at('out/migration.json'), 'utf8')) as MigrationRecord;
    expect(record).to.include({ messages: 2, problemCount: 0 });
  });
});
