/**
 * The ways in which a text hides in another: written in escapes, in base64, in UTF-16. What the door must not let
 * through is looked for behind them too, and what is left is written back in the same way, so that whoever decodes the
 * message afterwards reads the same as before, but for the stand-ins.
 */
import { isUtf8 } from 'node:buffer';

/** How many encodings one within the other are looked through: base64 of JSON with base64 in it. */
export const deepest = 3;

/** Cheap: most texts hold none of these. */
const hasEscapes = /%(?:25)*[2-7]|&(?:amp;)*#|\\u00|[\uff10-\uff19]/i;
/** Behind a backslash or an ampersand that was escaped itself, once or more. */
const percent = /%(?:25)*([2-7][0-9a-f])/gi;
const unicode = /\\{1,8}u00([2-7][0-9a-f])/gi;
const reference = /&(?:amp;)*#(?:x0{0,5}([0-9a-f]{2})|0{0,6}(\d{2,3}));/gi;

/**
 * The text without needless escapes: percent-encoding of what an address may hold as it is, and JSON's and XML's
 * escapes of what needs none. To whoever decodes it, it says the same.
 */
export function unescaped(text: string): string {
  if (!hasEscapes.test(text)) return text;
  const unless =
    (kept: RegExp) =>
    (whole: string, code: number): string => {
      const character = String.fromCharCode(code);
      return code < 0x20 || code > 0x7e || kept.test(character) ? whole : character;
    };
  const inAddress = unless(/[^\w.~-]/);
  const inJson = unless(/["\\]/);
  const inXml = unless(/[<>&"']/);
  return text
    .replace(percent, (whole, hex: string) => inAddress(whole, parseInt(hex, 16)))
    .replace(unicode, (whole, hex: string) => inJson(whole, parseInt(hex, 16)))
    .replace(reference, (whole, hex: string | undefined, decimal: string | undefined) =>
      inXml(whole, hex === undefined ? Number(decimal) : parseInt(hex, 16)),
    )
    .replace(/[\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
}

/** UTF-16 that was read as UTF-8, in either byte order: a NUL between the characters. */
const utf16 = /[^\0](?:\0[^\0]){3,}/g;

/** Base64 in lines of a mail or a PEM file, then base64 in one piece; what is an escape is taken along as such. */
const base64Lines =
  /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{60,}(?:(?:\s|\\[rn]|&#(?:13|10|xd|xa);)+[A-Za-z0-9+/]{60,})*(?:\s|\\[rn]|&#(?:13|10|xd|xa);)+[A-Za-z0-9+/]+={0,2}/gi;
const base64 = /\\[a-z]|%[0-9a-f]{2}|[\w+/-]{12,}={0,2}/gi;
/** Where a path or a word stands before it, that is of the same alphabet. */
const base64Word = /[A-Za-z0-9]{12,}={0,2}/g;
/** Cheap: what has neither so long a word nor the NUL of UTF-16 holds nothing that is looked into. */
const mayBeEncoded = /[\w+/-]{12}|\0/;

/** The same text with what is in it in base64 or UTF-16 put through `hide`, each piece of it that changes. */
export function insideEncodings(text: string, hide: (text: string) => string): string {
  if (!mayBeEncoded.test(text)) return text;
  const inWords = (encoded: string): string => hiddenBase64(encoded, hide) ?? encoded;
  return text
    .replace(utf16, (spread) => {
      const inner = spread.replaceAll('\0', '');
      const hidden = hide(inner);
      return hidden === inner ? spread : [...hidden].join('\0');
    })
    .replace(base64Lines, (lines) => hiddenBase64(lines, hide) ?? lines)
    .replace(base64, (piece) =>
      piece.length < 12 ? piece : (hiddenBase64(piece, hide) ?? piece.replace(base64Word, inWords)),
    );
}

/** undefined: it is no base64 of a text or a private key. */
function hiddenBase64(encoded: string, hide: (text: string) => string): string | undefined {
  const bytes = Buffer.from(encoded.replace(/\\[rn]|&#\w+;|\s/gi, ''), 'base64');
  if (isPrivateKey(bytes)) return '[private key hidden]';
  if (!isUtf8(bytes)) return undefined;
  const inner = bytes.toString('utf8');
  // eslint-disable-next-line no-control-regex -- what holds these is no text
  if (/[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(inner)) return undefined;
  const hidden = hide(inner);
  if (hidden === inner) return encoded;
  return Buffer.from(hidden).toString(/[-_]/.test(encoded) ? 'base64url' : 'base64');
}

/**
 * A private key or a key store in DER begins with a sequence that begins with its version: 0 or 1 (PKCS #8, PKCS #1,
 * SEC 1) or 3 (PKCS #12). A certificate, a public key, a signature do not.
 */
function isPrivateKey(der: Buffer): boolean {
  if (der[0] !== 0x30 || der.length < 40) return false;
  const length = der[1] ?? 0;
  const inner = length < 0x80 ? 2 : 2 + (length & 0x7f);
  return inner <= 5 && der[inner] === 0x02 && der[inner + 1] === 0x01 && [0, 1, 3].includes(der[inner + 2] ?? -1);
}
