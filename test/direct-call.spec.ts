import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import type { RequestListener, Server } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../core/errors.js';
import { makeIdentities } from '../mocks/certificates.js';
import type { Identities } from '../mocks/certificates.js';
import { directCall, NoAnswerInTime } from '../drivers/direct-call.js';

/** Calls in a process of its own, whose environment is like that of a build machine, and prints what came of it. */
const program = `
  import { directCall } from ${JSON.stringify(new URL('../drivers/direct-call.js', import.meta.url).href)};
  const [url, ca] = process.argv.slice(1);
  const call = { limitMs: 5000, maxBytes: 99, ...(ca && { ca }) };
  console.log(await directCall(url, call).then(({ body }) => body, (thrown) => 'refused: ' + thrown.message));`;

const dead = 'http://127.0.0.1:9';
const environments: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a proxy that is dead': { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: dead, HTTPS_PROXY: dead, ALL_PROXY: dead, NO_PROXY: '' }, // prettier-ignore
  'the same in small letters': { NODE_USE_ENV_PROXY: '1', http_proxy: dead, https_proxy: dead },
  'no verification of servers': { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
};

describe('a direct call', () => {
  let identities: Identities;
  const servers: Server[] = [];
  before(async () => (identities = await makeIdentities('localhost')));
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
  });

  async function served(secure: boolean, answer: RequestListener): Promise<string> {
    const { listener: identity } = identities;
    const server = secure
      ? https.createServer({ cert: identity.certificate, key: identity.key }, answer)
      : http.createServer(answer);
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `${secure ? 'https' : 'http'}://localhost:${(server.address() as AddressInfo).port}/`;
  }
  const ok: RequestListener = (_, response) => void response.end('heard');

  async function calledIn(environment: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, ...args], {
      env: { ...process.env, ...environment },
    });
    let said = '';
    child.stdout.on('data', (some: Buffer) => (said += some.toString()));
    await once(child, 'close');
    return said.trim();
  }

  for (const [what, environment] of Object.entries(environments)) {
    it(`goes where it is addressed, and trusts as always, in an environment with ${what}`, async () => {
      expect(await calledIn(environment, await served(false, ok))).to.equal('heard');
      const secure = await served(true, ok);
      expect(await calledIn(environment, secure)).to.match(/^refused: .*(certificate|self.signed)/);
      expect(await calledIn(environment, secure, identities.ca)).to.equal('heard');
    });
  }

  it('takes no answer that is too late or too large, and follows no address in it', async () => {
    const limits = { limitMs: 200, maxBytes: 10 };
    const refusal = async (answer: RequestListener): Promise<unknown> =>
      directCall(await served(false, answer), limits).then(
        ({ status }) => status,
        (thrown: unknown) => thrown,
      );
    expect(await refusal(() => undefined)).to.be.instanceOf(NoAnswerInTime);
    expect(await refusal((_, response) => void response.write('never ends')), 'in all').to.be.instanceOf(NoAnswerInTime); // prettier-ignore
    expect(messageOf(await refusal((_, response) => void response.end('eleven bytes')))).to.contain('larger than 10 bytes'); // prettier-ignore
    expect(await refusal((_, response) => void response.writeHead(302, { location: '/else' }).end())).to.equal(302);
    expect(messageOf(await refusal((request) => request.socket.destroy()))).to.match(/hang up|reset/);
  });

  it('says why nobody answers', async () => {
    const said = await directCall('http://localhost:9/', { limitMs: 2000, maxBytes: 9 }).catch(messageOf);
    expect(said).to.match(/ECONNREFUSED/);
  });
});
