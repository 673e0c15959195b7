import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { DriverError, messageOf } from '../core/errors.js';
import { door, hideSecrets } from '../core/redaction.js';
import { TargetProcess } from './process.js';
import type { ProcessOptions } from './process.js';

/** Answers `ready` on its port, after doing what else a test wants of it; asked to, it dies. */
const server = (before = '', status = 200): string => `${before};
require('node:http').createServer((request, answer) => {
  if (request.url === '/die') process.exit(1);
  answer.statusCode = ${status};
  answer.end('pid ' + process.pid);
}).listen(Number(process.argv[1]), '127.0.0.1');`;
const options = (program: string, rest: Partial<ProcessOptions> = {}): ProcessOptions => ({
  command: [process.execPath, '-e', program, '{port}'],
  ready: 'http://127.0.0.1:{port}/ready',
  readyMs: 15_000,
  folder: import.meta.dirname,
  door: (value) => value,
  ...rest,
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // ESRCH: it is gone
  }
};
/** Waits until something holds; where it never does, the test's own time runs out. */
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await wait(5);
};
/** Whether somebody listens there. A process that was killed does not, though its parent has not noticed yet. */
async function listens(port: number): Promise<boolean> {
  const socket = net.connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false; // refused: it is gone
  } finally {
    socket.destroy();
  }
}
const said = (target: TargetProcess, pattern: RegExp): RegExpExecArray | undefined =>
  target.output.map((line) => pattern.exec(line)).find((found) => found !== null) ?? undefined;

describe('the process of a target', () => {
  const started: TargetProcess[] = [];
  const start = async (program: string, rest: Partial<ProcessOptions> = {}): Promise<TargetProcess> => {
    const target = await TargetProcess.start(options(program, rest));
    started.push(target);
    return target;
  };
  const failure = async (program: string, rest: Partial<ProcessOptions> = {}): Promise<string> => {
    const thrown = await start(program, rest).catch((error: unknown) => error);
    expect(thrown).to.be.instanceOf(DriverError);
    return messageOf(thrown);
  };
  afterEach(async () => {
    await Promise.all(started.splice(0).map((target) => target.stop()));
  });
  const pidAt = async ({ port }: TargetProcess): Promise<string> =>
    (await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })).text();

  const die = async (target: TargetProcess): Promise<void> => {
    await fetch(`http://127.0.0.1:${target.port}/die`).catch(() => undefined); // it dies before it answers
    await until(() => target.ended);
  };

  describe('is started', () => {
    it('on a free port of its own, and there when it says that it is ready', async () => {
      const [one, other] = await Promise.all([start(server()), start(server())]);
      expect(one.port).not.to.equal(other.port);
      expect(await pidAt(one)).not.to.equal(await pidAt(other));
      expect(one.ended).to.be.false;
      expect(one.fill('http://127.0.0.1:{port}/a/{port}')).to.equal(`http://127.0.0.1:${one.port}/a/${one.port}`);
    });

    it('in the folder of the target file', async () => {
      const target = await start(server('console.log("in " + process.cwd())'), { folder: '/' });
      await until(() => said(target, /^in \/$/) !== undefined);
    });

    it('and is waited for until it answers with success', async () => {
      const slow = `const begun = Date.now(); let asked = 0;
        require('node:http').createServer((_, answer) => { asked += 1; answer.statusCode = asked < 3 ? 503 : 200; answer.end(); console.log('asked', asked); }).listen(Number(process.argv[1]), '127.0.0.1')`;
      const target = await start(slow);
      await until(() => said(target, /^asked 3$/) !== undefined);
    });
  });

  describe('is told of in plain words', () => {
    it('when it dies at the start, with the last it said on either stream', async () => {
      const message = await failure(
        "for (let i = 0; i < 30; i += 1) console.log('line ' + i); process.stderr.write('Error: no configuration'); process.exitCode = 3",
      );
      expect(message).to.contain('ended with exit code 3').and.to.contain('| Error: no configuration');
      expect(message).to.contain('| line 29').and.not.to.contain('line 5\n');
    });

    it('when it dies without a word, or by a signal', async () => {
      expect(await failure('process.exit(0)')).to.match(/ended with exit code 0; it printed nothing$/);
      expect(await failure("process.kill(process.pid, 'SIGTERM')")).to.contain('ended with SIGTERM');
    });

    it('when it is never ready: what the address gave, and what it said; and it is ended', async () => {
      const deaf = await failure("console.log('pid ' + process.pid); setInterval(() => undefined, 1000)", {
        readyMs: 2000,
      });
      expect(deaf).to.match(/was not ready within 2000 ms: http:\/\/127\.0\.0\.1:\d+\/ready gave no answer/);
      const pid = Number(/\| pid (\d+)/.exec(deaf)?.[1]);
      expect(pid).to.be.greaterThan(0);
      expect(isAlive(pid)).to.be.false;
    });

    it('when its address answers with something else than success, a redirect too', async () => {
      const statuses = [302, 404, 500];
      const all = await Promise.all(statuses.map((status) => failure(server('', status), { readyMs: 2000 })));
      expect(all.map((message) => /gave status (\d+)/.exec(message)?.[1])).to.deep.equal(statuses.map(String));
    });

    it('when every port that it was given turns out to be taken', async () => {
      const taken = `console.error('listen EADDRINUSE: address already in use 127.0.0.1:' + process.argv[1]); process.exit(1)`;
      expect(await failure(taken))
        .to.contain('EADDRINUSE')
        .and.to.contain('ended with exit code 1');
    });

    it('when there is no such command', async () => {
      const message = await failure('', { command: ['no-such-command-of-ours', '{port}'] });
      expect(message).to.contain("'no-such-command-of-ours {port}' could not be started").and.to.contain('ENOENT');
    });
  });

  describe('is ended', () => {
    const child = `const server = require('node:net').createServer().listen(0, '127.0.0.1', () => console.log('grandchild ' + server.address().port))`;
    const parent = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' });`;
    /** The port of the process that the target started. */
    const grandchildOf = async (target: TargetProcess): Promise<number> => {
      await until(() => said(target, /^grandchild (\d+)$/) !== undefined);
      return Number(said(target, /^grandchild (\d+)$/)?.[1]);
    };

    it('with its children', async () => {
      const target = await start(server(parent));
      const port = await grandchildOf(target);
      expect(await listens(port)).to.be.true;
      await target.stop();
      expect(target.ended).to.be.true;
      await until(async () => !(await listens(port)));
    });

    it('though it does not want to, and more than once', async () => {
      const target = await start(
        server("for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => undefined)"),
      );
      const pid = Number((await pidAt(target)).replace('pid ', ''));
      await Promise.all([target.stop(), target.stop()]);
      await target.stop();
      expect(isAlive(pid)).to.be.false;
    });

    it('by itself: then its children do not outlive it either', async () => {
      const target = await start(server(parent));
      const port = await grandchildOf(target);
      await die(target);
      await until(async () => !(await listens(port)));
    });
  });

  describe('is started again', () => {
    it('on the same port, as another process', async () => {
      const target = await start(server());
      const { port } = target;
      const before = await pidAt(target);
      await target.restart();
      expect(target.port).to.equal(port);
      expect(target.ended).to.be.false;
      expect(await pidAt(target)).not.to.equal(before);
    });

    it('after it ended by itself', async () => {
      const target = await start(server());
      await die(target);
      await target.restart();
      expect(target.ended).to.be.false;
    });

    it('and says so where it does not come back', async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-process-'));
      try {
        const onlyOnce =
          "const fs = require('node:fs'); if (fs.existsSync('mark')) process.exit(4); fs.writeFileSync('mark', '')";
        const target = await start(server(onlyOnce), { folder });
        const thrown = await target.restart().catch((error: unknown) => error);
        expect(thrown).to.be.instanceOf(DriverError);
        expect(messageOf(thrown)).to.contain('ended with exit code 4');
        expect(target.ended).to.be.true;
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });

  describe('is heard', () => {
    it('as its last lines, each of them in short', async () => {
      const target = await start(
        server(
          "for (let i = 0; i < 500; i += 1) console.log('line ' + i + '-'.repeat(5000)); console.log(); console.log('last')",
        ),
      );
      await until(() => said(target, /^last$/) !== undefined);
      expect(target.output).to.have.length(40);
      expect(target.output.at(-1)).to.equal('last');
      expect(target.output[0]).to.match(/^line 461-/);
      expect(Math.max(...target.output.map((line) => line.length))).to.equal(500);
    });

    it('in bounds, though it never ends a line', async () => {
      const target = await start(server("process.stdout.write('x'.repeat(3_000_000), () => console.error('written'))"));
      await until(() => said(target, /^written$/) !== undefined);
      await target.stop();
      expect(target.output.join('').length).to.be.lessThan(1000);
    });

    it('in whole lines, however they were written', async () => {
      const target = await start(
        server(
          "process.stdout.write('Patiënt 12345'); setTimeout(() => process.stdout.write('6782 en\\nrest\\n'), 100)",
        ),
        {
          door: door([(text) => text.replaceAll('123456782', '[hidden]')]),
        },
      );
      await until(() => said(target, /^rest$/) !== undefined);
      expect(target.output).to.deep.equal(['Patiënt [hidden] en', 'rest']);
    });

    it('through the door: no private key, though it is printed in pieces', async () => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
      const pieces = JSON.stringify([`key:\n${pem.slice(0, 50)}`, pem.slice(50, 120), `${pem.slice(120)}after\n`]);
      const target = await start(
        server(`${pieces}.forEach((piece, i) => setTimeout(() => process.stdout.write(piece), 80 * i))`),
        {
          door: door([hideSecrets]),
        },
      );
      await until(() => said(target, /^after$/) !== undefined);
      expect(target.output).to.deep.equal(['key:', '[private key hidden]', 'after']);
    });

    it('through the door too when it dies in the middle of a key', async () => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
      const message = await failure(`process.stdout.write(${JSON.stringify(pem.slice(0, 100))})`, {
        door: door([hideSecrets]),
      });
      const [, output] = message.split('its last output:');
      expect(output).to.contain('[private key hidden]').and.not.to.contain(pem.slice(30, 60));
    });
  });
});
