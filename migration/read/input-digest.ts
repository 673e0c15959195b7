/** What a check saw, in digests: `merge` tells by them whether parts are of one check, and what differs where they are not. */
import { createHash, createHmac } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import type { PartDone, PartKind } from './thread-messages.js';
import type { InputDigests } from '../result.js';

/**
 * The content of one part of the input, summed while it is read. Messages get a CRC-32, which costs about 1 % of the
 * reading; a SHA-256 would cost more than 4 %, and guards against nothing here: whoever could forge messages to it could
 * write the results themselves. A register is read once in a check and gets a SHA-256.
 */
export class ContentSum {
  readonly #sha: Hash | undefined;
  #crc = 0;
  #bytes = 0;

  constructor(kind: PartKind) {
    if (kind === 'register') this.#sha = createHash('sha256');
  }

  add(bytes: Buffer): void {
    this.#bytes += bytes.length;
    if (this.#sha) this.#sha.update(bytes);
    else this.#crc = crc32(bytes, this.#crc);
  }

  /** The sum as a text; it can be asked for once. */
  end(): string {
    return this.#sha?.digest('hex') ?? `${this.#bytes}:${this.#crc}`;
  }
}

/** Puts the sums of the parts together in the order of the input, whichever thread was done first. */
export class PartSums {
  readonly #hashes = { messages: createHash('sha256'), register: createHash('sha256') };
  readonly #counts = { messages: 0, register: 0 };
  readonly #waiting = new Map<number, { readonly kind: PartKind; readonly content: string }>();
  #next = 0;
  #only = '';

  add(kind: PartKind, { id, content }: PartDone): void {
    this.#waiting.set(id, { kind, content });
    for (let part = this.#waiting.get(this.#next); part; part = this.#waiting.get(this.#next)) {
      this.#waiting.delete(this.#next++);
      this.#hashes[part.kind].update(`${part.content}\n`);
      this.#counts[part.kind] += 1;
      if (part.kind === 'register') this.#only = part.content;
    }
  }

  /** A register that was read as one part has the SHA-256 of its (unpacked) content, so that a person can compare it. */
  end(): Pick<InputDigests, 'messages' | 'register'> {
    const { messages, register } = this.#counts;
    return {
      ...(messages > 0 && { messages: this.#hashes.messages.digest('hex') }),
      ...(register > 0 && { register: register === 1 ? this.#only : this.#hashes.register.digest('hex') }),
    };
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The digest of a list of approvals; their order and repetition mean nothing. */
export const approvalsDigest = (approved: readonly string[]): string =>
  sha256([...new Set(approved)].sort().join('\n'));

/** The digest of all values of a specification set, overlays laid over it. */
export const valuesDigest = (specification: MitzSpecification): string => sha256(JSON.stringify(specification));

/** Tells keys apart, and tells nothing else of them. */
export const keyDigest = (key: Buffer): string =>
  createHmac('sha256', key).update('mitz-keur migration: which key').digest('hex');
