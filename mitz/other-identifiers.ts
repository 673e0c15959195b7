/** Where a text names another identifier than a BSN: of a professional, a provider, a role. */
import { defaultSpecification } from './specification/index.js';
import type { MitzSpecification } from './specification/index.js';

/** A slash as JSON may escape it. */
const escapedSlash = String.raw`\\?\/`;
const uziNames = String.raw`http:\/\/fhir\.nl\/fhir\/NamingSystem\/uzi[\w-]*`.replaceAll(String.raw`\/`, escapedSlash);

/** Fields of the driver contract that hold the number of a professional. */
export const professionalFields: ReadonlySet<string> = new Set(['extension', 'professional']);

/**
 * Finds the places in a text that the specification set names for another identifier than a BSN, in either order of system
 * and value. Distances are bounded: a hostile message must not take all time.
 */
export function otherIdentifierPlaces(specification: MitzSpecification = defaultSpecification): readonly RegExp[] {
  const systems = Object.entries(specification)
    .filter(([key]) => /^(?:oid|system)\./.test(key) && !key.endsWith('.bsn'))
    .flatMap(([, { value }]) => (typeof value === 'string' ? [value] : []))
    .map((value) => value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('/', escapedSlash));
  // Of the UZI register FHIR has names beside its OID.
  const system = `(?:urn:oid:)?(?:${[...systems, uziNames].join('|')})`;
  return [
    // HL7v3 II, attributes in either order
    String.raw`\broot\s*=\s*["']${system}["'][^<>]{0,300}?\bextension\s*=\s*["'](?<value>\d{9})(?=["'])`,
    String.raw`\bextension\s*=\s*["'](?<value>\d{9})(?=["'][^<>]{0,300}?\broot\s*=\s*["']${system}["'])`,
    // JSON: an identifier of FHIR, or a professional as the contract and the launch have one
    String.raw`"(?:system|root)"\s*:\s*"${system}"[^{}]{0,300}?"(?:value|extension)"\s*:\s*"(?<value>\d{9})(?=")`,
    String.raw`"(?:value|extension)"\s*:\s*"(?<value>\d{9})(?="[^{}]{0,300}?"(?:system|root)"\s*:\s*"${system}")`,
    // FHIR in XML
    String.raw`<[\w:]*system\s+value\s*=\s*["']${system}["']\s*\/?>\s*(?:<\/[^>]{0,100}>\s*)?<[\w:]*value\s+value\s*=\s*["'](?<value>\d{9})(?=["'])`,
    String.raw`<[\w:]*value\s+value\s*=\s*["'](?<value>\d{9})(?=["']\s*\/?>\s*(?:<\/[^>]{0,100}>\s*)?<[\w:]*system\s+value\s*=\s*["']${system}["'])`,
  ].map((place) => new RegExp(place, 'dgi'));
}

/** Where in a text the values of other identifiers stand, by the offset of each. */
export const otherIdentifiersIn = (text: string, places: readonly RegExp[]): ReadonlySet<number> =>
  new Set(
    places.flatMap((place) =>
      [...text.matchAll(place)].flatMap(({ indices }) => indices?.groups?.['value']?.[0] ?? []),
    ),
  );
