/**
 * What a target did in a scenario, freed of what differs from run to run of one and the same build: identifiers, moments,
 * addresses, certificates, and the synthetic patients that a seed makes.
 */
import { header } from '../core/transcript.js';
import type { Entry, HttpMessage, Transcript } from '../core/transcript.js';

/** One thing that the target did. Equal texts are equal behaviour. */
export interface Deed {
  /** What kind of deed, for a person: `gesloten POST`, `request-data`, `delivery`. */
  readonly what: string;
  /** All of it, normalised, a line each. */
  readonly lines: readonly string[];
}

/**
 * The deeds in a transcript: what it sent to Mitz, what it answered to Mitz, what it delivered, and how its actions ended.
 * What Mitz said is no deed of the target. Neither are order and number here: checks judge them where they matter, and
 * between two runs of one build they differ by chance (retries, scenarios side by side).
 */
export function deedsIn(transcript: Transcript): readonly Deed[] {
  const normal = normaliser(transcript.cast);
  return transcript.entries.flatMap((entry) => deedOf(entry, normal) ?? []);
}

type Normalise = (text: string) => string;

function deedOf(entry: Entry, normal: Normalise): Deed | undefined {
  switch (entry.kind) {
    case 'exchange': {
      const { by, koppelvlak, request, response } = entry;
      const place = koppelvlak ?? 'unknown address';
      if (by === 'target') {
        const first = normal(`${request.method} ${request.path}`);
        return { what: `${place} ${request.method}`, lines: [first, ...messageLines(request, normal)] };
      }
      // A notification that found nobody in is tried again: no answer is no deed.
      if (!response) return undefined;
      return { what: `answer to ${place}`, lines: [String(response.status), ...messageLines(response, normal)] };
    }
    case 'delivery': {
      const { dataCategory, content, request } = entry;
      const form = request ? [request.method, ...messageLines(request, normal)] : [];
      return { what: 'delivery', lines: [dataCategory, ...linesOf(content, normal), ...form] };
    }
    case 'action': {
      const { result } = entry;
      // What outputs hold is judged by checks; lists in them grow with what ran before.
      const why = result.status === 'refused' ? [normal(result.reason)] : [];
      return { what: entry.name, lines: [result.status, ...why] };
    }
    case 'refused-connection':
      return undefined;
  }
}

/** The headers that say something about behaviour; the others are of the HTTP client or differ each time. */
const tellingHeaders = [
  'content-type',
  'accept',
  'soapaction',
  'authorization',
  'x-request-id',
  'if-none-exist',
  'prefer',
];

function messageLines(message: HttpMessage, normal: Normalise): readonly string[] {
  const headers = tellingHeaders.flatMap((name) => {
    const value = header(message, name);
    return value === undefined ? [] : [`${name}: ${normal(value)}`];
  });
  return [...headers, ...linesOf(message.body, normal)];
}

/** A message in lines that can be compared: an element, or a mark of JSON, a line. */
const linesOf = (body: string, normal: Normalise): readonly string[] =>
  normal(body)
    .replace(/>\s*</g, '>\n<')
    .replace(/([{,[])\s*(?=["{[])/g, '$1\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * Puts a name in the place of each value that differs by chance. A value has one name throughout a message, so that
 * references inside it are still compared. A patient is named by the part that he plays: data of another is a change.
 */
function normaliser(cast: unknown): Normalise {
  const players = new Map(playersIn(cast, []));
  const anyPlayer = players.size === 0 ? undefined : anyOf([...players.keys()]);
  return (text) => {
    const names = new Map<string, string>();
    const named = (kind: string, value: string): string => {
      // Two moments may be one by chance: they are not told apart.
      if (kind === 'moment' || kind === 'date') return `‹${kind}›`;
      const known = names.get(value);
      if (known !== undefined) return known;
      const name = `‹${kind} ${String([...names.values()].filter((one) => one.startsWith(`‹${kind} `)).length + 1)}›`;
      names.set(value, name);
      return name;
    };
    const withParts = anyPlayer ? text.replace(anyPlayer, (value) => players.get(value) ?? value) : text;
    return chance.reduce(
      (result, [kind, pattern]) => result.replace(pattern, (value) => named(kind, value)),
      withParts,
    );
  };
}

/** What differs by chance, in the order in which it is looked for. */
const chance: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['uuid', /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi],
  ['moment', /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g],
  ['date', /\b(?:19|20)\d\d-\d\d-\d\d\b|\b(?:19|20)\d\d[01]\d[0-3]\d(?:\d{6})?\b/g],
  ['bsn', /\b999\d{6}\b|\bbsn-[0-9a-f]{8}-(?:in)?valid\b/g],
  ['address', /\b(?:localhost|127\.0\.0\.1|\[::1\]):\d+/g],
  // Signatures, tokens, digests, ids of assertions.
  ['token', /_?\b(?=[\w+/-]*\d)[\w+/-]{32,}={0,2}|\b(?=[a-f]*\d)[0-9a-f]{16,}\b/gi],
];

/** Any of these texts, the longest first: a number within a text must not be taken out of it. */
const anyOf = (texts: readonly string[]): RegExp =>
  new RegExp(
    [...texts]
      .sort((a, b) => b.length - a.length)
      .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|'),
    'g',
  );

/** Names, numbers and texts of patients, each with its part: `‹refuser bsn›`. Codes are the same in every run, and stay. */
function* playersIn(value: unknown, path: readonly string[]): Generator<readonly [value: string, part: string]> {
  if (typeof value === 'string') {
    const isPatients = ['bsn', 'name', 'content'].includes(path.at(-1) ?? '') && value.length >= 6;
    if (isPatients) yield [value, `‹${path.join(' ')}›`];
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) yield* playersIn(inner, [...path, name]);
  }
}
