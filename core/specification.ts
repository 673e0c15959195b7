import type { Basis } from './basis.js';

/** One fact about the messages that Mitz may correct: its value, how well founded it is, and who says so. */
export interface SpecificationValue<T = unknown> {
  readonly value: T;
  readonly basis: Basis;
  readonly source: string;
}

/** A specification set: every value that Mitz may correct, by its dotted key. */
export type Specification = Readonly<Record<string, SpecificationValue>>;
