/** Lays a resource, in FHIR's JSON shape, beside the definitions of R4: every name, number and kind of what it holds. */
import { closest, distance } from 'fastest-levenshtein';
import { shown } from '../json.js';
import type { Json } from '../json.js';
import { isResourceName, primitiveNamed, typeNamed } from './definitions.js';
import type { Slot, TypeDefinition } from './definitions.js';
import type { R4Faults } from './fault.js';
import { judgePrimitive } from './primitives.js';

export type JsonObject = Readonly<Record<string, Json>>;

export const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** Where something stands. */
export interface Met {
  readonly json: JsonObject;
  readonly type: TypeDefinition;
  readonly path: string;
  /** Of a reference: the kinds of resource that it may point to; undefined where any will do. */
  readonly targets: ReadonlySet<string> | undefined;
  /** The resource that it is a part of; of what is contained in another resource, that other. */
  readonly container: JsonObject;
}

/** What is met on the way, for the rules that look at more than one place. */
export interface Visitor {
  /** An element with elements, or a resource; called before those within it. */
  object(met: Met): void;
  /** A narrative in XHTML. */
  narrative(xhtml: string, path: string): void;
}

/** Walks through one resource and tells of what is wrong with it by itself. */
export class Walk {
  #container: JsonObject = {};

  constructor(
    private readonly faults: R4Faults,
    private readonly visitor: Visitor,
  ) {}

  resource(json: Json, path: string, isContained = false): void {
    if (!isObject(json)) {
      this.faults.ambiguous(path, 'a resource is an object', 'an object', shown(json));
      return;
    }
    const { resourceType, ...rest } = json;
    if (typeof resourceType !== 'string' || !isResourceName(resourceType)) {
      const at = `${path}.resourceType`;
      this.faults.ambiguous(at, 'a resource must be of a kind that R4 has', 'a resource of R4', shown(resourceType));
      return;
    }
    const type = typeNamed(resourceType);
    const before = this.#container;
    if (!isContained) this.#container = json;
    if (type) this.#object(json, rest, type, path);
    else {
      const message = 'not judged: a resource of a kind that no message of Mitz holds, and that is not laid beside R4';
      this.faults.wrong(path, message, 'a kind of resource that belongs in a message of Mitz', resourceType);
    }
    this.#container = before;
  }

  #object(
    json: JsonObject,
    members: JsonObject,
    type: TypeDefinition,
    path: string,
    targets?: ReadonlySet<string>,
  ): void {
    this.visitor.object({ json, type, path, targets, container: this.#container });
    const found = new Map<string, readonly string[]>();
    for (const [key, value] of Object.entries(members)) {
      const name = key.startsWith('_') ? key.slice(1) : key;
      const slot = type.slots.get(name);
      if (slot === undefined || (key !== name && primitiveNamed(slot.holds.name) === undefined)) {
        const near = slot === undefined ? nearest(name, type) : name;
        this.faults.wrong(
          `${path}.${key}`,
          `${type.name} has no such element in R4`,
          near === undefined ? 'an element of R4, or an extension' : `an element of R4, or an extension: ${near}?`,
          shown(value),
        );
        continue;
      }
      const names = found.get(slot.element.name) ?? [];
      found.set(slot.element.name, names.includes(name) ? names : [...names, name]);
      if (key === name) this.#values(value, slot, members[`_${name}`], `${path}.${name}`);
      else this.#beside(value, slot, members[name], `${path}.${key}`);
    }
    for (const element of type.elements) {
      const names = found.get(element.name) ?? [];
      if (names.length > 1) {
        this.faults.ambiguous(
          `${path}.${element.name}`,
          'of an element with a choice of types there is one',
          'one of them',
          names.join(' and '),
        );
      }
      if (element.min > 0 && names.length === 0)
        this.faults.wrong(`${path}.${element.name}`, 'R4 demands this element', 'the element', 'nothing');
    }
  }

  /** The value or values under one name. */
  #values(value: Json, slot: Slot, beside: Json | undefined, path: string): void {
    const { element } = slot;
    if (!element.repeats) {
      if (Array.isArray(value)) {
        const message = 'the element stands once, and in no list';
        this.faults.ambiguous(path, message, 'one value', shown(value));
      } else this.#value(value, slot, path);
      return;
    }
    if (!Array.isArray(value)) {
      this.faults.ambiguous(path, 'the element repeats, so it stands in a list', 'a list', shown(value));
      return;
    }
    if (value.length === 0) {
      this.faults.wrong(path, 'an element without a value is left out, and no empty list', 'no element', '[]');
    }
    const isPrimitive = primitiveNamed(slot.holds.name) !== undefined;
    for (const [i, one] of (value as readonly Json[]).entries()) {
      // Where a value in a list has only an extension, null holds its place.
      const holdsPlace = one === null && isPrimitive && Array.isArray(beside) && isObject(beside[i] as Json);
      if (!holdsPlace) this.#value(one, slot, `${path}[${i}]`);
    }
  }

  #value(value: Json, slot: Slot, path: string): void {
    const { name } = slot.holds;
    if (value === null) {
      this.faults.wrong(path, 'an element without a value is left out, and not null', 'no element', 'null');
      return;
    }
    if (name === 'xhtml' && typeof value === 'string') {
      this.visitor.narrative(value, path);
      return;
    }
    const primitive = primitiveNamed(name);
    if (primitive) {
      judgePrimitive(value, primitive, slot.holds, path, this.faults);
      return;
    }
    if (name === 'Resource') {
      this.resource(value, path, slot.element.name === 'contained');
      return;
    }
    const type = typeNamed(name);
    if (!type) return;
    if (!isObject(value)) {
      this.faults.ambiguous(path, `a ${name} is an object with elements`, 'an object', shown(value));
      return;
    }
    if (Object.keys(value).every((key) => key === 'id')) {
      const message = 'an element without a value or elements is left out (ele-1)';
      this.faults.wrong(path, message, 'a value, elements, or no element', shown(value));
    }
    this.#object(value, value, type, path, slot.holds.targets);
  }

  /** The ids and extensions of primitive values, which JSON has beside them. */
  #beside(value: Json, { element }: Slot, values: Json | undefined, path: string): void {
    const type = typeNamed('Element');
    if (!type) return;
    const one = (inner: Json, at: string, hasValue: boolean): void => {
      if (!isObject(inner)) {
        this.faults.wrong(at, 'beside a value stand its id and extensions', 'an object', shown(inner));
        return;
      }
      if (Object.keys(inner).length === 0 || (!hasValue && inner['extension'] === undefined)) {
        const message = 'an element without a value or extension is left out (ele-1)';
        this.faults.wrong(at, message, 'a value, an extension, or no element', shown(inner));
      }
      this.#object(inner, inner, type, at);
    };
    const isPresent = (json: Json | undefined): boolean => json !== undefined && json !== null;
    if (!element.repeats) {
      one(value, path, isPresent(values));
      return;
    }
    if (!Array.isArray(value) || value.length === 0) {
      this.faults.wrong(path, 'beside values in a list stands a list', 'a list as long as the other', shown(value));
      return;
    }
    const beside = value as readonly Json[];
    const known: readonly Json[] | undefined = Array.isArray(values) ? (values as readonly Json[]) : undefined;
    if (known !== undefined && beside.length !== known.length) {
      const message = 'the values and what stands beside them are lists of one length';
      this.faults.ambiguous(path, message, `${known.length} members`, `${beside.length} members`);
    }
    for (const [i, inner] of beside.entries()) {
      if (inner === null && isPresent(known?.[i])) continue;
      one(inner, `${path}[${i}]`, isPresent(known?.[i]));
    }
  }
}

/** The element that was perhaps meant: the same but for a letter or two. */
function nearest(name: string, type: TypeDefinition): string | undefined {
  const near = closest(name, [...type.slots.keys()]);
  return distance(near.toLowerCase(), name.slice(0, 64).toLowerCase()) <= 2 && near.length > 3 ? near : undefined;
}
