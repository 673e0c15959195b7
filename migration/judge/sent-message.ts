/** What one message says, in the numbers that the batch is judged by. */
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { momentMs } from '../read/dates.js';

/** A choice in a message. What a broken rule makes unreadable is absent: it is not held against the register again. */
export interface SentConsent {
  readonly choice: 'yes' | 'no';
  readonly dataCategory: string;
  /** The consulting categories as `CategoryBits` has them; -1 where they cannot be read. */
  readonly categories: number;
  /** Milliseconds since 1970; NaN where it cannot be read. */
  readonly decidedMs: number;
  /** How exactly that was written, in milliseconds: a second is 1000. */
  readonly unit: number;
}

/** What one message says. Empty texts: it does not say. */
export interface SentMessage {
  readonly bsn: string;
  readonly birthDate: string;
  readonly ura: string;
  readonly providerType: string;
  /** When it was sent, by its Bundle.timestamp, in milliseconds since 1970; NaN where it does not say. */
  readonly sentMs: number;
  /** Empty where the message was not recognised: then it proves nothing about meaning. */
  readonly consents: readonly SentConsent[];
}

/** When a message was sent, by what stands in its Bundle.timestamp. */
export const sentMs = (timestamp: unknown): number => (typeof timestamp === 'string' ? momentMs(timestamp) : NaN);

/** Whether a broken rule left something of its consents unread: it was not compared with the register, so nothing is shown. */
export const leavesUnsaid = ({ ura, birthDate, providerType, consents }: SentMessage): boolean =>
  consents.length > 0 &&
  (ura === '' ||
    birthDate === '' ||
    providerType === '' ||
    consents.some(({ categories, decidedMs }) => categories < 0 || Number.isNaN(decidedMs)));

/** Sets of consulting categories as the bits of a number, in the order of the specification set. */
export class CategoryBits {
  readonly #bits: ReadonlyMap<string, number>;
  /** Every category: a consent that is future-proof. */
  readonly all: number;

  constructor(specification: MitzSpecification) {
    const codes = Object.keys(specification['codes.consultingCategories'].value);
    if (codes.length > 30)
      throw new Error(`a specification set can have 30 consulting categories, not ${codes.length}`);
    this.#bits = new Map(codes.map((code, i) => [code, 1 << i]));
    this.all = 2 ** codes.length - 1;
  }

  /** The bit of a category; undefined for one that the set does not know. */
  bit(code: string): number | undefined {
    return this.#bits.get(code);
  }

  /** The bits of a list; -1 where one is unknown or stands there twice. */
  of(codes: readonly string[]): number {
    return codes.reduce((bits, code) => {
      const bit = this.#bits.get(code);
      return bit === undefined || bits < 0 || (bits & bit) !== 0 ? -1 : bits | bit;
    }, 0);
  }

  codes(bits: number): readonly string[] {
    return [...this.#bits].filter(([, bit]) => (bits & bit) !== 0).map(([code]) => code);
  }
}
