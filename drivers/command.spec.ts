import { expect } from 'chai';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DriverError, Overdue } from '../core/errors.js';
import { door, hideSecrets } from '../core/redaction.js';
import type { Performed } from '../mitz/xis.js';
import { CommandDriver } from './command.js';
import { livesOn, portIn, untilGone } from './process-group.spec.kit.js';

/** A driver whose command is this program; the action is its first argument, the input is `input`. */
function driver(
  program: string,
  options: { readonly actionMs?: number; readonly folder?: string } = {},
): CommandDriver {
  const whole = `const action = process.argv[1]; const input = require('fs').readFileSync(0, 'utf8'); ${program}`;
  return commanded([process.execPath, '-e', whole], options);
}
const commanded = (
  command: readonly string[],
  options: { readonly actionMs?: number; readonly folder?: string } = {},
): CommandDriver =>
  new CommandDriver({ command, actionMs: 15_000, folder: '.', door: door([hideSecrets]), ...options });

const work = (one: CommandDriver): Promise<Performed<'run-scheduled-work'>> =>
  one.perform('run-scheduled-work', undefined);

async function breach(performing: Promise<unknown>): Promise<DriverError> {
  const thrown = await performing.then(
    () => new Error('the driver held'),
    (error: unknown) => error,
  );
  expect(thrown).to.be.instanceOf(DriverError);
  return thrown as DriverError;
}

describe('the command driver', () => {
  it('gives the action as the last word and the input on standard input, in the folder of the target file', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-spec-'));
    try {
      const program = "require('fs').writeFileSync('told.json', JSON.stringify([action, JSON.parse(input)]))";
      expect(await driver(program, { folder }).perform('open-dossier', { bsn: '999990019' })).to.deep.equal({
        status: 'done',
        output: undefined,
      });
      const told: unknown = JSON.parse(await readFile(path.join(folder, 'told.json'), 'utf8'));
      expect(told).to.deep.equal(['open-dossier', { bsn: '999990019' }]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('understands exit 0 with the output, whatever more is in it', async () => {
    expect(await work(driver(`console.log('{"pending":2,"own":1}')`))).to.deep.equal({
      status: 'done',
      output: { pending: 2, own: 1 },
    });
  });

  it('understands exit 64 without a word as beyond it, and exit 65 with a reason as a refusal of the XIS', async () => {
    expect(await work(driver('process.exit(64)'))).to.deep.equal({ status: 'unsupported' });
    expect(await work(driver(`console.log('{"error":"Nee"}'); process.exitCode = 65`))).to.deep.equal({
      status: 'refused',
      reason: 'Nee',
    });
  });

  it('takes a driver that does not read its input', async () => {
    const silent = commanded([process.execPath, '-e', `process.exit(0)`]);
    const patients = Array.from({ length: 20_000 }, () => ({ bsn: '999990019', birthDate: '1980-01-01' }));
    expect(await silent.perform('register-patients', { patients })).to.include({ status: 'done' });
  });

  it('carries out several actions at once', async () => {
    const one = driver(`setTimeout(() => console.log('{"pending":0}'), 50)`);
    expect(await Promise.all([work(one), work(one), work(one)])).to.have.length(3);
  });

  describe('is broken, never the target, by', () => {
    const table: Readonly<Record<string, readonly [program: string, words: RegExp]>> = {
      'no output': ['', /no JSON/],
      'rubbish for output': [`console.log('oops')`, /no JSON: oops/],
      'an output that lacks something': [`console.log('{}')`, /required property 'pending'/],
      'an output of another type': [`console.log('{"pending":"none"}')`, /pending must be integer/],
      'a word with exit 64': [`console.log('cannot'); process.exitCode = 64`, /exit code 64 with .*: cannot/],
      'a refusal without a reason': ['process.exit(65)', /exit code 65 without \{error\}/],
      'another exit code, with what it said': [
        `console.error('no disk'); process.exitCode = 3`,
        /exit code 3[^]*no disk/,
      ],
      'an end by a signal': [`process.kill(process.pid, 'SIGKILL'); setInterval(() => 0, 9)`, /ended with SIGKILL/],
      'more than any output can be': [`process.stdout.write('x'.repeat(9e6))`, /more than \d+ bytes/],
    };
    for (const [what, [program, words]] of Object.entries(table)) {
      it(what, async () => {
        const { message } = await breach(work(driver(program)));
        expect(message).to.match(words).and.to.contain("broke its contract at action 'run-scheduled-work'");
      });
    }

    it('a program that is not there', async () => {
      const { message } = await breach(work(commanded(['/no/such/program'])));
      expect(message).to.contain('could not be started').and.to.contain('/no/such/program');
    });

    it('not being done in time: that is Overdue, and it is ended with what it started', async () => {
      const child = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(livesOn)}], { stdio: 'inherit' })`;
      const slow = driver(`${child}; setInterval(() => 0, 9)`, { actionMs: 1000 });
      const error = await breach(work(slow));
      expect(error).to.be.instanceOf(Overdue);
      expect(error.message).to.contain('not done within 1000 ms');
      await untilGone(portIn(slow.output.join()));
    });
  });

  it('keeps what it prints on standard error, through the door', async () => {
    const key = '-----BEGIN PRIVATE KEY-----\\nMIIBsecret\\n-----END PRIVATE KEY-----';
    const one = driver(`console.error('note'); console.error('${key}'); console.log('{"pending":0}')`);
    await work(one);
    expect(one.output).to.include('note');
    expect(one.output.join('\n')).not.to.contain('MIIBsecret');
  });

  it('ends what is under way when it is closed', async () => {
    const one = driver('setInterval(() => 0, 9)');
    const broken = breach(work(one));
    await wait(20);
    await one.close();
    expect((await broken).message).to.contain('ended with SIGKILL');
  });
});
