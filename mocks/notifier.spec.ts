import { expect } from 'chai';
import { once } from 'node:events';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import { Recorder } from '../core/recorder.js';
import { isExchange } from '../core/transcript.js';
import type { Exchange } from '../core/transcript.js';
import { exampleContext } from '../mitz/example.js';
import { defaultSpecification as specification } from '../mitz/specification/index.js';
import type { NotificationOrder } from '../mitz/toestemming/notification.js';
import { makeIdentities } from './certificates.js';
import type { Identities } from './certificates.js';
import { Notifier } from './notifier.js';

/** A receiver of notifications that answers with the statuses it is given, the last for ever. */
class Receiver {
  readonly bodies: string[] = [];
  readonly callers: (string | undefined)[] = [];
  statuses: readonly number[] = [204];
  readonly #server: https.Server;

  constructor(identities: Identities) {
    const { certificate: cert, key } = identities.listener;
    const options = { cert, key, ca: identities.ca, requestCert: true, rejectUnauthorized: false };
    this.#server = https.createServer(options, (request, response) => {
      const peer = request.socket instanceof TLSSocket ? request.socket.getPeerX509Certificate() : undefined;
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        this.callers.push(/CN=(.*)/.exec(peer?.subject ?? '')?.[1]);
        this.bodies.push(body);
        response.writeHead(this.statuses[Math.min(this.bodies.length, this.statuses.length) - 1] ?? 204).end();
      });
    });
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `https://localhost:${(this.#server.address() as AddressInfo).port}/notificaties`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}

describe('the notifier', () => {
  let identities: Identities;
  let receiver: Receiver;
  let endpoint: string;

  before(async () => {
    identities = await makeIdentities('localhost');
  });
  beforeEach(async () => {
    receiver = new Receiver(identities);
    endpoint = await receiver.listen();
  });
  afterEach(() => receiver.close());

  async function notified(different: Partial<NotificationOrder> = {}, to = endpoint): Promise<readonly Exchange[]> {
    const { baseUrl, company } = exampleContext;
    const notifier = new Notifier({ identities, specification, baseUrl, timeoutMs: 5000, redeliverMs: 300 });
    const recorder = new Recorder((value) => value);
    const order = { choice: 'yes', decidedAt: '2025-03-01T09:30:00Z', dataCategory: 'GGC002', ...different } as const;
    await notifier.notify({ bsn: '999990019', holder: company.provider, endpoint: to }, order, recorder);
    return recorder.entries().filter(isExchange);
  }

  it('comes with the certificate of Mitz, of a stranger, or with none', async () => {
    const exchanges = [
      ...(await notified()),
      ...(await notified({ as: 'stranger' })),
      ...(await notified({ as: 'nobody' })),
    ];
    expect(receiver.callers).to.deep.equal(['mitz-notificaties', 'niet-mitz', undefined]);
    expect(exchanges.map(({ impostor }) => impostor)).to.deep.equal([undefined, 'stranger', 'nobody']);
  });

  it('sends the very same message again', async () => {
    await notified({ times: 2 });
    expect(receiver.bodies).to.have.length(2);
    expect(receiver.bodies[1]).to.equal(receiver.bodies[0]);
  });

  it('redelivers until it is taken', async () => {
    receiver.statuses = [503, 204];
    const exchanges = await notified({ untilTaken: true });
    expect(exchanges.map(({ response }) => response?.status)).to.deep.equal([503, 204]);
  });

  it('gives up when patience has run out', async () => {
    receiver.statuses = [503];
    const exchanges = await notified({ untilTaken: true });
    expect(exchanges.length).to.be.above(1);
    expect(exchanges.every(({ response }) => response?.status === 503)).to.be.true;
  });

  it('sends all of a huge message, and keeps the beginning', async () => {
    const [exchange] = await notified({ spoil: 'huge' });
    expect(Buffer.byteLength(receiver.bodies[0] ?? '')).to.equal(exchange?.request.bodyBytes);
    expect(exchange?.request.body.length).to.be.below(100_000);
  });

  it('tells that nobody took it', async () => {
    const [plain] = await notified({}, endpoint.replace('https:', 'http:'));
    expect(plain?.response).to.be.null;
    expect(plain?.ending).to.match(/^the notification was not taken: /);
  });
});
