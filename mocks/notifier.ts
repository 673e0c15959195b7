import { randomUUID } from 'node:crypto';
import type { ClientRequest, IncomingMessage } from 'node:http';
import https from 'node:https';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Recorder } from '../core/recorder.js';
import { messageOf } from '../core/errors.js';
import { buildNotification, notificationHeaders, spoiltNotification } from '../mitz/toestemming/notification.js';
import type { NotificationCaller, NotificationOrder } from '../mitz/toestemming/notification.js';
import type { Exchange, HttpResponse } from '../core/transcript.js';
import type { Provider } from '../mitz/parties.js';
import type { MitzSpecification } from '../mitz/specification/index.js';
import type { Identities, Identity } from './certificates.js';

/** What of a notification, and of a target's answer to it, is kept. */
const keptBytes = 64 * 1024;
/** How long is waited before a notification that was not taken is sent again. */
const againMs = 100;
/** More than this no notification needs; the rest is sent after a moment. */
const partBytes = 64 * 1024;
/** How long an answer to the beginning of a large notification is waited for, before the rest is sent. */
const earlyMs = 1000;

/** Whom a notification is about, and the address that was given for it. */
export interface Notified {
  readonly bsn: string;
  readonly holder: Provider;
  readonly endpoint: string;
}

export interface NotifierOptions {
  readonly identities: Identities;
  readonly specification: MitzSpecification;
  /** How long the target may take for one notification, until its answer is whole. */
  readonly timeoutMs: number;
  /** How long one that is not taken is sent again. */
  readonly redeliverMs: number;
  /** Where the entity is that a DOCTYPE in a notification names. */
  readonly baseUrl: string;
}

/** Mitz as it notifies: posts to the address of a subscription, with Mitz's own client certificate. */
export class Notifier {
  constructor(private readonly options: NotifierOptions) {}

  /** Notifies as ordered; what the target answered, or that it did not, stands in the transcript. */
  async notify(
    to: Notified,
    order: NotificationOrder & { readonly dataCategory: string },
    recorder: Recorder,
  ): Promise<void> {
    const { baseUrl, redeliverMs, specification } = this.options;
    const { as = 'mitz', spoil, times = 1, untilTaken = false } = order;
    const right = buildNotification(to.bsn, to.holder, order, specification);
    const body = spoil ? spoiltNotification(spoil, right, baseUrl) : right;
    const deadline = Date.now() + redeliverMs;
    for (let sent = 0; sent < times; sent += 1) {
      let taken = await this.#send(to.endpoint, body, as, recorder);
      while (untilTaken && !taken && Date.now() < deadline) {
        await wait(againMs);
        taken = await this.#send(to.endpoint, body, as, recorder);
      }
    }
  }

  /** @returns whether it was taken: answered with 2xx */
  async #send(endpoint: string, body: string, as: NotificationCaller, recorder: Recorder): Promise<boolean> {
    const headers = { ...notificationHeaders, 'x-request-id': randomUUID() };
    const exchange = recorder.beginExchange();
    const request = {
      method: 'POST',
      path: endpoint,
      headers: Object.entries(headers),
      body: body.slice(0, keptBytes),
      bodyBytes: Buffer.byteLength(body),
    };
    const played = as === 'mitz' ? {} : { impostor: as };
    const about = { kind: 'exchange', by: 'mitz', koppelvlak: 'notificeren', request, tls: null, ...played } as const;
    try {
      const answer = await this.#post(endpoint, headers, body, as);
      exchange.end({ ...about, ...answer });
      const { status } = answer.response;
      return status >= 200 && status < 300 && answer.ending === 'answered';
    } catch (thrown) {
      exchange.end({ ...about, response: null, ending: `the notification was not taken: ${messageOf(thrown)}` });
      return false;
    }
  }

  #identityOf(caller: NotificationCaller): Identity | undefined {
    const { notifier, stranger } = this.options.identities;
    return caller === 'mitz' ? notifier : caller === 'stranger' ? stranger : undefined;
  }

  /** @returns the answer, as far as it came. @throws where there was none */
  #post(url: string, headers: Record<string, string>, body: string, as: NotificationCaller): Promise<Answer> {
    const identity = this.#identityOf(as);
    const { identities, timeoutMs } = this.options;
    return new Promise((resolve, reject) => {
      let answer: HeldAnswer | undefined;
      const request = https.request(url, {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        ca: identities.ca,
        rejectUnauthorized: true, // whatever the environment says
        ...(identity && { cert: identity.certificate, key: identity.key }),
        agent: false,
      });
      const end = (why: Error): void => {
        clearTimeout(patience);
        if (answer) resolve(answer.brokenOff(why.message));
        else reject(why);
        request.destroy();
      };
      // Of all of it, not of silence: an answer that never ends says something all the time.
      const patience = setTimeout(() => {
        end(new Error(`no ${answer ? 'end of the ' : ''}answer within ${timeoutMs} ms`));
      }, timeoutMs);
      request.on('response', (response) => {
        const held = new HeldAnswer(response, request.writableFinished);
        answer = held;
        response.on('error', end);
        response.on('end', () => {
          clearTimeout(patience);
          resolve(held.whole());
          request.destroy(); // where it was answered before it was read, the rest is of no use
        });
      });
      request.on('error', (why) => {
        // It was answered before it was read whole, and the connection closed: what was answered is still on its way.
        if (!answer) end(why);
      });
      request.on('close', () => {
        if (answer?.isComplete) return; // its end is told to whoever reads it in a moment
        end(new Error('the connection was closed before the answer was whole'));
      });
      sendInParts(request, body).catch(end);
    });
  }
}

/**
 * Sends a body, of which the rest waits a moment for an early answer where it is large: who refuses it by its length closes
 * the connection, and one that breaks while it is written to is gone with the answer that was on it.
 */
const sendInParts = (request: ClientRequest, body: string): Promise<void> => {
  const heard = once(request, 'response').catch(() => undefined); // that it broke is told by what writes to it
  return pipeline(Readable.from(partsOf(Buffer.from(body), heard)), request);
};

async function* partsOf(bytes: Buffer, heard: Promise<unknown>): AsyncGenerator<Buffer> {
  yield bytes.subarray(0, partBytes);
  if (bytes.length <= partBytes) return;
  const stop = new AbortController();
  await Promise.race([heard, wait(earlyMs, undefined, { signal: stop.signal })]);
  stop.abort();
  yield bytes.subarray(partBytes);
}

/** What the target answered to a notification, and how that ended. */
type Answer = Pick<Exchange, 'ending' | 'remarks'> & { readonly response: HttpResponse };

/** An answer as it comes. */
class HeldAnswer {
  #text = '';
  #bytes = 0;

  constructor(
    private readonly response: IncomingMessage,
    private readonly read: boolean,
  ) {
    response.setEncoding('utf8');
    response.on('data', (part: string) => {
      this.#bytes += Buffer.byteLength(part);
      if (this.#text.length < keptBytes) this.#text += part;
    });
  }

  get isComplete(): boolean {
    return this.response.complete;
  }

  whole(): Answer {
    return this.#ended('answered');
  }

  brokenOff(why: string): Answer {
    return this.#ended(`the answer was not whole: ${why}`);
  }

  #ended(ending: string): Answer {
    const headers = Object.entries(this.response.headers).map(([name, value]) => [name, String(value)] as const);
    const response = { status: this.response.statusCode ?? 0, headers, body: this.#text, bodyBytes: this.#bytes };
    if (this.read) return { response, ending };
    return { response, ending, remarks: ['a notification was answered before all of it had been sent'] };
  }
}
