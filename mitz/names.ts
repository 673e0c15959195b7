import { unescaped } from '../core/encodings.js';
import type { Hider } from '../core/redaction.js';

/** Fields, headers and parameters that hold the name of a person and nothing else. */
const fieldName = [
  '(?:x[-_])?(?:patient|person|subject|user|client|patiënt|cliënt|gebruiker)s?[-_]?(?:naam|name)',
  '(?:family|given|first|last|middle|sur|birth|maiden|full)[-_]?name',
  'family|given|(?:voor|achter|roep|geslachts|familie)na(?:am|men)|initialen|voorletters',
].join('|');
const personField = new RegExp(`^(?:${fieldName})$`, 'i');
/** Where a target answers an action of the driver, any `name` may be a person's. */
const inOutput = /(?:^|\.)output(?:\.|$)/;
const anyName = /^(?:.*[a-z_-])?(?:name|naam)$/i;

const tag = (names: string): string => String.raw`<(?:[\w-]+:)?(?:${names})`;
const quote = String.raw`\\{0,8}"`;
const json = String.raw`(?:[^"\\]|\\{1,8}[^"\\])*`;
/** What may stand within one object before the field that is looked for, one object in it included. */
const inObject = String.raw`(?:[^{}]|\{[^{}]{0,300}\}){0,300}?`;
const whose = '(?:Patient|Practitioner|PractitionerRole|RelatedPerson|Person)';
const parties =
  '(?:subject|patient|performer|who|author|recorder|individual|practitioner|actor|agent|source|asserter|grantor|grantee|controller)';

/** What comes before a name, and the name. Distances are bounded: a hostile message must not take all time. */
const places: readonly RegExp[] = [
  // FHIR JSON, in any depth of escapes: the parts of a name, its text, and what is shown of a person
  String.raw`(${quote}(?:${fieldName})${quote}\s*:\s*${quote})(${json})`,
  String.raw`(${quote}name${quote}\s*:\s*\[?\s*\{[^{}]{0,500}?${quote}text${quote}\s*:\s*${quote})(${json})`,
  String.raw`(${quote}${parties}${quote}\s*:\s*\[?\s*\{${inObject}${quote}display${quote}\s*:\s*${quote})(${json})`,
  String.raw`(${quote}reference${quote}\s*:\s*${quote}[^"\\]{0,200}${whose}\\{0,8}/[^"]{0,200}"\s*,\s*${quote}display${quote}\s*:\s*${quote})(${json})`,
  // FHIR XML
  String.raw`(${tag('family|given|prefix|suffix')}\s[^<>]{0,200}?value\s*=\s*["'])([^"']*)`,
  String.raw`(${tag('name')}(?:\s[^<>]{0,200})?>(?:(?!</(?:[\w-]+:)?name\b)[^]){0,500}?${tag('text')}\s+value\s*=\s*["'])([^"']*)`,
  String.raw`(${tag(parties)}(?:\s[^<>]{0,200})?>(?:(?!</(?:[\w-]+:)?${parties}\b|${tag('coding')}\b)[^]){0,500}?${tag('display')}\s+value\s*=\s*["'])([^"']*)`,
  // HL7v3 and what follows it, whatever the prefix; the name of an organisation that was not issued goes with them
  String.raw`(${tag('family|given|prefix|suffix|name')}(?:\s[^<>]{0,200})?(?<!/)>\s*)([^<>\s][^<>]*)`,
  // The user, in a SAML assertion
  String.raw`(subject:subject-id["'][^<>]{0,300}>\s*${tag('AttributeValue')}(?:\s[^<>]{0,300})?>\s*)([^<>]+)`,
  // A search
  String.raw`([?&;](?:name|naam|phonetic|${fieldName})(?::\w+|%3A\w+)?=)([^&#\s"'<>]+)`,
].map((place) => new RegExp(place, 'gi'));
/** One of these stands in each place above. It is looked for first: most texts are a word or a number. */
const mayBePlace = /na(?:am|m)|family|given|initialen|voorletters|prefix|suffix|display|subject-id|phonetic/i;
const given = new RegExp(String.raw`(${quote}(?:given|prefix|suffix)${quote}\s*:\s*\[)([^\]{}]{0,1000})`, 'g');
const each = new RegExp(String.raw`(${quote})(${json})(${quote})`, 'g');

const word = String.raw`\p{Lu}[\p{L}'’.-]*`;
const between = String.raw`(?:(?:van|von|de|den|der|het|ten|ter|te|in|la|le|el|al|'t|’t)\s+){0,3}`;
const fullName = String.raw`${between}${word}(?:[ -]${between}${word}){0,4}`;
/** In a sentence only what somebody is addressed by, or a label, tells that a name follows. */
const addressed = new RegExp(
  String.raw`(\b(?:[Dd]e heer|[Dd]hr|[Mm]evrouw|[Mm]evr|[Mm]w|[Mm]eneer|M[rs]|Mrs|[Dd]rs|[Dd]r|[Pp]rof)\.?\s+|\b(?:[Pp]ati[eë]nt|[Cc]li[eë]nt)?[Nn]aam\s*[:=]\s*)(${fullName})`,
  'gu',
);

/**
 * Hides names of persons that the harness did not issue, in the places where a name belongs: the parts, the text and
 * what is shown of a HumanName and of a reference to a person in FHIR, in JSON and XML; name elements of HL7v3; the
 * user in a SAML assertion; headers, parameters and fields named for a person's name; every `name` in what a driver
 * puts out; and in sentences what follows on an address (mevrouw, dhr., dr.) or a label (naam:).
 *
 * What cannot be promised: a name in free text, as in the reason of a refusal or in a work list, is a word like any
 * other and stays where nothing before it tells what it is. The same holds for birth dates, addresses and telephone
 * numbers, which no hider looks for. That the system under test holds synthetic patients only therefore stays a demand
 * on whoever runs it; that a BSN was met that was not issued is told as a finding of the run.
 */
export function nameHider(issued: ReadonlySet<string>): Hider {
  return (text, pseudonym, key = '', within = '') => {
    const hide = (name: string): string => {
      const bare = unescaped(name).trim();
      const known = issued.has(bare) || bare === '' || /^name-[0-9a-f]{8}$|^\[?[\w ]*hidden\]$/.test(bare);
      return known ? name : `name-${pseudonym('name', bare)}`;
    };
    if (text !== '' && (personField.test(key) || (inOutput.test(within) && anyName.test(key)))) return hide(text);
    const inPlaces = mayBePlace.test(text) ? hiddenInPlaces(text, hide) : text;
    return inPlaces.replace(addressed, (_, before: string, name: string) => before + hide(name));
  };
}

const hiddenInPlaces = (text: string, hide: (name: string) => string): string =>
  places
    .reduce((hidden, place) => hidden.replace(place, (_, before: string, name: string) => before + hide(name)), text)
    .replace(
      given,
      (_, before: string, names: string) =>
        before + names.replace(each, (__, open: string, name: string, close: string) => open + hide(name) + close),
    );
