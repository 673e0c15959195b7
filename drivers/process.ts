import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { DriverError } from '../core/errors.js';
import type { Door } from '../core/recorder.js';
import { directCall } from './direct-call.js';
import { KeptOutput } from './kept-output.js';
import { endGroup, startGroup } from './process-group.js';

export interface ProcessOptions {
  /** With `{port}` where the instance's own port belongs. */
  readonly command: readonly string[];
  /** The address that answers 2xx when the target can act, with `{port}`. */
  readonly ready: string;
  readonly readyMs: number;
  /** Where relative names in the command are looked up. */
  readonly folder: string;
  /** What it prints passes the door before it is kept: whole lines, a private key in one piece. */
  readonly door: Door;
}

/** How often another port is tried when the one that was free is not any more. */
const portAttempts = 3;
const portTaken = /EADDRINUSE|address already in use/i;

/** How long is waited for the last output of a process that has ended. */
const lastWordsMs = 500;

/** The target's own process: started, probed until ready, its output kept, killed with its children. */
export class TargetProcess {
  readonly #kept: KeptOutput;
  #child: ChildProcess | undefined;
  #ended: string | undefined;

  private constructor(
    private readonly options: ProcessOptions,
    readonly port: number,
  ) {
    this.#kept = new KeptOutput(options.door);
  }

  /** @throws DriverError when it dies or does not get ready in time, with the last it said. */
  static async start(options: ProcessOptions): Promise<TargetProcess> {
    for (let attempt = 1; ; attempt += 1) {
      const target = new TargetProcess(options, await freePort());
      try {
        await target.#run();
        return target;
      } catch (thrown) {
        // Between finding a free port and its use somebody else may take it: that says nothing of the target.
        if (attempt === portAttempts || !target.output.some((line) => portTaken.test(line))) throw thrown;
      }
    }
  }

  /** Whether it is gone, by itself or by `stop`. */
  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /** The last lines it printed. */
  get output(): readonly string[] {
    return this.#kept.lines;
  }

  /** Stops it hard and starts it again on the same port. */
  async restart(): Promise<void> {
    await this.stop();
    await this.#run();
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child?.pid === undefined || this.#ended !== undefined) return;
    const gone = once(child, 'exit');
    endGroup(child.pid);
    await gone;
  }

  /** Puts the instance's own port in place of `{port}`. */
  fill(text: string): string {
    return text.replaceAll('{port}', String(this.port));
  }

  async #run(): Promise<void> {
    this.#ended = undefined;
    const child = startGroup(
      this.options.command.map((word) => this.fill(word)),
      this.options.folder,
    );
    this.#child = child;
    child.stdin.on('error', () => undefined).end(); // a target is told nothing there
    for (const stream of [child.stdout, child.stderr]) this.#kept.listen(stream);
    child.once('error', (error) => {
      this.#ended = `could not be started: ${error.message}`;
    });
    child.once('exit', (code, signal) => {
      this.#ended ??= `ended with ${signal ?? `exit code ${code}`}`;
    });
    try {
      await this.#untilReady();
    } catch (thrown) {
      await this.stop();
      throw thrown;
    }
  }

  async #untilReady(): Promise<void> {
    const address = this.fill(this.options.ready);
    const deadline = Date.now() + this.options.readyMs;
    let last: string | undefined;
    while (Date.now() < deadline) {
      if (this.#ended !== undefined) {
        await this.#lastWords();
        throw this.#failed(this.#ended);
      }
      const answer = await probe(address, Math.max(1, deadline - Date.now()));
      if (answer === 'ready') return;
      // The last probe may be cut short by the deadline: what an earlier one saw tells more than no answer.
      if (answer !== 'no answer' || last === undefined) last = answer;
      await wait(50);
    }
    throw this.#failed(`was not ready within ${this.options.readyMs} ms: ${address} gave ${last ?? 'no answer'}`);
  }

  /** A process can be gone before all that it printed was read. */
  async #lastWords(): Promise<void> {
    const child = this.#child;
    const streams = child?.stdout && child.stderr ? [child.stdout, child.stderr] : [];
    const closed = streams.filter((stream) => !stream.closed).map((stream) => once(stream, 'close'));
    await Promise.race([Promise.all(closed), wait(lastWordsMs, undefined, { ref: false })]);
  }

  #failed(what: string): DriverError {
    const program = this.options.command.slice(0, 2).join(' ');
    return new DriverError(`the target's process '${program}' ${what}${this.#kept.told()}`);
  }
}

/** More than a page that says that it is ready. */
const maxReadyBytes = 16 << 20;

async function probe(address: string, ms: number): Promise<string> {
  try {
    const { status } = await directCall(address, { limitMs: ms, maxBytes: maxReadyBytes });
    return status >= 200 && status < 300 ? 'ready' : `status ${status}`;
  } catch {
    return 'no answer'; // not listening yet: the caller asks again until its deadline
  }
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
