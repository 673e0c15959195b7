import { header, isExchange } from './transcript.js';
import { otherEntry } from './har-events.js';
import { fields, isFields, list, numberOr, text, textOrNull, timeOrNull } from './har-fields.js';
import type { Fields } from './har-fields.js';
import type { Entry, Exchange, HttpMessage, Stopped, TlsFacts, Transcript } from './transcript.js';

/**
 * A transcript as HAR 1.2, for any tool that reads HAR. What HAR has no place for stands in fields that start with `_`:
 * the order of all events, TLS facts, who called, and in the log the other events, the cast and the context.
 * @param origin what addresses without a host are relative to, e.g. `https://localhost:8443`
 */
export function harOf(
  transcript: Transcript,
  tool: { readonly name: string; readonly version: string },
  origin: string,
): unknown {
  const { scenario, cast, context, entries, stopped } = transcript;
  return {
    log: {
      version: '1.2',
      creator: tool,
      entries: entries.filter(isExchange).map((exchange) => harEntry(exchange, origin)),
      _scenario: scenario,
      _cast: cast,
      _context: context,
      ...(stopped && { _stopped: stopped }),
      _events: entries.filter((entry) => !isExchange(entry)),
    },
  };
}

/** So much of a transcript is put together before it is handed over, in characters. */
const pieceLength = 1 << 20;

/** The same as the text of a file, in pieces: with very many exchanges it is hundreds of megabytes. */
export function* harText(...[transcript, tool, origin]: Parameters<typeof harOf>): Generator<string> {
  const { entries } = transcript;
  const others = { ...transcript, entries: entries.filter((entry) => !isExchange(entry)) };
  const rest = JSON.stringify(harOf(others, tool, origin), null, 1);
  const place = rest.indexOf('"entries": []') + '"entries": ['.length;
  let piece = rest.slice(0, place);
  let separator = '';
  for (const exchange of entries.filter(isExchange)) {
    const text = JSON.stringify(harEntry(exchange, origin), null, 1);
    piece += `${separator}\n   ${text.replaceAll('\n', '\n   ')}`;
    separator = ',';
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}${separator === '' ? '' : '\n  '}${rest.slice(place)}\n`;
}

function harEntry(exchange: Exchange, origin: string): unknown {
  const { request, response } = exchange;
  // Not resolved: `//host/path` would become another host.
  const address = request.path.startsWith('/') ? new URL(origin).origin + request.path : request.path;
  const url = URL.canParse(address) ? new URL(address) : new URL(origin);
  const pairs = (message: HttpMessage): unknown => message.headers.map(([name, value]) => ({ name, value }));
  const mimeType = (message: HttpMessage): string => header(message, 'content-type') ?? '';
  const unknownSizes = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 };
  return {
    startedDateTime: exchange.at,
    time: exchange.ms ?? -1,
    request: {
      ...unknownSizes,
      method: request.method,
      url: url.href,
      _path: request.path,
      headers: pairs(request),
      queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
      bodySize: request.bodyBytes,
      ...(request.digest !== undefined && { _digest: request.digest }),
      ...(request.bytes !== undefined && { _bytes: request.bytes }),
      ...(request.unread !== undefined && { _unread: request.unread }),
      ...(request.garbled !== undefined && { _garbled: request.garbled }),
      ...(request.body !== '' && { postData: { mimeType: mimeType(request), text: request.body } }),
    },
    response: {
      ...unknownSizes,
      // Status 0 is how a HAR file says that nothing was answered.
      status: response?.status ?? 0,
      statusText: '',
      headers: response ? pairs(response) : [],
      redirectURL: response ? (header(response, 'location') ?? '') : '',
      bodySize: response?.bodyBytes ?? -1,
      ...(response?.digest !== undefined && { _digest: response.digest }),
      ...(response?.bytes !== undefined && { _bytes: response.bytes }),
      content: {
        size: response?.bodyBytes ?? 0,
        mimeType: response ? mimeType(response) : '',
        text: response?.body ?? '',
      },
    },
    cache: {},
    timings: { send: 0, wait: exchange.ms ?? 0, receive: 0 },
    _id: exchange.id,
    _by: exchange.by,
    _koppelvlak: exchange.koppelvlak,
    _ending: exchange.ending,
    _tls: exchange.tls,
    _begun: exchange.begun,
    _ended: exchange.ended,
    ...(exchange.callerFault !== undefined && { _callerFault: exchange.callerFault }),
    ...(exchange.harnessError !== undefined && { _harnessError: exchange.harnessError }),
    ...(exchange.impostor !== undefined && { _impostor: exchange.impostor }),
    ...(exchange.remarks !== undefined && { _remarks: exchange.remarks }),
  };
}

/** Reads a whole transcript back, to judge it again. As `entriesOfHar`, it never throws. */
export function transcriptOfHar(har: unknown): Transcript {
  const log = fields(fields(har)['log']);
  const stopped = stoppedOf(log['_stopped']);
  return {
    scenario: text(log['_scenario']),
    cast: log['_cast'],
    context: log['_context'],
    entries: entriesOfHar(har),
    ...(stopped && { stopped }),
  };
}

/** Whatever stands there that is no reason to show nothing, is an error: never something that can be judged. */
function stoppedOf(value: unknown): Stopped | undefined {
  if (value === undefined) return undefined;
  const { outcome, reason } = fields(value);
  return { outcome: outcome === 'not-shown' ? 'not-shown' : 'error', reason: text(reason) };
}

/**
 * Reads the entries back from a transcript file (HAR 1.2 with custom fields that start with `_`), in the order in which
 * they began. The file may come from a foreign pack: what is lacking or of another type becomes empty, never an exception.
 */
export function entriesOfHar(har: unknown): readonly Entry[] {
  const log = fields(fields(har)['log']);
  const exchanges = list(log['entries']).map((entry, index) => exchange(fields(entry), index));
  const events = list(log['_events']).flatMap((event) => otherEntry(fields(event)));
  return [...exchanges, ...events].sort((a, b) => a.begun - b.begun);
}

function exchange(entry: Fields, index: number): Exchange {
  const request = fields(entry['request']);
  const response = fields(entry['response']);
  const status = numberOr(response['status'], 0);
  const fault = textOrNull(entry['_callerFault']);
  const broken = textOrNull(entry['_harnessError']);
  const impostor = textOrNull(entry['_impostor']);
  const unread = textOrNull(request['_unread']);
  const garbled = textOrNull(request['_garbled']);
  const remarks = entry['_remarks'];
  return {
    kind: 'exchange',
    id: numberOr(entry['_id'], index + 1),
    by: entry['_by'] === 'mitz' || entry['_by'] === 'browser' ? entry['_by'] : 'target',
    koppelvlak: textOrNull(entry['_koppelvlak']),
    request: {
      method: text(request['method']),
      path: text(request['_path']) || text(request['url']),
      ...message(request, fields(request['postData'])),
      ...(unread !== null && { unread }),
      ...(garbled !== null && { garbled }),
    },
    // Status 0 is how a HAR file says that nothing was answered.
    response: status === 0 ? null : { status, ...message(response, fields(response['content'])) },
    ending: text(entry['_ending']),
    tls: tlsFacts(entry['_tls']),
    ...(fault !== null && { callerFault: fault }),
    ...(broken !== null && { harnessError: broken }),
    ...(impostor !== null && { impostor }),
    ...(Array.isArray(remarks) && { remarks: remarks.map(text) }),
    begun: numberOr(entry['_begun'], index),
    ended: numberOr(entry['_ended'], null),
    at: text(entry['startedDateTime']),
    ms: timeOrNull(entry['time']),
  };
}

function message(holder: Fields, content: Fields): HttpMessage {
  const encoded = text(content['text']);
  const body = content['encoding'] === 'base64' ? Buffer.from(encoded, 'base64').toString('utf8') : encoded;
  const size = numberOr(content['size'], numberOr(holder['bodySize'], -1));
  const digest = textOrNull(holder['_digest']);
  const bytes = textOrNull(holder['_bytes']);
  return {
    ...(digest !== null && { digest }),
    ...(bytes !== null && { bytes }),
    headers: list(holder['headers']).map((one) => [text(fields(one)['name']), text(fields(one)['value'])] as const),
    body,
    bodyBytes: size >= 0 ? size : Buffer.byteLength(body),
  };
}

function tlsFacts(value: unknown): TlsFacts | null {
  if (!isFields(value)) return null;
  return {
    protocol: text(value['protocol']),
    cipher: text(value['cipher']),
    clientSubject: textOrNull(value['clientSubject']),
    clientFingerprint: textOrNull(value['clientFingerprint']),
  };
}
