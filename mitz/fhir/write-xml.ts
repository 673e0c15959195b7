import type { Json } from './json.js';

interface Resource {
  readonly resourceType: string;
  readonly [field: string]: Json;
}

/** Writes a resource in FHIR's XML, from its JSON shape: for messages of our own making, whose order is FHIR's. */
export function fhirXml({ resourceType, ...fields }: Resource): string {
  return `<${resourceType} xmlns="http://hl7.org/fhir">${inner(fields)}</${resourceType}>`;
}

const inner = (fields: Readonly<Record<string, Json>>): string =>
  Object.entries(fields)
    .map(([name, value]) =>
      Array.isArray(value) ? value.map((one: Json) => element(name, one)).join('') : element(name, value),
    )
    .join('');

function element(name: string, value: Json): string {
  // The XHTML of a narrative stands in the document as elements of its own.
  if (name === 'div' && typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return `<${name} value="${escaped(String(value))}"/>`;
  if ('resourceType' in value) {
    const { resourceType, ...fields } = value as Resource;
    return `<${name}><${resourceType}>${inner(fields)}</${resourceType}></${name}>`;
  }
  // The url of an extension is the one field that FHIR writes as an attribute.
  const { url, ...rest } = value as Readonly<Record<string, Json>>;
  if (name !== 'extension' || typeof url !== 'string') return `<${name}>${inner(value as typeof rest)}</${name}>`;
  return `<${name} url="${escaped(url)}">${inner(rest)}</${name}>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
