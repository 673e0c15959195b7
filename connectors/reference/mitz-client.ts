import { randomUUID } from 'node:crypto';
import type { ClientRequest, IncomingMessage } from 'node:http';
import https, { type AgentOptions } from 'node:https';
import { TLSSocket } from 'node:tls';

import type { Environment } from './domain.js';
import type { Answer, Answered, Message, Unanswered } from './exchange.js';
import { given } from './input.js';

const MAX_ANSWER_BYTES = 1024 * 1024;
const DEFAULT_DEADLINE_MS = 10_000;
const LONGEST_WAIT_MS = 3_600_000;

export type Headers = Record<string, string>;
export type Reply = Answered | Unanswered;

/** Calls Mitz over mutual TLS: server fully verified, no redirects, a size limit and a deadline on every answer. */
export class MitzClient {
  private readonly shared: https.Agent;
  private readonly single: https.Agent;
  private readonly live = new Set<ClientRequest>();
  private retired = false;

  constructor(
    private readonly environment: Environment,
    trust: AgentOptions,
    /** What runs inside another program may have no channel of its own: then there is no server to verify first. */
    private readonly verifiesServer = true,
  ) {
    this.shared = new https.Agent({ ...trust, keepAlive: true, maxSockets: 8 });
    this.single = new https.Agent(trust);
  }

  newRequestId(): string {
    return randomUUID();
  }

  /** The full address of a path below Mitz's base. */
  endpoint(path: string): string {
    return this.environment.baseUrl + path;
  }

  /** Sends a message, and answers what came back with the X-Request-Id under which it was sent. */
  async send(message: Message): Promise<Answer> {
    const headers = this.headersOf(message);
    const reply = await this.exchange({ ...message, ...given('body', this.bodyOf(message)) }, headers);
    return { ...reply, ...given('requestId', headers['X-Request-Id']) };
  }

  headersOf(message: Message): Headers {
    return {
      ...given('Content-Type', message.contentType),
      ...given('Accept', message.accept),
      'X-Request-Id': message.requestId,
    };
  }

  bodyOf(message: Message): string | undefined {
    return message.body;
  }

  addressOf(message: Message): string {
    return this.endpoint(message.path);
  }

  /** Ends what is under way. The next message makes new connections. */
  abort(): void {
    for (const request of this.live) request.destroy();
    for (const agent of [this.shared, this.single]) agent.destroy();
  }

  /** Another client takes over: what is under way may finish, then the connections go. */
  retire(): void {
    this.retired = true;
    if (this.live.size === 0) this.abort();
  }

  /** Many messages in a row may share connections; a single question always makes its own. */
  agentFor({ bulk }: Message): https.Agent {
    return bulk === true ? this.shared : this.single;
  }

  exchange(
    message: Message,
    headers: Headers,
    agent = this.agentFor(message),
    address = this.addressOf(message),
  ): Promise<Reply> {
    const { method, body, deadlineMs = DEFAULT_DEADLINE_MS } = message;
    return new Promise<Reply>((resolve) => {
      const request = https.request(address, { method, agent, headers: { ...headers, ...this.framingOf(body) } });
      const settle = (reply: Reply): void => {
        cancelDeadline();
        this.live.delete(request);
        resolve(reply);
        if (reply.outcome !== 'answered') request.destroy();
        if (this.retired) this.retire();
      };
      const cancelDeadline = this.startDeadline(deadlineMs, () => {
        settle({ outcome: 'timeout' });
      });
      this.live.add(request);
      request.on('error', () => {
        settle({ outcome: 'unreachable' });
      });
      request.on('response', (response) => {
        this.receive(response, settle);
      });
      this.sendBody(request, body);
    });
  }

  /** How the end of a body is told. */
  framingOf(body: string | undefined): Headers {
    return body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  }

  /** By the deadline the whole answer is there, or there is none. Gives the function that cancels it. */
  startDeadline(deadlineMs: number, late: () => void): () => void {
    const timer = setTimeout(late, deadlineMs);
    return () => {
      clearTimeout(timer);
    };
  }

  /** The body waits until the server has been verified: nothing about a patient goes to a stranger. */
  private sendBody(request: ClientRequest, body: string | undefined): void {
    if (!this.verifiesServer) {
      request.end(body);
      return;
    }
    request.once('socket', (socket) => {
      if (request.reusedSocket) request.end(body);
      else
        socket.once('secureConnect', () => {
          if (socket instanceof TLSSocket && this.isTrusted(socket)) request.end(body);
          else request.destroy(new Error('this server is not trusted'));
        });
    });
  }

  /** Whether the server at the other end may be told anything. */
  isTrusted(socket: TLSSocket): boolean {
    return socket.authorized;
  }

  receive(response: IncomingMessage, settle: (reply: Reply) => void, maxBytes = MAX_ANSWER_BYTES): void {
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
      settle(response.complete ? answered(response, chunks) : { outcome: 'unreachable' });
    });
  }
}

function answered({ statusCode, headers }: IncomingMessage, chunks: readonly Buffer[]): Answered {
  return {
    outcome: 'answered',
    status: statusCode ?? 0,
    mediaType: (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '',
    ...given('location', headers.location),
    ...given('retryAfterMs', waitOf(headers['retry-after'])),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** Retry-After is a number of seconds or a date. */
function waitOf(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  const wait = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_WAIT_MS);
}
