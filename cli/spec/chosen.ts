import { closest } from 'fastest-levenshtein';
import { UsageError } from '../../core/errors.js';
import type { SpecificationValue } from '../../core/specification.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';

/**
 * The values with these keys, or with keys that begin so; without keys all of them.
 * @throws UsageError for a key that matches nothing
 */
export function chosenValues(
  values: MitzSpecification,
  keys: readonly string[],
  onlyAssumed: boolean,
): readonly (readonly [string, SpecificationValue])[] {
  const all = Object.entries<SpecificationValue>(values);
  for (const key of keys) {
    if (all.some(([one]) => matches(one, key))) continue;
    const nearest = closest(key, [...new Set(all.flatMap(([one]) => [one, one.split('.')[0] ?? one]))]);
    throw new UsageError(`no value '${key}' in this set; did you mean '${nearest}'?`);
  }
  return all.filter(
    ([one, { basis }]) =>
      (keys.length === 0 || keys.some((key) => matches(one, key))) && (!onlyAssumed || basis === 'assumed'),
  );
}

const matches = (one: string, key: string): boolean =>
  one === key || one.startsWith(key.endsWith('.') ? key : `${key}.`);
