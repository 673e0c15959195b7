import { expect } from 'chai';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { demoTarget } from '../cli/run/demo-target.js';
import { toldOfEnvironment } from '../cli/run/environment-variables.js';
import { examine } from '../cli/run/doctor.js';
import type { Diagnosis } from '../cli/run/doctor.js';
import { inFolder, mitzKeur } from './command.spec.kit.js';

/** Kept for all of them: making certificates is most of the work. */
const identity = mkdtempSync(path.join(tmpdir(), 'mitz-keur-spec-'));
const { folder: _, providers: __, ...rest } = demoTarget([], undefined);
const demo = { ...rest, mitz: { ...rest.mitz, identity } };

describe('mitz-keur doctor', function () {
  this.timeout(60_000);
  after(() => rmSync(identity, { recursive: true }));

  /** What is found of a target file that differs from a right one in this. */
  const examined = (different: object): Promise<readonly Diagnosis[]> =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'target.yaml');
      await writeFile(file, stringify({ ...demo, ...different }));
      const found: Diagnosis[] = [];
      await examine(file, undefined, (one) => found.push(one));
      return found;
    });
  const fault = async (different: object): Promise<string> => {
    const [last, ...more] = (await examined(different)).filter(({ state }) => state === 'fault');
    expect(more).to.deep.equal([]);
    return last ? `${last.place}: ${last.text}` : 'none';
  };

  it('finds nothing wrong where nothing is, says what it looked at, and ends with 0', async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'target.yaml');
      await writeFile(file, stringify(demo));
      const { code, stdout, stderr } = await mitzKeur(['doctor', '--target', file]);
      expect(code, stdout + stderr).to.equal(0);
      for (const place of ['target file', 'specification set', 'certificates', 'clock', 'mocked Mitz', 'driver'])
        expect(stdout).to.match(new RegExp(`^✓ ${place} `, 'm'));
      expect(stdout).to.contain('reset, configure, run-scheduled-work, work-list, audit-log');
    });
  });

  it('names the variables that change whom or over what a program calls, and never what they hold', async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'target.yaml');
      await writeFile(file, stringify(demo));
      const secret = 'http://user:pa55word@proxy.invalid:3128';
      const { code, stdout } = await mitzKeur(['doctor', '--target', file], {
        https_proxy: secret,
        HTTP_PROXY: secret,
        NODE_USE_ENV_PROXY: '1',
        NODE_TLS_REJECT_UNAUTHORIZED: '0',
      });
      expect(stdout).to.match(/^! environment +HTTP_PROXY, https_proxy\b.*: .*directly.*let NO_PROXY name localhost/m);
      expect(stdout).to.match(
        /^! environment +NODE_TLS_REJECT_UNAUTHORIZED\b.*: .*trusts what it always does.*unset it/m,
      );
      expect(stdout).to.not.contain('pa55word');
      expect(stdout).to.match(/^✓ driver /m);
      expect(code).to.equal(0);
    });
  });

  it('says nothing of variables that are not there, and no more than is so', () => {
    const { driver, mitz } = demo;
    const attended = { driver: { kind: 'attended' }, mitz } as const;
    expect(toldOfEnvironment({ HTTP_PROXY: '', NO_PROXY: 'x' }, { driver, mitz })).to.deep.equal([]);
    for (const direct of ['*', 'example.nl, localhost'])
      expect(toldOfEnvironment({ HTTPS_PROXY: 'p', NO_PROXY: direct }, demo).join()).to.not.contain('let NO_PROXY');
    expect(toldOfEnvironment({ ALL_PROXY: 'p' }, attended).join())
      .to.match(/^ALL_PROXY/)
      .and.to.not.contain('inherits');
    expect(toldOfEnvironment({ NODE_OPTIONS: '--use-env-proxy --use-system-ca' }, attended).join())
      .to.contain('NODE_OPTIONS --use-system-ca')
      .and.to.contain('NODE_OPTIONS --use-env-proxy');
  });

  it('says what each action costs that the adapter lacks, and what to answer where there is nothing to do', async () => {
    const script =
      'case $0 in run-scheduled-work|work-list|configure) exit 64;; audit-log) echo "{\\"entries\\":[]}";; esac';
    const { process: __, ...withoutProcess } = demo;
    const driver = { kind: 'command', command: ['sh', '-c', script] };
    const file = { ...withoutProcess, process: undefined, driver, patience: { messageMs: 4000, quietMs: 250 } };
    const told = await examined(file);
    const notes = told.filter(({ place }) => place === 'action').map(({ text }) => text);
    expect(notes).to.have.length(3);
    expect(notes[0]).to.match(/^configure \(501\): \d+ scenarios stay not shown, of lines .*1\.03\.b/);
    expect(notes[1]).to.match(
      /^run-scheduled-work \(501\): nearly every scenario waits 4000 ms .*250 ms; .*"pending": 0/,
    );
    expect(notes[2]).to.match(/^work-list \(501\): .*"items": \[\]/);
    const table = told.find(({ place }) => place === 'capabilities')?.text ?? '';
    expect(table)
      .to.match(/^reset +can /m)
      .and.to.match(/^audit-log +can /m);
    expect(table).to.match(/^work-list +cannot \(501\) /m);
    expect(table).to.match(/^answer-data-request +not asked yet +asked by \d+ scenarios$/m);
  });

  it('names what is wrong with its repair, and ends with 2', async () => {
    const { code, stdout } = await mitzKeur(['doctor', '--target', 'no-such-file.yaml', '--json']);
    expect(code).to.equal(2);
    expect(JSON.parse(stdout)).to.have.length(1).and.to.have.nested.property('[0].state', 'fault');
  });

  const withoutProcess = { process: undefined };
  const wrong: Readonly<Record<string, readonly [different: object, words: RegExp]>> = {
    'a wrong key in the target file': [{ suplier: 'x' }, /^target file: .*did you mean 'supplier'/],
    'a specification that is not there': [{ mitz: { ...demo.mitz, specification: '9' } }, /^specification set: no specification set '9'/], // prettier-ignore
    'a migration without localisation': [{ functionalities: ['migratie', 'gesloten'] }, /^claims: 'migratie' comes on top of 'lokalisatie'.*2\.01\.a/], // prettier-ignore
    'notifications without localisation': [{ functionalities: ['notificaties', 'gesloten'], recordedBy: 'geen-dossierhouder' }, /^claims: 'notificaties' comes beside 'lokalisatie'/], // prettier-ignore
    'nobody who records localisation data': [{ functionalities: ['gesloten'] }, /^claims: .*recordedBy.*geen-dossierhouder/], // prettier-ignore
    'nobody who asks Mitz': [{ functionalities: ['lokalisatie'] }, /^claims: .*askedBy.*1\.02\.b and 2\.02\.a/], // prettier-ignore
    'declarations that are not there': [{ declarations: 'none.yaml' }, /^declarations: .*none\.yaml/],
    'a name that does not lead to the mock': [{ mitz: { ...demo.mitz, host: 'mitz.invalid' } }, /^mocked Mitz: .*not reached at https:\/\/mitz\.invalid.*hosts file/], // prettier-ignore
    'a driver that is not there': [{ ...withoutProcess, driver: { kind: 'http', url: 'http://127.0.0.1:9' } }, /^driver: .*is the adapter started/], // prettier-ignore
    'a command that is not there': [{ ...withoutProcess, driver: { kind: 'command', command: ['/no/such'] } }, /^driver: .*could not be started/], // prettier-ignore
    'a module that is not there': [{ ...withoutProcess, driver: { kind: 'module', module: 'none.mjs' } }, /^driver: .*cannot be loaded/], // prettier-ignore
    'a target that does not start': [{ process: { ...demo.process, command: ['/bin/sh', '-c', 'echo no licence; exit 3'] } }, /^driver: .*exit code 3[^]*no licence/], // prettier-ignore
    'a driver that cannot reset': [{ ...withoutProcess, driver: { kind: 'command', command: ['sh', '-c', 'exit 64'] } }, /^driver: .*cannot do 'reset'/], // prettier-ignore
  };
  for (const [what, [different, words]] of Object.entries(wrong))
    it(`finds ${what}`, async () => expect(await fault(different)).to.match(words));

  it('finds a port that is taken', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await fault({ mitz: { ...demo.mitz, port } })).to.match(/^mocked Mitz: .*it is in use: choose another/);
    server.close();
  });

  it('finds clocks that are apart', async () => {
    const server = http.createServer((_request, answer) => {
      answer.setHeader('date', new Date(Date.now() - 3_600_000).toUTCString());
      answer.writeHead(_request.url?.startsWith('/actions/') ? 501 : 200).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const found = await examined({ ...withoutProcess, driver: { kind: 'http', url } });
    expect(found.find(({ place }) => place === 'clock')).to.include({ state: 'fault' });
    server.closeAllConnections();
    server.close();
  });
});
