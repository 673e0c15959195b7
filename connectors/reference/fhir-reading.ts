import { readXml, type XmlElement } from './xml.js';

const FHIR = 'http://hl7.org/fhir';

/** FHIR as read from outside: the same shape whether it came as JSON or as XML. Nothing about it is certain. */
export type Loose = Readonly<Record<string, unknown>>;

/** The text is not readable FHIR. */
export class FhirUnreadable extends Error {}

/** Reads a resource, JSON or XML by its first character: senders do not always keep to the format asked for. */
export function readFhir(text: string): Loose {
  const json = /^\s*\{/.test(text);
  const resource = json ? parseJson(text) : fromXml(readXml(text));
  if (typeof resource['resourceType'] !== 'string') throw new FhirUnreadable('not a FHIR resource');
  return resource;
}

function parseJson(text: string): Loose {
  try {
    return JSON.parse(text) as Loose;
  } catch {
    throw new FhirUnreadable('not JSON');
  }
}

/** An element becomes its value, or an object of its children; what is repeated becomes a list. */
function fromXml(element: XmlElement): Loose {
  if (element.ns !== FHIR) throw new FhirUnreadable('not FHIR');
  const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  if (/^[A-Z]/.test(element.name)) object['resourceType'] = element.name;
  if (element.attributes['url'] !== undefined) object['url'] = element.attributes['url'];
  for (const child of element.children) {
    if (child.ns !== FHIR) continue;
    const before = object[child.name];
    const value = valueOf(child);
    if (before === undefined) object[child.name] = value;
    else object[child.name] = Array.isArray(before) ? [...(before as unknown[]), value] : [before, value];
  }
  return object;
}

function valueOf(element: XmlElement): unknown {
  const [inner] = element.children;
  if (element.name === 'resource' && inner !== undefined) return fromXml(inner);
  return element.attributes['value'] ?? fromXml(element);
}

/** The objects under a name, whether there is one, a list of them, or nothing of the kind. */
export function objectsAt(parent: Loose | undefined, name: string): Loose[] {
  const value = parent?.[name];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item): item is Loose => typeof item === 'object' && item !== null && !Array.isArray(item));
}

export function objectAt(parent: Loose | undefined, name: string): Loose | undefined {
  return objectsAt(parent, name)[0];
}

export function textAt(parent: Loose | undefined, name: string): string | undefined {
  const value = parent?.[name];
  return typeof value === 'string' ? value : undefined;
}
