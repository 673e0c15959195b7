import { closest } from 'fastest-levenshtein';
import { categoryOf, conditionOf } from './condition.js';
import { UsageError } from './errors.js';

/** Conditions, and the scenarios that show them. A condition that only a document shows has none. */
export interface Selection<C, S> {
  readonly conditions: readonly C[];
  readonly scenarios: readonly S[];
}

interface Named {
  readonly id: string;
}

/**
 * What the ids name: a category (`2`), a condition (`2.01`) or a scenario (`2.01/census`), with the conditions that the
 * scenarios show. No ids: all.
 * @throws UsageError for an id that matches nothing, with the nearest one that exists.
 */
export function select<C extends Named, S extends Named>(
  all: Selection<C, S>,
  ids: readonly string[],
): Selection<C, S> {
  const known = [...all.conditions, ...all.scenarios].map(({ id }) => id);
  for (const id of ids) {
    if (!known.some((one) => matches(one, id))) throw new UsageError(unmatched(known, id));
  }
  return ids.length === 0 ? all : namedBy(all, ids);
}

/** What the ids name, and nothing where they name nothing: for ids that somebody else wrote down. */
export const namedBy = <C extends Named, S extends Named>(
  { conditions, scenarios }: Selection<C, S>,
  ids: readonly string[],
): Selection<C, S> => ({
  conditions: conditions.filter((one) => ids.some((id) => matches(one.id, id) || conditionOf(id) === one.id)),
  scenarios: scenarios.filter((one) => ids.some((id) => matches(one.id, id))),
});

/** Whether the id of a condition or a scenario is this one, or belongs to it. */
const matches = (one: string, id: string): boolean =>
  one === id || conditionOf(one) === id || categoryOf(conditionOf(one)) === id;

function unmatched(known: readonly string[], id: string): string {
  const near = known.length > 0 ? `; did you mean '${closest(id, known)}'?` : '';
  return `no scenario, condition or category matches '${id}'${near} 'mitz-keur list' shows them all`;
}
