import { parseDocument } from 'yaml';
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
  if (body.length > limits.maxBytes) throw new FhirFault(`the resource is larger than ${limits.maxBytes} bytes`);
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
  // JSON.parse keeps the last of doubled keys; JSON is also YAML, whose parser tells of them.
  const doubled = parseDocument(body, { uniqueKeys: true }).errors.find((error) => error.code === 'DUPLICATE_KEY');
  if (doubled) throw new FhirFault(`a key stands twice: ${doubled.message.split('\n')[0] ?? ''}`);
  return parsed;
}

function depth(json: Json, limit: number): number {
  if (json === null || typeof json !== 'object' || limit < 0) return 0;
  return 1 + Math.max(0, ...Object.values(json).map((inner: Json) => depth(inner, limit - 1)));
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
  if (root.namespace !== fhir) throw new FhirFault(`the root is in namespace '${root.namespace}', not ${fhir}`);
  return resource(root);
}

const resource = (element: XmlElement): Json => ({ resourceType: element.name, ...content(element, element.name) });

function content(element: XmlElement, path: string): Readonly<Record<string, Json>> {
  const result: Record<string, Json> = {};
  for (const name of ['id', 'url'] as const) {
    const value = element.attributes.get(name);
    if (value !== undefined) result[name] = value;
  }
  for (const child of element.children) {
    const value = valueOf(child, `${path}.${child.name}`);
    const known = result[child.name];
    // An element that may not repeat but does becomes a list, so that a check sees that there are two.
    if (known !== undefined)
      result[child.name] = [...(Array.isArray(known) ? (known as readonly Json[]) : [known]), value];
    else
      result[child.name] =
        repeating.has(`${path}.${child.name}`) || repeatingAnywhere.has(child.name) ? [value] : value;
  }
  return result;
}

function valueOf(element: XmlElement, path: string): Json {
  if (element.namespace === xhtml) return element.text;
  if (element.namespace !== fhir)
    throw new FhirFault(`${element.path} is in namespace '${element.namespace}', not ${fhir}`);
  const [only] = element.children;
  if ((element.name === 'resource' || element.name === 'contained') && only) return resource(only);
  const value = element.attributes.get('value');
  if (value !== undefined && element.children.length === 0) return primitive(element.name, value);
  return content(element, path);
}

function primitive(name: string, value: string): Json {
  if (booleans.has(name) && /^(true|false)$/.test(value)) return value === 'true';
  return numbers.has(name) && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
