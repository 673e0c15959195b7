import { closest } from 'fastest-levenshtein';
import { UsageError } from './errors.js';

/**
 * Those that the ids name: a category (`2`), a condition (`2.01`) or a scenario (`2.01/census`). No ids: all.
 * @throws UsageError for an id that matches nothing, with the nearest one that exists.
 */
export function select<T extends { readonly id: string }>(all: readonly T[], ids: readonly string[]): readonly T[] {
  for (const id of ids) {
    if (!all.some((one) => matches(one.id, id))) throw new UsageError(unmatched(all, id));
  }
  return ids.length === 0 ? all : all.filter((one) => ids.some((id) => matches(one.id, id)));
}

function matches(scenario: string, id: string): boolean {
  const [condition = ''] = scenario.split('/');
  return scenario === id || condition === id || condition.split('.')[0] === id;
}

function unmatched(all: readonly { readonly id: string }[], id: string): string {
  const known = [...new Set(all.flatMap((one) => [one.id, one.id.split('/')[0] ?? one.id]))];
  const near = known.length > 0 ? `; did you mean '${closest(id, known)}'?` : '';
  return `no scenario, condition or category matches '${id}'${near} 'mitz-keur list' shows them all`;
}
