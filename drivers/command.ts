import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { Overdue } from '../core/errors.js';
import type { Door } from '../core/recorder.js';
import type { ActionName, Driver, Performed, XisActions } from '../mitz/xis.js';
import { Contract, maxOutputBytes } from './contract.js';
import { KeptOutput } from './kept-output.js';
import { endGroup, startGroup } from './process-group.js';

export interface CommandDriverOptions {
  /** The action's name is added as the last word. */
  readonly command: readonly string[];
  /** Where it runs. */
  readonly folder: string;
  /** How long an action may take. */
  readonly actionMs: number;
  /** What it prints passes the door before it is kept, or told. */
  readonly door: Door;
}

/** The exit codes that say something; any other is a driver that broke. */
const exits = { done: 0, unsupported: 64, refused: 65 } as const;

/** How long is waited for the last output of a process that has ended, where something it started holds the pipe. */
const lastWordsMs = 200;

/** What one run of the command came to. */
interface Ran {
  /** An exit code, a signal, or why it could not be started; undefined: it was not over in time. */
  readonly ended: number | string | undefined;
  readonly stdout: string;
}

/**
 * The command form of the driver contract: `<command> <action>`, a process per action, input JSON on standard input,
 * output JSON on standard output. Exit 0: done; 64 with nothing on standard output: not supported; 65 with {error}:
 * refused, the 409 of HTTP, for which the contract names no exit code. What a process starts ends with it.
 */
export class CommandDriver implements Driver {
  readonly #contract: Contract;
  readonly #kept: KeptOutput;
  readonly #running = new Set<number>();

  constructor(private readonly options: CommandDriverOptions) {
    this.#contract = new Contract(`the driver command '${options.command.join(' ')}'`, options.door);
    this.#kept = new KeptOutput(options.door);
  }

  /** The last lines it printed on standard error. */
  get output(): readonly string[] {
    return this.#kept.lines;
  }

  async perform<A extends ActionName>(
    action: A,
    input: XisActions[A]['input'],
    limitMs = this.options.actionMs,
  ): Promise<Performed<A>> {
    const { ended, stdout } = await this.#run(action, JSON.stringify(input ?? {}), limitMs);
    if (ended === undefined) throw new Overdue(this.#contract.breach(action, `not done within ${limitMs} ms`));
    if (Buffer.byteLength(stdout) > maxOutputBytes)
      throw this.#contract.broken(action, `an output of more than ${maxOutputBytes} bytes`);
    switch (ended) {
      case exits.done:
        return { status: 'done', output: this.#contract.outputIn(action, stdout) };
      case exits.refused:
        return { status: 'refused', reason: this.#contract.reasonIn(action, stdout, 'exit code 65') };
      case exits.unsupported:
        if (stdout.trim() === '') return { status: 'unsupported' };
        throw this.#contract.broken(
          action,
          `exit code 64 with something on standard output: ${this.#contract.excerpt(stdout)}`,
        );
      default: {
        const how = typeof ended === 'number' ? `exit code ${ended}` : ended;
        throw this.#contract.broken(action, `${how}${this.#kept.told()}`);
      }
    }
  }

  close(): Promise<void> {
    for (const pid of this.#running) endGroup(pid);
    return Promise.resolve();
  }

  async #run(action: string, input: string, limitMs: number): Promise<Ran> {
    const child = startGroup([...this.options.command, action], this.options.folder);
    const { pid } = child;
    this.#kept.listen(child.stderr);
    const stdout = collect(child.stdout);
    // A driver that ends before it has read its input says so by its exit code.
    child.stdin.on('error', () => undefined).end(input);
    const ended = new Promise<number | string>((resolve) => {
      child.once('error', ({ message }) => resolve(`could not be started: ${message}`)); // prettier-ignore
      child.once('exit', (code, signal) => resolve(code ?? `ended with ${signal ?? 'no exit code'}`)); // prettier-ignore
    });
    if (pid === undefined) return { ended: await ended, stdout: '' };
    this.#running.add(pid);
    const stop = new AbortController();
    const overdue = wait(limitMs, undefined, { signal: stop.signal }).catch(() => undefined);
    try {
      const how = await Promise.race([ended, overdue]);
      if (how !== undefined) await lastWords([child.stdout, child.stderr]);
      return { ended: how, stdout: stdout() };
    } finally {
      stop.abort();
      this.#running.delete(pid);
      if (child.exitCode === null && child.signalCode === null) endGroup(pid);
    }
  }
}

/** A process can be gone before all that it printed was read. */
async function lastWords(streams: readonly Readable[]): Promise<void> {
  const closed = streams.filter((stream) => !stream.closed).map((stream) => once(stream, 'close'));
  await Promise.race([Promise.all(closed), wait(lastWordsMs, undefined, { ref: false })]);
}

/** What a stream said until now; of too much only as much as shows that it is. */
function collect(stream: Readable): () => string {
  const parts: Buffer[] = [];
  let bytes = 0;
  stream.on('data', (part: Buffer) => {
    if (bytes <= maxOutputBytes) parts.push(part);
    bytes += part.length;
  });
  return () => Buffer.concat(parts).toString('utf8');
}
