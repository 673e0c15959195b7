import { randomUUID } from 'node:crypto';
import https from 'node:https';
import type { Recorder } from '../core/recorder.js';
import { messageOf } from '../core/errors.js';
import { buildNotification } from '../mitz/toestemming/notification.js';
import type { ConsentChange } from '../mitz/toestemming/notification.js';
import type { MitzSpecification } from '../mitz/specification/index.js';
import type { Identities } from './certificates.js';
import type { Subscription } from './state.js';

/** What of a target's answer to a notification is kept. */
const keptBytes = 64 * 1024;

/** Mitz as it notifies: posts to the address of a subscription, with Mitz's own client certificate. */
export class Notifier {
  constructor(
    private readonly identities: Identities,
    private readonly specification: MitzSpecification,
    private readonly timeoutMs: number,
  ) {}

  /** Notifies once; what the target answered, or that it did not, stands in the transcript. */
  async notify(subscription: Subscription, change: ConsentChange, recorder: Recorder): Promise<void> {
    const body = buildNotification(subscription.bsn, subscription.holder, change, this.specification);
    const headers = { 'content-type': 'application/fhir+xml; charset=utf-8', 'x-request-id': randomUUID() };
    const exchange = recorder.beginExchange();
    const request = {
      method: 'POST',
      path: subscription.endpoint,
      headers: Object.entries(headers),
      body,
      bodyBytes: Buffer.byteLength(body),
    };
    const about = { kind: 'exchange', by: 'mitz', koppelvlak: 'notificeren', request, tls: null } as const;
    try {
      const response = await this.#post(subscription.endpoint, headers, body);
      exchange.end({ ...about, response, ending: 'answered' });
    } catch (thrown) {
      exchange.end({ ...about, response: null, ending: `the notification was not taken: ${messageOf(thrown)}` });
    }
  }

  #post(
    url: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<{ status: number; headers: [string, string][]; body: string; bodyBytes: number }> {
    const { ca, notifier } = this.identities;
    return new Promise((resolve, reject) => {
      const request = https.request(
        url,
        {
          method: 'POST',
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          ca,
          cert: notifier.certificate,
          key: notifier.key,
          timeout: this.timeoutMs,
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
      request.on('timeout', () => request.destroy(new Error(`no answer within ${this.timeoutMs} ms`)));
      request.on('error', reject);
      request.end(body);
    });
  }
}
