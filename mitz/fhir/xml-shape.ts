/** What FHIR's XML does not show of the shape that the same resource has in JSON: what repeats, what is no text. */

/** A place in a resource: whether what stands there repeats, and the places below that matter. */
export interface Place {
  readonly repeats: boolean;
  readonly below: ReadonlyMap<string, Place>;
}

interface Growing extends Place {
  repeats: boolean;
  readonly below: Map<string, Growing>;
}

const place = (): Growing => ({ repeats: false, below: new Map() });
const nowhere: Place = place();
const types = place();

/** Elements that repeat, by the path of types that the harness reads. */
for (const path of `Bundle.entry Bundle.link Patient.identifier Patient.name Patient.telecom Patient.address Organization.identifier
   Organization.type Organization.telecom Organization.address Consent.identifier Consent.category Consent.performer
   Consent.organization Consent.policy Consent.verification Consent.provision.actor Consent.provision.purpose
   Consent.provision.action Consent.provision.class Consent.provision.code Consent.provision.data
   Consent.provision.provision Consent.provision.securityLabel Provenance.target Provenance.policy Provenance.reason
   Provenance.agent Provenance.agent.role Provenance.entity Provenance.signature Subscription.contact
   Subscription.channel.header OperationOutcome.issue Parameters.parameter`.split(/\s+/)) {
  let at = types;
  for (const name of path.split('.')) {
    const next = at.below.get(name) ?? place();
    at.below.set(name, next);
    at = next;
  }
  at.repeats = true;
}

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

/** The place of a resource of a type, as a whole. */
export const placeOf = (type: string): Place => types.below.get(type) ?? nowhere;

/** The place of a child. */
export const placeBelow = (place: Place, child: string): Place => place.below.get(child) ?? nowhere;

/**
 * Puts the value of a child among the others of its element. An element that may not repeat but does becomes a list,
 * so that a check sees that there are two.
 * @param known what stands there already @returns what stands there now
 */
export function joined<Value>(
  known: Value | Value[] | undefined,
  value: Value,
  name: string,
  at: Place,
): Value | Value[] {
  if (Array.isArray(known)) {
    known.push(value);
    return known;
  }
  if (known !== undefined) return [known, value];
  return at.repeats || repeatingAnywhere.has(name) ? [value] : value;
}

/** The value of a primitive element in JSON. */
export function primitive(name: string, value: string): string | number | boolean {
  if (booleans.has(name) && /^(true|false)$/.test(value)) return value === 'true';
  return numbers.has(name) && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
