import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpResponse } from '../core/transcript.js';
import type { Reply } from './endpoints/endpoint.js';
import type { Behaviour } from './misbehave.js';
import { keptText } from './read-body.js';

/** How an exchange ended, for its record. */
export interface Ended {
  readonly response: HttpResponse | null;
  readonly ending: string;
}

/** How the record tells of what is never answered. */
export const unanswered = {
  silence: { response: null, ending: 'no answer was given, as scripted' },
  reset: { response: null, ending: 'the connection was cut, as scripted' },
} as const satisfies Record<string, Ended>;

/** How the record tells that nobody waited for the answer. */
export const hungUp = 'the caller hung up before the answer was complete';

/**
 * Does to the connection what was decided, and tells how it ended once the caller has the answer or is gone.
 * `answering` is called just before the first byte of an answer leaves.
 */
export async function carryOut(behaviour: Behaviour, response: ServerResponse, answering: () => void): Promise<Ended> {
  if (behaviour.kind === 'silence') return unanswered.silence;
  if (behaviour.kind === 'reset') {
    response.socket?.destroy();
    return unanswered.reset;
  }
  const { reply, delayMs = 0, dripMs } = behaviour;
  if (dripMs !== undefined) return dripping(reply, dripMs, response);
  const headers = { ...reply.headers, 'content-length': String(Buffer.byteLength(reply.body)) };
  const gone = once(response, 'close').then(() => response.writableFinished);
  if (delayMs > 0) await Promise.race([wait(delayMs, undefined, { ref: false }), gone]);
  answering();
  response.writeHead(reply.status, headers);
  response.end(reply.body);
  const whole = await gone;
  return { response: keptAnswer(reply, headers), ending: whole ? 'answered' : hungUp };
}

/** An answer as it is kept. */
export const keptAnswer = ({ status, body }: Reply, headers: Readonly<Record<string, string>>): HttpResponse => ({
  status,
  headers: Object.entries(headers),
  ...keptText(body),
});

/** How the record tells that an answer drips. */
export const drippingEnd = (dripMs: number): string => `the answer was given one byte every ${dripMs} ms, as scripted`;

/**
 * A dripped answer takes longer than anybody should wait, so the exchange has ended, without an answer, as soon as it
 * drips: whoever waits for its end must still be judged.
 */
function dripping(reply: Reply, dripMs: number, response: ServerResponse): Ended {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(Buffer.byteLength(reply.body)) });
  void drip(reply.body, dripMs, response);
  return { response: null, ending: drippingEnd(dripMs) };
}

async function drip(body: string, everyMs: number, response: ServerResponse): Promise<void> {
  for (const byte of Buffer.from(body)) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await wait(everyMs, undefined, { ref: false });
  }
  response.end();
}
