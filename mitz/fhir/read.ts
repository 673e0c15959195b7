import { defaultLimits, readXml, XmlFault } from '../xml.js';
import type { XmlElement, XmlLimits } from '../xml.js';
import type { Json } from './json.js';
import { besidePrimitive, placeBelow, placeOf, primitiveValue } from './xml-shape.js';
import type { Place } from './xml-shape.js';

/** The body is no FHIR resource in the format that its Content-Type says. */
export class FhirFault extends Error {
  override readonly name = 'FhirFault';
}

/**
 * Reads a resource in FHIR's JSON or XML, whichever the media type says, into FHIR's JSON shape.
 * @throws FhirFault for another media type, text that is not well-formed, a doubled key, a namespace that is not FHIR's.
 */
export const readFhir = (body: string, contentType: string | undefined, limits: XmlLimits = defaultLimits): Json =>
  readFhirWhole(body, contentType, limits).resource;

/** A resource, and where it was written in XML the root of that. */
export interface WholeFhir {
  readonly resource: Json;
  readonly root: XmlElement | undefined;
}

/** The same, with the XML itself: some of what XML may hold does not show in FHIR's JSON shape. @throws FhirFault */
export function readFhirWhole(
  body: string,
  contentType: string | undefined,
  limits: XmlLimits = defaultLimits,
): WholeFhir {
  const mediaType = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (Buffer.byteLength(body) > limits.maxBytes)
    throw new FhirFault(`the resource is larger than ${limits.maxBytes} bytes`);
  if (/[/+]json$/.test(mediaType)) return { resource: readJson(body, limits.maxDepth), root: undefined };
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

function readFhirXml(body: string, limits: XmlLimits): WholeFhir {
  let root: XmlElement;
  try {
    root = readXml(body, limits);
  } catch (thrown) {
    if (thrown instanceof XmlFault) throw new FhirFault(thrown.message);
    throw thrown;
  }
  return { resource: resource(root), root };
}

function resource(element: XmlElement): Json {
  expectFhir(element);
  return { resourceType: element.name, ...content(element, placeOf(element.name)) };
}

function expectFhir({ path, namespace }: XmlElement): void {
  if (namespace !== fhir) throw new FhirFault(`${path} is in namespace '${namespace}', not ${fhir}`);
}

/** The members of an element: its attributes and children, and beside a primitive child what stands in it. */
function content(element: XmlElement, place: Place): Readonly<Record<string, Json>> {
  const result = new Map<string, Json>();
  for (const name of ['id', 'url'] as const) {
    const value = element.attributes.get(name);
    if (value !== undefined) result.set(name, value);
  }
  for (const [name, children] of byName(element)) {
    const at = placeBelow(place, name);
    const values = children.map((child) => valueOf(child, at));
    const attribute = result.get(name);
    put(result, name, attribute === undefined ? values : [attribute, ...values], at);
    if (at.primitive && at.primitive.name !== 'xhtml') put(result, `_${name}`, children.map(besideValue), at);
  }
  return Object.fromEntries(result);
}

/** What stands under one name: nothing, one value, or a list in which null holds the place of what is not there. */
function put(result: Map<string, Json>, name: string, values: readonly (Json | undefined)[], { repeats }: Place): void {
  if (values.every((one) => one === undefined)) return;
  result.set(name, repeats || values.length > 1 ? values.map((one) => one ?? null) : (values[0] ?? null));
}

function byName(element: XmlElement): ReadonlyMap<string, readonly XmlElement[]> {
  const groups = new Map<string, XmlElement[]>();
  for (const child of element.children) {
    // It would be read as the kind of the resource. The rule on the form of XML tells of it.
    if (child.name === 'resourceType') continue;
    const group = groups.get(child.name);
    if (group) group.push(child);
    else groups.set(child.name, [child]);
  }
  return groups;
}

/** The id and extensions of a primitive element. */
const besideValue = (element: XmlElement): Json | undefined =>
  element.children.length > 0 || element.attributes.has('id') ? content(element, besidePrimitive) : undefined;

/** The value of an element; undefined for a primitive that has none. */
function valueOf(element: XmlElement, place: Place): Json | undefined {
  if (element.namespace === xhtml) return element.text;
  expectFhir(element);
  const [only, another] = element.children;
  if ((element.name === 'resource' || element.name === 'contained') && only) {
    if (another) throw new FhirFault(`${element.path} holds more than one resource`);
    return resource(only);
  }
  const value = element.attributes.get('value');
  if (value !== undefined) return primitiveValue(place, value);
  return place.primitive ? undefined : content(element, place);
}
