import type { Readable } from 'node:stream';
import type { Door } from '../core/recorder.js';

/** How many lines are kept. */
const keptLines = 40;
/** How much may wait for the end of its line, or of its private key. */
const longestLine = 65_536;

/** What of a printed text can pass the door by itself, whole lines and a private key in one piece, and what is yet to end. */
export function wholeLines(text: string): readonly [ready: string, rest: string] {
  const key = text.lastIndexOf('-----BEGIN ');
  const isOpen = key >= 0 && !text.includes('-----END ', key);
  const end = isOpen ? text.lastIndexOf('\n', key) : text.lastIndexOf('\n');
  const rest = text.slice(end + 1);
  // A key is never this long.
  return isOpen && rest.length > longestLine ? [text, ''] : [text.slice(0, end + 1), rest];
}

/** The last lines that a program printed. They pass the door before they are kept: whole lines, a private key in one piece. */
export class KeptOutput {
  readonly #lines: string[] = [];
  /** Printed, and not yet a whole line; by the stream it came from. */
  readonly #unfinished = new Map<Readable, string>();

  constructor(private readonly door: Door) {}

  /** Keeps what a stream says from now on. */
  listen(stream: Readable): void {
    stream
      .setEncoding('utf8')
      .on('data', (text: string) => this.#hear(stream, text))
      .on('close', () => this.#keepRest(stream));
  }

  get lines(): readonly string[] {
    return [...this.#lines];
  }

  /** The last words of it, as the end of a sentence; what was not yet a whole line included. */
  told(): string {
    for (const stream of this.#unfinished.keys()) this.#keepRest(stream);
    if (this.#lines.length === 0) return '; it printed nothing';
    const last = this.#lines.slice(-10).map((line) => `  | ${line}`);
    return `; its last output:\n${last.join('\n')}`;
  }

  #hear(stream: Readable, text: string): void {
    const [ready, rest] = wholeLines((this.#unfinished.get(stream) ?? '') + text);
    this.#keep(ready);
    // Of a line without end only its beginning is shown anyhow.
    this.#unfinished.set(stream, rest.slice(0, longestLine));
  }

  #keepRest(stream: Readable): void {
    this.#keep(this.#unfinished.get(stream) ?? '');
    this.#unfinished.delete(stream);
  }

  #keep(text: string): void {
    const lines = this.door(text).split('\n');
    this.#lines.push(...lines.filter((line) => line.trim() !== '').map((line) => line.slice(0, 500)));
    this.#lines.splice(0, Math.max(0, this.#lines.length - keptLines));
  }
}
