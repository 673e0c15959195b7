import { X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

import type { Environment } from './domain.js';
import { Refusal } from './errors.js';
import { FhirUnreadable } from './fhir-reading.js';
import { readNotification, type Notification } from './notifications.js';
import { XmlRefused } from './xml.js';

const MAX_BYTES = 2 * 1024 * 1024;
const PATIENT_BYTES = 64 * 1024 * 1024;
const OWN_PATH = '/notifications';
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** The part of the configuration that makes a listener what it is. */
const RELEVANT = ['notificationBase', 'serverCertificate', 'serverKey', 'ca', 'mitzNotificationCertificate'] as const;

/** Lets a notification have its effect; answers whether it was about one of our patients. */
type Receive = (notification: Notification, requestId: string | undefined) => boolean;

/** Where Mitz is asked to notify, and on which port of this machine we listen for it (if at all). */
interface Place {
  base: string;
  port?: number;
  path: string;
}

/** The connector's own HTTPS listener. It takes notifications from Mitz's own certificate, and from nobody else. */
export class NotificationListener {
  private server: https.Server | undefined;
  private place: Place = { base: '', path: OWN_PATH };

  constructor(
    private readonly environment: Environment,
    private readonly receive: Receive,
  ) {}

  /** The port in use, so that a restart can take the same one: Mitz keeps the address it was given. */
  get port(): number | undefined {
    return this.place.port;
  }

  endpoint(id: string): string {
    return `${this.place.base}/${id}`;
  }

  /** Whether this listener would be the same one under that configuration. */
  suits(environment: Environment): boolean {
    return RELEVANT.every((name) => environment[name] === this.environment[name]);
  }

  /** Starts listening; on the port of `notificationBase`, on the one used before, or on any free one. */
  async start(earlierPort: number | undefined): Promise<void> {
    const { notificationBase: base, serverCertificate: cert, serverKey: key, ca } = this.environment;
    const wanted = base === '' ? undefined : placeOf(base);
    if (wanted !== undefined) this.place = wanted;
    if (cert === undefined || key === undefined || (wanted !== undefined && wanted.port === undefined)) return;
    const options = { cert, key, ca, requestCert: true, rejectUnauthorized: false, minVersion: 'TLSv1.2' } as const;
    this.server = https.createServer(options, (request, response) => {
      this.handle(request, response);
    });
    this.server.on('tlsClientError', () => undefined);
    const port = await this.listen(this.server, wanted?.port, earlierPort);
    if (wanted === undefined) this.place = { base: `https://localhost:${port}${OWN_PATH}`, port, path: OWN_PATH };
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (server === undefined) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  }

  private async listen(server: https.Server, wanted?: number, earlier?: number): Promise<number> {
    for (const port of wanted === undefined ? [earlier ?? 0, 0] : [wanted]) {
      const found = await new Promise<number | undefined>((resolve) => {
        server.once('error', () => {
          resolve(undefined);
        });
        server.listen(port, '127.0.0.1', () => {
          resolve((server.address() as AddressInfo).port);
        });
      });
      server.removeAllListeners('error');
      if (found !== undefined) return found;
    }
    throw new Refusal('The port for notifications is in use.');
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    const answer = (status: number): void => {
      response.writeHead(status, status >= 400 ? { Connection: 'close' } : {}).end();
    };
    if (!this.isMitz(request.socket)) {
      answer(403);
      return;
    }
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (!path.startsWith(this.place.path)) {
      answer(404);
      return;
    }
    if (request.method !== 'POST') {
      answer(405);
      return;
    }
    this.collect(request, answer, (text) => {
      answer(this.take(text, request));
    });
  }

  private collect(request: IncomingMessage, answer: (status: number) => void, whole: (text: string) => void): void {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BYTES) chunks.push(chunk);
      // Up to a point what is too much is read and thrown away, so that the sender gets to see the answer.
      if (size > PATIENT_BYTES) request.destroy();
    });
    request.on('error', () => undefined);
    request.on('end', () => {
      if (size > MAX_BYTES) answer(this.tooLarge());
      else whole(Buffer.concat(chunks).toString('utf8'));
    });
  }

  tooLarge(): number {
    return 413;
  }

  /** The status with which a notification is answered, once it has had its effect. */
  take(text: string, { headers }: IncomingMessage): number {
    const notification = this.read(text);
    if (notification === undefined) return 400;
    const requestId = headers['x-request-id'];
    // About somebody we do not know there is nothing to do, and nothing that sending it again would mend.
    this.deliver(notification, typeof requestId === 'string' ? requestId : undefined);
    return 204;
  }

  /** What a notification says; undefined where it cannot be read. */
  read(text: string): Notification | undefined {
    try {
      return readNotification(text);
    } catch (error) {
      if (error instanceof FhirUnreadable || error instanceof XmlRefused) return undefined;
      throw error;
    }
  }

  /** Lets a notification have its effect; answers whether it was about one of our patients. */
  deliver(notification: Notification, requestId: string | undefined): boolean {
    return this.receive(notification, requestId);
  }

  /** The one certificate Mitz presents. Another of the same CA is a stranger. */
  isMitz(socket: Socket): boolean {
    const { mitzNotificationCertificate: expected } = this.environment;
    const presented = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
    if (expected === undefined || presented === undefined) return false;
    return new X509Certificate(expected).fingerprint256 === presented.fingerprint256;
  }
}

/** An address on this machine can be listened on; one elsewhere is passed on to us by somebody else. */
function placeOf(notificationBase: string): Place {
  if (!URL.canParse(notificationBase)) throw new Refusal('The address for notifications is not an address.');
  const { protocol, hostname, port, pathname } = new URL(notificationBase);
  const ours = protocol === 'https:' && LOOPBACK.includes(hostname) && port !== '';
  const base = notificationBase.replace(/\/+$/, '');
  return { base, path: pathname.replace(/\/+$/, ''), ...(ours ? { port: Number(port) } : {}) };
}
