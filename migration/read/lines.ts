/** Lines of files of any size: bounded memory, whatever stands in them. */
import { isAscii, isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';

/** The longest line that is read: the largest message that a reader of ours takes. */
export const maxLineBytes = 5 * 1024 * 1024;
const blockBytes = 1024 * 1024;

/** A line, or why it could not be read. */
export interface LineReceiver {
  /** @param number from 1 in this part */
  line(text: string, number: number): void;
  /** A line that is no UTF-8. */
  notUtf8(line: Buffer, number: number): void;
  tooLong(number: number): void;
}

/** Cuts blocks into lines. A line that is too long is told of once and takes no memory. */
export class LineCutter {
  #rest: Buffer = Buffer.alloc(0);
  #isSkipping = false;
  #offset: number;
  /** How many lines began. */
  lines = 0;

  constructor(
    private readonly receiver: LineReceiver,
    offset = 0,
  ) {
    this.#offset = offset;
  }

  /** Where the next line begins. */
  get offset(): number {
    return this.#offset;
  }

  /** @param until the line that begins there, and what is behind it, is not taken @returns whether that was reached */
  push(block: Buffer, until = Infinity): boolean {
    const ascii = isPlainAscii(block);
    let from = 0;
    for (;;) {
      if (this.#rest.length === 0 && !this.#isSkipping && this.#offset >= until) return true;
      const end = block.indexOf(10, from);
      if (end < 0) break;
      const held = this.#rest.length;
      if (held > 0) {
        this.#take(Buffer.concat([this.#rest, block.subarray(from, end)]), undefined);
        this.#rest = Buffer.alloc(0);
      } else if (this.#isSkipping) {
        this.#isSkipping = false;
        this.#offset += end - from + 1;
      } else this.#take(block.subarray(from, end), ascii);
      from = end + 1;
    }
    this.#keep(block.subarray(from));
    return false;
  }

  /** The last line, where no newline ended it. */
  end(): void {
    if (this.#rest.length > 0) this.#take(this.#rest, undefined);
    this.#rest = Buffer.alloc(0);
  }

  #keep(piece: Buffer): void {
    if (this.#isSkipping) this.#offset += piece.length;
    else if (this.#rest.length + piece.length > maxLineBytes) {
      this.lines += 1;
      this.receiver.tooLong(this.lines);
      this.#offset += this.#rest.length + piece.length;
      this.#rest = Buffer.alloc(0);
      this.#isSkipping = true;
    } else if (piece.length > 0) {
      this.#rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : Buffer.from(piece);
    }
  }

  #take(line: Buffer, ascii: boolean | undefined): void {
    this.lines += 1;
    this.#offset += line.length + 1;
    if (line.length > maxLineBytes) this.receiver.tooLong(this.lines);
    else if (ascii === true || isPlainAscii(line)) this.receiver.line(line.toString('latin1'), this.lines);
    else if (isText(line)) this.receiver.line(withoutMark(line.toString('utf8')), this.lines);
    else this.receiver.notUtf8(line, this.lines);
  }
}

/** UTF-16 has zeros between its letters, and could pass for ASCII. */
export const isPlainAscii = (bytes: Buffer): boolean => isAscii(bytes) && !bytes.includes(0);
export const isText = (bytes: Buffer): boolean => isUtf8(bytes) && !bytes.includes(0);

/** Without a byte-order mark. */
export const withoutMark = (text: string): string => (text.startsWith('﻿') ? text.slice(1) : text);

/**
 * The lines of a file that begin in a range of bytes.
 * @param onBlock is shown each block, which is not its own, and where in the file it begins
 * @returns how many there are
 */
export function readRange(
  file: string,
  { start, end }: { readonly start: number; readonly end: number },
  receiver: LineReceiver,
  onBlock: (block: Buffer, at: number) => void,
): number {
  const descriptor = openSync(file, 'r');
  try {
    const block = Buffer.allocUnsafe(blockBytes);
    // A line belongs to the range that it begins in: behind the first newline from the byte before the range on.
    let at = start === 0 ? 0 : start - 1;
    let cutter = start === 0 ? new LineCutter(receiver) : undefined;
    for (;;) {
      const bytes = readSync(descriptor, block, 0, blockBytes, at);
      if (bytes === 0) break;
      let piece = block.subarray(0, bytes);
      onBlock(piece, at);
      if (cutter === undefined) {
        const newline = piece.indexOf(10);
        if (newline >= 0) {
          cutter = new LineCutter(receiver, at + newline + 1);
          piece = piece.subarray(newline + 1);
        } else if (at + bytes >= end) return 0;
      }
      at += bytes;
      if (cutter?.push(piece, end) === true) return cutter.lines;
    }
    cutter?.end();
    return cutter?.lines ?? 0;
  } finally {
    closeSync(descriptor);
  }
}
