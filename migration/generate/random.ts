/**
 * Numbers that look random and depend on nothing but the numbers they are made from: a place in the output can be
 * made again without what stands before it. Not for secrets.
 */
export class Random {
  #state: number;

  constructor(...of: readonly number[]) {
    this.#state = of.reduce((state, part) => scramble(state ^ scramble(part | 0)), 0x9e3779b9);
  }

  /** At least 0 and below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    return (scramble(this.#state) >>> 0) / 2 ** 32;
  }

  /** A whole number, at least 0 and below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** Whether something happens that happens in this part of all cases. */
  chance(part: number): boolean {
    return this.next() < part;
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }
}

/** The finaliser of MurmurHash3: every bit of the number changes every bit of the result. */
function scramble(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
