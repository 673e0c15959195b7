/** What FHIR's XML does not show of the shape that the same resource has in JSON: what repeats, what is no text. */
import { primitiveNamed, typeNamed } from './r4/definitions.js';
import type { Element, Primitive, TypeDefinition } from './r4/definitions.js';

/** A place in a resource: whether what stands there repeats, and what it holds, as far as R4 knows the place. */
export interface Place {
  readonly repeats: boolean;
  /** Its place among the elements beside it. */
  readonly order: number;
  /** Whether R4 has such an element. */
  readonly isKnown: boolean;
  readonly type: TypeDefinition | undefined;
  readonly primitive: Primitive | undefined;
  /** The places below that were asked for. */
  readonly below: Map<string, Place>;
}

const place = (typeName: string, element?: Element): Place => ({
  repeats: element?.repeats ?? false,
  order: element?.order ?? 0,
  isKnown: element !== undefined && !element.isAttribute,
  type: typeNamed(typeName),
  primitive: primitiveNamed(typeName),
  below: new Map(),
});

const nowhere: Place = place('');
const types = new Map<string, Place>();

/** The place of a resource of a type, as a whole. */
export function placeOf(type: string): Place {
  let known = types.get(type);
  if (known) return known;
  known = place(type);
  // Only what R4 has is kept: a name in a message can be any.
  if (known.type) types.set(type, known);
  return known;
}

/** The place of a child. */
export function placeBelow(above: Place, child: string): Place {
  const known = above.below.get(child);
  if (known) return known;
  const slot = above.type?.slots.get(child);
  if (!slot) return nowhere;
  const found = place(slot.holds.name, slot.element);
  above.below.set(child, found);
  return found;
}

/** The id and extensions of a primitive element, which stand in it. */
export const besidePrimitive: Place = place('Element');

/**
 * Puts the value of a child among the others of its element. An element that may not repeat but does becomes a list,
 * so that a check sees that there are two.
 * @param known what stands there already @returns what stands there now
 */
export function joined<Value>(known: Value | Value[] | undefined, value: Value, at: Place): Value | Value[] {
  if (Array.isArray(known)) {
    known.push(value);
    return known;
  }
  if (known !== undefined) return [known, value];
  return at.repeats ? [value] : value;
}

/** The value of a primitive element in JSON; what is no number or truth value of its type stays a text. */
export function primitiveValue({ primitive }: Place, value: string): string | number | boolean {
  if (primitive === undefined || primitive.json === 'string' || !primitive.form.test(value)) return value;
  return primitive.json === 'boolean' ? value === 'true' : Number(value);
}
