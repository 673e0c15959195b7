import { expect } from 'chai';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Bench, header, message, row } from './check.spec.kit.js';

const here = fileURLToPath(import.meta.url);
const program = path.resolve(path.dirname(here), `../cli/main${path.extname(here)}`);
const anna = '999990019';

describe('the folder of the results of a check', function () {
  this.timeout(60_000);
  let bench: Bench;
  const started: ChildProcess[] = [];
  beforeEach(async () => {
    bench = await Bench.make();
  });
  afterEach(async () => {
    for (const one of started.splice(0)) one.kill('SIGKILL');
    await bench.remove();
  });

  /** A check as a program of its own; what it says on standard error is kept. */
  function start(messages: string): { readonly check: ChildProcess; readonly said: () => string } {
    const args = [program, 'check-migration', messages, '--out', bench.at('out'), '--jobs', '1'];
    const check = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'pipe'] });
    started.push(check);
    let text = '';
    check.stderr.on('data', (some: Buffer) => (text += some.toString()));
    return { check, said: () => text };
  }

  const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it('is of one check at a time, also where several begin at once; one that was killed is in nobody’s way', async () => {
    // Each waits on its standard input, so that whoever has the folder still has it when the last one asks.
    const all = Array.from({ length: 4 }, () => start('-'));
    await until(() => all.filter(({ check }) => check.exitCode !== null).length >= 3);
    const winners = all.filter(({ check }) => check.exitCode === null);
    expect(winners).to.have.length(1);
    for (const { check, said } of all.filter((one) => !winners.includes(one))) {
      expect(check.exitCode).to.equal(2);
      expect(said()).to.match(/^mitz-keur: another check \(process \d+\) is writing to '.*out'; wait for it/);
    }
    const [winner] = winners;
    winner?.check.kill('SIGKILL');
    if (winner) await once(winner.check, 'exit');
    expect(await readdir(bench.at('out'))).to.deep.equal(['.working']);
    const next = start(await bench.write('in.ndjson', `${message({ bsn: anna })}\n`));
    await once(next.check, 'close');
    expect(next.said()).to.contain('was broken off: what it left is removed');
    expect(await readdir(bench.at('out')))
      .to.include.members(['migration.json', 'allure-results'])
      .and.to.not.include('.working');
  });

  it('is of one check at a time in one process too', async () => {
    const input = { messages: [await bench.write('in.ndjson', message({ bsn: anna }))] };
    const ends = await Promise.allSettled([bench.check(input), bench.check(input)]);
    expect(ends.map(({ status }) => status)).to.have.members(['fulfilled', 'rejected']);
  });

  it('loses nothing that no check wrote', async () => {
    const check = () => bench.batch([message({ bsn: anna })], [row(anna)]);
    const refusal = async (): Promise<string> =>
      check().then(
        () => 'none',
        (thrown: unknown) => String(thrown),
      );
    for (const name of ['allure-results', '.working', 'with-bsn']) {
      await mkdir(bench.at(`out/${name}`), { recursive: true });
      await writeFile(bench.at(`out/${name}/mine.json`), 'mine');
      expect(await refusal()).to.match(/^UsageError: '.*' would be replaced, and no check wrote it; move it away/);
      expect(await readFile(bench.at(`out/${name}/mine.json`), 'utf8')).to.equal('mine');
      await bench.clear('out');
    }
    expect((await check()).record.verdict).to.equal('accepted');
    expect((await check()).record.verdict).to.equal('accepted');
    // Not written by that check, so not taken for its own either.
    await mkdir(bench.at('out/allure-results'));
    expect(await refusal()).to.contain('allure-results');
    expect(await readdir(bench.at('out'))).to.include('migration.json');
  });

  it('keeps the results of an earlier check where the next one is given what is not there', async () => {
    await bench.check({ register: await bench.write('register.csv', `${header}\n${row(anna)}\n`) });
    for (const wrong of [{ messages: [bench.at('nowhere')] }, { register: bench.at('nowhere.csv') }]) {
      const end = await bench.check(wrong).catch(String);
      expect(end).to.match(/^UsageError: .*cannot be read/);
      expect(await readdir(bench.at('out'))).to.include.members(['migration.json', 'impactanalyse.html']);
    }
  });
});
