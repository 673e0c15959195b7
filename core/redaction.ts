import { createHmac, randomBytes } from 'node:crypto';

/** Finds what must not be readable in a text and puts a stand-in in its place. Applied to every string of a record. */
export type Hider = (
  text: string,
  pseudonym: Pseudonymiser,
  /** The name of the field that the text stands in, where it has one. */
  key?: string,
) => string;

/** Gives the same stand-in for the same value within a run; without the key, which is never written, it leads nowhere. */
export type Pseudonymiser = (kind: string, value: string) => string;

/** A keyed pseudonymiser: eight hexadecimal digits of an HMAC. The key lives as long as the process. */
export function pseudonymiser(key: Buffer = randomBytes(32)): Pseudonymiser {
  return (kind, value) => createHmac('sha256', key).update(`${kind}:${value}`).digest('hex').slice(0, 8);
}

/**
 * The one door: what comes out of it holds no personal data and no secret. Every string in the value, keys of objects
 * and numbers as they are written included, goes through all hiders. Nothing reaches a transcript, a log, a report or
 * an error but through here.
 */
export function door(hiders: readonly Hider[], pseudonym: Pseudonymiser = pseudonymiser()): <T>(value: T) => T {
  const text = (value: string, key?: string): string =>
    hiders.reduce((hidden, hide) => hide(hidden, pseudonym, key), value);
  const walk = (value: unknown, key?: string): unknown => {
    if (typeof value === 'string') return text(value, key);
    if (Array.isArray(value)) return value.map((inner) => walk(inner, key));
    if (typeof value === 'number') {
      const hidden = text(String(value), key);
      return hidden === String(value) ? value : hidden;
    }
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [text(name), walk(inner, name)]));
    }
    return value;
  };
  return <T>(value: T): T => walk(value) as T;
}

const secretHeader = /^(authorization|proxy-authorization|cookie|set-cookie)$|api-?key|token|secret|password/i;

/** Headers with the values of those that authenticate somebody hidden whole, whatever they hold; the scheme stays. */
export const withoutSecrets = (headers: readonly [string, string][]): [string, string][] =>
  headers.map(([name, value]) =>
    secretHeader.test(name) ? [name, `${/^[A-Za-z]+(?= )/.exec(value)?.[0] ?? ''} [hidden]`.trim()] : [name, value],
  );

const password = /(<(?:[\w-]+:)?Password\b[^>]{0,500}>)[^<]{1,10000}/g;
const pem = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----[\s\S]*?(-----END \1-----|$)/g;
/** The end of a key whose beginning was cut off. */
const pemTail = /^[A-Za-z0-9+/=\s]*-----END [A-Z ]*PRIVATE KEY-----/;
/** "SAML 2.0-assertie" is a word of ours, and no token. */
const bearer = /\b(Bearer|SAML|Basic)\s+(?!2\.0-[a-z])[A-Za-z0-9._~+/=-]{8,}/gi;
/** A SAML token whose base64 was broken into lines, or into words where lines cannot be: all of it. */
const brokenSaml = /\b(SAML)\s+(?:[A-Za-z0-9+/]{40,}\s+)+[A-Za-z0-9+/=]+/gi;
/** A JSON Web Token, whole or cut off: it begins with the base64 of `{"`. */
const jwt = /\beyJ[\w-]{10,}(?:\.[\w-]*)*/g;

/** Hides keys and tokens, wherever they stand. */
export const hideSecrets: Hider = (text) =>
  text
    .replace(password, '$1[hidden]')
    .replace(pem, '[private key hidden]')
    .replace(pemTail, '[private key hidden]')
    .replace(brokenSaml, '$1 [token hidden]')
    .replace(bearer, '$1 [token hidden]')
    .replace(jwt, '[token hidden]');
