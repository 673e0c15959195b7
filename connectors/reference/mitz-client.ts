import { randomUUID } from 'node:crypto';
import type { ClientRequest, IncomingMessage } from 'node:http';
import https from 'node:https';
import { TLSSocket } from 'node:tls';

import type { Environment } from './domain.js';
import type { Answer, Answered, Message, Unanswered } from './exchange.js';
import type { Headers } from './fault.js';
import type { Faults } from './faults.js';
import { given } from './input.js';
import { pretendedAnswer } from './pretended-answers.js';
import { isTrusted, trustOf } from './trust.js';

const MAX_ANSWER_BYTES = 1024 * 1024;
const DEFAULT_DEADLINE_MS = 10_000;
const LONGEST_WAIT_MS = 3_600_000;

type Reply = Answered | Unanswered;

/** Calls Mitz over mutual TLS: server fully verified, no redirects, a size limit and a deadline on every answer. */
export class MitzClient {
  private readonly shared: https.Agent;
  private readonly single: https.Agent;
  private readonly withoutCertificate: https.Agent;
  private readonly live = new Set<ClientRequest>();
  private readonly onlyRequestId = randomUUID();
  private retired = false;

  constructor(
    private readonly environment: Environment,
    private readonly faults: Faults,
    selfMade?: { cert: string; key: string },
    /** What runs inside another program may have no channel of its own: then there is no server to verify first. */
    private readonly verifiesServer = true,
  ) {
    const asServer = faults.has('uses-its-server-certificate-as-client');
    const identity = selfMade ?? {
      cert: asServer ? environment.serverCertificate : environment.clientCertificate,
      key: asServer ? environment.serverKey : environment.clientKey,
    };
    const trust = trustOf(environment, faults);
    this.shared = new https.Agent({ ...trust, ...identity, keepAlive: true, maxSockets: 8 });
    this.single = new https.Agent({ ...trust, ...identity });
    this.withoutCertificate = new https.Agent(trust);
  }

  newRequestId(): string {
    return this.faults.has('reuses-one-request-id') ? this.onlyRequestId : randomUUID();
  }

  /** The full address of a path below Mitz's base. */
  endpoint(path: string): string {
    return this.environment.baseUrl + path;
  }

  async send(message: Message): Promise<Answer> {
    const headers = this.faults.headers(
      {
        ...given('Content-Type', message.contentType),
        ...given('Accept', message.accept),
        'X-Request-Id': message.requestId,
      },
      message,
    );
    const requestId = given('requestId', headers['X-Request-Id']);
    const body = message.body === undefined ? undefined : this.faults.body(message.body, message);
    const sent = { ...message, ...given('body', body) };
    if (this.faults.has('never-calls-mitz')) return { ...pretendedAnswer(message), ...requestId };
    if (this.faults.has('calls-mitz-without-a-certificate-first')) {
      await this.exchange(sent, headers, this.withoutCertificate);
    }
    if (this.faults.has('calls-an-unknown-interface')) await this.visit(this.endpoint('status'));
    const reply = await this.exchange(sent, headers, message.bulk === true ? this.shared : this.single);
    const followed =
      reply.outcome === 'answered' && reply.status === 307 && this.faults.has('follows-redirects')
        ? await this.exchange(sent, headers, this.single, reply.location)
        : reply;
    return { ...followed, ...requestId };
  }

  /** Fetches something and does nothing with it: only a faulty connector has any business elsewhere. */
  async visit(address: string, as: 'itself' | 'nobody' = 'itself'): Promise<void> {
    const agent = as === 'itself' ? this.single : this.withoutCertificate;
    await new Promise<void>((resolve) => {
      const request = https.get(address, { agent }, (response) => {
        response.resume();
        response.on('close', resolve);
      });
      request.on('error', () => {
        resolve();
      });
    });
  }

  /** Ends what is under way. The next message makes new connections. */
  abort(): void {
    for (const request of this.live) request.destroy();
    for (const agent of [this.shared, this.single, this.withoutCertificate]) agent.destroy();
  }

  /** Another client takes over: what is under way may finish, then the connections go. */
  retire(): void {
    this.retired = true;
    if (this.live.size === 0) this.abort();
  }

  private exchange(message: Message, headers: Headers, agent: https.Agent, elsewhere?: string): Promise<Reply> {
    const { method, body, deadlineMs = DEFAULT_DEADLINE_MS } = message;
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const url = elsewhere ?? this.faults.url(this.endpoint(message.path), message);
    return new Promise<Reply>((resolve) => {
      const request = https.request(url, { method, agent, headers: { ...headers, ...length } });
      const settle = (reply: Reply): void => {
        clearTimeout(timer);
        this.live.delete(request);
        resolve(reply);
        if (reply.outcome !== 'answered') request.destroy();
        if (this.retired) this.retire();
      };
      const timer = Number.isFinite(deadlineMs)
        ? setTimeout(() => {
            settle({ outcome: 'timeout' });
          }, deadlineMs)
        : undefined;
      this.live.add(request);
      request.on('error', () => {
        settle({ outcome: 'unreachable' });
      });
      request.on('response', (response) => {
        if (this.faults.has('waits-out-a-slow-answer')) response.on('data', () => timer?.refresh());
        receive(response, settle, this.faults.has('reads-answers-of-any-size') ? Infinity : MAX_ANSWER_BYTES);
      });
      if (!this.verifiesServer) {
        request.end(body);
        return;
      }
      // The body waits until the server has been verified: nothing about a patient goes to a stranger.
      request.once('socket', (socket) => {
        if (request.reusedSocket) request.end(body);
        else
          socket.once('secureConnect', () => {
            if (socket instanceof TLSSocket && isTrusted(socket, this.faults)) request.end(body);
            else request.destroy(new Error('this server is not trusted'));
          });
      });
    });
  }
}

function receive(response: IncomingMessage, settle: (reply: Reply) => void, maxBytes: number): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) settle({ outcome: 'oversized' });
    else chunks.push(chunk);
  });
  response.on('error', () => {
    settle({ outcome: 'unreachable' });
  });
  response.on('end', () => {
    if (!response.complete) {
      settle({ outcome: 'unreachable' });
      return;
    }
    const { headers } = response;
    settle({
      outcome: 'answered',
      status: response.statusCode ?? 0,
      mediaType: (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '',
      ...given('location', headers.location),
      ...given('retryAfterMs', waitOf(headers['retry-after'])),
      body: Buffer.concat(chunks).toString('utf8'),
    });
  });
}

/** Retry-After is a number of seconds or a date. */
function waitOf(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  const wait = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_WAIT_MS);
}
