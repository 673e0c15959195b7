/**
 * A quick look at whether a message is valid by FHIR R4, for the many that are written plainly: of a message of another
 * kind it says no, and then `r4Faults` tells what is wrong, if anything. It never says yes where that finds a fault; the
 * specs hold it to that.
 */
import { textAt } from '../json.js';
import type { Json } from '../json.js';
import { isResourceName, primitiveNamed, typeNamed } from './definitions.js';
import type { ElementType, Slot, TypeDefinition } from './definitions.js';
import { R4Faults } from './fault.js';
import { invariants } from './invariants.js';
import { judgePrimitive } from './primitives.js';
import type { JsonObject } from './walk.js';

/** What was seen of one message so far. */
interface Seen {
  /** What must point to an entry, with the kinds that it may be of; undefined where any will do. */
  readonly references: (readonly [reference: string, targets: ReadonlySet<string> | undefined])[];
}

type Check = (value: unknown, seen: Seen) => boolean;

/** Whether a Bundle is valid, and written plainly. */
export function isPlainlyValid(bundle: unknown): boolean {
  const seen: Seen = { references: [] };
  if (!resource(bundle, seen)) return false;
  const kinds = new Map<string, string>();
  for (const entry of (bundle as { readonly entry?: readonly Json[] }).entry ?? []) {
    const [address, kind] = [textAt(entry, 'fullUrl'), textAt(entry, 'resource', 'resourceType')];
    if (address !== undefined && kind !== undefined) kinds.set(address, kind);
  }
  return seen.references.every(([reference, targets]) => {
    const kind = kinds.get(reference);
    return kind !== undefined && (targets === undefined || targets.has(kind));
  });
}

const resource: Check = (value, seen) => {
  if (typeof value !== 'object' || value === null) return false;
  const { resourceType } = value as { readonly resourceType?: unknown };
  return typeof resourceType === 'string' && (typeCheck(resourceType)?.(value, seen) ?? false);
};

const compiled = new Map<string, Check>();

/** The check of a type; undefined where the table does not have it. */
function typeCheck(name: string): Check | undefined {
  const known = compiled.get(name);
  if (known) return known;
  const type = typeNamed(name);
  if (!type) return undefined;
  const check = compile(type);
  compiled.set(name, check);
  return check;
}

interface PlainSlot {
  readonly check: Check;
  readonly isRequired: boolean;
  readonly isChoice: boolean;
}

/** What is not plain: it takes a look at more than the place itself. */
const notPlain: ReadonlySet<string> = new Set(['contained', 'modifierExtension']);

function compile(type: TypeDefinition): Check {
  // Made when the first is looked at: types hold each other.
  let slots: ReadonlyMap<string, PlainSlot> | undefined;
  const required = type.elements.filter(({ min }) => min > 0).length;
  const isExtension = type.name === 'Extension';
  const rules = type.invariants
    .filter((key) => key !== 'ext-1' && !key.startsWith('dom-'))
    .flatMap((key) => invariants[key] ?? []);
  const isReference = type.name === 'Reference';
  const isResource = isResourceName(type.name);
  return (value, seen) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    slots ??= plainSlots(type);
    let [members, found, choices] = [0, 0, 0];
    for (const key in value) {
      if (key === 'resourceType' && isResource) continue;
      const slot = slots.get(key);
      if (!slot?.check((value as Record<string, unknown>)[key], seen)) return false;
      if (slot.isRequired) found += 1;
      // Of two types of one element, or of two such elements, the whole walk tells.
      if (slot.isChoice && ++choices > 1) return false;
      if (key !== 'id') members += 1;
    }
    if (members === 0 || found !== required || (isReference && 'type' in value)) return false;
    if (isExtension) return choices === 1 && !('extension' in value);
    return rules.every((rule) =>
      rule(value as JsonObject, { json: value as JsonObject, type, path: '', targets: undefined, container: {} }),
    );
  };
}

const plainSlots = (type: TypeDefinition): ReadonlyMap<string, PlainSlot> =>
  new Map(
    [...type.slots]
      .filter(([key]) => !notPlain.has(key))
      .map(([key, slot]) => [
        key,
        {
          check: slotCheck(slot, key === 'reference' && type.name === 'Reference'),
          isRequired: slot.element.min > 0,
          isChoice: slot.element.name.endsWith('[x]'),
        },
      ]),
  );

function slotCheck({ element, holds }: Slot, isReferenceText: boolean): Check {
  const one = isReferenceText ? anyText : valueCheck(holds);
  if (!element.repeats) return one;
  return (value, seen) => {
    if (!Array.isArray(value) || value.length === 0) return false;
    for (const inner of value) if (!one(inner, seen)) return false;
    return true;
  };
}

/** The address in a reference: that it is one of an entry, which are looked at themselves, is seen at the end. */
const anyText: Check = (value) => typeof value === 'string';

function valueCheck(holds: ElementType): Check {
  const { name, targets } = holds;
  if (name === 'Resource') return resource;
  if (name === 'xhtml') return (value) => typeof value === 'string' && plainDiv.test(value);
  const primitive = primitiveNamed(name);
  if (primitive) {
    const glance = quick[name];
    return (value) => {
      if (typeof value === 'string' && (holds.codes ? holds.codes.has(value) : glance?.(value))) return true;
      if (value === null || (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean'))
        return false;
      const faults = new R4Faults();
      judgePrimitive(value, primitive, holds, '', faults);
      return faults.all.length === 0;
    };
  }
  if (name !== 'Reference') return (value, seen) => typeCheck(name)?.(value, seen) ?? false;
  return (value, seen) => {
    if (!typeCheck(name)?.(value, seen)) return false;
    const { reference } = value as { readonly reference?: string };
    if (reference !== undefined) seen.references.push([reference, targets]);
    return true;
  };
}

const plainDiv = /^<div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml">[^<&]*[^<&\s][^<&]*<\/div>$/;

/** Characters of ASCII that are seen. */
const seenOnly = /^[!-~]+$/;
const isSeen = (text: string): boolean => seenOnly.test(text);

const isUuid = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const address = (text: string): boolean => (text.startsWith('urn:') ? isUuid.test(text) : isSeen(text));

/** A day that every month has, or a moment on one. */
const isDay = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;
const isMoment =
  /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)$/;

/** Texts that are right at a glance; of others the whole judgement tells. */
const quick: Readonly<Record<string, (text: string) => boolean>> = {
  string: isSeen,
  code: isSeen,
  uri: address,
  url: address,
  canonical: address,
  date: (text) => isDay.test(text),
  dateTime: (text) => isMoment.test(text),
  instant: (text) => isMoment.test(text),
};
