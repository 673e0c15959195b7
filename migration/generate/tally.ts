/** Counts what was generated, per holder, so that a check can be held against it. */
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { isFutureProof, isToBeSent } from './register.js';
import type { Registered } from './register.js';

export interface HolderCounts {
  readonly ura: string;
  readonly register: {
    total: number;
    yes: number;
    no: number;
    none: number;
    /** Of the yes and no. */
    restricted: number;
    /** A decision that is not excluded. */
    toSend: number;
  };
  /** Decisions that are not to be sent, by reason. */
  readonly excludedBy: Record<string, number>;
  /** Messages in its batch, right or wrong. */
  messages: number;
}

export class Tally {
  readonly #holders = new Map<string, HolderCounts>();

  constructor(readonly specification: MitzSpecification) {}

  row(row: Registered): void {
    const { register, excludedBy } = this.#of(row.holder.ura);
    register.total += 1;
    register[row.choice] += 1;
    if (isToBeSent(row)) register.toSend += 1;
    if (row.choice === 'none') return;
    if (!isFutureProof(row, this.specification)) register.restricted += 1;
    const reason = row.excludedReason;
    if (reason !== undefined) excludedBy[reason] = (excludedBy[reason] ?? 0) + 1;
  }

  message(ura: string): void {
    this.#of(ura).messages += 1;
  }

  /** In the order of their URA. */
  holders(): readonly HolderCounts[] {
    return [...this.#holders.values()].sort((a, b) => (a.ura < b.ura ? -1 : 1));
  }

  #of(ura: string): HolderCounts {
    let counts = this.#holders.get(ura);
    if (!counts) {
      const register = { total: 0, yes: 0, no: 0, none: 0, restricted: 0, toSend: 0 };
      counts = { ura, register, excludedBy: {}, messages: 0 };
      this.#holders.set(ura, counts);
    }
    return counts;
  }
}
