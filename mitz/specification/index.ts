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

/** The specification sets that ship with the harness, by name. */
export const specificationSets: Readonly<Record<string, MitzSpecification>> = { '3.8': defaultSpecification };

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
  const known = set[key];
  if (!known)
    throw new UsageError(`${place}: no value '${key}' in this set; did you mean '${closest(key, Object.keys(set))}'?`);
  const { value, basis, source } = (given ?? {}) as Record<string, unknown>;
  if (kindOf(value) !== kindOf(known.value)) {
    throw new UsageError(`${place}: '${key}' must be a ${kindOf(known.value)}, not a ${kindOf(value)}`);
  }
  if (!bases.includes(basis as Basis) || typeof source !== 'string') {
    throw new UsageError(`${place}: '${key}' needs a basis (${bases.join(', ')}) and a source`);
  }
  return { value, basis: basis as Basis, source };
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);

/** The group of holders that a provider type belongs to; undefined for a type that the set does not know. */
export const groupOf = (
  specification: MitzSpecification,
  providerType: string,
): MitzSpecification['codes.holderGroups']['value'][number] | undefined =>
  specification['codes.holderGroups'].value.find((group) => group.types.includes(providerType));
