import type { Suites } from './index.js';

/** Which checks each fault of the reference connector must trip, by what the checks themselves declare. */
export function faultsOf({ scenarios }: Pick<Suites, 'scenarios'>): ReadonlyMap<string, ReadonlySet<string>> {
  const trips = new Map<string, Set<string>>();
  for (const { id, scenario } of scenarios) {
    for (const [name, check] of Object.entries(scenario.checks)) {
      for (const fault of check.trippedBy) trips.set(fault, (trips.get(fault) ?? new Set()).add(`${id}#${name}`));
    }
  }
  return trips;
}

/** The scenario of a check that is named `scenario#check`. */
export const scenarioOf = (check: string): string => check.split('#')[0] ?? check;
