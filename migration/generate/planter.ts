/** Decides where which fault is planted: each kind in turn, spread evenly over the patients, one at a patient at most. */
import { counted } from '../../core/text.js';
import { UsageError } from '../../core/errors.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import type { FaultKind } from './faults/fault.js';
import { Random } from './random.js';
import { isToBeSent } from './register.js';
import type { Registered } from './register.js';

/** The last part of the patients is left free for kinds that wait for somebody whom they fit. */
const used = 0.8;

export class Planter {
  readonly #kinds: readonly FaultKind[];
  readonly #random: Random;
  readonly #order: { readonly faults: number; readonly patients: number };
  #waiting: FaultKind[] = [];
  #due = 0;

  constructor(
    kinds: readonly FaultKind[],
    order: { faults: number; patients: number; seed: number },
    readonly specification: MitzSpecification,
  ) {
    this.#kinds = kinds;
    this.#order = order;
    this.#random = new Random(order.seed, order.faults);
  }

  /** The fault to plant at this patient, if any. Patients come in order. */
  next(patient: number, row: Registered): FaultKind | undefined {
    while (this.#due < this.#order.faults && patient >= this.#placeOf(this.#due)) {
      const kind = this.#kinds[this.#due % this.#kinds.length];
      if (kind) this.#waiting.push(kind);
      this.#due += 1;
    }
    const found = this.#waiting.findIndex(({ fits = isToBeSent }) => fits(row, this.specification));
    return found < 0 ? undefined : this.#waiting.splice(found, 1)[0];
  }

  /** @throws UsageError where a fault found no patient. */
  mustBeDone(): void {
    const left = this.#waiting.length + this.#order.faults - this.#due;
    if (left === 0) return;
    throw new UsageError(
      `${left} of ${counted(this.#order.faults, 'fault')} found no patient that fits among ${this.#order.patients}; ask for more patients or fewer faults`,
    );
  }

  /** Somewhere in its own part of the patients. */
  #placeOf(fault: number): number {
    if (fault !== this.#placed.fault) {
      const share = (used * this.#order.patients) / this.#order.faults;
      this.#placed = { fault, place: (fault + this.#random.next()) * share };
    }
    return this.#placed.place;
  }

  #placed = { fault: -1, place: 0 };
}
