import { createHmac, randomBytes } from 'node:crypto';
import { deepest, insideEncodings, unescaped } from './encodings.js';

/** Finds what must not be readable in a text and puts a stand-in in its place. Applied to every string of a record. */
export type Hider = (
  text: string,
  pseudonym: Pseudonymiser,
  /** The name of the field, or of the header, that the text stands in, where it has one. */
  key?: string,
  /** The names of the fields around it, from the outside in: `result.output.items`. */
  within?: string,
) => string;

/** Gives the same stand-in for the same value within a run; without the key, which is never written, it leads nowhere. */
export type Pseudonymiser = (kind: string, value: string) => string;

/** A keyed pseudonymiser: eight hexadecimal digits of an HMAC. The key lives as long as the process. */
export function pseudonymiser(key: Buffer = randomBytes(32)): Pseudonymiser {
  return (kind, value) => createHmac('sha256', key).update(`${kind}:${value}`).digest('hex').slice(0, 8);
}

/**
 * The one door: what comes out of it holds no personal data and no secret that its hiders know. Every string in the
 * value, keys of objects and numbers as they are written included, goes through all hiders: as it is, without its
 * escapes, and what is in it in base64 or UTF-16. Nothing reaches a transcript, a log, a report or an error but
 * through here.
 *
 * What it promises is what the hiders promise, in those encodings up to three deep. It does not look into what is
 * compressed or encrypted, nor into pictures, and does not put together what was spread over several fields.
 */
export function door(hiders: readonly Hider[], pseudonym: Pseudonymiser = pseudonymiser()): <T>(value: T) => T {
  const all = (value: string, key?: string, within?: string): string =>
    hiders.reduce((hidden, hide) => hide(hidden, pseudonym, key, within), value);
  const text = (value: string, key?: string, within?: string, depth = 0): string => {
    const hidden = all(value, key, within);
    const bare = unescaped(hidden);
    const bareHidden = bare === hidden ? hidden : all(bare);
    // Escapes are left as they were sent, unless something stood behind them.
    const seen = bareHidden === bare ? hidden : bareHidden;
    return depth === deepest ? seen : insideEncodings(seen, (inner) => text(inner, undefined, undefined, depth + 1));
  };
  const walk = (value: unknown, key?: string, within = ''): unknown => {
    if (typeof value === 'string') return text(value, key, within);
    if (Array.isArray(value)) {
      return key === 'headers' && value.every(isHeader)
        ? value.map(([name, said]) => [text(name), text(said, name, key)])
        : value.map((inner) => walk(inner, key, within));
    }
    if (typeof value === 'number') {
      const hidden = text(String(value), key, within);
      return hidden === String(value) ? value : hidden;
    }
    if (value !== null && typeof value === 'object') {
      const around = key === undefined ? within : `${within}.${key}`;
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [text(name), walk(inner, name, around)]));
    }
    return value;
  };
  return <T>(value: T): T => walk(value) as T;
}

const isHeader = (pair: unknown): pair is [string, string] =>
  Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string');

const secretHeader =
  /^(authorization|proxy-authorization|cookie|set-cookie)$|api-?key|token|secret|password|wachtwoord|session|(^|-)(auth|jwt|pwd|sid)(-|$)/i;

/** Headers with the values of those that authenticate somebody hidden whole, whatever they hold; the scheme stays. */
export const withoutSecrets = (headers: readonly [string, string][]): [string, string][] =>
  headers.map(([name, value]) => (secretHeader.test(name) ? [name, withoutValue(value)] : [name, value]));

const withoutValue = (value: string): string => `${/^[A-Za-z]+(?= )/.exec(value)?.[0] ?? ''} [hidden]`.trim();

const space = String.raw`(?:\s|%20|\+)`;
/** The marks of XML and JSON as they stand, and as they stand in an address, a form, an attribute, or JSON in JSON. */
const opening = '(?:<|%(?:25)*3C|&(?:amp;)*lt;)';
const closing = '(?:>|%(?:25)*3E|&(?:amp;)*gt;)';
const quote = String.raw`(?:\\{0,8}"|\\{1,8}u0022|(?:%(?:25)*5C){0,8}%(?:25)*22|&(?:amp;)*(?:quot|#0*34|#x0*22);)`;
const colon = String.raw`(?:\s|\\[nrt]|\+|%(?:25)*(?:20|0[9AD]))*(?::|%(?:25)*3A)(?:\s|\\[nrt]|\+|%(?:25)*(?:20|0[9AD]))*`;
const password = new RegExp(
  String.raw`(${opening}(?:[\w-]+(?::|%(?:25)*3A))?(?:Password|Passwd|Pwd|Passphrase|Wachtwoord|Secret|Client_?Secret|Api_?Key|Private_?Key|(?:Access_?|Refresh_?|Session_?)?Token|Session_?Id)\b(?:(?!${closing})[\s\S]){0,500}${closing})(?!${opening})[\s\S]+?(?=${opening}|$)`,
  'gi',
);
const pem = new RegExp(
  String.raw`-----BEGIN((?:[A-Z]|${space}){0,40}PRIVATE${space}KEY)-----[\s\S]*?(-----END\1-----|$)`,
  'g',
);
/** The end of a key whose beginning was cut off. */
const pemTail = /^[A-Za-z0-9+/=\s]*-----END [A-Z ]*PRIVATE KEY-----/;
/** "SAML 2.0-assertie" is a word of ours, and no token. */
const bearer = new RegExp(String.raw`\b(Bearer|SAML|Basic)${space}+(?!2\.0-[a-z])[A-Za-z0-9._~+/=-]{8,}`, 'gi');
/** A SAML token whose base64 was broken into lines, or into words where lines cannot be: all of it. */
const brokenSaml = /\b(SAML)\s+(?:[A-Za-z0-9+/]{40,}\s+)+[A-Za-z0-9+/=]+/gi;
/** A JSON Web Token, whole or cut off: it begins with the base64 of `{"`. */
const jwt = /\beyJ[\w-]{10,}(?:\.[\w-]*)*/g;
/** Names of what opens something, in JSON, forms, attributes and logs. */
const secretNames = [
  String.raw`(?:access|refresh|id|auth|bearer|session|api|csrf|xsrf)[_-]?token`,
  'token',
  String.raw`(?:client|shared|app|api|secret)[_-]?secret`,
  'secret',
  String.raw`secret[_-]?key`,
  String.raw`client[_-]?assertion`,
  'pass(?:word|wd|phrase|code)?',
  'pwd',
  'pw',
  'wachtwoord',
  String.raw`api[_-]?key`,
  String.raw`(?:private|client|server)[_-]?key`,
  String.raw`session[_-]?(?:id|key)`,
  'JSESSIONID',
  'SAMLRequest',
  'SAMLResponse',
  'SAMLart',
].join('|');
const secretField = new RegExp(`^(?:${secretNames})$`, 'i');
/** What stands under such a name in reports of tests and in settings, and opens nothing. */
const noSecret = /^(?:\d{1,6}|true|false|null|)$/;
/** The members of a JSON Web Key that only its owner has: RFC 7518, section 6. */
const privateMember = /^(?:d|p|q|dp|dq|qi|k)$/;
const privateValue = /^[\w-]{20,}$/;
const privateInJson = new RegExp(
  String.raw`(?<before>(?<quote>${quote})(?:d|p|q|dp|dq|qi|k)${quote}${colon}\k<quote>)[\w-]{20,}(?=\k<quote>|$)`,
  'g',
);
const escape = String.raw`(?:\\|%(?:25)*5C)`;
/**
 * A secret by its name in JSON: all up to the first quote that an even number of escapes stands before, or a number. It
 * steps a character at a time without a choice, which needs no stack however long the secret is.
 */
const namedInJson = new RegExp(
  String.raw`(?<before>(?<quote>${quote})(?:${secretNames})${quote}${colon})(?:\k<quote>(?!\[(?:(?:token|private key|secret) )?hidden\]|\k<quote>)[\s\S]+?(?:(?=\k<quote>)(?<=(?<!${escape})(?:${escape}${escape}){0,5000})|$)|(?<number>\d{7,}))`,
  'gi',
);
/** A secret by its name in a form. */
const namedInForm = new RegExp(
  String.raw`((?:(?<![a-z_-])|(?<=%[0-9a-f]{2}))(?:${secretNames})(?:=|%(?:25)*3D))(?!\[)[^"&\s<>\\]+`,
  'gi',
);
/** A secret by its name in an attribute of XML or of a header, in quotes. */
const namedInAttribute = new RegExp(
  String.raw`(\b(?:${secretNames})\s*=\s*(?<mark>["']))(?!\[)[^"'<>]{1,4000}(?=\k<mark>|$)`,
  'gi',
);
/** A password in a line of a log. A word as "token" or "pass" with a colon behind it also begins a plain sentence. */
const namedInLog =
  /\b((?:password|passwd|passphrase|wachtwoord|pwd|client[_-]?secret|secret[_-]?key|api[_-]?key)\s{0,3}(?::\s{0,3}|=\s{1,3}|\s=\s{0,3}))(?![[{"'(])[^\s"'<>,;]+/gi;

/** One of these stands in whatever the patterns above find. It is looked for first: most texts are a word or a number. */
const mayOpenSomething = /pass|pwd?|wachtwoord|secret|key|token|session|assertion|saml|bearer|basic|eyJ|-----|["&%\\]/i;

/** Hides keys and tokens wherever they stand, and whole what a field or header holds that is named for a secret. */
export const hideSecrets: Hider = (text, _, key = '', within = '') => {
  if (within === 'headers' && secretHeader.test(key)) return text.endsWith('[hidden]') ? text : withoutValue(text);
  if (secretField.test(key) && !noSecret.test(text)) return '[hidden]';
  if (privateMember.test(key) && privateValue.test(text)) return '[hidden]';
  if (!mayOpenSomething.test(text)) return text;
  return text
    .replace(password, '$1[hidden]')
    .replace(pem, '[private key hidden]')
    .replace(pemTail, '[private key hidden]')
    .replace(brokenSaml, '$1 [token hidden]')
    .replace(bearer, '$1 [token hidden]')
    .replace(jwt, '[token hidden]')
    .replace(namedInJson, (...found: unknown[]) => {
      const { before, quote: mark, number } = found.at(-1) as { before: string; quote: string; number?: string };
      return `${before}${mark}[token hidden]${number === undefined ? '' : mark}`;
    })
    .replace(privateInJson, '$<before>[token hidden]')
    .replace(namedInForm, '$1[token hidden]')
    .replace(namedInAttribute, '$1[token hidden]')
    .replace(namedInLog, '$1[token hidden]');
};
