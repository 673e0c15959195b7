import { closest } from 'fastest-levenshtein';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { bases } from '../../core/basis.js';
import type { Basis } from '../../core/basis.js';
import { UsageError } from '../../core/errors.js';
import type { Specification, SpecificationValue } from '../../core/specification.js';
import { set38 } from './3.8.js';

/** The values of a specification set, typed by key. */
export type MitzSpecification = { readonly [K in keyof typeof set38]: SpecificationValue<(typeof set38)[K]['value']> };
export type SpecificationKey = keyof MitzSpecification;

/** The set of a target that names none. */
export const defaultSpecification: MitzSpecification = set38;

/** Its name. */
export const defaultSet = '3.8';

/** The specification sets that ship with the harness, by name. */
export const specificationSets: Readonly<Record<string, MitzSpecification>> = { [defaultSet]: defaultSpecification };

/**
 * A specification set with values replaced by an overlay in YAML: a map from key to `{ value, basis, source }`.
 * @throws UsageError naming file and line for a key that no set knows, a value of another type, an unknown basis.
 */
export function overlaid(set: MitzSpecification, yaml: string, file: string): MitzSpecification {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const [error] = document.errors;
  if (error) throw new UsageError(`${file}: ${error.message}`);
  if (!isMap(document.contents))
    throw new UsageError(`${file}: an overlay is a map from key to value, basis and source`);
  const replaced = Object.fromEntries(
    document.contents.items.map(({ key, value }) => {
      const name = String(isScalar(key) ? key.value : key);
      const line = isScalar(key) ? lines.linePos(key.range[0]).line : 0;
      return [name, overlayValue(set, name, document.createNode(value).toJSON(), `${file}, line ${line}`)];
    }),
  );
  return { ...set, ...replaced };
}

function overlayValue(set: Specification, key: string, given: unknown, place: string): SpecificationValue {
  const known = Object.hasOwn(set, key) ? set[key] : undefined;
  if (!known)
    throw new UsageError(`${place}: no value '${key}' in this set; did you mean '${closest(key, Object.keys(set))}'?`);
  const { value, basis, source } = (given ?? {}) as Record<string, unknown>;
  const wrong = misfit(value, known.value, `'${key}'`);
  if (wrong !== undefined) throw new UsageError(`${place}: ${wrong}`);
  if (!bases.includes(basis as Basis) || typeof source !== 'string') {
    throw new UsageError(`${place}: '${key}' needs a basis (${bases.join(', ')}) and a source`);
  }
  return { value, basis: basis as Basis, source };
}

/**
 * How a value differs in kind from the one it replaces, inside included: YAML reads `false` and `01.015` without quotes
 * as no text, and every message would then seem wrong.
 */
function misfit(given: unknown, known: unknown, name: string): string | undefined {
  if (kindOf(given) !== kindOf(known)) return `${name} must be a ${kindOf(known)}, not a ${kindOf(given)}`;
  if (known === null || typeof known !== 'object') return undefined;
  // Of a list, and of a map with free keys, any member shows the kind of the others.
  const [sample] = Object.values(known) as unknown[];
  const members = Object.entries(given as object) as [string, unknown][];
  return members
    .map(([key, member]) => {
      const pattern = (known as Record<string, unknown>)[key] ?? sample;
      return pattern === undefined ? undefined : misfit(member, pattern, `${name} (${key})`);
    })
    .find((wrong) => wrong !== undefined);
}

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'list';
  return value === null ? 'null' : typeof value === 'object' ? 'map' : typeof value;
};

/** The group of holders that a provider type belongs to; undefined for a type that the set does not know. */
export const groupOf = (
  specification: MitzSpecification,
  providerType: string,
): MitzSpecification['codes.holderGroups']['value'][number] | undefined =>
  specification['codes.holderGroups'].value.find((group) => group.types.includes(providerType));
