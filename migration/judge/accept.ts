/**
 * The fast path: says of a message that it is wholly good, and what it says, or that it must be looked at closer. It
 * judges nothing wrong: that is for the rules in `mitz/toestemming`, of which it may only accept a part of what they
 * pass. The specs hold it to that, over the corpus and over messages that were changed at random.
 */
import { readPlainXml } from '../../mitz/fhir/plain-xml.js';
import { xmlFormFaults } from '../../mitz/fhir/r4/judge.js';
import { isPlainlyValid } from '../../mitz/fhir/r4/plain.js';
import { readFhirWhole } from '../../mitz/fhir/read.js';
import type { Json } from '../../mitz/fhir/json.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { doubtsAbout } from '../../mitz/toestemming/meaning.js';
import { knownInProvision } from '../../mitz/toestemming/read.js';
import { CategoryBits, sentMs } from './sent-message.js';
import type { SentConsent, SentMessage } from './sent-message.js';
import { dayAt, isDate, momentMs, unitOf } from '../read/dates.js';
import { isWhole, walkMessage } from './walk.js';

/** Accepts a parsed Bundle, or returns undefined where it must be looked at closer. `text` is absent where it was XML. */
export type Acceptor = (bundle: unknown, text: string | undefined) => SentMessage | undefined;

/** Anything that JSON.parse gives; what is no object has no members. */
type Node = Readonly<Record<string, unknown>> | undefined;
const node = (value: unknown): Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : undefined;
const none: readonly unknown[] = [];
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : none);

/** Two clocks may differ by so much, as in `mitz/calendar.ts`; less here only sends more down the slow path. */
const clockMs = 4 * 60_000;

/** Accepts a message in XML. What is not plain is read by the reader of the scenarios, and its form is judged as well. */
export function acceptXml(text: string, accept: Acceptor): SentMessage | undefined {
  const plain = readPlainXml(text);
  if (plain !== undefined) return accept(plain, undefined);
  const { resource, root } = readFhirWhole(text, 'application/fhir+xml');
  return root && xmlFormFaults(root).length === 0 ? accept(resource, undefined) : undefined;
}

/** The acceptor of one specification set, for messages that are judged at a moment. */
export function acceptor(specification: MitzSpecification, now: Date): Acceptor {
  const is = valuesOf(specification);
  const today = dayAt(now.getTime());
  const latest = now.getTime() + clockMs;

  return (bundle, text) => {
    const root = node(bundle);
    if (root?.['resourceType'] !== 'Bundle' || root['type'] !== is.bundleType) return undefined;
    const seen = walkMessage(bundle);
    if (seen === undefined || (text !== undefined && !isWhole(text, seen))) return undefined;
    const parts = partsOf(root['entry']);
    if (parts === undefined) return undefined;
    for (const reference of seen.references) if (!parts.urls.includes(reference)) return undefined;

    const { patient, organization } = parts;
    const bsn = onlyValue(patient.json['identifier'], is.bsn);
    const birthDate = patient.json['birthDate'];
    if (bsn === undefined || !isBsn(bsn) || typeof birthDate !== 'string' || !isDate(birthDate)) return undefined;
    if (birthDate > today.slice(0, birthDate.length)) return undefined;

    const ura = onlyValue(organization.json['identifier'], is.ura);
    const [kind, anotherKind] = list(organization.json['type']);
    const providerType = anotherKind === undefined ? onlyCode(node(kind)?.['coding'], is.providerType) : undefined;
    const own = providerType === undefined ? undefined : is.dataCategories.get(providerType);
    if (ura === undefined || !isUra(ura) || providerType === undefined || own === undefined) return undefined;

    const about: About = { patientUrl: patient.url, organizationUrl: organization.url, own, birthDate, latest };
    const consents: SentConsent[] = [];
    for (const consent of parts.consents) {
      const one = acceptedConsent(consent, about, is);
      if (one === undefined) return undefined;
      consents.push(one);
    }
    if (doubtsAbout(bundle as Json, specification, now).length > 0) return undefined;
    return isPlainlyValid(bundle)
      ? { bsn, birthDate, ura, providerType, sentMs: sentMs(root['timestamp']), consents }
      : undefined;
  };
}

/** A resource with the address of its entry. */
interface Resource {
  readonly url: string;
  readonly json: Readonly<Record<string, unknown>>;
}

interface Parts {
  readonly urls: readonly string[];
  readonly patient: Resource;
  readonly organization: Resource;
  readonly consents: readonly Readonly<Record<string, unknown>>[];
}

/** So many entries are looked at here: that no two have the same address is seen by comparing each with each. */
const mostEntries = 64;

/** The entries, each posted to its type from an address of its own: one patient, one holder, some consents. */
function partsOf(entries: unknown): Parts | undefined {
  const urls: string[] = [];
  const consents: Readonly<Record<string, unknown>>[] = [];
  let patient: Resource | undefined;
  let organization: Resource | undefined;
  for (const one of list(entries)) {
    const entry = node(one);
    const json = node(entry?.['resource']);
    const type = json?.['resourceType'];
    const url = entry?.['fullUrl'];
    const request = node(entry?.['request']);
    if (!json || typeof type !== 'string' || type === '' || typeof url !== 'string' || !isUrnUuid(url))
      return undefined;
    if (request?.['method'] !== 'POST' || request['url'] !== type || urls.includes(url)) return undefined;
    if (urls.push(url) > mostEntries || 'modifierExtension' in json) return undefined;
    if (type === 'Consent') consents.push(json);
    else if (type === 'Patient') {
      if (patient) return undefined;
      patient = { url, json };
    } else if (type === 'Organization') {
      if (organization) return undefined;
      organization = { url, json };
    } else return undefined;
  }
  return patient && organization && consents.length > 0 ? { urls, patient, organization, consents } : undefined;
}

/** What the rest of the message says, for a consent in it. */
interface About {
  readonly patientUrl: string;
  readonly organizationUrl: string;
  readonly own: string;
  readonly birthDate: string;
  readonly latest: number;
}

function acceptedConsent(
  consent: Readonly<Record<string, unknown>>,
  { patientUrl, organizationUrl, own, birthDate, latest }: About,
  is: ReturnType<typeof valuesOf>,
): SentConsent | undefined {
  const provision = node(consent['provision']);
  const choice = consent['status'] === is.yes ? 'yes' : consent['status'] === is.no ? 'no' : undefined;
  if (choice === undefined || (provision?.['type'] === is.permit) !== (choice === 'yes')) return undefined;
  for (const key in provision) if (!knownInProvision.has(key)) return undefined;
  if (node(consent['patient'])?.['reference'] !== patientUrl) return undefined;
  if (onlyCode(node(consent['scope'])?.['coding'], is.scope) !== is.scopeCode) return undefined;
  const [category, anotherCategory] = list(consent['category']);
  if (anotherCategory !== undefined || onlyCode(node(category)?.['coding'], is.dataCategory) !== own) return undefined;
  const [actor, anotherActor] = list(provision?.['actor']);
  if (anotherActor !== undefined || node(node(actor)?.['reference'])?.['reference'] !== organizationUrl)
    return undefined;
  if (onlyCode(node(node(actor)?.['role'])?.['coding'], is.participation) !== is.actor) return undefined;
  if (onlyCode(provision?.['purpose'], is.purposes) !== is.purpose) return undefined;
  const dateTime = consent['dateTime'];
  const decidedMs = typeof dateTime === 'string' ? momentMs(dateTime) : NaN;
  // Not NaN, not in the future, not before birth.
  if (!(decidedMs <= latest) || birthDate > dayAt(decidedMs).slice(0, birthDate.length)) return undefined;
  const categories = consultingIn(consent['extension'], is);
  return categories > 0
    ? { choice, dataCategory: own, categories, decidedMs, unit: unitOf(dateTime as string) }
    : undefined;
}

/** The consulting categories that the extensions name; 0 where they are not the plain case. */
function consultingIn(extensions: unknown, is: ReturnType<typeof valuesOf>): number {
  let bits = 0;
  for (const one of list(extensions)) {
    const extension = node(one);
    if (extension?.['url'] !== is.providerCategory) continue;
    const code = onlyCode(node(extension['valueCodeableConcept'])?.['coding'], is.consulting);
    const bit = code === undefined ? undefined : is.bits.bit(code);
    if (bit === undefined || (bits & bit) !== 0) return 0;
    bits |= bit;
  }
  return bits;
}

/** The values of the set that the acceptor compares with, looked up once. */
const valuesOf = (specification: MitzSpecification) => ({
  bundleType: specification['bundel.type'].value,
  yes: specification['toestemming.status'].value.yes,
  no: specification['toestemming.status'].value.no,
  permit: specification['toestemming.permit'].value,
  scope: specification['system.scope'].value,
  scopeCode: specification['toestemming.scope'].value,
  dataCategory: specification['system.dataCategory'].value,
  participation: specification['system.participation'].value,
  actor: specification['toestemming.actor'].value,
  purposes: specification['system.purpose'].value,
  purpose: specification['toestemming.purpose'].value,
  providerCategory: specification['toestemming.providerCategory'].value,
  consulting: specification['system.consultingCategory'].value,
  bits: new CategoryBits(specification),
  bsn: specification['system.bsn'].value,
  ura: specification['system.ura'].value,
  providerType: specification['system.providerType'].value,
  /** The data category of each provider type. */
  dataCategories: new Map(
    specification['codes.holderGroups'].value.flatMap(({ types, dataCategory }) =>
      types.map((type) => [type, dataCategory] as const),
    ),
  ),
});

/** The value of the one identifier under a system; undefined where there are none or more. */
function onlyValue(identifiers: unknown, system: string): string | undefined {
  let found: string | undefined;
  for (const one of list(identifiers)) {
    const identifier = node(one);
    if (identifier?.['system'] !== system) continue;
    if (found !== undefined || typeof identifier['value'] !== 'string') return undefined;
    found = identifier['value'];
  }
  return found;
}

/** The one code under a system; undefined where there are none or more. */
function onlyCode(codings: unknown, system: string): string | undefined {
  let found: string | undefined;
  for (const one of list(codings)) {
    const coding = node(one);
    if (coding?.['system'] !== system) continue;
    if (found !== undefined || typeof coding['code'] !== 'string') return undefined;
    found = coding['code'];
  }
  return found;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function isUra(text: string): boolean {
  if (text.length !== 8) return false;
  for (let i = 0; i < 8; i += 1) if (!isDigit(text.charCodeAt(i))) return false;
  return true;
}

/** Nine digits that pass the eleven-test. */
export function isBsn(text: string): boolean {
  if (text.length !== 9) return false;
  let sum = 0;
  let any = 0;
  for (let i = 0; i < 9; i += 1) {
    const code = text.charCodeAt(i);
    if (!isDigit(code)) return false;
    any |= code - 48;
    sum += (code - 48) * (i === 8 ? -1 : 9 - i);
  }
  return any !== 0 && sum % 11 === 0;
}

/** `urn:uuid:` with 36 characters behind it: hexadecimal, with dashes where a UUID has them. */
function isUrnUuid(url: string): boolean {
  if (url.length !== 45 || !url.startsWith('urn:uuid:')) return false;
  for (let i = 9; i < 45; i += 1) {
    const code = url.charCodeAt(i);
    if (i === 17 || i === 22 || i === 27 || i === 32) {
      if (code !== 45) return false;
    } else if (!isDigit(code) && !(code >= 97 && code <= 102) && !(code >= 65 && code <= 70)) return false;
  }
  return true;
}
