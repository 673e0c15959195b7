/** Changes of form, made at every place of a good message in JSON: of each name in another the first. */
import type { Json } from '../../mitz/fhir/json.js';
import { shapeOf } from './mutant.js';
import type { Mutant } from './mutant.js';

type Writable = { [key: string]: Json } | Json[];

/** What a member is replaced by; undefined where the change does not apply to it. */
type Change = (value: Json) => Json | undefined | typeof dropped;

const dropped = Symbol('left out');
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isPrimitive = (value: Json): boolean => typeof value !== 'object' || value === null;

const changes: Readonly<Record<string, Change>> = {
  'left out': () => dropped,
  null: () => null,
  'an empty list': () => [],
  'an empty object': () => ({}),
  'an empty text': () => '',
  'white space': (value) => (typeof value === 'string' ? ' ' : undefined),
  'in a list too many': (value) => (isList(value) ? undefined : [value]),
  'without its list': (value) => (isList(value) ? value[0] : undefined),
  'a null more in its list': (value) => (isList(value) ? [...value, null] : undefined),
  'an empty object more in its list': (value) => (isList(value) ? [...value, {}] : undefined),
  'a text for an object': (value) => (isPrimitive(value) || isList(value) ? undefined : 'tekst'),
  'a number for a text': (value) => (typeof value === 'string' ? 7 : undefined),
  'a truth value for a text': (value) => (typeof value === 'string' ? true : undefined),
  'an object for a text': (value) => (typeof value === 'string' ? { value } : undefined),
  'an unknown element in it': (value) =>
    isPrimitive(value) || isList(value) ? undefined : { ...(value as object), foo: 'x' },
  'an unknown object in it': (value) =>
    isPrimitive(value) || isList(value) ? undefined : { ...(value as object), Extra: { a: [1] } },
  'only an id': (value) => (isPrimitive(value) || isList(value) ? undefined : { id: 'a' }),
};

/** Every change at every place, once per name in another. */
export function* jsonMutants(file: string, body: string, seen: Set<string>): Generator<Mutant> {
  for (const { path, steps } of placesIn(JSON.parse(body) as Json, '', [])) {
    const shape = shapeOf(path);
    if (seen.has(shape)) continue;
    seen.add(shape);
    for (const [what, change] of Object.entries(changes)) {
      const root = JSON.parse(body) as Writable;
      if (applied(root, steps, change)) {
        yield { name: `${file}: ${path}: ${what}`, body: JSON.stringify(root), format: 'json' };
      }
    }
  }
}

interface Place {
  readonly path: string;
  readonly steps: readonly string[];
}

function* placesIn(json: Json, path: string, steps: readonly string[]): Generator<Place> {
  if (isPrimitive(json)) return;
  for (const [key, inner] of Object.entries(json as object) as [string, Json][]) {
    const at = isList(json) ? `${path}[${key}]` : `${path === '' ? '' : `${path}.`}${key}`;
    // The members of a list are changed by the change of the list; what is in them is a place of its own.
    if (!isList(json) || !isPrimitive(inner)) yield { path: typed(inner, at), steps: [...steps, key] };
    yield* placesIn(inner, typed(inner, at), [...steps, key]);
  }
}

/** A resource is named by its kind, so that one stands for all of it and no other for it. */
const typed = (json: Json, path: string): string => {
  const type = isPrimitive(json) || isList(json) ? undefined : (json as Readonly<Record<string, Json>>)['resourceType'];
  return typeof type === 'string' ? type : path;
};

function applied(root: Writable, steps: readonly string[], change: Change): boolean {
  const parent = steps.slice(0, -1).reduce<Writable>((here, step) => (here as Record<string, Writable>)[step]!, root);
  const key = steps.at(-1) ?? '';
  const members = parent as Record<string, Json>;
  const next = change(members[key] ?? null);
  if (next === undefined || (next === dropped && Array.isArray(parent))) return false;
  if (next === dropped) Reflect.deleteProperty(members, key);
  else members[key] = next;
  return true;
}
