import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Cipher } from 'node:crypto';
import type { Pseudonymiser } from '../../core/redaction.js';

/** How long a pseudonym is, in bytes. */
const block = 16;
/** So many bytes of a text fit in a block, beside what tells of which kind and how long it is. */
const fits = block - 2;

/**
 * Keyed pseudonyms of sixteen bytes: AES of a block that holds the value. Without the key, which stands in memory only,
 * a pseudonym leads nowhere; the same value under the same key has the same one, so that files can be joined on it.
 * What does not fit in a block (and so is no BSN) is put in as a keyed digest.
 */
export class Pseudonyms {
  readonly #cipher: Cipher;
  readonly #blockKey: Buffer;
  readonly #longKey: Buffer;

  /** @param key any length; two checks with the same key give the same pseudonyms */
  constructor(key: Buffer) {
    const derived = (use: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', `mitz-keur migration ${use}`, 32));
    this.#blockKey = derived('block');
    this.#cipher = createCipheriv('aes-256-ecb', this.#blockKey, null).setAutoPadding(false);
    this.#longKey = derived('long');
  }

  /** Puts a value into block `i` of a buffer, for `seal`. A date of birth has other pseudonyms than a BSN. */
  put(into: Buffer, i: number, kind: 'bsn' | 'birth', value: string): void {
    const at = i * block;
    into.fill(0, at, at + block);
    const bytes = Buffer.byteLength(value);
    into[at] = (kind === 'bsn' ? 1 : 2) + (bytes > fits ? 2 : 0);
    into[at + 1] = Math.min(bytes, 255);
    if (bytes <= fits) into.write(value, at + 2);
    else
      createHmac('sha256', this.#longKey)
        .update(value)
        .digest()
        .copy(into, at + 2, 0, fits);
  }

  /** Turns blocks that were put into their pseudonyms, thousands in one call. */
  seal(blocks: Buffer): Buffer {
    return this.#cipher.update(blocks);
  }

  /** The value that was put in, for whoever holds the key; undefined where only a digest of it was. */
  reveal(high: bigint, low: bigint): string | undefined {
    const sealed = Buffer.alloc(block);
    sealed.writeBigInt64LE(high, 0);
    sealed.writeBigInt64LE(low, 8);
    const open = createDecipheriv('aes-256-ecb', this.#blockKey, null).setAutoPadding(false).update(sealed);
    const [kind = 0, length = 0] = open;
    return kind === 1 && length <= fits ? open.toString('utf8', 2, 2 + length) : undefined;
  }

  /** For texts: the same stand-in that a finding has for this BSN. */
  readonly ofText: Pseudonymiser = (_, value) => {
    const one = Buffer.alloc(block);
    this.put(one, 0, 'bsn', value);
    return inDigits(this.seal(one).readBigInt64LE(0));
  };
}

/** A pseudonym as findings show it: it keeps whether the value passes the eleven-test. Empty where there was none. */
export const pseudonymLabel = (high: bigint, isValid: boolean): string =>
  `bsn-${inDigits(high)}-${isValid ? 'valid' : 'invalid'}`;

const inDigits = (high: bigint): string => BigInt.asUintN(64, high).toString(16).padStart(16, '0');
