import { expect } from 'chai';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
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
  /** How it answers instead, once a notification was read, or `early`. */
  answer: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  early = false;
  readonly #server: https.Server;

  constructor(identities: Identities) {
    const { certificate: cert, key } = identities.listener;
    const options = { cert, key, ca: identities.ca, requestCert: true, rejectUnauthorized: false };
    this.#server = https.createServer(options, (request, response) => {
      const peer = request.socket instanceof TLSSocket ? request.socket.getPeerX509Certificate() : undefined;
      if (this.early) {
        this.answer?.(request, response);
        return;
      }
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        this.callers.push(/CN=(.*)/.exec(peer?.subject ?? '')?.[1]);
        this.bodies.push(body);
        if (this.answer) {
          this.answer(request, response);
          return;
        }
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

  async function notified(
    different: Partial<NotificationOrder> = {},
    to = endpoint,
    timeoutMs = 5000,
  ): Promise<readonly Exchange[]> {
    const { baseUrl, company } = exampleContext;
    const notifier = new Notifier({ identities, specification, baseUrl, timeoutMs, redeliverMs: 300 });
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

  const neverEnding: Readonly<Record<string, NonNullable<Receiver['answer']>>> = {
    'a status and no end': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).write('so far');
    },
    'a byte now and then': (_, response) => {
      response.writeHead(200).write('so far');
      const more = setInterval(() => response.write('.'), 20);
      response.once('close', () => {
        clearInterval(more);
      });
    },
    'as much as it can': (_, response) => {
      const part = Buffer.alloc(64 * 1024, 'x');
      const more = (): void => {
        while (!response.destroyed && response.write(part));
      };
      response.writeHead(200).write('so far');
      response.on('drain', more);
      more();
    },
    'less than it says, and hangs up': (_, response) => {
      response.writeHead(200, { 'content-length': '500' }).write('so far', () => response.destroy());
    },
  };
  for (const [name, answer] of Object.entries(neverEnding))
    it(`keeps an answer that never ends, as far as it came: ${name}`, async () => {
      receiver.answer = answer;
      const [exchange, ...others] = await notified({}, endpoint, 400);
      expect(others).to.deep.equal([]);
      expect(exchange?.response).to.include({ status: 200 });
      expect(exchange?.response?.body)
        .to.match(/^so far/)
        .and.have.length.below(200_000);
      expect(exchange?.ending).to.match(/^the answer was not whole: /);
    });

  it('does not take such an answer for a notification that was taken', async () => {
    receiver.answer = neverEnding['a status and no end'];
    expect((await notified({ untilTaken: true }, endpoint, 50)).length).to.be.above(1);
  });

  it('waits no longer for an answer that never begins', async () => {
    receiver.answer = () => undefined;
    const [exchange] = await notified({}, endpoint, 200);
    expect(exchange?.response).to.equal(null);
    expect(exchange?.ending).to.include('no answer within 200 ms');
  });

  for (const [name, closes] of Object.entries({ closes: true, 'goes on listening': false }))
    it(`keeps an answer that came before the notification was read, where the target then ${name}`, async () => {
      receiver.early = true;
      receiver.answer = (request, response) => {
        response.writeHead(413, { ...(closes && { connection: 'close' }) }).end('too large', () => {
          if (closes) request.destroy();
        });
      };
      const [exchange] = await notified({ spoil: 'huge' });
      expect(exchange?.response, exchange?.ending).to.include({ status: 413, body: 'too large' });
      expect(exchange?.ending).to.equal('answered');
      expect(exchange?.remarks).to.deep.equal(['a notification was answered before all of it had been sent']);
    });

  it('tells that nobody took it', async () => {
    const [plain] = await notified({}, endpoint.replace('https:', 'http:'));
    expect(plain?.response).to.be.null;
    expect(plain?.ending).to.match(/^the notification was not taken: /);
  });
});
