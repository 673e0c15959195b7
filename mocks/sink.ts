import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../core/errors.js';
import type { Recorder } from '../core/recorder.js';
import { withoutSecrets } from '../core/redaction.js';
import type { Delivery, HttpRequest, Unplaced } from '../core/transcript.js';
import { isRead, readDelivery } from '../mitz/delivery.js';
import { guardedServer, messageMs } from './guarded-server.js';
import { pairs } from './http-facts.js';
import { keptBody, readBody } from './read-body.js';

export interface SinkLimits {
  /** How long one message may take, from its first byte to its last. */
  readonly messageMs: number;
  /** How much is kept of all that arrives in one scenario; of what comes after it only the beginning is. */
  readonly keptBytes: number;
  /** How many messages are written down in one scenario; those after it are turned away. */
  readonly messages: number;
}

const usualLimits: SinkLimits = { messageMs, keptBytes: 64 * 1024 * 1024, messages: 2000 };
/** So much is kept of a message where there is no room for all of it. */
const sampleChars = 1024;

/** What one scenario has used of the limits. */
interface Used {
  readonly recorder: Recorder;
  messages: number;
  bytes: number;
}

/**
 * Stands for the care provider that asked for data: whatever reaches it left the holder, at the moment it arrives. Nothing
 * is turned away for its form: what is no POST of `{bsn, dataCategory, content}` is kept whole, as it came.
 * Loopback only, on an address that cannot be guessed.
 */
export class Sink {
  readonly #path = `/${randomUUID()}`;
  readonly #server: http.Server;
  readonly #given = new Set<string>();
  #used: Used | undefined;

  private constructor(private readonly limits: SinkLimits) {
    this.#server = guardedServer((request, response) => this.#receive(request, response), limits.messageMs);
  }

  static async start(limits: Partial<SinkLimits> = {}): Promise<Sink> {
    const sink = new Sink({ ...usualLimits, ...limits });
    sink.#server.listen(0, '127.0.0.1');
    await once(sink.#server, 'listening');
    return sink;
  }

  /** Where all addresses of it begin. Ends in a slash. */
  get url(): string {
    return `${this.#base}${this.#path}/`;
  }

  /** The receiving end of one data request: no other has the same. */
  address(): string {
    const address = `${this.url}${this.#given.size + 1}`;
    this.#given.add(address);
    return address;
  }

  get #base(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  play(recorder: Recorder): void {
    this.#used = { recorder, messages: 0, bytes: 0 };
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #receive(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const used = this.#used;
    if (!used || used.messages >= this.limits.messages) {
      response.writeHead(used ? 429 : 503, { connection: 'close' }).end();
      return;
    }
    used.messages += 1;
    const entry = used.recorder.beginDelivery();
    const arrived = await this.#read(request, used).catch((thrown: unknown) => ({
      ...headOf(request),
      body: '',
      bodyBytes: 0,
      unread: `it could not be read: ${messageOf(thrown)}`,
    }));
    const { headers } = request;
    const { plain, ...read } = readDelivery(arrived);
    const path = request.url ?? '';
    const to = path.startsWith('/') ? `${this.#base}${path}` : path;
    const asAgreed =
      request.method === 'POST' && this.#given.has(to) && headers['content-encoding'] === undefined && plain;
    const delivery: Unplaced<Delivery> = { kind: 'delivery', ...read, to, ...(!asAgreed && { request: arrived }) };
    entry.end(delivery);
    if (response.destroyed) return;
    if (isRead(read)) response.writeHead(204).end();
    else response.writeHead(400, { connection: 'close' }).end('expected a POST of {bsn, dataCategory, content}');
  }

  async #read(request: http.IncomingMessage, used: Used): Promise<HttpRequest> {
    const { headers } = request;
    const body = await readBody(request as AsyncIterable<Uint8Array>, {
      contentType: headers['content-type'],
      contentEncoding: headers['content-encoding'],
      transferEncoding: headers['transfer-encoding'],
    });
    const kept = keptBody(body);
    const whole: HttpRequest = {
      ...headOf(request),
      ...kept,
      ...(body.aborted && body.size > 0 && { unread: `it was broken off after ${body.size} bytes` }),
    };
    used.bytes += whole.body.length + (whole.bytes?.length ?? 0);
    if (used.bytes <= this.limits.keptBytes) return whole;
    const { bytes: _, ...rest } = whole;
    const unread = `more than ${this.limits.keptBytes} bytes arrived in this scenario, so only its beginning was kept`;
    return { ...rest, body: whole.body.slice(0, sampleChars), unread };
  }
}

const headOf = (request: http.IncomingMessage): Pick<HttpRequest, 'method' | 'path' | 'headers'> => ({
  method: request.method ?? '',
  path: request.url ?? '',
  headers: withoutSecrets(pairs(request.rawHeaders)),
});
