import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Recorder } from '../core/recorder.js';
import type { Exchange, HttpRequest, Unplaced } from '../core/transcript.js';
import { messageOf, UsageError } from '../core/errors.js';
import { withoutSecrets } from '../core/redaction.js';
import { pathBelow } from '../mitz/interface-at.js';
import type { MitzSpecification } from '../mitz/specification/index.js';
import { untrustedClient } from '../mitz/world.js';
import type { Impostor } from '../mitz/world.js';
import { certificatesIn } from './certificates.js';
import type { Identities } from './certificates.js';
import { answerAnything } from './mitz.js';
import type { Answered } from './mitz.js';
import { carryOut } from './carry-out.js';
import { messageMs } from './guarded-server.js';
import { connectionOf, pairs, untrustedWords } from './http-facts.js';
import { tellsPeerChains } from './peer-chain.js';
import { MijnMitz } from './mijnmitz.js';
import { keptBody, readBody } from './read-body.js';
import type { Body } from './read-body.js';
import type { MitzState } from './state.js';

/** What the mock plays at the moment: what Mitz holds, and where everything is written down. */
export interface Scene {
  readonly mitz: MitzState;
  readonly recorder: Recorder;
}

export interface MockServerOptions {
  readonly identities: Identities;
  readonly specification: MitzSpecification;
  /** The name in addresses that the target is given; the certificate is for it. */
  readonly host: string;
  /** The address to listen on; loopback unless the target file asks for another. */
  readonly bind: string;
  /** 0: any free one. */
  readonly port: number;
  /** A server in the place of Mitz that must not be trusted, for this reason; absent: Mitz. */
  readonly impostor?: Impostor;
}

/** What carries messages to the mocked Mitz, for one instance of a target. */
export interface Carrier {
  /** Ends in a slash. */
  readonly baseUrl: string;
  /** Where Samen-naar-MijnMitz is opened; ends in a slash. */
  readonly mijnMitzUrl: string;
  /** From now on this is what Mitz holds, and where traffic is recorded. */
  play(scene: Scene): void;
  close(): Promise<void>;
}

/** The mocked Mitz over real HTTPS, for clients with a certificate of its CA only. */
export class MockServer implements Carrier {
  readonly #server: https.Server;
  readonly #basePath: string;
  readonly #sockets = new Set<Socket>();
  /** The connections over which a message came. */
  readonly #spoken = new WeakSet<Socket>();
  #scene: Scene | undefined;
  #mijnMitz: MijnMitz | undefined;
  #tellsChains = false;

  private constructor(private readonly options: MockServerOptions) {
    this.#basePath = options.specification['path.base'].value;
    this.#server = https.createServer(tlsOptions(options), (request, response) => void this.#serve(request, response));
    this.#server.requestTimeout = messageMs;
    // Longer than any pool of a connector keeps a connection that it means to use again.
    this.#server.keepAliveTimeout = 75_000;
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    this.#server.on('tlsClientError', (error: Error & { code?: string }, socket: TLSSocket) => {
      const reason = refusalOf(error, socket);
      // Hanging up without a word tells nothing of a caller, but that it did not trust an impostor is what we look for.
      if (reason !== undefined) this.#refuse(reason);
      else if (options.impostor) this.#refuse('the caller hung up during the TLS handshake');
      socket.destroy();
    });
    if (options.impostor) this.#server.on('secureConnection', (socket) => { this.#watchForSilence(socket); }); // prettier-ignore
    this.#server.on('clientError', (error: Error & { code?: string }, socket: Socket) => {
      // A failed handshake comes here as well, and was told above.
      if (error.code !== 'ECONNRESET' && !error.code?.startsWith('ERR_SSL'))
        this.#refuse(`not an HTTP message: ${error.code ?? error.message}`);
      if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    });
  }

  /** @throws UsageError where the port is taken or the address is not of this machine. */
  static async start(options: MockServerOptions): Promise<MockServer> {
    const mock = new MockServer(options);
    mock.#tellsChains = await tellsPeerChains(options.identities);
    mock.#server.listen(options.port, options.bind);
    try {
      await once(mock.#server, 'listening');
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      const why =
        code === 'EADDRINUSE' ? 'it is in use: choose another, or 0 for any free one' : (code ?? String(thrown));
      throw new UsageError(`the mocked Mitz cannot listen on ${options.bind}:${options.port}: ${why}`);
    }
    if (!options.impostor) mock.#mijnMitz = await MijnMitz.start(options.identities, options);
    return mock;
  }

  /** Ends in a slash. */
  get baseUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `https://${this.options.host}:${port}${this.#basePath}`;
  }

  /** From now on this is what Mitz holds, and where traffic is recorded. */
  play(scene: Scene): void {
    this.#scene = scene;
    this.#mijnMitz?.play(scene.recorder);
  }

  /** Where Samen-naar-MijnMitz is opened. Ends in a slash; an impostor has none. */
  get mijnMitzUrl(): string {
    return this.#mijnMitz?.url ?? '';
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    // Not closeAllConnections: it does not know those that are still in their handshake.
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all([closed, this.#mijnMitz?.close()]);
  }

  get #role(): { readonly impostor?: string } {
    return this.options.impostor === undefined ? {} : { impostor: this.options.impostor };
  }

  #refuse(reason: string): void {
    this.#scene?.recorder.refusedConnection({ kind: 'refused-connection', reason, ...this.#role });
  }

  /** A client may finish the handshake before it looks at the certificate, and hang up only then. */
  #watchForSilence(socket: TLSSocket): void {
    socket.once('close', () => {
      if (!this.#spoken.has(socket)) this.#refuse('the caller hung up after the TLS handshake, without a message');
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const scene = this.#scene;
    if (!scene) {
      response.writeHead(503).end();
      return;
    }
    this.#spoken.add(request.socket);
    const exchange = scene.recorder.beginExchange();
    try {
      exchange.end(await this.#exchanged(request, response, scene, exchange.answering));
    } catch (thrown) {
      // A fault of ours ends this exchange, and nobody is blamed for it: nothing can be judged on it.
      response.destroy();
      const { method = '', url: path = '', rawHeaders } = request;
      const sent = { method, path, headers: withoutSecrets(pairs(rawHeaders)), body: '', bodyBytes: 0 };
      const about = { kind: 'exchange', by: 'target', koppelvlak: null, request: sent, response: null } as const;
      const harnessError = messageOf(thrown);
      exchange.end({ ...about, tls: null, ...this.#role, ending: 'the harness failed', harnessError });
    }
  }

  async #exchanged(
    request: IncomingMessage,
    response: ServerResponse,
    scene: Scene,
    answering: () => void,
  ): Promise<Unplaced<Exchange>> {
    const head = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: withoutSecrets(pairs(request.rawHeaders)),
    };
    const { tls, remarks: ofChain } = connectionOf(request.socket, this.#tellsChains);
    const read = await readBody(request as AsyncIterable<Uint8Array>, bodyHeadersOf(request));
    const sent: HttpRequest = { ...head, ...keptBody(read) };
    const all = [...ofChain, ...read.remarks];
    const remarks = all.length > 0 ? { remarks: all } : {};
    const about = { kind: 'exchange', by: 'target', request: sent, tls, ...this.#role, ...remarks } as const;
    if (read.aborted)
      return {
        ...about,
        koppelvlak: null,
        response: null,
        ending: 'the caller hung up before its message was complete',
      };
    const { koppelvlak, behaviour } = this.#answer(request, read, scene.mitz);
    if (read.endless) response.setHeader('connection', 'close');
    const done = await carryOut(behaviour, response, answering);
    const { fault, broken } = behaviour.kind === 'reply' ? behaviour.reply : {};
    return {
      ...about,
      koppelvlak,
      ...done,
      ...(fault !== undefined && { callerFault: fault }),
      ...(broken !== undefined && { harnessError: broken }),
    };
  }

  #answer(request: IncomingMessage, read: Body, mitz: MitzState): Answered {
    const message = {
      method: request.method ?? '',
      path: pathBelow(request.url ?? '/', this.#basePath),
      contentType: request.headers['content-type'],
      body: read.text,
      baseUrl: this.baseUrl,
      mijnMitzUrl: this.mijnMitzUrl,
    };
    return answerAnything(message, read, mitz);
  }
}

const bodyHeadersOf = ({ headers }: IncomingMessage): Parameters<typeof readBody>[1] => ({
  contentType: headers['content-type'],
  contentEncoding: headers['content-encoding'],
  transferEncoding: headers['transfer-encoding'],
});

/** Why a handshake failed; undefined where the caller only hung up. */
function refusalOf(error: Error & { code?: string }, socket: TLSSocket): string | undefined {
  // Node refuses a certificate after the handshake, and then says no more than that the connection was cut.
  const untrusted = socket.authorizationError as Error | string | null | undefined;
  if (untrusted)
    return `${untrustedClient}: ${untrustedWords(typeof untrusted === 'string' ? untrusted : untrusted.message)}`;
  return error.code === 'ECONNRESET' ? undefined : `TLS handshake failed: ${error.code ?? error.message}`;
}

function tlsOptions({ identities, impostor }: MockServerOptions): https.ServerOptions {
  const identity =
    impostor === undefined || impostor === 'tls-1.1-only' ? identities.mitz : identities.impostors[impostor];
  const versions =
    impostor === 'tls-1.1-only'
      ? ({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const)
      : ({ minVersion: 'TLSv1.2' } as const);
  return {
    cert: identity.certificate,
    key: identity.key,
    // The intermediate too: on Windows a client cannot send it, unless it stands in the store of the machine.
    ca: [identities.ca, ...certificatesIn(identities.client.certificate).slice(1)],
    requestCert: true,
    rejectUnauthorized: true,
    ...versions,
  };
}
