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
export function createDriverServer(connector: Connector, options: DriverOptions = {}): http.Server {
  return http.createServer((request, response) => {
    serve(connector, options, request).then(
      (reply) => {
        send(connector, response, reply);
      },
      (error: unknown) => {
        send(connector, response, replyTo(error));
      },
    );
  });
}

async function serve(connector: Connector, options: DriverOptions, request: IncomingMessage): Promise<Reply> {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  if (path === '/ready') {
    return connector.faults.has('never-gets-ready') ? { status: 503 } : { status: 200, body: { ready: true } };
  }
  const name = /^\/actions\/([a-z-]+)$/.exec(path)?.[1];
  if (name === undefined) return { status: 404, body: { error: 'There is nothing at this address.' } };
  const started = Date.now();
  return answerTo(request, options, async () => {
    const reply = await act(connector, name, request).catch(replyTo);
    options.log?.(`${name} ${reply.status} ${Date.now() - started} ms`);
    return reply;
  });
}

/** What is posted by whoever may, is answered; everything else is told why not. */
export async function answerTo(
  request: IncomingMessage,
  { token }: DriverOptions,
  answer: (request: IncomingMessage) => Promise<Reply>,
): Promise<Reply> {
  if (request.method !== 'POST') return { status: 405, body: { error: 'Actions are posted.' } };
  if (token !== undefined && !isAuthorized(request, token)) {
    return { status: 401, body: { error: 'A token is needed.' } };
  }
  return answer(request).catch(replyTo);
}

async function act(connector: Connector, name: string, request: IncomingMessage): Promise<Reply> {
  const input = new Fields(await readJson(request));
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (action === undefined) return { status: 501, body: { error: 'This action is not supported.' } };
  const output = await action(connector, input);
  return output === undefined ? { status: 204 } : { status: 200, body: output };
}

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

export function send(connector: Connector, response: ServerResponse, { status, body }: Reply): void {
  if (body === undefined) return void response.writeHead(status).end();
  const rubbish = status === 200 && connector.faults.has('answers-the-driver-with-rubbish');
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(rubbish ? 'rubbish' : JSON.stringify(body));
}

/** Compared by digest: equal length, and in constant time. */
function isAuthorized(request: IncomingMessage, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
}
