/** The content of a file that is one message, never more of it than a message may be. */
import { closeSync, openSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Gunzip } from 'node:zlib';
import { counted } from '../../core/text.js';
import { maxLineBytes } from './lines.js';

/** Undefined where it is larger than any message. @throws what says why it cannot be read */
export function contentOf(file: string, isGzip: boolean): Buffer | undefined {
  const bytes = readAtMost(file, maxLineBytes);
  if (bytes === undefined || !isGzip) return bytes;
  try {
    const { buffer, engine } = gunzipSync(bytes, { maxOutputLength: maxLineBytes, info: true }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: Gunzip;
    };
    mustEndThere(engine, bytes.length, unpaddedLength(bytes));
    return buffer;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw thrown;
  }
}

/**
 * What stands behind zeros is passed over by gunzip: a further member would never be read. Zeros alone are padding.
 * @param length how many bytes the file has @param unpadded how many without the zeros at its end
 */
export function mustEndThere({ bytesWritten }: Gunzip, length: number, unpadded: number): void {
  if (bytesWritten < unpadded) throw new Error(`${counted(length - bytesWritten, 'byte')} behind its end, after zeros`);
}

/** How many bytes there are before the zeros at the end. */
export function unpaddedLength(bytes: Buffer): number {
  let length = bytes.length;
  while (length > 0 && bytes[length - 1] === 0) length -= 1;
  return length;
}

/** Reads, and does not ask how large it is: that a pipe does not say, and a file may grow. */
function readAtMost(file: string, most: number): Buffer | undefined {
  const descriptor = openSync(file, 'r');
  try {
    let content = Buffer.allocUnsafe(1 << 16);
    let length = 0;
    for (;;) {
      const bytes = readSync(descriptor, content, length, content.length - length, null);
      if (bytes === 0) return content.subarray(0, length);
      length += bytes;
      if (length > most) return undefined;
      if (length === content.length) content = Buffer.concat([content], content.length * 4);
    }
  } finally {
    closeSync(descriptor);
  }
}
