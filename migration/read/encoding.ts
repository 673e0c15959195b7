/** How a register is written that is no UTF-8: spreadsheets and query tools on Windows export UTF-16. */

export type Utf16 = 'utf-16le' | 'utf-16be';

/** Which UTF-16 a text is in, by its first bytes: a mark, or zeros in the place of every other letter. Undefined for none. */
export function utf16Of(first: Buffer): Utf16 | undefined {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const length = Math.min(first.length - (first.length % 2), 256);
  for (let i = 0; i < length; i += 1) if (first[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (length < 8) return undefined;
  // A header is in letters of which all but a few have one byte.
  if (odd > length / 3 && even === 0) return 'utf-16le';
  return even > length / 3 && odd === 0 ? 'utf-16be' : undefined;
}

/** How the files of spreadsheets begin: what is packed with zip, and the older form of one vendor. */
const workbooks = ['504b0304', 'd0cf11e0a1b11ae1'].map((hex) => Buffer.from(hex, 'hex'));

/** Makes UTF-8 of the blocks of a text; of one that is no UTF-16 it gives the blocks themselves. */
export class ToUtf8 {
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #isBegun = false;

  /** @param onUtf16 told of the encoding where it is another one */
  constructor(private readonly onUtf16: (encoding: Utf16) => void) {}

  /** @throws Error for what is no UTF-16 although it begins so */
  push(block: Buffer): Buffer {
    if (!this.#isBegun && block.length > 0) {
      this.#isBegun = true;
      if (workbooks.some((mark) => block.subarray(0, mark.length).equals(mark)))
        throw new Error('it is a workbook or another packed file; save the register as CSV (UTF-8)');
      const encoding = utf16Of(block);
      if (encoding !== undefined) {
        this.#decoder = new TextDecoder(encoding, { fatal: true });
        this.onUtf16(encoding);
      }
    }
    return this.#decoder ? Buffer.from(this.#decoder.decode(block, { stream: true })) : block;
  }

  /** What a text ends with that was broken off within a letter. @throws Error */
  end(): void {
    this.#decoder?.decode();
  }
}
