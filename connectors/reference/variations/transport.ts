import type { AgentOptions } from 'node:https';

import type { Headers } from '../mitz-client.js';
import type { Hooks } from '../hooks/hooks.js';
import { trustOf } from '../trust.js';
import { variation, type Variation } from './variation.js';

const HTTP_FREE = 'HTTP/1.1 (RFC 9110 and 9112) leaves it free.';

/** Sends other headers with every message. */
const sending = (change: (headers: Headers) => Headers): Hooks => ({
  client: {
    exchange:
      (sound) =>
      (message, headers, ...rest) =>
        sound(message, change(headers), ...rest),
  },
});

const connecting = (different: AgentOptions): Hooks => ({
  connector: {
    makeClient: (sound) => (environment, trust) =>
      sound(environment, { ...(trust ?? trustOf(environment)), ...different }),
  },
});

const named = (headers: Headers, name: (before: string) => string): Headers =>
  Object.fromEntries(Object.entries(headers).map(([before, value]) => [name(before), value]));

/** Other ways to carry the same messages. */
export const TRANSPORT = {
  'chunked-bodies': variation(
    'Sends bodies in chunks, without saying beforehand how long they are.',
    'RFC 9112, 7.1: every recipient of HTTP/1.1 takes chunks.',
    {
      client: {
        framingOf:
          () =>
          (body): Headers =>
            body === undefined ? {} : { 'Transfer-Encoding': 'chunked' },
      },
    },
  ),
  'lower-case-headers': variation(
    'Writes the names of headers in lower case.',
    'RFC 9110, 5.1: names of headers are case-insensitive.',
    sending((headers) => named(headers, (name) => name.toLowerCase())),
  ),
  'upper-case-headers': variation(
    'Writes the names of headers in capitals.',
    'RFC 9110, 5.1: names of headers are case-insensitive.',
    sending((headers) => named(headers, (name) => name.toUpperCase())),
  ),
  'a-connection-per-message': variation('Makes a new connection for every message.', HTTP_FREE, {
    client: { agentFor: (sound) => (message) => sound({ ...message, bulk: false }) },
  }),
  'connections-that-stay': variation('Keeps its connections for all messages, questions too.', HTTP_FREE, {
    client: { agentFor: (sound) => (message) => sound({ ...message, bulk: true }) },
  }),
  'expects-to-continue': variation(
    'Asks with Expect: 100-continue before it sends a body.',
    'RFC 9110, 10.1.1: a server takes it, or ignores it.',
    sending((headers) => ({ ...headers, Expect: '100-continue' })),
  ),
  'more-headers': variation(
    'Sends headers that other systems send: its name, its language, and an id for tracing.',
    `${HTTP_FREE} X-Trace-Id is optional.`,
    sending((headers) => ({
      ...headers,
      ...{ 'User-Agent': 'VoorbeeldHIS/4.2', 'Accept-Language': 'nl', 'Cache-Control': 'no-cache' },
      ...{ 'X-Trace-Id': 'c0ffee', traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
    })),
  ),
  'media-types-with-parameters': variation(
    'Adds a character set and the version of FHIR to the media type, and takes both formats as answers.',
    'FHIR R4, 2.21.0.6 and 2.1.0.6: the parameters are optional, and an Accept may name several types.',
    sending((headers) => {
      const type = headers['Content-Type'] ?? '';
      if (!type.startsWith('application/fhir+')) return headers;
      return {
        ...headers,
        'Content-Type': `${type}; charset=UTF-8; fhirVersion=4.0`,
        Accept: `${type};q=1.0, application/fhir+xml;q=0.8, application/fhir+json;q=0.5`,
      };
    }),
  ),
  'media-types-in-capitals': variation(
    'Writes media types with capitals.',
    'RFC 9110, 8.3.1: media types are case-insensitive.',
    sending((headers) => {
      const { 'Content-Type': type, ...rest } = headers;
      return type === undefined
        ? headers
        : {
            ...rest,
            'Content-Type': type.replace(/^[^;]*/, (name) =>
              name.replace(/fhir|soap|xml|json/g, (one) => one.toUpperCase()),
            ),
          };
    }),
  ),
  'no-accept': variation(
    'Does not say which media types it takes as an answer.',
    'RFC 9110, 12.5.1: without Accept any type is taken; public clients send none.',
    sending(({ Accept: _, ...rest }) => rest),
  ),
  'tls-1.2': variation(
    'Speaks TLS 1.2 and nothing newer.',
    'NCSC guidelines for TLS: 1.2 is sufficient.',
    connecting({ maxVersion: 'TLSv1.2' }),
  ),
  'tls-1.3': variation(
    'Speaks TLS 1.3 and nothing older.',
    'NCSC guidelines for TLS: 1.3 is good.',
    connecting({ minVersion: 'TLSv1.3' }),
  ),
  'upper-case-ids': variation(
    'Writes the UUID of a message in capitals.',
    'RFC 9562, 4: a UUID is read in either case.',
    { client: { newRequestId: (sound) => () => sound().toUpperCase() } },
  ),
} as const satisfies Record<string, Variation>;
