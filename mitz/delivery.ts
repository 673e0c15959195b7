/**
 * What reached the receiving end of a data request, whatever its form. It left the holder: it counts as released unless it
 * is shown to hold nothing, and where it cannot be read nobody knows what it was.
 */
import { header } from '../core/transcript.js';
import type { Delivery, HttpRequest } from '../core/transcript.js';
import { textAt } from './fhir/json.js';
import type { Json } from './fhir/json.js';

/** What could be read of a delivery; empty where it could not. */
export type DeliveryContent = Pick<Delivery, 'bsn' | 'dataCategory' | 'content'>;

/** `plain`: its body is what the contract has and nothing more, so that what was read is all of it. */
type ReadDelivery = DeliveryContent & { readonly plain: boolean };

const nothingRead: ReadDelivery = { bsn: '', dataCategory: '', content: '', plain: false };

/** Reads the body of a delivery: JSON with a `bsn` of nine digits, a `dataCategory` that is one, and `content` of any kind. */
export function readDelivery({ body, unread, garbled }: HttpRequest): ReadDelivery {
  if (unread !== undefined || garbled !== undefined) return nothingRead;
  const json = jsonIn(body);
  const [bsn = '', dataCategory = ''] = [textAt(json, 'bsn'), textAt(json, 'dataCategory')];
  if (!/^\d{9}$/.test(bsn) || !/^GGC\d{3}$/.test(dataCategory)) return nothingRead;
  const members = Object.keys(json as Readonly<Record<string, Json>>);
  const content = members.includes('content') ? textAt(json, 'content') : '';
  const plain = content !== undefined && members.every((name) => ['bsn', 'dataCategory', 'content'].includes(name));
  return { bsn, dataCategory, content: plain ? content : body, plain };
}

function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined; // no JSON is a form of its own, and is kept as it came
  }
}

/** Whether it is known whose data it was, and of which category. */
export const isRead = ({ bsn, dataCategory }: DeliveryContent): boolean => bsn !== '' && dataCategory !== '';

/** Headers that any client sends of itself, and that say nothing of a patient. */
const plainHeaders: ReadonlySet<string> = new Set(
  (
    'host connection keep-alive content-length content-type content-encoding transfer-encoding te trailer expect date ' +
    'accept accept-encoding accept-language accept-charset user-agent cache-control pragma upgrade origin referer ' +
    'traceparent tracestate x-request-id x-correlation-id sec-fetch-mode sec-fetch-site sec-fetch-dest authorization'
  ).split(' '),
);

const bare = (address: string): string => address.replace(/\/+$/, '');

/**
 * Whether it is shown to hold nothing: no body, or an empty one, at an address that was given out as it stands, without a
 * query, and with no header that could carry anything.
 * @param given the addresses that data requests were given
 */
export function isEmptyDelivery({ request, to = '' }: Delivery, given: readonly string[]): boolean {
  if (!request || request.unread !== undefined || request.garbled !== undefined) return false;
  if (!['', 'null', '[]', '{}', '""'].includes(request.body.replace(/\s/g, ''))) return false;
  if (!given.some((address) => bare(address) === bare(to)) && request.path !== '/') return false;
  return request.headers.every(([name, value]) => plainHeaders.has(name.toLowerCase()) && !/\d{9}/.test(value));
}

/** Whether it came to this address, or to one below it. */
export const cameTo = ({ to }: Delivery, address: string | undefined): boolean =>
  address !== undefined &&
  to !== undefined &&
  (to === address || ['/', '?', '#', ';'].some((mark) => to.startsWith(address + mark)));

/** All that a delivery says, in one text, also what was percent-encoded in its address. */
export function textOf({ bsn, dataCategory, content, to = '', request }: Delivery): string {
  const headers = (request?.headers ?? []).map(([, value]) => value);
  const address = request?.path ?? to;
  return [bsn, dataCategory, content, address, decoded(address), ...headers, request?.body ?? ''].join('\n');
}

/** Every escape by itself: one that is wrong must not keep the others unread. */
const decoded = (address: string): string =>
  address.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    return Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8');
  });

const typeOf = (request: HttpRequest): string => header(request, 'content-type') ?? 'no content type';

/** A delivery in a few words: `GGC002 of 999…`, or by its form where no more is known of it. */
export function deliveryWords(delivery: Delivery): string {
  if (isRead(delivery)) return `${delivery.dataCategory} of ${delivery.bsn}`;
  const { request } = delivery;
  if (!request) return 'data that does not say whose it is';
  const why = request.unread ?? request.garbled;
  return `a ${request.method} of ${request.bodyBytes} bytes (${typeOf(request)}${why === undefined ? '' : `; ${why}`}) in a form that cannot be read`;
}

/** What is to be told of a delivery in a form of its own; undefined where it came as the contract has it. */
export function formRemark(delivery: Delivery): string | undefined {
  const { request } = delivery;
  if (!request) return undefined;
  const what = `a ${request.method} (${typeOf(request)}) reached the receiving end of a data request (deliverTo) in another form than a POST of {bsn, dataCategory, content}`;
  return isRead(delivery)
    ? `${what}; it was read, and counts as released`
    : `${what}: it counts as released unless it holds nothing, and nobody can read what it is; mend the adapter`;
}
