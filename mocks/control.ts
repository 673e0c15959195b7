import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../core/errors.js';
import type { Recorder } from '../core/recorder.js';
import { inTestRange } from '../mitz/identifiers.js';
import type { Consent, Misbehaviour, Script } from '../mitz/world.js';
import { koppelvlakken, wrongAnswers } from '../mitz/world.js';
import { guardedServer } from './guarded-server.js';
import type { MitzState } from './state.js';

/** What the control API works on. `issue` tells the door which BSNs are the harness's own. */
export interface Controlled {
  readonly mitz: MitzState;
  readonly recorder: Recorder;
  readonly issue: (bsns: readonly string[]) => void;
}

type Handler = (body: unknown, controlled: Controlled) => unknown;

/** The request says something that cannot be done; answered with 400 and this sentence. */
class BadRequest extends Error {}

const field = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;

function text(body: unknown, name: string, form: RegExp, otherwise?: string): string {
  const value = field(body, name) ?? otherwise;
  if (typeof value !== 'string' || !form.test(value)) throw new BadRequest(`'${name}' must match ${form.source}`);
  return value;
}

function number(body: unknown, name: string, from: number, to: number): void {
  const value = field(body, name);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < from || value > to)
    throw new BadRequest(`'${name}' must be a whole number from ${from} to ${to}`);
}

const aMinute = 60_000;

/** What each misbehaviour needs to be carried out. */
export const needs: Readonly<Record<Misbehaviour['kind'], (misbehaviour: unknown) => void>> = {
  decision: (one) => void text(one, 'word', /^.{1,100}$/),
  status: (one) => {
    number(one, 'status', 200, 599);
  },
  fault: (one) => void text(one, 'code', /^(Sender|Receiver)$/),
  wrong: (one) => void text(one, 'answer', new RegExp(`^(${wrongAnswers.join('|')})$`)),
  late: (one) => {
    number(one, 'ms', 1, aMinute);
  },
  drip: (one) => {
    number(one, 'everyMs', 1, aMinute);
  },
  redirect: () => undefined,
  silence: () => undefined,
  reset: () => undefined,
};

/** A script that cannot be carried out would fail when a message comes, where nobody looks. */
function mustBeMisbehaviour(one: unknown): void {
  const kind = text(one, 'kind', new RegExp(`^(${Object.keys(needs).join('|')})$`)) as Misbehaviour['kind'];
  needs[kind](one);
}

/** By method and path; `schemas/mock-control.openapi.yaml` describes each. */
export const handlers: Readonly<Record<string, Handler>> = {
  'GET /transcript': (_, { recorder }) => recorder.entries(),
  'GET /state': (_, { mitz }) => ({ consents: mitz.consents(), subscriptions: mitz.subscriptions() }),
  'POST /consents': (body, { mitz, issue }) => {
    const consent: Consent = {
      bsn: text(body, 'bsn', /^\d{9}$/),
      choice: text(body, 'choice', /^(yes|no)$/) as Consent['choice'],
      holder: { ura: text(body, 'ura', /^\d{8}$/) },
      dataCategory: text(body, 'dataCategory', /^GGC\d{3}$/, 'GGC002'),
      decidedAt: text(body, 'decidedAt', /^\d{4}-\d\d-\d\dT/, new Date().toISOString()),
      source: 'mijnmitz',
    };
    // A BSN that may be a real person's stays hidden, whoever gives it.
    if (inTestRange(consent.bsn)) issue([consent.bsn]);
    mitz.addConsent(consent);
    return consent;
  },
  'POST /approvals': (body, { mitz }) => {
    mitz.approve(text(body, 'ura', /^\d{8}$/));
    return {};
  },
  'POST /scripts': (body, { mitz }) => {
    const scripts = field(body, 'scripts');
    if (!Array.isArray(scripts)) throw new BadRequest("'scripts' must be a list");
    for (const script of scripts as unknown[]) {
      text(script, 'koppelvlak', new RegExp(`^(${koppelvlakken.join('|')})$`));
      mustBeMisbehaviour(field(script, 'misbehaviour'));
    }
    mitz.setScripts(scripts as readonly Script[]);
    return { scripts };
  },
};

/** The control API of a mock that is explored by hand: loopback only, with a token, for no web page. */
export class ControlServer {
  readonly token = randomBytes(24).toString('base64url');
  readonly #server: http.Server;

  private constructor(
    private readonly controlled: Controlled,
    limitMs?: number,
  ) {
    this.#server = guardedServer((request, response) => this.#answer(request, response), limitMs);
  }

  /** @param limitMs how long one message may take */
  static async start(controlled: Controlled, limitMs?: number): Promise<ControlServer> {
    const control = new ControlServer(controlled, limitMs);
    control.#server.listen(0, '127.0.0.1');
    await once(control.#server, 'listening');
    return control;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const say = (status: number, body: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const refusal = this.#refusal(request);
    if (refusal !== undefined) {
      say(403, { error: refusal });
      return;
    }
    const name = `${request.method ?? ''} ${request.url ?? ''}`;
    const handler = handlers[name];
    if (!handler) {
      say(404, { error: `no '${name}'; there is ${Object.keys(handlers).join(', ')}` });
      return;
    }
    try {
      say(200, handler(await jsonOf(request), this.controlled));
    } catch (thrown) {
      if (!(thrown instanceof BadRequest)) throw thrown;
      say(400, { error: thrown.message });
    }
  }

  /** A page in a browser can reach loopback: it knows no token, and its Host or Origin gives it away. */
  #refusal(request: http.IncomingMessage): string | undefined {
    if (request.headers.origin !== undefined) return 'not for web pages';
    if (![`127.0.0.1:${this.#port}`, `localhost:${this.#port}`].includes(request.headers.host ?? ''))
      return 'wrong Host';
    const given = Buffer.from(request.headers.authorization ?? '');
    const wanted = Buffer.from(`Bearer ${this.token}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted)
      ? undefined
      : 'Authorization: Bearer <token> is needed';
  }
}

const maxBytes = 1024 * 1024;

async function jsonOf(request: http.IncomingMessage): Promise<unknown> {
  let body = '';
  try {
    for await (const part of request.setEncoding('utf8') as AsyncIterable<string>) {
      body += part;
      if (body.length > maxBytes) break;
    }
  } catch (thrown) {
    throw new BadRequest(`the body was broken off: ${messageOf(thrown)}`);
  }
  if (body.length > maxBytes) throw new BadRequest('the body is too large');
  if (body === '') return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new BadRequest('the body is no JSON');
  }
}
