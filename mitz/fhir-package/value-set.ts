import { at, listAt, textAt } from '../fhir/json.js';
import type { Json } from '../fhir/json.js';
import { canonical } from './package.js';
import type { FhirPackage } from './package.js';

/** Every code of a value set as `system|code`; undefined where the package alone does not tell which they are. */
export function codesOf(
  url: string,
  within: FhirPackage,
  above: readonly string[] = [],
): ReadonlySet<string> | undefined {
  const set = within.valueSets.get(url);
  if (set === undefined || above.includes(url)) return undefined;
  const includes = listAt(set, 'compose', 'include');
  if (includes.length === 0 || listAt(set, 'compose', 'exclude').length > 0) return expansionOf(set);
  const parts = includes.map((include) => included(include, within, [...above, url]));
  return parts.every((part) => part !== undefined) ? new Set(parts.flatMap((part) => [...part])) : expansionOf(set);
}

function included(include: Json, within: FhirPackage, above: readonly string[]): ReadonlySet<string> | undefined {
  const system = textAt(include, 'system');
  const sets = listAt(include, 'valueSet').map(String);
  if (listAt(include, 'filter').length > 0 || (system !== undefined && sets.length > 0)) return undefined;
  if (system === undefined) {
    const [only, ...more] = sets;
    // More than one means what they have in common.
    return only === undefined || more.length > 0 ? undefined : codesOf(canonical(only) ?? only, within, above);
  }
  const named = listAt(include, 'concept');
  if (named.length > 0) return concepts(system, named);
  const codeSystem = within.codeSystems.get(system);
  return codeSystem !== undefined && textAt(codeSystem, 'content') === 'complete'
    ? concepts(system, listAt(codeSystem, 'concept'))
    : undefined;
}

const concepts = (system: string, of: readonly Json[]): ReadonlySet<string> =>
  new Set(of.flatMap((one) => [`${system}|${textAt(one, 'code') ?? ''}`, ...concepts(system, listAt(one, 'concept'))]));

/** The codes as whoever published the set wrote them out. */
function expansionOf(set: Json): ReadonlySet<string> | undefined {
  if (at(set, 'expansion') === undefined) return undefined;
  const contained = (of: readonly Json[]): string[] =>
    of.flatMap((one) => [
      `${textAt(one, 'system') ?? ''}|${textAt(one, 'code') ?? ''}`,
      ...contained(listAt(one, 'contains')),
    ]);
  return new Set(contained(listAt(set, 'expansion', 'contains')));
}
