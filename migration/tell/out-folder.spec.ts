import { expect } from 'chai';
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Bench, header, message, row } from '../check.spec.kit.js';
import { asNoSpace } from '../judge/no-space.js';
import { Store } from '../judge/store.js';

const here = fileURLToPath(import.meta.url);
const program = path.resolve(path.dirname(here), `../../cli/main${path.extname(here)}`);
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
      expect(said()).to.match(
        /^mitz-keur: another mitz-keur \(process \d+ on .*\) is writing to '.*out'; wait for it/m,
      );
    }
    const [winner] = winners;
    winner?.check.stdin?.on('error', () => undefined); // it is killed while it reads
    winner?.check.stdin?.write(`${message({ bsn: anna })}\n`.repeat(5000));
    await new Promise((resolve) => setTimeout(resolve, 300));
    winner?.check.kill('SIGKILL');
    if (winner) await once(winner.check, 'exit');
    expect(await readdir(bench.at('out'))).to.deep.equal(['.working']);
    const left = await readdir(bench.at('out'), { recursive: true, withFileTypes: true });
    for (const one of left.filter((entry) => entry.isFile()))
      expect((await readFile(path.join(one.parentPath, one.name))).includes(anna), one.name).to.equal(false);
    const next = start(await bench.write('in.ndjson', `${message({ bsn: anna })}\n`));
    await once(next.check, 'close');
    expect(next.said()).to.contain('was broken off: what it left half done is removed');
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

  it('holds nothing of a check that found no room, and says what to do', async () => {
    const small = bench.at('small');
    await mkdir(small);
    const register = await bench.write('register.csv', `${[header, row(anna)].join('\n')}\n`);
    // Its own mounts, gone with it.
    const command =
      'mount -t tmpfs -o size=40k tmpfs "$1" && { "$2" "$3" check-migration --register "$4" --out "$1/out"; echo $?; ls -A "$1/out"; }';
    const args = ['-c', 'unshare -rm sh -c "$0" sh "$@"', command, small, process.execPath, program, register];
    const { status, stdout, stderr } = spawnSync('sh', args, { encoding: 'utf8' });
    // Where nobody may mount, the limits below show the same.
    if (status === 0) {
      expect(stderr).to.match(/^mitz-keur: the disk of '.*out' is full, and nothing was judged; make room there/m);
      expect(stdout.split('\n').filter((line) => /^(2|[^.].*json|.*html|.*csv)$/.test(line))).to.deep.equal(['2']);
    }
    const full = await open('/dev/full', 'w');
    const refused = await full.write('x').catch((thrown: unknown) => thrown);
    await full.close();
    expect(String(asNoSpace(refused, 'out'))).to.match(/^UsageError: the disk of 'out' is full/);
  });

  it('tells of an engine without room in memory or on disk what to do', async () => {
    for (const [settings, expected] of [
      ["set max_temp_directory_size = '1MB'", /^UsageError: the disk of 'out' is full, and nothing was judged/],
      ["set temp_directory = ''", /^UsageError: the memory is full, and nothing was judged; read with fewer threads/],
    ] as const) {
      const store = await Store.open(bench.at('spill'), 16, 1, 16);
      try {
        await store.run(settings);
        const thrown = await store
          .run('create table t as select i, hash(i) as h from range(20000000) r(i)')
          .catch((error: unknown) => error);
        expect(String(asNoSpace(thrown, 'out'))).to.match(expected);
      } finally {
        store.close();
      }
    }
    const store = await Store.open(bench.at('spill'), 16, 1);
    await store.run("set temp_directory = ''");
    // One that may take more memory does.
    await store.run('create table t as select i, hash(i) as h from range(2000000) r(i)');
    store.close();
    expect(asNoSpace(new Error('another'), 'out'))
      .to.be.an('error')
      .with.property('message', 'another');
  });
});
