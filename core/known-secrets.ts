import type { Hider } from './redaction.js';

/** Shorter ones would take ordinary words with them. */
const shortest = 4;

const known = new Set<string>();
let pattern: RegExp | undefined;

/** From now on this value is hidden as a whole word in whatever this process writes, wherever it comes from. */
export function keepSecret(value: string): void {
  if (value.length < shortest || known.has(value)) return;
  for (const form of formsOf(value)) known.add(form);
  const longestFirst = [...known].sort((one, other) => other.length - one.length);
  pattern = new RegExp(longestFirst.map(asWholeWord).join('|'), 'g');
}

/** As it is, and as addresses, JSON and XML write it. */
const formsOf = (value: string): readonly string[] => [
  value,
  encodeURIComponent(value),
  encodeURIComponent(value).replaceAll('%20', '+'),
  JSON.stringify(value).slice(1, -1),
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
];

function asWholeWord(value: string): string {
  const literally = value.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  return `${/^\w/.test(value) ? '(?<!\\w)' : ''}${literally}${/\w$/.test(value) ? '(?!\\w)' : ''}`;
}

/** What an address holds that opens something: a user with a password, and the values behind its question mark. */
export function keepSecretsOf(address: string): void {
  // A port that is yet to be chosen is no part of an address.
  const whole = address.replaceAll('{port}', '1');
  if (!URL.canParse(whole)) return;
  const url = new URL(whole);
  for (const part of [url.username, url.password]) keepSecret(unpercented(part));
  for (const value of url.searchParams.values()) keepSecret(value);
}

function unpercented(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that escapes nothing
  }
}

/** Hides what the harness itself was told, and nobody else should read. */
export const hideKnownSecrets: Hider = (text) => withoutKnownSecrets(text);

/** As the hider, for text that passes no door. */
export const withoutKnownSecrets = (text: string): string =>
  pattern === undefined ? text : text.replace(pattern, '[secret hidden]');
