import type { Basis } from '../../core/basis.js';
import type { SpecificationValue } from '../../core/specification.js';

/** One value of a specification set, with how well founded it is and who says so. */
export const said = <T>(value: T, basis: Basis, source: string): SpecificationValue<T> => ({ value, basis, source });
