import { setTimeout as wait } from 'node:timers/promises';
import { http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import type { Recorder } from '../core/recorder.js';
import { drippingEnd } from './carry-out.js';
import { answer } from './mitz.js';
import type { MitzState } from './state.js';

export interface InProcessOptions {
  /** Ends in a slash. */
  readonly baseUrl: string;
  readonly mitz: MitzState;
  readonly recorder: Recorder;
}

/**
 * The same Mitz for a connector that runs inside the harness's process: msw handlers that carry messages to the
 * endpoint functions. There is no channel here, so there are no TLS facts.
 * A call to another host is for the caller of `setupServer` to refuse (`onUnhandledRequest`).
 */
export function mitzHandlers({ baseUrl, mitz, recorder }: InProcessOptions): readonly RequestHandler[] {
  const { origin, pathname } = new URL(baseUrl);
  return [
    http.all(`${origin}/*`, async ({ request }) => {
      const exchange = recorder.beginExchange();
      const url = new URL(request.url);
      const body = await request.text();
      const path = url.pathname.startsWith(pathname) ? url.pathname.slice(pathname.length) : url.pathname;
      const contentType = request.headers.get('content-type') ?? undefined;
      const { koppelvlak, behaviour } = answer({ method: request.method, path, contentType, body, baseUrl }, mitz);
      const sent = {
        method: request.method,
        path: url.pathname + url.search,
        headers: [...request.headers],
        body,
        bodyBytes: Buffer.byteLength(body),
      };
      const about = { kind: 'exchange', by: 'target', koppelvlak, request: sent, tls: null } as const;
      if (behaviour.kind !== 'reply') {
        exchange.end({ ...about, response: null, ending: `${behaviour.kind}, as scripted` });
        if (behaviour.kind === 'reset') return HttpResponse.error();
        return new Promise<never>(() => undefined); // silence: nothing is ever answered
      }
      const { reply, delayMs = 0, dripMs } = behaviour;
      if (dripMs !== undefined) {
        exchange.end({ ...about, response: null, ending: drippingEnd(dripMs) });
        return new HttpResponse(byteByByte(reply.body, dripMs), { status: reply.status, headers: reply.headers });
      }
      if (delayMs > 0) await wait(delayMs, undefined, { ref: false });
      const response = {
        status: reply.status,
        headers: Object.entries(reply.headers),
        body: reply.body,
        bodyBytes: Buffer.byteLength(reply.body),
      };
      exchange.end({
        ...about,
        response,
        ending: 'answered',
        ...(reply.fault !== undefined && { callerFault: reply.fault }),
      });
      const empty = reply.status === 204 || reply.body === '';
      return new HttpResponse(empty ? null : reply.body, { status: reply.status, headers: reply.headers });
    }),
  ];
}

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
