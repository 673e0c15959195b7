import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UsageError } from '../../core/errors.js';
import { lockDirectory, lockName } from './lock.js';
import { emptyRunDirectory } from './perform.js';

describe('the lock of a run directory', () => {
  let folder = '';
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-spec-'))));
  afterEach(async () => rm(folder, { recursive: true, force: true }));
  const lock = (): string => path.join(folder, lockName);

  it('keeps out who comes second while the first lives, and says who that is', async () => {
    const first = spawn(process.execPath, ['-e', 'setInterval(() => 0, 999)']);
    try {
      await once(first, 'spawn');
      await writeFile(lock(), `${first.pid}\n`);
      expect(() => { lockDirectory(folder); }).to.throw(UsageError, `another mitz-keur (process ${first.pid})`); // prettier-ignore
      const refused = await emptyRunDirectory(folder).catch((thrown: unknown) => thrown);
      expect(refused).to.be.instanceOf(UsageError);
    } finally {
      first.kill('SIGKILL');
    }
  });

  it('is taken over from one that is gone, or that wrote nothing in it', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'exit');
    for (const left of [`${gone.pid}\n`, '', 'rubbish', '-1\n']) {
      await writeFile(lock(), left);
      lockDirectory(folder);
      expect(await readFile(lock(), 'utf8')).to.equal(`${process.pid}\n`);
    }
  });

  it('is no hindrance to the program that holds it', async () => {
    await emptyRunDirectory(folder);
    await emptyRunDirectory(folder);
    expect(await readFile(lock(), 'utf8')).to.equal(`${process.pid}\n`);
  });
});
