import { pathBelow } from '../mitz/interface-at.js';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { http, HttpResponse, passthrough } from 'msw';
import type { RequestHandler } from 'msw';
import { setupServer } from 'msw/node';
import { withoutSecrets } from '../core/redaction.js';
import type { HttpRequest } from '../core/transcript.js';
import { drippingEnd, hungUp, keptAnswer, unanswered } from './carry-out.js';
import { mijnMitzPage, mijnMitzPath } from './mijnmitz.js';
import { answerAnything } from './mitz.js';
import { keptBody, readBody } from './read-body.js';
import type { Body } from './read-body.js';
import type { Carrier, Scene } from './server.js';

/**
 * The mocked Mitz for a connector that runs inside the harness's own process: msw carries its calls, by global fetch,
 * node:http or node:https, to the same endpoint functions. There is no channel, so there are no TLS facts; and another
 * host than Mitz does not answer, which stands in the record.
 */
export class InProcessMitz implements Carrier {
  readonly #server: ReturnType<typeof setupServer>;
  #scene: Scene | undefined;

  private constructor(
    readonly baseUrl: string,
    private readonly sinkUrl: string,
  ) {
    this.#server = setupServer(...mitzHandlers(baseUrl, () => this.#scene), this.#others());
  }

  /**
   * Takes over the process's HTTP clients. To be started before the connector is loaded, and closed after it.
   * @param sinkUrl where data is delivered: that is reached for real, as is where the connector listens itself
   */
  static start(baseUrl: string, sinkUrl: string): InProcessMitz {
    const mock = new InProcessMitz(baseUrl, sinkUrl);
    mock.#server.listen({ onUnhandledRequest: 'error' });
    // Without this, `import { request } from 'node:https'` is the one that was there before.
    syncBuiltinESMExports();
    return mock;
  }

  get mijnMitzUrl(): string {
    return new URL(mijnMitzPath, this.baseUrl).href;
  }

  play(scene: Scene): void {
    this.#scene = scene;
  }

  close(): Promise<void> {
    this.#server.close();
    syncBuiltinESMExports();
    return Promise.resolve();
  }

  /** Whether the harness itself has business there: msw lets those through to the network, and no other. */
  isOpen({ host, port }: { readonly host: string; readonly port: number }): boolean {
    return this.#real().some(
      (one) =>
        Number(one.port || (one.protocol === 'https:' ? 443 : 80)) === port &&
        (one.hostname === host || (isLoopback(one.hostname) && isLoopback(host))),
    );
  }

  /** Where data is delivered, and where Mitz notifies. */
  #real(): readonly URL[] {
    const endpoints = this.#scene?.mitz.subscriptions().map(({ endpoint }) => endpoint) ?? [];
    return [this.sinkUrl, ...endpoints].filter((one) => URL.canParse(one)).map((one) => new URL(one));
  }

  /** Everything that is not Mitz. */
  #others(): RequestHandler {
    return http.all('*', async ({ request }) => {
      const { origin } = new URL(request.url);
      if (this.#real().some((one) => one.origin === origin)) return passthrough();
      const { sent } = await received(request);
      this.#scene?.recorder.beginExchange().end({
        kind: 'exchange',
        by: 'target',
        koppelvlak: null,
        request: { ...sent, path: request.url },
        tls: null,
        response: null,
        ending: 'not Mitz: no other host answers a connector in process',
        callerFault: `a call to another host than Mitz: ${origin}`,
      });
      return HttpResponse.error();
    });
  }
}

/** msw handlers that carry messages to the endpoint functions. */
export function mitzHandlers(baseUrl: string, scene: () => Scene | undefined): readonly RequestHandler[] {
  const { origin, pathname } = new URL(baseUrl);
  // By its other name it is Mitz too: a redirect may lead there.
  const origins = new Set([origin, origin.replace('//localhost', '//127.0.0.1')]);
  return [...origins].map((one) =>
    http.all(`${one}/*`, async ({ request }) => {
      const playing = scene();
      return playing ? carry(request, playing, baseUrl, pathname) : new HttpResponse(null, { status: 503 });
    }),
  );
}

async function carry(
  request: Request,
  { mitz, recorder }: Scene,
  baseUrl: string,
  basePath: string,
): Promise<Response> {
  const exchange = recorder.beginExchange();
  const { sent, read } = await received(request);
  const { method, path } = sent;
  if (path.startsWith(mijnMitzPath)) {
    const { status, headers, body: page } = mijnMitzPage;
    const response = { status, headers: Object.entries(headers), body: page, bodyBytes: Buffer.byteLength(page) };
    exchange.end({ kind: 'exchange', by: 'browser', koppelvlak: null, request: sent, tls: null, response, ending: 'answered' }); // prettier-ignore
    return new HttpResponse(page, { status, headers });
  }
  const contentType = request.headers.get('content-type') ?? undefined;
  const message = { method, path: pathBelow(path, basePath), contentType, body: read.text, baseUrl };
  const { koppelvlak, behaviour } = answerAnything(message, read, mitz);
  const remarks = read.remarks.length > 0 ? { remarks: read.remarks } : {};
  const about = { kind: 'exchange', by: 'target', koppelvlak, request: sent, tls: null, ...remarks } as const;
  if (behaviour.kind !== 'reply') {
    exchange.end({ ...about, ...unanswered[behaviour.kind] });
    return behaviour.kind === 'reset' ? HttpResponse.error() : new Promise<never>(() => undefined); // silence
  }
  const { reply, delayMs = 0, dripMs } = behaviour;
  const headers = { ...reply.headers, 'content-length': String(Buffer.byteLength(reply.body)) };
  if (dripMs !== undefined) {
    exchange.end({ ...about, response: null, ending: drippingEnd(dripMs) });
    return new HttpResponse(byteByByte(reply.body, dripMs), { status: reply.status, headers });
  }
  if (delayMs > 0) await wait(delayMs, undefined, { ref: false });
  exchange.end({
    ...about,
    response: keptAnswer(reply, headers),
    ending: request.signal.aborted ? hungUp : 'answered',
    ...(reply.fault !== undefined && { callerFault: reply.fault }),
    ...(reply.broken !== undefined && { harnessError: reply.broken }),
  });
  const empty = reply.status === 204 || reply.body === '';
  return new HttpResponse(empty ? null : reply.body, { status: reply.status, headers });
}

/** A request as it is kept, and what was read of its body. Its headers come in lower case: their spelling is lost. */
async function received(request: Request): Promise<{ readonly sent: HttpRequest; readonly read: Body }> {
  const { pathname, search } = new URL(request.url);
  const { body } = request.clone();
  const read = await readBody((body ?? new Blob([]).stream()) as AsyncIterable<Uint8Array>, {
    contentType: request.headers.get('content-type') ?? undefined,
    contentEncoding: request.headers.get('content-encoding') ?? undefined,
  });
  const sent = {
    method: request.method,
    path: pathname + search,
    headers: withoutSecrets([...request.headers]),
    ...keptBody(read),
  };
  return { sent, read };
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host === '::1' || host.startsWith('127.');

/** A body that never comes in one piece. */
function byteByByte(body: string, everyMs: number): ReadableStream<Uint8Array> {
  const bytes = Buffer.from(body).values();
  return new ReadableStream({
    pull: async (stream) => {
      await wait(everyMs, undefined, { ref: false });
      const { value, done } = bytes.next();
      if (done) stream.close();
      else stream.enqueue(Uint8Array.of(value));
    },
  });
}
