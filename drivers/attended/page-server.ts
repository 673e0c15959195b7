import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { packageRoot } from '../../schemas/index.js';
import type { Desk, Reply } from './desk.js';
import type { Face } from './driver.js';

/** What is served as it stands, with the kind of each. */
const files: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  '': { file: 'index.html', type: 'text/html; charset=utf-8' },
  'page.css': { file: 'page.css', type: 'text/css; charset=utf-8' },
  'page.js': { file: 'page.js', type: 'text/javascript; charset=utf-8' },
};

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** How long one message to it may take; the events it sends last as long as somebody watches. */
const messageMs = 60_000;
/** A screenshot fits, with what base64 adds. */
const maxBytes = 20 * 1024 * 1024;

/** Something is wrong with a request; answered with the status and this sentence. */
class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The page on which a person carries out the steps: on loopback, behind a token in the address, for its own page only.
 * The page is files as they stand; what it shows comes as data over server-sent events.
 */
export class PageServer implements Face {
  readonly #token = randomBytes(24).toString('base64url');
  readonly #server: http.Server;
  readonly #watching = new Set<http.ServerResponse>();
  #said = '';

  private constructor(private readonly desk: Desk) {
    this.#server = http.createServer({ requestTimeout: messageMs }, (request, response) => {
      this.#answer(request, response).catch((thrown: unknown) => {
        if (response.headersSent || response.destroyed) {
          response.destroy(); // whoever asked is gone, or has half of an answer
          return;
        }
        const [status, message] = thrown instanceof Refused ? [thrown.status, thrown.message] : [500, String(thrown)];
        response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8' }).end(message);
      });
    });
    desk.onChange(() => this.#tell());
  }

  static async start(desk: Desk): Promise<PageServer> {
    const page = new PageServer(desk);
    page.#server.listen(0, '127.0.0.1');
    await once(page.#server, 'listening');
    return page;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/${this.#token}/`;
  }

  async close(): Promise<void> {
    for (const response of this.#watching) response.end();
    this.#server.close();
    this.#server.closeIdleConnections();
    const patience = setTimeout(() => this.#server.closeAllConnections(), 500);
    await once(this.#server, 'close');
    clearTimeout(patience);
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const name = this.#nameIn(request);
    if (request.method === 'POST' && name === 'answer') {
      const problem = this.desk.answer(...replyIn(await jsonOf(request)));
      response.writeHead(problem === undefined ? 204 : 422, {
        ...headers,
        'content-type': 'text/plain; charset=utf-8',
      });
      response.end(problem);
      return;
    }
    if (request.method !== 'GET') throw new Refused(405, 'only the page itself answers');
    if (name === 'events') {
      this.#watch(response);
      return;
    }
    const found = Object.hasOwn(files, name) ? files[name] : undefined;
    if (!found) throw new Refused(404, 'there is nothing here');
    const content = await readFile(path.join(packageRoot, 'drivers/attended/page', found.file));
    response.writeHead(200, { ...headers, 'content-type': found.type }).end(content);
  }

  /** Another page in the browser can reach loopback: it knows no token, and its Host or Origin gives it away. */
  #nameIn({ url = '', headers: { host = '', origin }, method }: http.IncomingMessage): string {
    if (![`127.0.0.1:${this.#port}`, `localhost:${this.#port}`].includes(host)) throw new Refused(403, 'wrong Host');
    if (origin === undefined ? method !== 'GET' : origin !== `http://${host}`) throw new Refused(403, 'wrong Origin');
    const [, token = '', name = '', ...rest] = url.split('?')[0]?.split('/') ?? [];
    const [given, wanted] = [Buffer.from(token), Buffer.from(this.#token)];
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted) || rest.length > 0)
      throw new Refused(404, 'there is nothing here');
    return name;
  }

  #watch(response: http.ServerResponse): void {
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' });
    this.#watching.add(response);
    response.on('close', () => this.#watching.delete(response));
    response.write(eventOf(this.desk));
  }

  #tell(): void {
    if (this.#watching.size === 0) return;
    const event = eventOf(this.desk);
    if (event === this.#said) return;
    this.#said = event;
    for (const response of this.#watching) response.write(event);
  }
}

const eventOf = (desk: Desk): string => `data: ${JSON.stringify(desk.view())}\n\n`;

async function jsonOf(request: http.IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > maxBytes) throw new Refused(413, 'the screenshot is too large');
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    throw new Refused(400, 'the answer is no JSON');
  }
}

/** An answer as the page sends it; the desk judges whether it fits what was asked. */
function replyIn(body: unknown): [number, Reply] {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const { id, ending, values, reason, remark, always, picture } = fields;
  if (typeof id !== 'number' || typeof ending !== 'string') throw new Refused(400, 'an answer has an id and an ending');
  return [
    id,
    {
      ending: ending as Reply['ending'],
      ...(typeof values === 'object' && values !== null && { values: values as Record<string, unknown> }),
      ...(typeof reason === 'string' && { reason }),
      ...(typeof remark === 'string' && { remark }),
      ...(always === true && { always }),
      ...pictureIn(picture),
    },
  ];
}

function pictureIn(picture: unknown): Pick<Reply, 'picture'> {
  const { name, base64 } = (picture ?? {}) as { name?: unknown; base64?: unknown };
  if (typeof name !== 'string' || typeof base64 !== 'string') return {};
  return { picture: { name, content: Buffer.from(base64, 'base64') } };
}
