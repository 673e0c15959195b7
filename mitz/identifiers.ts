import { createHash } from 'node:crypto';
import { unescaped } from '../core/encodings.js';
import type { Hider } from '../core/redaction.js';
import { otherIdentifierPlaces, otherIdentifiersIn, professionalFields } from './other-identifiers.js';

const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** The elfproef (eleven-test) of a burgerservicenummer of nine digits. */
export function passesElevenTest(bsn: string): boolean {
  if (!/^\d{9}$/.test(bsn) || bsn === '000000000') return false;
  return weights.reduce((sum, weight, i) => sum + weight * Number(bsn[i]), 0) % 11 === 0;
}

/** Whether a BSN lies in the range that is never issued to a person: the only one the harness uses. */
export const inTestRange = (bsn: string): boolean => bsn >= '999000000' && bsn <= '999999999';

/** The BSN in answers about somebody who was not asked about: nobody in any scenario has it. */
export const strangerBsn = '999920017';

/** An endless series of different BSNs of the test range that pass the eleven-test; the same for the same seed. */
export function* testBsns(seed: string): Generator<string, never> {
  let number = createHash('sha256').update(seed).digest().readUInt32BE(0) % 1_000_000;
  for (;;) {
    number = (number + 7) % 1_000_000;
    const bsn = String(999_000_000 + number);
    if (passesElevenTest(bsn) && bsn !== strangerBsn) yield bsn;
  }
}

/**
 * Whether a value in the place of a BSN passes the eleven-test, be it readable or a pseudonym: the pseudonym keeps
 * that one fact of the value, so that a transcript can be judged again.
 */
export const countsAsBsn = (value: string): boolean => passesElevenTest(value) || /^bsn-[0-9a-f]{8}-valid$/.test(value);

/** One BSN has one pseudonym however it is written; `valid` it is only where it is written as nine digits. */
const standIn = (value: string, pseudonym: (kind: string, value: string) => string): string => {
  const digits = unfilled(joined(value));
  return `bsn-${pseudonym('bsn', passesElevenTest(digits) ? digits : value)}-${passesElevenTest(value) ? 'valid' : 'invalid'}`;
};

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const hexadecimal = '(?=\\d*[a-f])[0-9a-f]{16,}';
/** An escape of JSON: its digits are no part of what stands behind it. */
const escape = String.raw`\\u[0-9a-f]{4}`;
/** Not the fraction of a second or a part of an OID; also behind an encoded character, and filled up with zeros. */
const nineDigits = String.raw`(?:(?<=%[0-9a-f]{2}|${escape})|(?<!\d)(?<!\d\.))(?:0{1,3})?\d{9}(?!\d|\.\d)`;
/** Nine digits by themselves; a UUID, a digest or an escape is taken whole, so that digits in it are not mistaken for a BSN. */
const freeText = new RegExp(String.raw`${escape}|\b${uuid}\b|\b${hexadecimal}\b|${nineDigits}`, 'gi');
/** What people put between the digits of a number. */
const dash = String.raw`[ \t_\u00a0\u00ad\u200b\u2010-\u2015-]|%20|\+|&nbsp;|&#(?:160|xa0);`;
const dot = String.raw`\.|${dash}`;
const between = new RegExp(dot, 'gi');
const joined = (value: string): string => value.replace(between, '');
/** Without the zeros with which a number of nine digits was filled up. */
const unfilled = (digits: string): string => digits.replace(/^0+(?=\d{9}$)/, '');
/**
 * Nine digits broken up as people write them, with the same sign throughout: in threes, in fours and fives, as 4-2-3, one
 * by one, or with one dash anywhere. Not a part of a longer series, as of an OID, an address or a version.
 */
const pieces = [
  String.raw`\d{3}(?<a>${dot})\d{3}\k<a>\d{3}`,
  String.raw`\d{4}(?<b>${dot})\d\d\k<b>\d{3}`,
  String.raw`\d{4}(?:${dash})\d{5}`,
  String.raw`(?=(?:\d-?){9}(?!\d))\d{1,8}-\d{1,8}`,
  String.raw`\d(?<c>${dot})\d(?:\k<c>\d){7}`,
].join('|');
const brokenUp = new RegExp(
  String.raw`${escape}|\b${uuid}\b|\b${hexadecimal}\b|(?:(?<=${escape})|(?<![\da-f])(?<!\d[.,:-]|[\da-f]-))(?:${pieces})(?![\da-f]|[.,:-]\d|-[\da-f])`,
  'gi',
);
/** The same without what must not stand around it: much cheaper, and where it is not found, neither is the other. */
const mayBeBrokenUp = new RegExp(pieces, 'i');
const mayBeFreeText = /\d{9}/;
const oid = String.raw`2\.16\.840\.1\.113883\.2\.4\.6\.3`;
const system = String.raw`(?:NamingSystem\\?\/bsn|urn:oid:${oid})`;
/** The value behind, or before, what makes it a BSN. Distances are bounded: a hostile message must not take all time. */
const places: readonly RegExp[] = [
  // HL7v3 II under the BSN's OID, attributes in either order
  String.raw`(root\s*=\s*["']${oid}["'][^<>]{0,300}?extension\s*=\s*["'])([^"']*)`,
  String.raw`(extension\s*=\s*["'])([^"']*)(?=["'][^<>]{0,300}?root\s*=\s*["']${oid}["'])`,
  String.raw`(\b${oid}\.)(\d+)(?![\d.])`,
  // FHIR identifiers, JSON and XML, in either order
  String.raw`("system"\s*:\s*"[^"]*${system}"[^{}]{0,300}?"value"\s*:\s*")([^"]*)`,
  String.raw`("value"\s*:\s*")([^"]*)(?="[^{}]{0,300}?"system"\s*:\s*"[^"]*${system}")`,
  String.raw`(${system}["']\s*\/?>\s*(?:<\/[^>]{0,100}>\s*)?<[\w:]*value\s+value\s*=\s*["'])([^"']*)`,
  String.raw`(<[\w:]*value\s+value\s*=\s*["'])([^"']*)(?=["']\s*\/?>\s*(?:<\/[^>]{0,100}>\s*)?<[\w:]*system\s+value\s*=\s*["'][^"']*${system}["'])`,
  // The criteria of a subscription, and a driver's own words
  String.raw`(patientid=)([^&"'\s<>\\;,)]*)`,
  String.raw`("(?:bsn|patientShown|patientLaunched)"\s*:\s*")([^"]*)`,
].map((place) => new RegExp(place, 'gi'));

/** Nine digits, however far apart, or the name of a place: without either there is no BSN. Most texts have neither. */
const mayHoldBsn = /(?:\d\D*){9}|patientid=|bsn|patient(?:shown|launched)/i;

/** Fields of the driver contract that hold a BSN and nothing else. */
const bsnFields: ReadonlySet<string> = new Set(['bsn', 'bsns', 'patientShown', 'patientLaunched']);

/**
 * Hides BSNs that the harness did not issue: whatever stands in a BSN's place, and every nine digits that pass the
 * eleven-test wherever they stand, be they broken up. `issued` may grow during the run; `hidden` collects the stand-ins
 * that were given. Not seen: a BSN in free text with a digit too few or wrong (it is nobody's), one as a part of an OID
 * other than the BSN's own or as a fraction, one with a slash or comma between its digits, or written in words.
 * One of eleven other numbers of nine digits is hidden as well, but where the set names another identifier: the number of a
 * professional stays there, unless it was met in a BSN's place before.
 */
export function bsnHider(
  issued: ReadonlySet<string>,
  hidden = new Set<string>(),
  others: readonly RegExp[] = otherIdentifierPlaces(),
): Hider {
  const met = new Set<string>();
  const hide = (value: string, pseudonym: Parameters<Hider>[1]): string => {
    // An issued BSN stays, whatever stands around it; another beside it is found as free text.
    const bare = unescaped(value);
    const known =
      issued.has(unfilled(joined(bare))) ||
      (bare.match(/\d+/g)?.some((digits) => issued.has(unfilled(digits))) ?? false);
    if (value === '' || known || /^bsn-[0-9a-f]{8}-(in)?valid$/.test(value)) return value;
    const instead = standIn(bare, pseudonym);
    hidden.add(instead);
    return instead;
  };
  const hideInPlace: typeof hide = (value, pseudonym) => {
    const instead = hide(value, pseudonym);
    if (instead !== value) met.add(joined(unescaped(value)));
    return instead;
  };
  return (text, pseudonym, key) => {
    if (key !== undefined && bsnFields.has(key)) return hideInPlace(text, pseudonym);
    if (key !== undefined && professionalFields.has(key) && /^\d{9}$/.test(text) && !met.has(text)) return text;
    if (!mayHoldBsn.test(text)) return text;
    const whole = mayBeBrokenUp.test(text)
      ? text.replace(brokenUp, (value) => (passesElevenTest(joined(value)) ? hide(value, pseudonym) : value))
      : text;
    const inPlaces = places.reduce(
      (hidden, place) =>
        hidden.replace(place, (_, before: string, value: string) => before + hideInPlace(value, pseudonym)),
      whole,
    );
    if (!mayBeFreeText.test(inPlaces)) return inPlaces;
    let known: ReadonlySet<number> | undefined;
    return inPlaces.replace(freeText, (value, ...rest) => {
      if (!passesElevenTest(unfilled(value)) || issued.has(unfilled(value))) return value;
      const offset = rest.find((one) => typeof one === 'number');
      known ??= otherIdentifiersIn(inPlaces, others);
      return offset !== undefined && known.has(offset) && !met.has(unfilled(value)) ? value : hide(value, pseudonym);
    });
  };
}
