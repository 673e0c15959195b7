import { defaultLimits, readXml, XmlFault } from '../xml.js';
import type { XmlElement, XmlLimits } from '../xml.js';
import type { Json } from './json.js';
import { joined, placeBelow, placeOf, primitive } from './xml-shape.js';
import type { Place } from './xml-shape.js';

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
  return { resourceType: element.name, ...content(element, placeOf(element.name)) };
}

function expectFhir({ path, namespace }: XmlElement): void {
  if (namespace !== fhir) throw new FhirFault(`${path} is in namespace '${namespace}', not ${fhir}`);
}

function content(element: XmlElement, place: Place): Readonly<Record<string, Json>> {
  const result = new Map<string, Json | Json[]>();
  for (const name of ['id', 'url'] as const) {
    const value = element.attributes.get(name);
    if (value !== undefined) result.set(name, value);
  }
  for (const child of element.children) {
    const at = placeBelow(place, child.name);
    result.set(child.name, joined(result.get(child.name), valueOf(child, at), child.name, at));
    const beside = besideValue(child, at);
    if (beside) result.set(`_${child.name}`, beside);
  }
  return Object.fromEntries(result);
}

/** The id and extensions of a primitive that also has a value: in JSON they stand beside it, under `_name`. */
function besideValue(element: XmlElement, place: Place): Json | undefined {
  if (!element.attributes.has('value')) return undefined;
  return element.children.length > 0 || element.attributes.has('id') ? content(element, place) : undefined;
}

function valueOf(element: XmlElement, place: Place): Json {
  if (element.namespace === xhtml) return element.text;
  expectFhir(element);
  const [only, another] = element.children;
  if ((element.name === 'resource' || element.name === 'contained') && only) {
    if (another) throw new FhirFault(`${element.path} holds more than one resource`);
    return resource(only);
  }
  const value = element.attributes.get('value');
  return value === undefined ? content(element, place) : primitive(element.name, value);
}
