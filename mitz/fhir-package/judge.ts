/**
 * Judges a resource by the profiles of a package: how often an element stands there, fixed values and patterns, the type
 * of a choice, and required codes of which the package has the list. Whatever else a profile says is counted as not judged.
 */
import { isDeepStrictEqual } from 'node:util';
import { at, listAt, shown, textAt } from '../fhir/json.js';
import type { Json } from '../fhir/json.js';
import { canonical } from './package.js';
import type { FhirPackage, Profile } from './package.js';
import { below, stepsOf } from './places.js';
import type { Found, Step } from './places.js';
import { codesOf } from './value-set.js';

export interface ProfileObjection {
  readonly profile: string;
  readonly path: string;
  readonly message: string;
}

/** What a package says of a message. */
export interface PackageOpinion {
  /** How many resources in it there is a profile for. */
  readonly judged: number;
  readonly objections: readonly ProfileObjection[];
}

/** Judges the resources of packages, and keeps what in their profiles it cannot judge. */
export class PackageJudge {
  readonly #unjudged = new Set<string>();

  constructor(private readonly within: FhirPackage) {}

  /** What of the profiles that were used is not judged, each once: `Consent.category:GTZ (slice)`. */
  get unjudged(): readonly string[] {
    return [...this.#unjudged].sort();
  }

  /** The message itself and, of a Bundle, every resource in it. */
  opinionOn(message: Json): PackageOpinion {
    const entries = listAt(message, 'entry').map(
      (entry, i) => [at(entry, 'resource'), `Bundle.entry[${i}].resource`] as const,
    );
    const all = [[message, textAt(message, 'resourceType') ?? ''] as const, ...entries];
    const opinions = all.flatMap(([resource, path]) => {
      const objections = resource === undefined ? undefined : this.#objectionsTo(resource, path);
      return objections ? [objections] : [];
    });
    return { judged: opinions.length, objections: opinions.flat() };
  }

  /**
   * By the profiles that it claims; where it claims none of this package, by the one for its type that it fits best.
   * Undefined where there is none.
   */
  #objectionsTo(resource: Json, path: string): readonly ProfileObjection[] | undefined {
    const root = { value: resource, path, name: '' };
    const claims = listAt(resource, 'meta', 'profile').flatMap(
      (url) => this.#profile(typeof url === 'string' ? canonical(url) : undefined) ?? [],
    );
    if (claims.length > 0) return claims.flatMap((profile) => this.#byProfile(root, profile));
    const type = textAt(resource, 'resourceType');
    const fitting = [...this.within.profiles.values()]
      .filter((profile) => profile.type === type && !profile.isAbstract)
      .map((profile) => this.#byProfile(root, profile))
      .sort((a, b) => a.length - b.length);
    return fitting[0];
  }

  #profile = (url: string | undefined): Profile | undefined =>
    url === undefined ? undefined : this.within.profiles.get(url);

  #byProfile(root: Found, profile: Profile, above: readonly string[] = []): readonly ProfileObjection[] {
    if (above.includes(profile.url)) return [];
    const seen = [...above, profile.url];
    const base = this.#profile(profile.base);
    const own = profile.elements.flatMap((element) => this.#byElement(root, element, profile, seen));
    return [...own, ...(base ? this.#byProfile(root, base, seen) : [])];
  }

  #byElement(root: Found, element: Json, profile: Profile, above: readonly string[]): readonly ProfileObjection[] {
    const id = textAt(element, 'id') ?? textAt(element, 'path') ?? '';
    const steps = stepsOf(id);
    const last = steps.at(-1);
    if (listAt(element, 'constraint').some((one) => !isOfBase(one))) this.#unjudged.add(`${id} (invariant)`);
    if (!last) return [];
    const urls = steps.map((_, i) => extensionUrl(profile, id, i));
    const unknown = steps.find((step, i) => step.slice !== undefined && !isTold(step, urls[i]));
    if (unknown) {
      this.#unjudged.add(`${id} (slice)`);
      return [];
    }
    const parents = steps
      .slice(0, -1)
      .reduce<readonly Found[]>((found, step, i) => found.flatMap((one) => below(one, step, urls[i])), [root]);
    const url = urls.at(-1);
    return parents.flatMap((parent) => {
      const values = below(parent, last, url);
      const objections = [
        ...counted(element, parent, values, last),
        ...values.flatMap((value) => [
          ...valued(element, value),
          ...typed(element, value, last),
          ...this.#coded(element, value, id),
        ]),
      ].map((one) => ({ profile: profile.url, ...one }));
      const extension = url === undefined ? undefined : this.#profile(url);
      return [...objections, ...(extension ? values.flatMap((value) => this.#byProfile(value, extension, above)) : [])];
    });
  }

  /** A required binding of which the package has all codes. */
  #coded(element: Json, { value, path }: Found, id: string): readonly Objection[] {
    if (textAt(element, 'binding', 'strength') !== 'required') return [];
    const set = canonical(textAt(element, 'binding', 'valueSet'));
    const codes = set === undefined ? undefined : codesOf(set, this.within);
    if (codes === undefined || set === undefined) {
      this.#unjudged.add(`${id} (codes of ${set ?? 'an unnamed set'})`);
      return [];
    }
    const given = codingsIn(value);
    const isKnown = given.some(([system, code]) =>
      system === undefined ? [...codes].some((one) => one.endsWith(`|${code}`)) : codes.has(`${system}|${code}`),
    );
    return isKnown ? [] : [{ path, message: `${shown(value)} is no code of ${set}, which is required` }];
  }
}

type Objection = Omit<ProfileObjection, 'profile'>;

/** Invariants that every element has are those of FHIR itself. */
const isOfBase = (constraint: Json): boolean =>
  textAt(constraint, 'source')?.startsWith('http://hl7.org/fhir/StructureDefinition/') ??
  /^(ele|ext|dom)-\d+$/.test(textAt(constraint, 'key') ?? '');

/** A slice of extensions is told by an address; one of a choice by its name. Others need more than is done here. */
const isTold = ({ name, slice }: Step, url: string | undefined): boolean =>
  /^(modifierE|e)xtension$/.test(name) ? url !== undefined : name.endsWith('[x]') && slice !== undefined;

/** The address of the extensions that a slice is about, at step `i` of an element. */
function extensionUrl({ elements }: Profile, id: string, i: number): string | undefined {
  const slice = id
    .split('.')
    .slice(0, i + 2)
    .join('.');
  if (!/extension:[^.]+$/i.test(slice)) return undefined;
  const of = (wanted: string): Json | undefined => elements.find((one) => textAt(one, 'id') === wanted);
  return textAt(of(`${slice}.url`), 'fixedUri') ?? canonical(textAt(of(slice), 'type', 0, 'profile', 0));
}

function counted(element: Json, parent: Found, values: readonly Found[], { name, slice }: Step): readonly Objection[] {
  const what = slice === undefined ? name : `${name} ${slice}`;
  const [min, max] = [at(element, 'min'), textAt(element, 'max')];
  return [
    ...(typeof min === 'number' && values.length < min
      ? [
          {
            path: `${parent.path}.${name}`,
            message: `${what} stands here ${values.length} times, and must ${min} times or more`,
          },
        ]
      : []),
    ...(max !== undefined && max !== '*' && values.length > Number(max)
      ? [
          {
            path: `${parent.path}.${name}`,
            message: `${what} stands here ${values.length} times, and may at most ${max}`,
          },
        ]
      : []),
  ];
}

function valued(element: Json, { value, path }: Found): readonly Objection[] {
  return Object.entries(element as Readonly<Record<string, Json>>).flatMap(([key, wanted]) => {
    if (/^fixed[A-Z]/.test(key) && !isDeepStrictEqual(value, wanted))
      return [{ path, message: `${shown(value)} must be exactly ${shown(wanted)}` }];
    if (/^pattern[A-Z]/.test(key) && !hasPattern(value, wanted))
      return [{ path, message: `${shown(value)} must hold ${shown(wanted)}` }];
    return [];
  });
}

/** All that the pattern has must be there; of a list, each in some member. */
function hasPattern(value: Json | undefined, pattern: Json): boolean {
  if (Array.isArray(pattern))
    return (
      Array.isArray(value) &&
      (pattern as readonly Json[]).every((one) => (value as readonly Json[]).some((other) => hasPattern(other, one)))
    );
  if (pattern !== null && typeof pattern === 'object')
    return Object.entries(pattern).every(([key, inner]) => hasPattern(at(value, key), inner));
  return value === pattern;
}

/** Of a choice only the types that the profile leaves. */
function typed(element: Json, { name: chosen, path }: Found, { name }: Step): readonly Objection[] {
  const types = listAt(element, 'type').flatMap((type) => textAt(type, 'code') ?? []);
  if (!name.endsWith('[x]') || types.length === 0) return [];
  const type = chosen.slice(name.length - '[x]'.length);
  return types.some((one) => one.toLowerCase() === type.toLowerCase())
    ? []
    : [{ path, message: `${chosen} is of a type that may not be chosen here; ${types.join(', ')} may` }];
}

/** The codes in a code, a Coding or a CodeableConcept; a code alone has no system. */
function codingsIn(value: Json): readonly (readonly [system: string | undefined, code: string])[] {
  if (typeof value === 'string') return [[undefined, value]];
  const codings = at(value, 'coding') === undefined ? [value] : listAt(value, 'coding');
  return codings.map((coding) => [textAt(coding, 'system') ?? '', textAt(coding, 'code') ?? ''] as const);
}
