import { expect } from 'chai';
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { messageOf, UsageError } from '../core/errors.js';
import { replace, restore } from './replacement.js';
import { ResultsFolder } from './results-folder.js';
import { working } from './results-kind.js';
import type { ResultsKind } from './results-kind.js';

const kind: ResultsKind = {
  name: 'run',
  made: ['run.json', 'page.html', 'parts'],
  kept: ['history', 'papers'],
  isShared: false,
};
const shared: ResultsKind = { ...kind, name: 'check', isShared: true };

/** Takes a folder in a process of its own, says so, and keeps it until its standard input ends. */
const program = `
  import { mkdirSync, rmdirSync } from 'node:fs';
  import { ResultsFolder } from ${JSON.stringify(new URL('./results-folder.js', import.meta.url).href)};
  const [out, kind] = process.argv.slice(1);
  try {
    const folder = await ResultsFolder.take(out, JSON.parse(kind), (text) => console.error(text));
    mkdirSync(out + '/parts'); // fails where somebody else is in here
    console.log('taken ' + process.pid);
    await new Promise((resolve) => process.stdin.on('end', resolve).resume());
    rmdirSync(out + '/parts');
    await folder.leave();
  } catch (thrown) {
    console.log(thrown.name + ': ' + thrown.message);
    process.exitCode = 2;
  }`;

describe('the folder of results', function () {
  this.timeout(60_000);
  let out = '';
  const started: ChildProcess[] = [];
  beforeEach(async () => (out = await mkdtemp(path.join(tmpdir(), 'mitz-keur-spec-'))));
  afterEach(async () => {
    for (const one of started.splice(0)) one.kill('SIGKILL');
    await rm(out, { recursive: true, force: true });
  });

  const silent = (): void => undefined;
  const take = (one = kind, say: (text: string) => void = silent): Promise<ResultsFolder> =>
    ResultsFolder.take(out, one, say);
  const refusal = async (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'none',
      (thrown: unknown) => (thrown instanceof UsageError ? thrown.message : `not for a user: ${messageOf(thrown)}`),
    );

  /** @param around a program that starts it, with its arguments */
  function start(around: readonly string[] = []): {
    readonly child: ChildProcess;
    said(word: RegExp): Promise<string>;
  } {
    const [command, ...args] = [...around, process.execPath, '--input-type=module', '-e', program, out, JSON.stringify(kind)]; // prettier-ignore
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    started.push(child);
    let text = '';
    child.stdout.on('data', (some: Buffer) => (text += some.toString()));
    child.stderr.on('data', (some: Buffer) => (text += some.toString()));
    const said = async (word: RegExp): Promise<string> => {
      while (!word.test(text)) await new Promise((resolve) => setTimeout(resolve, 20));
      return text;
    };
    return { child, said };
  }

  describe('is locked', () => {
    const inContainer = ['unshare', '--pid', '--uts', '--fork', '--kill-child'];
    const hasContainers = spawnSync('unshare', [...inContainer.slice(1), 'true']).status === 0;

    it('for others in this process and outside it, who are told who has it', async () => {
      const folder = await take();
      const told = new RegExp(`another mitz-keur \\(process ${process.pid} on .*\\) is writing to '.*'; wait for it`);
      expect(await refusal(take())).to.match(told);
      expect(await start().said(/UsageError/)).to.match(told);
      await folder.leave();
      expect(await readdir(out)).to.deep.equal([]);
      await (await take()).leave();
    });

    it('between containers in which the processes have the same number', async function () {
      if (!hasContainers) this.skip();
      const first = start(inContainer);
      expect(await first.said(/taken/)).to.contain('taken 1\n');
      const second = start(inContainer);
      expect(await second.said(/UsageError/)).to.match(/another mitz-keur \(process 1 on /);
      expect(await refusal(take())).to.match(/another mitz-keur \(process 1 on /);
      // A container that is killed leaves a number that says nothing here: that it no longer beats does.
      first.child.kill('SIGKILL');
      await once(first.child, 'exit');
      await rm(path.join(out, 'parts'), { recursive: true });
      const third = start(inContainer);
      expect(await third.said(/taken/)).to.contain('waiting to see whether another mitz-keur (process 1 on ');
    });

    it('by one of many who come at the same moment', async () => {
      const all = Array.from({ length: 6 }, () => start());
      const ends = await Promise.all(all.map(async (one) => one.said(/taken|Error/)));
      expect(ends.filter((one) => one.includes('taken'))).to.have.length(1);
      for (const one of ends) expect(one).to.match(/^(taken|UsageError: another mitz-keur)/m);
    });

    it('until whoever had it is killed, and then is put right', async () => {
      const first = start();
      await first.said(/taken/);
      await writeFile(path.join(out, working, 'half-done'), 'half');
      first.child.kill('SIGKILL');
      await once(first.child, 'exit');
      const told: string[] = [];
      const folder = await take(kind, (text) => told.push(text));
      expect(told.join('\n')).to.match(/waiting to see[^]*an earlier run in '.*' was broken off/);
      expect(await readdir(path.join(out, working))).to.not.include('half-done');
      await folder.leave();
    });

    it('by nobody any more once it was taken over or removed: nothing more is written', async () => {
      const folder = await take();
      await rm(path.join(out, working), { recursive: true });
      expect(() => { folder.putRecord('x'); }).to.throw(UsageError, 'was taken by another mitz-keur'); // prettier-ignore
      expect(await refusal(folder.replace([]))).to.contain('was taken by another mitz-keur');
      await folder.leave();
      expect(await readdir(out)).to.deep.equal([]);
    });
  });

  describe('keeps what stands there', () => {
    const put = async (names: Readonly<Record<string, string>>): Promise<void> => {
      for (const [name, content] of Object.entries(names)) {
        await mkdir(path.dirname(path.join(out, name)), { recursive: true });
        await writeFile(path.join(out, name), content);
      }
    };
    const all = async (): Promise<Record<string, string>> => {
      const entries = await readdir(out, { recursive: true, withFileTypes: true });
      const files = entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
      return Object.fromEntries(
        await Promise.all(files.map(async (file) => [path.relative(out, file), await readFile(file, 'utf8')] as const)),
      );
    };
    const earlier = { 'run.json': 'old', 'page.html': 'old', 'parts/a': 'old', history: 'old' };

    it('until something takes its place, and then replaces all of it at once', async () => {
      await put(earlier);
      const folder = await take();
      await writeFile(folder.private('run.json'), 'new');
      expect(await all()).to.include(earlier);
      await folder.leave();
      expect(await all()).to.deep.equal(earlier);
      const next = await take();
      await writeFile(next.private('run.json'), 'new');
      await next.replace(['run.json']);
      await next.leave();
      expect(await all()).to.deep.equal({ 'run.json': 'new', history: 'old' });
    });

    it('where it is killed in the middle of that, at whatever moment', async () => {
      const cut = new Error('killed here');
      const before = { ...earlier, 'papers/a': 'old' };
      const ready = { 'run.json': 'new', 'page.html': 'new', 'papers/b': 'new' };
      const inWork = Object.fromEntries(Object.entries(ready).map(([name, text]) => [`${working}/${name}`, text]));
      let end: unknown = cut;
      for (let steps = 0; end === cut; steps += 1) {
        await rm(out, { recursive: true });
        await put({ ...before, ...inWork });
        let left = steps;
        end = await replace(out, path.join(out, working), kind, ['papers', 'page.html', 'run.json'], () => {
          if ((left -= 1) < 0) throw cut;
        }).catch((thrown: unknown) => thrown);
        await restore(out, path.join(out, working));
        await rm(path.join(out, working), { recursive: true });
        const after = end === cut ? before : { ...ready, history: 'old' };
        expect(await all(), `after ${steps} steps`).to.deep.equal(after);
      }
      expect(end, 'the last time it came to its end').to.equal(undefined);
    });

    it('of others: a folder of results only by itself, or with what a register names', async () => {
      await put({ ...earlier, mine: 'mine' });
      expect(await refusal(take())).to.match(/holds 'mine', which no run wrote; name an empty folder/);
      expect(await readdir(out)).to.not.include(working);
      expect(await refusal(take(shared))).to.match(
        /'.*(run.json|page.html|parts)' would be replaced, and no check wrote it/,
      );
      await rm(out, { recursive: true });
      await put({ mine: 'mine', [`${working}/mine`]: 'mine' });
      expect(await refusal(take(shared))).to.match(/\.working' would be replaced/);
      await rm(path.join(out, working), { recursive: true });
      for (const round of ['one', 'two']) {
        const folder = await take(shared);
        await writeFile(folder.private('run.json'), round);
        await folder.replace(['run.json']);
        await folder.leave();
        expect(await all()).to.deep.include({ mine: 'mine', 'run.json': round });
      }
      await writeFile(path.join(out, '.mitz-keur.json'), '{}');
      expect(await refusal(take(shared))).to.match(/mitz-keur.json' cannot be read \(it names no results\)/);
    });

    it('also where a program was killed while it wrote a file', async () => {
      await put({ ...earlier, 'run.json.0b1f5a52-0000-4000-8000-000000000000.tmp': 'half' });
      const folder = await take();
      await writeFile(folder.private('run.json'), 'new');
      await folder.replace(['run.json']);
      await folder.leave();
      expect(Object.keys(await all())).to.have.members(['run.json', 'history']);
    });

    it('and makes none that it cannot write, nor leaves one behind that stays empty', async () => {
      await writeFile(path.join(out, 'file'), '');
      expect(await refusal(ResultsFolder.take(path.join(out, 'file'), kind, silent))).to.match(
        /is a file; name a folder/,
      );
      const inner = path.join(out, 'new');
      await (await ResultsFolder.take(inner, kind, silent)).leave();
      expect(await readdir(out)).to.deep.equal(['file']);
      if (process.getuid?.() === 0) return; // nothing is closed to root
      await chmod(out, 0o500);
      expect(await refusal(ResultsFolder.take(inner, kind, silent))).to.match(/results cannot be written to/);
      await chmod(out, 0o700);
    });
  });

  it('keeps room for the record, where the disk is full', function () {
    // Its own mounts, gone with it.
    const script = `
      import { appendFileSync } from 'node:fs';
      import { ResultsFolder } from ${JSON.stringify(new URL('./results-folder.js', import.meta.url).href)};
      const kind = ${JSON.stringify(kind)};
      const folder = await ResultsFolder.take(process.argv[1], kind, () => undefined);
      await folder.keepRoom(60_000);
      try { for (;;) appendFileSync(process.argv[1] + '/page.html', 'x'.repeat(1000)); } catch (thrown) { console.log(thrown.code); }
      try { folder.putRecord('r'.repeat(50_000)); } catch (thrown) { console.log(thrown.name + ': ' + thrown.message); }
      folder.giveRoom();
      folder.putRecord('r'.repeat(50_000));
      try { folder.putRecord('r'.repeat(90_000)); } catch (thrown) { console.log(thrown.name + ': ' + thrown.message); }
      await folder.leave();`;
    const command =
      'mount -t tmpfs -o size=200k tmpfs "$1" && "$2" --input-type=module -e "$3" "$1/out" && wc -c < "$1/out/run.json"';
    const args = ['-c', 'unshare -rm sh -c "$0" sh "$@"', command, out, process.execPath, script];
    const { status, stdout, stderr } = spawnSync('sh', args, { encoding: 'utf8' });
    if (status !== 0 && /unshare|mount/.test(stderr)) this.skip();
    expect(stdout.split('\n'), stderr).to.have.ordered.members([
      'ENOSPC',
      `UsageError: the disk of '${out}/out' is full; make room there, or give an --out on a larger disk`,
      `UsageError: the disk of '${out}/out' is full; make room there, or give an --out on a larger disk`,
      '50000',
      '',
    ]);
  });
});
