import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import https from 'node:https';
import path from 'node:path';
import type { RunRecord } from '../core/run-record.js';
import { testBsns } from '../mitz/identifiers.js';
import type { MitzEnvironment } from '../mitz/xis.js';
import { checksOf, inFolder, recordIn, start } from './command.spec.kit.js';

const [known, strange] = [testBsns('observe-a').next().value, testBsns('observe-b').next().value];

const target = `supplier: Proef B.V.
application: { name: Proef, version: '1' }
connector: { name: Proef, version: '1' }
provider: { ura: '90000382', providerType: Z3, name: De Proef }
functionalities: [lokalisatie, gesloten]
mitz: { bind: 127.0.0.1 }
`;

/** What a connector that is configured by hand has in its hands. */
interface Client {
  readonly environment: MitzEnvironment;
  readonly question: string;
}

/** Sends as a connector does; with or without a certificate. @returns the status, or why there was none */
async function send(
  { environment }: Client,
  { path: where, body, certificate = true }: { path: string; body: string; certificate?: boolean },
): Promise<number | string> {
  const { baseUrl, ca, clientCertificate, clientKey } = environment;
  return new Promise((resolve) => {
    const request = https.request(
      new URL(where, baseUrl),
      {
        method: 'POST',
        ca,
        agent: false,
        ...(certificate && { cert: clientCertificate, key: clientKey }),
        headers: {
          'content-type': 'application/soap+xml; charset=UTF-8',
          'x-request-id': /urn:uuid:([0-9a-f-]{36})/.exec(body)?.[1] ?? '',
        },
      },
      (response) => {
        response.resume().on('end', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
    request.end(body);
  });
}

const closed = 'geslotenautorisatievraag/xacml3';
/** The question about another patient, under an id of its own. */
const about = (question: string, bsn: string): string =>
  question
    .replace(/(root="2.16.840.1.113883.2.4.6.3" extension=")\d+/, `$1${bsn}`)
    .replace(/urn:uuid:[0-9a-f-]{36}/, `urn:uuid:${randomUUID()}`);

/** Observes what this sends, and gives what is left in the run directory. */
async function observed(
  sends: (client: Client) => Promise<void>,
  judge: (folder: string, record: RunRecord, code: number | null) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    const file = path.join(folder, 'target.yaml');
    await writeFile(file, target);
    const out = path.join(folder, 'out');
    const running = start(['observe', '--target', file, '--out', out, '--no-allure']);
    await running.until('Ctrl-C ends it');
    const environment = JSON.parse(await readFile(path.join(out, 'environment.json'), 'utf8')) as MitzEnvironment;
    await sends({ environment, question: await readFile(path.join(out, 'vraag.xml'), 'utf8') });
    running.signal('SIGINT');
    const { code } = await running.ended;
    await judge(out, await recordIn(out), code);
  });
}

async function filesIn(folder: string): Promise<readonly { name: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => ({ name, text: await readFile(path.join(parentPath, name), 'utf8') })),
  );
}

describe('mitz-keur observe', function () {
  this.timeout(60_000);

  it('judges what a connector sends by itself, and shows nothing of what needs an adapter', async () => {
    const misplaced = (question: string): string =>
      about(question, strange).replace('root="2.16.840.1.113883.2.4.6.3"', 'root="2.16.528.1.1007.3.3"');
    await observed(
      async (client) => {
        const { question } = client;
        expect(await send(client, { path: closed, body: about(question, known) })).to.equal(200);
        expect(await send(client, { path: closed, body: misplaced(question) })).to.be.a('number');
        expect(await send(client, { path: 'eigen/ingang', body: about(question, known) })).to.equal(404);
        const refused = await send(client, { path: closed, body: question, certificate: false });
        expect(refused, 'a caller without certificate gets no answer').to.be.a('string');
      },
      async (folder, record, code) => {
        expect([record.scope, record.verdict, code]).to.deep.equal(['observed', 'not-accepted', 1]);

        const check = checksOf(record).get('1.02/question-form#bsn-under-its-oid');
        expect(check?.outcome).to.equal('fail');
        expect(check?.where).to.match(/^exchange 2, \/Envelope\/Body\/.*\/InstanceIdentifier$/);
        expect(check?.expected).to.equal('2.16.840.1.113883.2.4.6.3');
        expect(check?.received).to.equal('2.16.528.1.1007.3.3');
        const red = [...checksOf(record)].filter(([, { outcome, blocks }]) => outcome === 'fail' && blocks);
        expect(red.map(([id]) => id)).to.deep.equal([
          '1.01/every-call-uses-the-declared-certificate#no-call-without-certificate',
          '1.02/question-form#bsn-under-its-oid',
        ]);

        const scenarios = record.conditions.flatMap((condition) => condition.scenarios);
        const green = scenarios.filter(({ outcome }) => outcome === 'pass').map(({ id }) => id);
        for (const id of green) expect(id, 'green by messages alone').to.match(/^1\.0[134]\/|^2\.05\//);
        for (const id of ['1.02/deny-releases-nothing', '1.02/permit-releases', '2.01/new-dossier-subscribes'])
          expect(scenarios.find((one) => one.id === id)?.outcome, id).to.equal('not-shown');
        const needAdapter = scenarios.filter(({ reason }) => reason?.includes('this needs a run with a driver'));
        expect(needAdapter.length, 'every scenario of behaviour').to.be.greaterThan(20);
        expect(new Set(needAdapter.map(({ outcome }) => outcome))).to.deep.equal(new Set(['not-shown']));

        const address = record.findings.find(({ kind }) => kind === 'unknown-address');
        expect(address?.text).to.include('POST /tst-us/mitz/eigen/ingang');
        expect(record.findings.map(({ kind }) => kind)).to.include('unknown-bsn');
        const files = await filesIn(folder);
        const transcript = files.find(({ name }) => name === 'observed.har')?.text ?? '';
        expect(transcript, 'the connection that was refused').to.include('refused-connection');
      },
    );
  });

  it('leaves no BSN that it did not issue readable, and no private key in what is published', async () => {
    await observed(
      async (client) => {
        await send(client, { path: closed, body: about(client.question, strange) });
        await send(client, { path: `${closed}?bsn=${strange}`, body: `{"bsn":"${strange}"}` });
        await send(client, { path: `abonnementen/${known}`, body: client.environment.clientKey });
      },
      async (folder) => {
        const files = await filesIn(folder);
        expect(files.length).to.be.greaterThan(5);
        for (const { name, text } of files) {
          expect(text.includes(strange) || text.includes(known), `${name} holds a strange BSN`).to.be.false;
          const isOurs = name.endsWith('.key') || name === 'environment.json';
          if (!isOurs) expect(text, name).to.not.include('PRIVATE KEY-----');
        }
        for (const name of ['environment.json', 'client.key', 'server.key', 'control.token'])
          if (process.platform !== 'win32')
            expect((await stat(path.join(folder, name))).mode & 0o777, name).to.equal(0o600);
      },
    );
  });

  it('shows nothing where nothing was sent', async () => {
    await observed(
      () => Promise.resolve(),
      async (_, record, code) => {
        expect(code).to.equal(1);
        expect(record.counts.pass).to.equal(0);
        expect(record.counts.fail).to.equal(0);
        await Promise.resolve();
      },
    );
  });
});
