/** Where the elements of a profile stand in a resource. */
import type { Json } from '../fhir/json.js';

/** Something in a resource, with where it stands: `Consent.category[0].coding[1]`. */
export interface Found {
  readonly value: Json;
  readonly path: string;
  /** The name in the resource: of a choice (`value[x]`) the one that was chosen. */
  readonly name: string;
}

/** One step of an element's id: `extension:ProviderCategory`. */
export interface Step {
  readonly name: string;
  readonly slice: string | undefined;
}

export const stepsOf = (id: string): readonly Step[] =>
  id
    .split('.')
    .slice(1)
    .map((part) => {
      const [name = '', slice] = part.split(':');
      return { name, slice };
    });

/** Everything that stands at a step below something; `url` picks extensions by their address. */
export function below(parent: Found, { name, slice }: Step, url: string | undefined): readonly Found[] {
  if (parent.value === null || typeof parent.value !== 'object' || Array.isArray(parent.value)) return [];
  const fields = Object.entries(parent.value as Readonly<Record<string, Json>>);
  const isAsked = (key: string): boolean =>
    name.endsWith('[x]') ? (slice === undefined ? isChoice(key, name) : key === slice) : key === name;
  return fields
    .filter(([key]) => isAsked(key))
    .flatMap(([key, value]) =>
      listed(value).map((one, i) => ({ value: one, name: key, path: pathOf(parent, key, value, i) })),
    )
    .filter(({ value }) => url === undefined || (value as { url?: Json } | null)?.url === url);
}

const isChoice = (key: string, name: string): boolean => {
  const stem = name.slice(0, -'[x]'.length);
  return key.startsWith(stem) && /^[A-Z]/.test(key.slice(stem.length));
};

const listed = (value: Json): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : [value]);

const pathOf = ({ path }: Found, key: string, value: Json, i: number): string =>
  `${path}.${key}${Array.isArray(value) ? `[${i}]` : ''}`;
