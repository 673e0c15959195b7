import { createHash, timingSafeEqual } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';

import { ACTIONS } from './actions.js';
import type { Connector } from './connector.js';
import { Malformed, Refusal, safeMessage } from './errors.js';
import { Fields } from './input.js';

const MAX_INPUT_BYTES = 64 * 1024 * 1024;

export interface DriverOptions {
  /** Asked for on every action. */
  token?: string;
  /** Gets one line per action. */
  log?: (line: string) => void;
}

export interface Reply {
  status: number;
  body?: unknown;
}

/** Serves the driver contract over HTTP: `GET /ready` and `POST /actions/{action}`. */
export class DriverServer {
  readonly server = http.createServer((request, response) => {
    this.serve(request).then(
      (reply) => {
        this.send(response, reply);
      },
      (error: unknown) => {
        this.send(response, replyTo(error));
      },
    );
  });

  constructor(
    private readonly connector: Connector,
    private readonly options: DriverOptions = {},
  ) {}

  async serve(request: IncomingMessage): Promise<Reply> {
    const path = pathOf(request);
    if (path === '/ready') return { status: 200, body: { ready: true } };
    const name = /^\/actions\/([a-z-]+)$/.exec(path)?.[1];
    if (name === undefined) return { status: 404, body: { error: 'There is nothing at this address.' } };
    const started = Date.now();
    return this.answerTo(request, async () => {
      const reply = await this.act(name, request).catch(replyTo);
      this.options.log?.(`${name} ${reply.status} ${Date.now() - started} ms`);
      return reply;
    });
  }

  /** What is posted by whoever may, is answered; everything else is told why not. */
  async answerTo(request: IncomingMessage, answer: () => Promise<Reply>): Promise<Reply> {
    if (request.method !== 'POST') return { status: 405, body: { error: 'Actions are posted.' } };
    if (!this.isAuthorized(request)) return { status: 401, body: { error: 'A token is needed.' } };
    return answer().catch(replyTo);
  }

  send(response: ServerResponse, { status, body }: Reply): void {
    if (body === undefined) return void response.writeHead(status).end();
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }

  /** Compared by digest: equal length, and in constant time. */
  isAuthorized({ headers }: IncomingMessage): boolean {
    const { token } = this.options;
    const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
    return token === undefined || timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
  }

  private async act(name: string, request: IncomingMessage): Promise<Reply> {
    const input = new Fields(await readJson(request));
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (action === undefined) return { status: 501, body: { error: 'This action is not supported.' } };
    const output = await action(this.connector, input);
    return output === undefined ? { status: 204 } : { status: 200, body: output };
  }
}

export const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_INPUT_BYTES) throw new Malformed('The input is too large.');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Malformed('The input is not JSON.');
  }
}

function replyTo(error: unknown): Reply {
  if (error instanceof Refusal) return { status: 409, body: { error: error.message } };
  if (error instanceof Malformed) return { status: 400, body: { error: error.message } };
  process.stderr.write(`internal error: ${safeMessage(error)}\n`);
  return { status: 500, body: { error: `internal error: ${safeMessage(error)}` } };
}
