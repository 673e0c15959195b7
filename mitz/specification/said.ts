import type { Basis } from '../../core/basis.js';
import type { SpecificationValue } from '../../core/specification.js';

/** One value of a specification set, with how well founded it is and who says so. */
export const said = <T>(value: T, basis: Basis, source: string): SpecificationValue<T> => ({ value, basis, source });

/** The sources that many values of set 3.8 have. */
export const guide = 'ferrofed, citing guide Open en gesloten autorisatievraag 3.8.2';
export const ours = 'assumption of this set; no public source';
