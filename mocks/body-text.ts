import { isAscii, isUtf8 } from 'node:buffer';

/** The text that bytes are, as far as they are one. */
export interface BodyText {
  readonly text: string;
  /** Why nobody here reads it. */
  readonly unread?: string;
  /** Why the bytes are not the text that they claim to be; `text` is then what could be made of them. */
  readonly garbled?: string;
  /** What is let pass, and may not be elsewhere. */
  readonly remarks: readonly string[];
}

/** An encoding that the bytes themselves show, whatever is said of them. */
type Shown = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32';

/**
 * Makes text of the bytes of a body. A byte order mark decides, then what the first bytes look like, then the charset
 * parameter of the Content-Type, then the XML declaration (RFC 7303). JSON and FHIR are UTF-8 and nothing else
 * (RFC 8259; FHIR R4, RESTful API); XML may be in any encoding that is named. Where two of these disagree, a receiver
 * may read something else than we do: that is garbled, unless the bytes are the same text in both.
 */
export function textOf(bytes: Buffer, contentType: string | undefined): BodyText {
  const remarks: string[] = [];
  const shown = shownBy(bytes);
  if (shown === 'utf-32')
    return { text: lossy(bytes, 'utf-8'), unread: 'the body is in UTF-32, which is not read', remarks };
  const charset = labelled(charsetOf(contentType), 'charset', remarks);
  const declared = labelled(declaredIn(bytes, shown), 'the encoding in the XML declaration', remarks);
  const encoding = shown ?? notWide(charset) ?? notWide(declared) ?? 'utf-8';
  const text = lossy(bytes, encoding);
  const garbled =
    invalid(bytes, encoding) ??
    contradiction(bytes, { encoding, charset, declared }, remarks) ??
    (isUtf8Only(contentType) ? notUtf8(bytes, encoding, remarks) : undefined);
  if (garbled === undefined && encoding !== 'utf-8' && !isUtf8Only(contentType))
    remarks.push(`a message came in ${encoding}: XML allows that, and whether Mitz reads it is not known; send UTF-8`);
  return { text, remarks, ...(garbled !== undefined && { garbled }) };
}

const isUtf8Only = (contentType: string | undefined): boolean => /json|fhir/i.test(contentType?.split(';')[0] ?? '');

/** The value of the charset parameter, in quotes or not. */
const charsetOf = (contentType: string | undefined): string | undefined =>
  /;\s*charset\s*=\s*"?\s*([^\s";]+)/i.exec(contentType ?? '')?.[1];

function shownBy(bytes: Buffer): Shown | undefined {
  const [a = -1, b = -1, c = -1, d = -1] = bytes;
  const begins = (...first: readonly number[]): boolean => first.every((byte, i) => bytes[i] === byte);
  if (begins(0, 0, 0xfe, 0xff) || begins(0xff, 0xfe, 0, 0)) return 'utf-32';
  if (begins(0xff, 0xfe)) return 'utf-16le';
  if (begins(0xfe, 0xff)) return 'utf-16be';
  if (begins(0xef, 0xbb, 0xbf)) return 'utf-8';
  // Both XML and JSON begin with characters of ASCII, so that the zeros beside them tell the width.
  if ((a === 0 && b === 0 && c === 0 && d > 0) || (a > 0 && b === 0 && c === 0 && d === 0)) return 'utf-32';
  if (a === 0 && b > 0 && c === 0 && d > 0) return 'utf-16be';
  if (a > 0 && b === 0 && c > 0 && d === 0) return 'utf-16le';
  return undefined;
}

/** Bytes that are UTF-16 show it: where they do not, a name that says so is wrong. */
const notWide = (encoding: string | undefined): string | undefined =>
  encoding?.startsWith('utf-16') ? undefined : encoding;

/** The encoding that an XML declaration names, in whatever encoding it is itself. */
function declaredIn(bytes: Buffer, shown: Shown | undefined): string | undefined {
  const start = bytes.subarray(0, 400);
  const text = shown === undefined ? start.toString('latin1') : lossy(start, shown);
  return /^\uFEFF?\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
}

/** The names of ASCII, which is the same text in UTF-8. */
const ascii = /^(us-)?ascii$/i;

/** The name of an encoding in its own form; undefined where none was named, or one that is not known. */
function labelled(name: string | undefined, where: string, remarks: string[]): string | undefined {
  if (name === undefined) return undefined;
  if (ascii.test(name)) return 'utf-8';
  // Without a mark, the name without an order says what the mark must show.
  if (/^utf-?16$/i.test(name)) return 'utf-16';
  try {
    return new TextDecoder(name).encoding;
  } catch {
    remarks.push(`${where} of a message is '${name}', which is no known encoding: it was left out of account`);
    return undefined;
  }
}

/** Why the bytes are no text in this encoding. */
function invalid(bytes: Buffer, encoding: string): string | undefined {
  if (encoding === 'utf-8') {
    if (isUtf8(bytes)) return undefined;
    const place = firstInvalid(bytes);
    return `the body is no valid UTF-8: byte 0x${(bytes[place] ?? 0).toString(16).padStart(2, '0')} at ${place}`;
  }
  try {
    strictly(bytes, encoding);
    return undefined;
  } catch {
    return `the body is no valid ${encoding.toUpperCase()}`;
  }
}

/** Where the longest beginning that is UTF-8 ends. */
function firstInvalid(bytes: Buffer): number {
  let [right, wrong] = [0, bytes.length];
  while (right < wrong) {
    const middle = Math.ceil((right + wrong) / 2);
    if (beginsRight(bytes.subarray(0, middle))) right = middle;
    else wrong = middle - 1;
  }
  // Its last character may be one that was never finished.
  while (!isUtf8(bytes.subarray(0, right))) right -= 1;
  return right;
}

function beginsRight(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

interface Named {
  readonly encoding: string;
  readonly charset: string | undefined;
  readonly declared: string | undefined;
}

/** What is said of the bytes and is not so, where somebody who believes it reads something else. */
function contradiction(bytes: Buffer, { encoding, charset, declared }: Named, remarks: string[]): string | undefined {
  const saying = [
    ...(charset === undefined ? [] : [{ name: charset, where: 'charset in the Content-Type' }]),
    ...(declared === undefined ? [] : [{ name: declared, where: 'the XML declaration' }]),
  ].filter(({ name }) => !isSame(name, encoding));
  const [first] = saying;
  if (!first) return undefined;
  const told = `${first.where} says ${first.name.toUpperCase()}, and the body is ${encoding.toUpperCase()}`;
  // What the Content-Type says overrules the declaration; a reader that does not know it refuses the message.
  const isOverruled = charset !== undefined && isSame(charset, encoding);
  const readsTheSame = isAscii(bytes) && !/^utf-(16|32)/.test(first.name);
  if (!isOverruled && !readsTheSame) return told;
  remarks.push(`of a message ${told}: not every reader takes that`);
  return undefined;
}

const isSame = (named: string, encoding: string): boolean =>
  named === encoding || (named === 'utf-16' && encoding.startsWith('utf-16'));

function notUtf8(bytes: Buffer, encoding: string, remarks: string[]): string | undefined {
  if (encoding === 'utf-8') return undefined;
  const told = `the body is in ${encoding.toUpperCase()}, and JSON and FHIR are UTF-8 only`;
  if (!isAscii(bytes) || encoding.startsWith('utf-16')) return told;
  remarks.push(`of a message the Content-Type says ${encoding}, and JSON and FHIR are UTF-8 only`);
  return undefined;
}

const strictly = (bytes: Buffer, encoding: string): string => new TextDecoder(encoding, { fatal: true }).decode(bytes);

/** A byte order mark of UTF-8 stays, as the readers know it. */
const lossy = (bytes: Buffer, encoding: string): string =>
  encoding === 'utf-8' || encoding === 'utf-32' ? bytes.toString('utf8') : new TextDecoder(encoding).decode(bytes);
