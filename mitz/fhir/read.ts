import { defaultLimits, readXml, XmlFault } from '../xml.js';
import type { XmlElement, XmlLimits } from '../xml.js';
import type { Json } from './json.js';

/** The body is no FHIR resource in the format that its Content-Type says. */
export class FhirFault extends Error {
  override readonly name = 'FhirFault';
}

/**
 * Reads a resource in FHIR's JSON or XML, whichever the media type says, into FHIR's JSON shape.
 * @throws FhirFault for another media type, text that is not well-formed, a doubled key, a namespace that is not FHIR's.
 */
export function readFhir(body: string, contentType: string | undefined, limits: XmlLimits = defaultLimits): Json {
  const mediaType = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (Buffer.byteLength(body) > limits.maxBytes)
    throw new FhirFault(`the resource is larger than ${limits.maxBytes} bytes`);
  if (/[/+]json$/.test(mediaType)) return readJson(body, limits.maxDepth);
  if (/[/+]xml$/.test(mediaType)) return readFhirXml(body, limits);
  throw new FhirFault(`Content-Type '${mediaType}' is no FHIR format`);
}

function readJson(body: string, maxDepth: number): Json {
  let parsed: Json;
  try {
    parsed = JSON.parse(body) as Json;
  } catch (thrown) {
    throw new FhirFault(`not well-formed JSON: ${(thrown as Error).message}`);
  }
  if (depth(parsed, maxDepth) > maxDepth) throw new FhirFault(`values are nested deeper than ${maxDepth}`);
  const doubled = doubledKey(body);
  if (doubled !== undefined) throw new FhirFault(`the key '${doubled}' stands twice in one object`);
  return parsed;
}

/** A key that stands twice in one object, of which JSON.parse keeps the last. The text is known to be JSON. */
function doubledKey(json: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  let latest = '';
  for (let i = 0; i < json.length; i += 1) {
    const character = json[i];
    if (character === '"') {
      const end = endOfString(json, i);
      latest = JSON.parse(json.slice(i, end + 1)) as string;
      i = end;
    } else if (character === '{') open.push(new Set());
    else if (character === '[') open.push(undefined);
    else if (character === '}' || character === ']') open.pop();
    else if (character === ':') {
      const keys = open.at(-1);
      if (keys?.has(latest)) return latest;
      keys?.add(latest);
    }
  }
  return undefined;
}

function endOfString(json: string, start: number): number {
  let i = start + 1;
  while (json[i] !== '"') i += json[i] === '\\' ? 2 : 1;
  return i;
}

function depth(json: Json, limit: number): number {
  if (json === null || typeof json !== 'object' || limit < 0) return 0;
  return (
    1 + Object.values(json).reduce<number>((deepest, inner: Json) => Math.max(deepest, depth(inner, limit - 1)), 0)
  );
}

const fhir = 'http://hl7.org/fhir';
const xhtml = 'http://www.w3.org/1999/xhtml';

/** Elements that repeat, by the path of types that the harness reads; FHIR's XML does not show which do. */
const repeating = new Set(
  `Bundle.entry Bundle.link Patient.identifier Patient.name Patient.telecom Patient.address Organization.identifier
   Organization.type Organization.telecom Organization.address Consent.identifier Consent.category Consent.performer
   Consent.organization Consent.policy Consent.verification Consent.provision.actor Consent.provision.purpose
   Consent.provision.action Consent.provision.class Consent.provision.code Consent.provision.data
   Consent.provision.provision Consent.provision.securityLabel Provenance.target Provenance.policy Provenance.reason
   Provenance.agent Provenance.agent.role Provenance.entity Provenance.signature Subscription.contact
   Subscription.channel.header OperationOutcome.issue Parameters.parameter`.split(/\s+/),
);
const repeatingAnywhere = new Set([
  'extension',
  'modifierExtension',
  'coding',
  'profile',
  'contained',
  'given',
  'line',
  'security',
  'tag',
]);
const numbers = new Set(['valueInteger', 'valueDecimal', 'valueUnsignedInt', 'valuePositiveInt', 'total']);
const booleans = new Set(['active', 'valueBoolean', 'deceasedBoolean', 'userSelected']);

function readFhirXml(body: string, limits: XmlLimits): Json {
  let root: XmlElement;
  try {
    root = readXml(body, limits);
  } catch (thrown) {
    if (thrown instanceof XmlFault) throw new FhirFault(thrown.message);
    throw thrown;
  }
  return resource(root);
}

function resource(element: XmlElement): Json {
  expectFhir(element);
  return { resourceType: element.name, ...content(element, element.name) };
}

function expectFhir({ path, namespace }: XmlElement): void {
  if (namespace !== fhir) throw new FhirFault(`${path} is in namespace '${namespace}', not ${fhir}`);
}

function content(element: XmlElement, path: string): Readonly<Record<string, Json>> {
  const result = new Map<string, Json | Json[]>();
  for (const name of ['id', 'url'] as const) {
    const value = element.attributes.get(name);
    if (value !== undefined) result.set(name, value);
  }
  for (const child of element.children) {
    const value = valueOf(child, `${path}.${child.name}`);
    const known = result.get(child.name);
    // An element that may not repeat but does becomes a list, so that a check sees that there are two.
    if (Array.isArray(known)) known.push(value);
    else if (known !== undefined) result.set(child.name, [known, value]);
    else {
      const repeats = repeating.has(`${path}.${child.name}`) || repeatingAnywhere.has(child.name);
      result.set(child.name, repeats ? [value] : value);
    }
    const beside = besideValue(child, `${path}.${child.name}`);
    if (beside) result.set(`_${child.name}`, beside);
  }
  return Object.fromEntries(result);
}

/** The id and extensions of a primitive that also has a value: in JSON they stand beside it, under `_name`. */
function besideValue(element: XmlElement, path: string): Json | undefined {
  if (!element.attributes.has('value')) return undefined;
  return element.children.length > 0 || element.attributes.has('id') ? content(element, path) : undefined;
}

function valueOf(element: XmlElement, path: string): Json {
  if (element.namespace === xhtml) return element.text;
  expectFhir(element);
  const [only, another] = element.children;
  if ((element.name === 'resource' || element.name === 'contained') && only) {
    if (another) throw new FhirFault(`${element.path} holds more than one resource`);
    return resource(only);
  }
  const value = element.attributes.get('value');
  if (value !== undefined) return primitive(element.name, value);
  return content(element, path);
}

function primitive(name: string, value: string): Json {
  if (booleans.has(name) && /^(true|false)$/.test(value)) return value === 'true';
  return numbers.has(name) && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
