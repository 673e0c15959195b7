import type { Decision } from './closed-answer.js';
import { DATA_CATEGORIES, type DataCategory } from './codes.js';
import type { Faults } from './faults.js';

/** The data categories that Mitz is asked about: those requested, but for two faults. */
export function categoriesAsked(faults: Faults, requested: readonly DataCategory[]): readonly DataCategory[] {
  if (faults.has('asks-treatment-data-for-everything')) return ['GGC002'];
  return faults.has('asks-every-category') ? DATA_CATEGORIES : requested;
}

/** What a faulty connector takes to be permitted, of what was requested. */
export function mistakenlyPermitted(
  faults: Faults,
  requested: readonly DataCategory[],
  decisions: ReadonlyMap<string, Decision>,
  permitted: DataCategory[],
): DataCategory[] {
  const isPermitted = (category: string): boolean => decisions.get(category) === 'Permit';
  if (faults.has('asks-treatment-data-for-everything')) return isPermitted('GGC002') ? [...requested] : [];
  if (faults.has('takes-one-permit-for-all')) return permitted.length > 0 ? [...requested] : [];
  const extra = requested.filter((category) => category === 'GGC002' && !permitted.includes(category));
  if (faults.has('takes-a-lower-permit-for-the-higher') && permitted.length > 0) return [...permitted, ...extra];
  if (faults.has('withholds-the-lower-categories') && !isPermitted('GGC002')) return [];
  return permitted;
}
