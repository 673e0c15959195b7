/**
 * How many gesloten autorisatievragen per second the mocked Mitz answers over mutual TLS, recorded and all, beside a
 * bare node:https server that reads the body and answers a fixed text (the limit), and beside the same mock behind
 * msw's handlers. Client and server share the process, so compare the rows with each other only.
 *
 *   npm run bench
 */
import https from 'node:https';
import { getResponse } from 'msw';
import { Recorder } from '../core/recorder.js';
import { exampleContext } from '../mitz/example.js';
import { buildQuestion } from '../mitz/gesloten-autorisatievraag/question.js';
import { defaultSpecification as specification } from '../mitz/specification/index.js';
import { consulter, WorldMaker } from '../mitz/world.js';
import { makeIdentities } from '../mocks/certificates.js';
import type { Identities } from '../mocks/certificates.js';
import { mitzHandlers } from '../mocks/msw.js';
import { MockServer } from '../mocks/server.js';
import { MitzState } from '../mocks/state.js';

const [requests, connections, rounds] = [1500, 16, 3];

const maker = new WorldMaker('bench', exampleContext.company);
const patient = maker.patient();
maker.consent(patient, 'yes');
const path = specification['path.geslotenAutorisatievraag'].value;
const question = {
  messageId: 'urn:uuid:5f0a5b0c-6b7c-4d37-9a52-2d8f1f8b2b11',
  bsn: patient.bsn,
  holder: exampleContext.company.provider,
  dataCategories: ['GGC002'],
  consulter,
  purposeOfUse: 'TREAT',
};
const body = buildQuestion(question, 'https://localhost', specification);
const scene = (): { mitz: MitzState; recorder: Recorder } => ({
  mitz: new MitzState(maker.world(), specification),
  recorder: new Recorder((value) => value),
});

interface Contender {
  readonly name: string;
  readonly url: string;
  close(): Promise<void> | void;
}

const identities = await makeIdentities('localhost');
const contenders = [await bare(identities), await mock(identities), await throughMsw(identities)];
const best = new Map<string, number>();
for (let round = 0; round < rounds; round += 1) {
  for (const { name, url } of contenders)
    best.set(name, Math.max(best.get(name) ?? 0, await perSecond(url, identities)));
}
for (const contender of contenders) await contender.close();

const limit = best.get('bare node:https') ?? 1;
console.log(`| server (mutual TLS, ${connections} connections) | questions/s | of the limit |\n|---|---|---|`);
for (const [name, rate] of best) console.log(`| ${name} | ${Math.round(rate)} | ${(rate / limit).toFixed(2)} |`);

async function listening(server: https.Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `https://localhost:${(server.address() as { port: number }).port}/`;
}

function close(server: https.Server): void {
  server.close();
  server.closeAllConnections();
}

function tls({ mitz, ca }: Identities): https.ServerOptions {
  return { cert: mitz.certificate, key: mitz.key, ca, requestCert: true };
}

async function bare(of: Identities): Promise<Contender> {
  const server = https.createServer(tls(of), (request, response) => {
    request.resume().on('end', () => response.end(body));
  });
  return {
    name: 'bare node:https',
    url: await listening(server),
    close: () => close(server),
  };
}

async function mock(of: Identities): Promise<Contender> {
  const server = await MockServer.start({
    identities: of,
    specification,
    host: 'localhost',
    bind: '127.0.0.1',
    port: 0,
  });
  server.play(scene());
  return { name: 'the mocked Mitz', url: server.baseUrl + path, close: () => server.close() };
}

/** What serving msw handlers over HTTPS would cost, were they what the mock is made of. */
async function throughMsw(of: Identities): Promise<Contender> {
  const playing = scene();
  const handlers = [...mitzHandlers('https://mitz.bench/', () => playing)];
  const server = https.createServer(tls(of), (request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      const init = { method: 'POST', body: text, headers: { 'content-type': 'application/soap+xml' } };
      void getResponse(handlers, new Request(`https://mitz.bench/${path}`, init)).then(async (answer) => {
        response.writeHead(answer?.status ?? 500).end(await answer?.text());
      });
    });
  });
  return {
    name: 'msw handlers behind node:https',
    url: await listening(server),
    close: () => close(server),
  };
}

async function perSecond(url: string, { ca, client }: Identities): Promise<number> {
  const agent = new https.Agent({
    keepAlive: true,
    maxSockets: connections,
    ca,
    cert: client.certificate,
    key: client.key,
  });
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const request = https.request(
        url,
        { method: 'POST', agent, headers: { 'content-type': 'application/soap+xml' } },
        (response) => {
          response.resume().on('end', () => { resolve(); }); // prettier-ignore
        },
      );
      request.on('error', reject).end(body);
    });
  await Promise.all(Array.from({ length: connections }, one)); // the handshakes are not measured
  const begun = process.hrtime.bigint();
  await Promise.all(Array.from({ length: requests }, one));
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  agent.destroy();
  return requests / seconds;
}
