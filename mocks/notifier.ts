import { randomUUID } from 'node:crypto';
import https from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import type { Recorder } from '../core/recorder.js';
import { messageOf } from '../core/errors.js';
import { buildNotification, spoiltNotification } from '../mitz/toestemming/notification.js';
import type { NotificationCaller, NotificationOrder } from '../mitz/toestemming/notification.js';
import type { HttpResponse } from '../core/transcript.js';
import type { Provider } from '../mitz/parties.js';
import type { MitzSpecification } from '../mitz/specification/index.js';
import type { Identities, Identity } from './certificates.js';

/** What of a notification, and of a target's answer to it, is kept. */
const keptBytes = 64 * 1024;
/** How long is waited before a notification that was not taken is sent again. */
const againMs = 100;

/** Whom a notification is about, and the address that was given for it. */
export interface Notified {
  readonly bsn: string;
  readonly holder: Provider;
  readonly endpoint: string;
}

export interface NotifierOptions {
  readonly identities: Identities;
  readonly specification: MitzSpecification;
  /** How long the target may take for one notification. */
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
    const headers = { 'content-type': 'application/fhir+xml; charset=utf-8', 'x-request-id': randomUUID() };
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
      const response = await this.#post(endpoint, headers, body, as);
      exchange.end({ ...about, response, ending: 'answered' });
      return response.status >= 200 && response.status < 300;
    } catch (thrown) {
      exchange.end({ ...about, response: null, ending: `the notification was not taken: ${messageOf(thrown)}` });
      return false;
    }
  }

  #identityOf(caller: NotificationCaller): Identity | undefined {
    const { notifier, stranger } = this.options.identities;
    return caller === 'mitz' ? notifier : caller === 'stranger' ? stranger : undefined;
  }

  #post(url: string, headers: Record<string, string>, body: string, as: NotificationCaller): Promise<HttpResponse> {
    const identity = this.#identityOf(as);
    const { identities, timeoutMs } = this.options;
    return new Promise((resolve, reject) => {
      const request = https.request(
        url,
        {
          method: 'POST',
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          ca: identities.ca,
          rejectUnauthorized: true, // whatever the environment says
          ...(identity && { cert: identity.certificate, key: identity.key }),
          timeout: timeoutMs,
          agent: false,
        },
        (response) => {
          let text = '';
          let bodyBytes = 0;
          response.setEncoding('utf8');
          response.on('data', (part: string) => {
            bodyBytes += Buffer.byteLength(part);
            if (text.length < keptBytes) text += part;
          });
          response.on('error', reject);
          response.on('end', () => {
            const pairs = Object.entries(response.headers).map(([name, value]): [string, string] => [
              name,
              String(value),
            ]);
            resolve({ status: response.statusCode ?? 0, headers: pairs, body: text, bodyBytes });
          });
        },
      );
      request.on('timeout', () => request.destroy(new Error(`no answer within ${timeoutMs} ms`)));
      request.on('error', reject);
      request.end(body);
    });
  }
}
