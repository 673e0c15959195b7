/** The files of a synthetic migration, written as they fill: memory stays the same however many messages there are. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gzip } from 'node:zlib';
import type { Writable } from 'node:stream';
import type { MessageFormat } from './message.js';

/** Where something stands: the file as seen from the folder of the migration, with the line from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Takes messages or rows in turn. What was added reaches the disk with `flush`, at the latest with `close`. */
export interface Sink {
  add(text: string | Buffer): Place;
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** One file with a line for each thing. */
export class LinesFile implements Sink {
  readonly #file: string;
  readonly #stream: Writable;
  readonly #end: Promise<void>;
  #waiting: Buffer[] = [];
  #text = '';
  #lines = 0;

  private constructor(folder: string, file: string, gzipped: boolean) {
    this.#file = gzipped ? `${file}.gz` : file;
    const onDisk = createWriteStream(path.join(folder, this.#file));
    this.#stream = gzipped ? createGzip() : onDisk;
    if (this.#stream !== onDisk) {
      // What goes wrong on the disk must end the stream in front of it.
      onDisk.on('error', (error) => this.#stream.destroy(error));
      this.#stream.pipe(onDisk);
    }
    this.#end = finished(onDisk);
    // Told where it is awaited; before that it is no rejection that nobody handles.
    this.#end.catch(() => undefined);
  }

  static async create(folder: string, file: string, { gzipped = false } = {}): Promise<LinesFile> {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    return new LinesFile(folder, file, gzipped);
  }

  add(line: string | Buffer): Place {
    this.#lines += 1;
    if (typeof line === 'string') this.#text += `${line}\n`;
    else {
      this.#waiting.push(Buffer.from(this.#text), line);
      this.#text = '\n';
    }
    return { file: this.#file, line: this.#lines };
  }

  async flush(): Promise<void> {
    const [text, waiting] = [this.#text, this.#waiting];
    [this.#text, this.#waiting] = ['', []];
    if (!this.#stream.write(Buffer.concat([...waiting, Buffer.from(text)]))) {
      await Promise.race([once(this.#stream, 'drain'), this.#end]);
    }
  }

  async close(): Promise<void> {
    await this.flush();
    this.#stream.end();
    await this.#end;
  }
}

const zipped = promisify(gzip);

/** A folder with a file for each message, of at most a thousand to a folder. */
export class MessageFiles implements Sink {
  #waiting: Promise<void>[] = [];
  #count = 0;

  constructor(
    readonly folder: string,
    readonly batch: string,
    readonly format: MessageFormat,
    readonly gzipped: boolean,
  ) {}

  add(message: string | Buffer): Place {
    const number = String(this.#count).padStart(6, '0');
    this.#count += 1;
    const file = path.join(this.batch, number.slice(0, 3), `${number}.${this.format}${this.gzipped ? '.gz' : ''}`);
    this.#waiting.push(this.#write(file, Buffer.from(message)));
    return { file, line: 1 };
  }

  async #write(file: string, content: Buffer): Promise<void> {
    const whole = path.join(this.folder, file);
    await mkdir(path.dirname(whole), { recursive: true });
    await writeFile(whole, this.gzipped ? await zipped(content) : content);
  }

  async flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    await Promise.all(waiting);
  }

  close(): Promise<void> {
    return this.flush();
  }
}
