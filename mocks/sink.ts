import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Recorder } from '../core/recorder.js';
import { textAt } from '../mitz/fhir/json.js';
import type { Json } from '../mitz/fhir/json.js';

/**
 * Stands for the care provider that asked for data: whatever leaves the holder arrives here, at the moment it leaves.
 * Loopback only, on an address that cannot be guessed.
 */
export class Sink {
  readonly #path = `/${randomUUID()}`;
  readonly #server: http.Server;
  #recorder: Recorder | undefined;

  private constructor() {
    this.#server = http.createServer((request, response) => void this.#receive(request, response));
  }

  static async start(): Promise<Sink> {
    const sink = new Sink();
    sink.#server.listen(0, '127.0.0.1');
    await once(sink.#server, 'listening');
    return sink;
  }

  /** Ends in a slash: whatever comes behind it tells requests apart. */
  get url(): string {
    return `${this.#base}${this.#path}/`;
  }

  get #base(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  play(recorder: Recorder): void {
    this.#recorder = recorder;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #receive(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const delivered = parsed(Buffer.concat(parts).toString('utf8'));
    const [bsn, dataCategory, content] = ['bsn', 'dataCategory', 'content'].map((name) => textAt(delivered, name));
    if (
      request.method !== 'POST' ||
      request.url?.startsWith(`${this.#path}/`) !== true ||
      bsn === undefined ||
      dataCategory === undefined
    ) {
      response.writeHead(400).end('expected a POST of {bsn, dataCategory, content}');
      return;
    }
    this.#recorder?.delivery({
      kind: 'delivery',
      bsn,
      dataCategory,
      content: content ?? '',
      to: `${this.#base}${request.url}`,
    });
    response.writeHead(204).end();
  }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined; // answered with 400, as any other body that is not a delivery
  }
}
