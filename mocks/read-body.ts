import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import type { HttpMessage, HttpRequest } from '../core/transcript.js';
import { defaultLimits } from '../mitz/xml.js';
import { textOf } from './body-text.js';

/** More of a body than this nobody reads; it is still counted. */
const readBytes = defaultLimits.maxBytes;
/** More of a body than this is not even waited for. */
const awaitedBytes = 64 * 1024 * 1024;
/** So much of a body that is no text is kept as it was on the wire. */
const wireBytes = 64 * 1024;
/** So much of a body that is too large to be read is kept, for a person to see what it was. */
const sampleBytes = 64 * 1024;

/** What arrived as the body of a message, and what could be made of it. */
export interface Body {
  readonly text: string;
  /** On the wire. */
  readonly size: number;
  /** The caller hung up before it was complete. */
  readonly aborted: boolean;
  /** The body was not waited for to its end: the connection is of no use any more. */
  readonly endless: boolean;
  /** Why it is not read, with the status that says so. */
  readonly unread?: { readonly status: 400 | 413 | 415; readonly reason: string };
  /** Why its bytes are not the text that they claim to be. */
  readonly garbled?: string;
  readonly remarks: readonly string[];
  /** Of a body that `text` does not give back whole: its SHA-256, and where it is no text its bytes. */
  readonly digest?: string;
  readonly bytes?: string;
}

/** What of the headers says how the bytes of a body are to be taken. */
export interface BodyHeaders {
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly transferEncoding?: string | undefined;
}

/** Reads a body without keeping more than the limit in memory; the rest is counted and dropped. */
export async function readBody(source: AsyncIterable<Uint8Array>, headers: BodyHeaders): Promise<Body> {
  const chunks: Uint8Array[] = [];
  const hash = createHash('sha256');
  let size = 0;
  let aborted = false;
  const iterator = source[Symbol.asyncIterator]();
  try {
    // Not `for await`: to leave that early would destroy the connection before it is answered.
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      size += next.value.length;
      hash.update(next.value);
      if (size <= readBytes) chunks.push(next.value);
      if (size > awaitedBytes) break;
    }
  } catch {
    aborted = true;
  }
  const came = { size, aborted, endless: size > awaitedBytes };
  if (size > readBytes) {
    const sample = Buffer.concat(chunks).subarray(0, sampleBytes).toString('utf8');
    const reason = `the message is larger than ${readBytes} bytes`;
    return { ...came, text: sample, unread: { status: 413, reason }, remarks: [], digest: hash.digest('hex') };
  }
  return { ...came, ...(await understood(Buffer.concat(chunks), headers)) };
}

type Understood = Omit<Body, 'size' | 'aborted' | 'endless'>;

async function understood(wire: Buffer, headers: BodyHeaders): Promise<Understood> {
  const codings = [
    ...codingsIn('Content-Encoding', headers.contentEncoding),
    ...codingsIn('Transfer-Encoding', headers.transferEncoding),
  ];
  const decoded = await decode(wire, codings);
  if ('reason' in decoded) {
    const { bytes, ...kept } = asItCame(wire);
    // What could be decompressed in part would be readable behind the back of whoever hides personal data.
    return { ...kept, ...(decoded.status === 415 && bytes !== undefined && { bytes }), unread: decoded, remarks: [] };
  }
  const { unread, ...read } = textOf(decoded.bytes, headers.contentType);
  const remarks = [
    ...read.remarks,
    ...codings.map(
      ({ where, name }) =>
        `a message came with ${where}: ${name}, which the mocked Mitz takes; whether Mitz does is not known: send it without, or ask Mitz`,
    ),
  ];
  return {
    ...read,
    remarks,
    ...(unread !== undefined && { unread: { status: 415, reason: unread } }),
    ...((unread !== undefined || read.garbled !== undefined) && asItCame(decoded.bytes, read.text)),
  };
}

/** Bytes of which no text was made, for a person to see: as text where they are that, and otherwise in base64. */
function asItCame(bytes: Buffer, text = bytes.toString('utf8')): Pick<Body, 'text' | 'digest' | 'bytes'> {
  if (isUtf8(bytes)) return { text };
  const digest = createHash('sha256').update(bytes).digest('hex');
  return { text, digest, bytes: bytes.subarray(0, wireBytes).toString('base64') };
}

interface Coding {
  readonly where: string;
  readonly name: string;
}

/** How a body is coded, in the order in which that was done. `chunked` is undone by whoever carries the message. */
const codingsIn = (where: string, header: string | undefined): readonly Coding[] =>
  (header ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => !['', 'identity', 'chunked'].includes(name))
    .map((name) => ({ where, name }));

type Decoder = (bytes: Buffer) => Promise<Buffer>;
const limit = { maxOutputLength: readBytes };
const gzip: Decoder = (bytes) => promisify(gunzip)(bytes, limit);
const decoders: Readonly<Record<string, Decoder>> = {
  gzip,
  'x-gzip': gzip,
  // Some send it without the frame that belongs around it.
  deflate: (bytes) =>
    promisify(inflate)(bytes, limit).catch((thrown: unknown) => {
      if (isTooLarge(thrown)) throw thrown;
      return promisify(inflateRaw)(bytes, limit);
    }),
  br: (bytes) => promisify(brotliDecompress)(bytes, limit),
};
/** More codings one within the other than this nobody means. */
const mostCodings = 3;

const isTooLarge = (thrown: unknown): boolean => (thrown as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';

/** Undoes the codings; the result is no larger than what is read of any message. */
async function decode(
  wire: Buffer,
  codings: readonly Coding[],
): Promise<{ readonly bytes: Buffer } | NonNullable<Body['unread']>> {
  const unknown = codings.find(({ name }) => !Object.hasOwn(decoders, name));
  const taken = 'only gzip, deflate and br are, and Mitz may take none';
  if (unknown) return { status: 415, reason: `${unknown.where} '${unknown.name}' is not taken: ${taken}` };
  if (codings.length > mostCodings)
    return { status: 415, reason: `${codings.length} codings one within the other are not taken` };
  let bytes = wire;
  for (const { where, name } of codings.toReversed()) {
    if (bytes.length === 0) break;
    try {
      bytes = (await decoders[name]?.(bytes)) ?? bytes;
    } catch (thrown) {
      if (isTooLarge(thrown))
        return { status: 413, reason: `the message is larger than ${readBytes} bytes once its ${name} is undone` };
      return { status: 400, reason: `${where} says ${name}, and the body is not: ${(thrown as Error).message}` };
    }
  }
  return { bytes };
}

/** A body as a transcript keeps it: what was read is kept whole. */
export const keptBody = ({
  text,
  size,
  unread,
  garbled,
  digest,
  bytes,
}: Body): Pick<HttpRequest, 'body' | 'bodyBytes' | 'unread' | 'garbled' | 'digest' | 'bytes'> => ({
  body: text,
  bodyBytes: size,
  ...(unread && { unread: unread.reason }),
  ...(garbled !== undefined && { garbled }),
  ...(digest !== undefined && { digest }),
  ...(bytes !== undefined && { bytes }),
});

/** So much of an answer is kept that is larger than any message that is read. */
const answerBytes = 1024 * 1024;

/** A text of our own as it is kept: whole, unless it is larger than what is read of any message. */
export function keptText(text: string): Pick<HttpMessage, 'body' | 'bodyBytes' | 'digest'> {
  const bodyBytes = Buffer.byteLength(text);
  if (bodyBytes <= readBytes) return { body: text, bodyBytes };
  return { body: text.slice(0, answerBytes), bodyBytes, digest: createHash('sha256').update(text).digest('hex') };
}
