import { isDeepStrictEqual } from 'node:util';
import { bases } from '../../core/basis.js';
import type { Basis } from '../../core/basis.js';
import type { Specification, SpecificationValue } from '../../core/specification.js';

/**
 * What became of one value. `settled`: it was assumed, and is now well founded, as it was or corrected; `corrected`: it
 * says something else, from a source at least as good; `better-founded`: the same, from a better source; `weakened`: a
 * worse source, which contradicts what was known better; `source`: another source of the same weight; `added`, `gone`.
 */
export type Change = 'settled' | 'corrected' | 'better-founded' | 'weakened' | 'source' | 'added' | 'gone';

export interface SpecificationDifference {
  readonly key: string;
  readonly change: Change;
  /** Whether the value itself is another; else only its basis or source is. */
  readonly isOtherValue: boolean;
  readonly old?: SpecificationValue;
  readonly new?: SpecificationValue;
}

/** Every value in which two sets differ, in the order of the new one. */
export function differencesBetween(older: Specification, newer: Specification): readonly SpecificationDifference[] {
  const keys = [...new Set([...Object.keys(newer), ...Object.keys(older)])];
  return keys.flatMap((key) => {
    const [before, after] = [older[key], newer[key]];
    const change = changeOf(before, after);
    if (change === undefined) return [];
    return {
      key,
      change,
      isOtherValue: !isDeepStrictEqual(before?.value, after?.value),
      ...(before && { old: before }),
      ...(after && { new: after }),
    };
  });
}

function changeOf(before: SpecificationValue | undefined, after: SpecificationValue | undefined): Change | undefined {
  if (!before) return 'added';
  if (!after) return 'gone';
  const gained = strength(after.basis) - strength(before.basis);
  if (gained < 0) return 'weakened';
  if (gained > 0 && before.basis === 'assumed') return 'settled';
  if (!isDeepStrictEqual(before.value, after.value)) return 'corrected';
  if (gained > 0) return 'better-founded';
  return before.source === after.source ? undefined : 'source';
}

const strength = (basis: Basis): number => -bases.indexOf(basis);
