import { expect } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DriverError, messageOf, Overdue, UsageError } from '../core/errors.js';
import type { Performed } from '../mitz/xis.js';
import { mitzDoor } from '../mitz/door.js';
import { skipWithout } from '../test/needs.spec.kit.js';
import { ModuleDriver } from './module.js';

const door = mitzDoor();

describe('the module driver', () => {
  let folder = '';
  let count = 0;
  let opened: ModuleDriver | undefined;
  before(async () => (folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-spec-'))));
  after(async () => rm(folder, { recursive: true, force: true }));
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  const open = async (text: string, { extension = 'mjs', actionMs = 15_000 } = {}): Promise<ModuleDriver> => {
    const file = path.join(folder, `connector-${(count += 1)}.${extension}`);
    await writeFile(file, text);
    await opened?.close();
    opened = await ModuleDriver.open({ file, actionMs, isOpen: () => false, door });
    return opened;
  };
  const refusal = async (text: string, extension?: string): Promise<string> => {
    const thrown = await open(text, extension === undefined ? {} : { extension }).catch((error: unknown) => error);
    expect(thrown).to.be.instanceOf(UsageError);
    return messageOf(thrown);
  };
  const work = (driver: ModuleDriver): Promise<Performed<'run-scheduled-work'>> =>
    driver.perform('run-scheduled-work', undefined);
  const worked = async (body: string): Promise<Performed<'run-scheduled-work'>> =>
    work(await open(`export async function runScheduledWork(input) { ${body} }`));
  async function breach(performing: Promise<unknown>): Promise<DriverError> {
    const thrown = await performing.then(() => new Error('the driver held'), (error: unknown) => error); // prettier-ignore
    expect(thrown).to.be.instanceOf(DriverError);
    return thrown as DriverError;
  }

  it('calls what the module exports by the name of the action, and has no action that it does not export', async () => {
    const driver = await open('export const openDossier = async ({ bsn }) => { globalThis.told = bsn; };');
    expect(await driver.perform('open-dossier', { bsn: '999990019' })).to.deep.equal({
      status: 'done',
      output: undefined,
    });
    expect((globalThis as { told?: string }).told).to.equal('999990019');
    expect(await work(driver)).to.deep.equal({ status: 'unsupported' });
  });

  it('takes a CommonJS module as well', async () => {
    const driver = await open(
      'const actions = { runScheduledWork: () => ({ pending: 1 }) }; module.exports = actions;',
      {
        extension: 'cjs',
      },
    );
    expect(await work(driver)).to.deep.equal({ status: 'done', output: { pending: 1 } });
  });

  it('understands an output with more in it, a refusal, and that the connector cannot', async () => {
    expect(await worked('return { pending: 2, own: 1 }')).to.deep.equal({ status: 'done', output: { pending: 2, own: 1 } }); // prettier-ignore
    expect(await worked(`throw Object.assign(new Error('Nee'), { status: 409 })`)).to.deep.equal({ status: 'refused', reason: 'Nee' }); // prettier-ignore
    expect(await worked(`throw Object.assign(new Error('x'), { status: 501 })`)).to.deep.equal({ status: 'unsupported' }); // prettier-ignore
  });

  it('lets the connector change neither what it was given nor, afterwards, what it gave', async () => {
    const driver = await open(`
      const given = { pending: 1 };
      export const openDossier = (input) => { input.bsn = 'x'; given.pending = 7; };
      export const runScheduledWork = () => given;`);
    const first = await work(driver);
    const input = { bsn: '999990019' };
    await driver.perform('open-dossier', input);
    expect([first, input]).to.deep.equal([{ status: 'done', output: { pending: 1 } }, { bsn: '999990019' }]);
  });

  describe('is broken, never the target, by', () => {
    const table: Readonly<Record<string, readonly [body: string, words: RegExp]>> = {
      'no output': ['', /no output/],
      'an output against the schema': ['return {}', /required property 'pending'/],
      'an output that is rubbish': [`return 'oops'`, /against the contract/],
      'an output that is no data at all': ['return () => 1', /no JSON|against the contract/],
      'an output that goes round': ['const a = {}; a.a = a; return a', /circular/],
      'an error': [`throw new TypeError('x is not a function')`, /it threw x is not a function/],
      'throwing nothing': ['throw undefined', /it threw undefined/],
      'a refusal without a reason': [`throw Object.assign(new Error(''), { status: 409 })`, /409 without \{error\}/],
    };
    for (const [what, [body, words]] of Object.entries(table)) {
      it(what, async () => {
        const { message } = await breach(worked(body));
        expect(message).to.match(words).and.to.match(/driver module '.*' broke its contract at action 'run-scheduled-work'/); // prettier-ignore
      });
    }

    it('no answer in time: that is Overdue', async () => {
      const driver = await open('export const runScheduledWork = () => new Promise(() => 0);', { actionMs: 20 });
      expect(await breach(work(driver))).to.be.instanceOf(Overdue);
    });
  });

  describe('cannot be judged any more, whatever it answers, once it', () => {
    const table: Readonly<Record<string, readonly [body: string, words: RegExp]>> = {
      'made a connection that nobody sees': [
        `await new Promise((then) => net.connect(443, 'mitz.example').on('error', then))`,
        /a connection to mitz\.example:443 that msw did not carry.*undici/,
      ],
      'made one as undici does': [
        `await new Promise((then) => tls.connect({ host: '192.0.2.1', port: 8443, path: undefined }).on('error', then))`,
        /192\.0\.2\.1:8443/,
      ],
      'made one to a service on this machine': [
        `await new Promise((then) => new net.Socket().connect({ port: 5432 }).on('error', then))`,
        /localhost:5432/,
      ],
      'ended the process': ['try { process.exit(0) } catch {}', /ended the process \(process\.exit\(0\)\)/],
      'threw where nobody caught it': [
        `setImmediate(() => { throw new Error('loose') }); await new Promise((then) => setTimeout(then, 20))`,
        /threw where nobody caught it: loose/,
      ],
    };
    for (const [what, [body, words]] of Object.entries(table)) {
      it(what, async () => {
        const driver = await open(`
          import net from 'node:net'; import tls from 'node:tls';
          export async function runScheduledWork() { ${body}; return { pending: 0 }; }
          export async function reset() {}`);
        expect(driver.unsound).to.be.undefined;
        await work(driver).catch(() => undefined);
        expect(driver.unsound).to.match(words).and.to.contain(`connector-${count}.mjs`);
        expect((await breach(driver.perform('reset', undefined))).message).to.equal(driver.unsound);
      });
    }
  });

  it('lets nothing that it prints past the door, nor onto standard output', async () => {
    const printed: string[] = [];
    const streams = [process.stdout, process.stderr] as const;
    const before = streams.map((stream) => stream.write.bind(stream));
    streams[0].write = () => expect.fail('standard output was written to');
    streams[1].write = (text: string | Uint8Array) => printed.push(text.toString()) > 0;
    try {
      await worked(`
        console.log('patient 123456782');
        process.stdout.write(Buffer.from('Authorization: Bearer abc'));
        process.stderr.write('defghijk\\nonly half: 1234');
        console.error('56782');
        const { write } = process.stdout;
        write('the last, 123456782');
        return { pending: 0 };`);
      await opened?.close();
    } finally {
      streams.forEach((stream, i) => (stream.write = before[i]!));
    }
    const all = printed.join('');
    expect(all)
      .to.match(/patient bsn-[\w-]+\n/)
      .and.include('only half');
    expect(all).to.match(/the last, bsn-[\w-]+\n$/);
    for (const half of ['12345', '56782', 'Bearer abc', 'defghijk']) expect(all).to.not.include(half);
  });

  it('leaves the process as it was', async () => {
    const parts = (): readonly unknown[] => [Reflect.get(process, 'exit'), Reflect.get(process.stdout, 'write'), process.hasUncaughtExceptionCaptureCallback()]; // prettier-ignore
    const before = parts();
    await (await open('export const reset = () => undefined;')).close();
    expect(parts()).to.deep.equal(before);
    expect(await refusal('export const nothing = 1;')).to.be.a('string');
    expect(parts()).to.deep.equal(before);
    await wait(0);
  });

  describe('takes no file', () => {
    it('that is not there, or is no JavaScript', async () => {
      const thrown = await ModuleDriver.open({ file: path.join(folder, 'none.mjs'), actionMs: 1, isOpen: () => false, door }).catch((error: unknown) => error); // prettier-ignore
      expect(messageOf(thrown)).to.match(/driver\.module '.*none\.mjs' cannot be loaded/);
      expect(await refusal('export const =')).to.match(/cannot be loaded/);
      expect(await refusal(`throw new Error('no settings')`)).to.contain('cannot be loaded: no settings');
    });

    it('that exports no action, and names the one that was meant', async () => {
      expect(await refusal('export const opendossier = () => 1;')).to.contain("did you mean 'openDossier'?");
      expect(await refusal('1;')).to.contain('it exports nothing');
    });

    it('of TypeScript where nothing here loads it', async function () {
      const { typescript } = process.features as { typescript?: unknown };
      const loads = Boolean(typescript) || process.execArgv.some((one) => one.includes('tsx'));
      skipWithout('Node that does not load TypeScript by itself', !loads, this);
      const said = await refusal('export const reset = (input: unknown): void => undefined;', 'ts');
      expect(said).to.contain('does not load TypeScript: install tsx beside it, or compile it');
    });
  });
});
