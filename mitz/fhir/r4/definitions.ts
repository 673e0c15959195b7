/** What FHIR R4 says of its resources and types: HL7's own definitions, as the table `schemas/fhir-r4.json` holds them. */
import { schemaFile } from '../../../schemas/index.js';

/** What an element may hold. */
export interface ElementType {
  readonly name: string;
  /** The codes of the value set that the code must be of. */
  readonly codes?: ReadonlySet<string>;
  /** The kinds of resource that the reference may point to. */
  readonly targets?: ReadonlySet<string>;
}

/** An element of a type. One whose name ends in `[x]` has a type out of several, and its name in a message tells which. */
export interface Element {
  readonly name: string;
  /** Its place among the elements of the type, from 0: in XML they stand in this order. */
  readonly order: number;
  readonly min: number;
  readonly repeats: boolean;
  /** In XML it is an attribute. */
  readonly isAttribute: boolean;
}

/** What one name in a message stands for. */
export interface Slot {
  readonly element: Element;
  readonly holds: ElementType;
}

/** A resource, a type, or a part of a resource that has elements of its own (`Bundle.entry`). */
export interface TypeDefinition {
  readonly name: string;
  readonly elements: readonly Element[];
  /** By the name that an element has in a message. */
  readonly slots: ReadonlyMap<string, Slot>;
  /** The keys of the invariants that R4 demands of it. */
  readonly invariants: readonly string[];
}

/** A text, a number or a truth value of R4. */
export interface Primitive {
  readonly name: string;
  readonly json: 'string' | 'number' | 'boolean';
  readonly form: RegExp;
}

interface Table {
  readonly primitives: Readonly<Record<string, string>>;
  readonly resources: readonly string[];
  readonly invariants: Readonly<Record<string, readonly string[]>>;
  readonly says: Readonly<Record<string, string>>;
  readonly types: Readonly<
    Record<string, { readonly of?: string; readonly elements: Readonly<Record<string, string>> }>
  >;
}

const numbers: ReadonlySet<string> = new Set(['decimal', 'integer', 'positiveInt', 'unsignedInt']);

/** HL7's form of base64 takes a time that doubles with each line of a text that is none; this one holds the characters. */
const slow: Readonly<Record<string, RegExp>> = { base64Binary: /^[\s0-9a-zA-Z+/=]+$/ };

/** The definitions, each made when it is first asked for. */
class Definitions {
  readonly #table = JSON.parse(schemaFile('fhir-r4.json')) as Table;
  readonly #types = new Map<string, TypeDefinition>();
  readonly #primitives = new Map<string, Primitive>();
  readonly resources: ReadonlySet<string> = new Set(this.#table.resources);

  says(invariant: string): string {
    return this.#table.says[invariant] ?? '';
  }

  type(name: string): TypeDefinition | undefined {
    const known = this.#types.get(name);
    if (known) return known;
    const row = Object.hasOwn(this.#table.types, name) ? this.#table.types[name] : undefined;
    if (!row) return undefined;
    const base = row.of === undefined ? undefined : this.type(row.of);
    const elements = [...(base?.elements ?? [])];
    const slots = new Map(base?.slots);
    const invariants = [...new Set([...(base?.invariants ?? []), ...(this.#table.invariants[name] ?? [])])];
    const type: TypeDefinition = { name, elements, slots, invariants };
    this.#types.set(name, type);
    for (const [elementName, text] of Object.entries(row.elements)) {
      const [, min = '0', max = '1', types = ''] = /^(\d+)\.\.(\S+) (.*)$/.exec(text) ?? [];
      const element: Element = {
        name: elementName,
        order: elements.length,
        min: Number(min),
        repeats: max !== '1',
        isAttribute: types.startsWith('@'),
      };
      elements.push(element);
      for (const one of types.split(' | ')) {
        const holds = elementType(one.replace('@', ''));
        slots.set(nameInMessage(elementName, holds.name), { element, holds });
      }
    }
    return type;
  }

  #elements: ReadonlySet<string> | undefined;

  isElement(name: string): boolean {
    this.#elements ??= new Set(
      Object.keys(this.#table.types).flatMap((type) => [...(this.type(type)?.slots.keys() ?? [])]),
    );
    return this.#elements.has(name.replace(/^_/, ''));
  }

  primitive(name: string): Primitive | undefined {
    const known = this.#primitives.get(name);
    if (known) return known;
    const form = this.#table.primitives[name];
    if (form === undefined) return undefined;
    const primitive: Primitive = {
      name,
      json: name === 'boolean' ? 'boolean' : numbers.has(name) ? 'number' : 'string',
      form: slow[name] ?? new RegExp(`^(?:${form})$`),
    };
    this.#primitives.set(name, primitive);
    return primitive;
  }
}

/** `Reference(Patient)` or `code{male female}` or a name alone. */
function elementType(text: string): ElementType {
  const [, name = text, bracket, list = ''] = /^([\w.]+)([({])(.*)[)}]$/.exec(text) ?? [];
  return {
    name,
    ...(bracket === '{' && { codes: new Set(list.split(' ')) }),
    ...(bracket === '(' && { targets: new Set(list.split(' ')) }),
  };
}

const nameInMessage = (element: string, type: string): string =>
  element.endsWith('[x]') ? `${element.slice(0, -3)}${type.charAt(0).toUpperCase()}${type.slice(1)}` : element;

let read: Definitions | undefined;
const definitions = (): Definitions => (read ??= new Definitions());

/** A resource, type or part by its name; undefined where the table does not have it. */
export const typeNamed = (name: string): TypeDefinition | undefined => definitions().type(name);

/** A text, a number or a truth value by the name of its type; undefined where it is another type. */
export const primitiveNamed = (name: string): Primitive | undefined => definitions().primitive(name);

/** Whether R4 has a resource of this name, in the table or not. */
export const isResourceName = (name: string): boolean => definitions().resources.has(name);

/** Whether R4 has an element of this name in any of the types of the table, a choice with its type included (`valueString`). */
export const isElementName = (name: string): boolean => definitions().isElement(name);

/** What an invariant of R4 demands, in HL7's own words. */
export const invariantText = (key: string): string => `${definitions().says(key)} (${key})`;
