import { closest } from 'fastest-levenshtein';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { bases } from '../../core/basis.js';
import type { Basis } from '../../core/basis.js';
import { UsageError } from '../../core/errors.js';
import type { Specification, SpecificationValue } from '../../core/specification.js';
import type { MitzSpecification } from './index.js';

/** What an overlay file holds: the values that it replaces, and what in it cannot be used, each with file and line. */
export interface Overlay {
  readonly values: Readonly<Record<string, SpecificationValue>>;
  readonly faults: readonly string[];
  /** Where a key stands in the file. */
  readonly placeOf: (key: string) => string;
}

/**
 * A specification set with values replaced by an overlay in YAML: a map from key to `{ value, basis, source }`.
 * @throws UsageError naming file and line for a key that no set knows, a value of another type, an unknown basis.
 */
export function overlaid(set: MitzSpecification, yaml: string, file: string): MitzSpecification {
  const { values, faults } = readOverlay(set, yaml, file);
  const [fault] = faults;
  if (fault !== undefined) throw new UsageError(fault);
  return { ...set, ...values };
}

/**
 * Reads an overlay and tells all that is wrong with it.
 * @throws UsageError for what is no YAML, or no map
 */
export function readOverlay(set: MitzSpecification, yaml: string, file: string): Overlay {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const [error] = document.errors;
  if (error) throw new UsageError(`${file}: ${error.message}`);
  if (!isMap(document.contents))
    throw new UsageError(`${file}: an overlay is a map from key to value, basis and source`);
  const places = new Map<string, string>();
  const faults: string[] = [];
  const values: Record<string, SpecificationValue> = {};
  for (const { key, value } of document.contents.items) {
    const name = String(isScalar(key) ? key.value : key);
    const place = `${file}, line ${isScalar(key) ? lines.linePos(key.range[0]).line : 0}`;
    places.set(name, place);
    const read = overlayValue(set, name, document.createNode(value).toJSON());
    if (typeof read === 'string') faults.push(`${place}: ${read}`);
    else values[name] = read;
  }
  return { values, faults, placeOf: (key) => places.get(key) ?? file };
}

const fields = ['value', 'basis', 'source'];

/** The value, or what is wrong with it. */
function overlayValue(set: Specification, key: string, given: unknown): SpecificationValue | string {
  const known = Object.hasOwn(set, key) ? set[key] : undefined;
  if (!known) return `no value '${key}' in this set; did you mean '${closest(key, Object.keys(set))}'?`;
  const isFields = given !== null && typeof given === 'object' && !Array.isArray(given);
  const { value, basis, source, ...others } = (isFields ? given : {}) as Record<string, unknown>;
  const [other] = Object.keys(others);
  if (other !== undefined) return `'${key}' has an unknown key '${other}'; did you mean '${closest(other, fields)}'?`;
  const wrong = misfit(value, known.value, `'${key}'`);
  if (wrong !== undefined) return wrong;
  if (!bases.includes(basis as Basis) || typeof source !== 'string' || source.trim() === '')
    return `'${key}' needs a basis (${bases.join(', ')}) and a source`;
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
      if (pattern === undefined) return undefined;
      const lacking = Array.isArray(known) ? lackingIn(member, pattern) : undefined;
      return lacking === undefined
        ? misfit(member, pattern, `${name} (${key})`)
        : `${name} (${key}) lacks '${lacking}'`;
    })
    .find((wrong) => wrong !== undefined);
}

/** What each map in a list has, and this one has not. */
const lackingIn = (member: unknown, sample: unknown): string | undefined =>
  kindOf(member) === 'map' && kindOf(sample) === 'map'
    ? Object.keys(sample as object).find((key) => !Object.hasOwn(member as object, key))
    : undefined;

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'list';
  return value === null ? 'null' : typeof value === 'object' ? 'map' : typeof value;
};
