import { createHash } from 'node:crypto';
import type { Shard } from '../result.js';

/** Says what belongs to a shard: a holder by its URA, and what names none by where it stands. */
export class ShardTest {
  readonly #known = new Map<string, boolean>();

  constructor(private readonly shard: Shard | undefined) {}

  /** Whether a holder with all that is about it belongs to this shard. */
  has(key: string): boolean {
    if (this.shard === undefined) return true;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { k, n } = this.shard;
    const is = createHash('sha256').update(key).digest().readUInt32BE(0) % n === k - 1;
    // The holders of a country fit; hostile input must not fill the memory.
    if (this.#known.size < 100_000) this.#known.set(key, is);
    return is;
  }
}
