import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { DriverError } from '../core/errors.js';
import type { Door } from '../core/recorder.js';

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

/** The processes that run at the moment: none outlives this program, however it ends, but by a kill it cannot hear. */
const running = new Set<number>();
process.on('exit', () => {
  for (const pid of running) killGroup(pid);
});

/** How often another port is tried when the one that was free is not any more. */
const portAttempts = 3;
const portTaken = /EADDRINUSE|address already in use/i;

/** How many lines of the target's output are kept. */
const keptLines = 40;
/** How much may wait for the end of its line, or of its private key. */
const longestLine = 65_536;
/** How long is waited for the last output of a process that has ended. */
const lastWordsMs = 500;

/** The target's own process: started, probed until ready, its output kept, killed with its children. */
export class TargetProcess {
  readonly #lines: string[] = [];
  /** Printed, and not yet a whole line; by the stream it came from. */
  readonly #unfinished = new Map<Readable, string>();
  #child: ChildProcess | undefined;
  #ended: string | undefined;

  private constructor(
    private readonly options: ProcessOptions,
    readonly port: number,
  ) {}

  /** @throws DriverError when it dies or does not get ready in time, with the last it said. */
  static async start(options: ProcessOptions): Promise<TargetProcess> {
    for (let attempt = 1; ; attempt += 1) {
      const target = new TargetProcess(options, await freePort());
      try {
        await target.#run();
        return target;
      } catch (thrown) {
        // Between finding a free port and its use somebody else may take it: that says nothing of the target.
        if (attempt === portAttempts || !target.#lines.some((line) => portTaken.test(line))) throw thrown;
      }
    }
  }

  /** Whether it is gone, by itself or by `stop`. */
  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /** The last lines it printed. */
  get output(): readonly string[] {
    return [...this.#lines];
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
    killGroup(child.pid);
    await gone;
  }

  /** Puts the instance's own port in place of `{port}`. */
  fill(text: string): string {
    return text.replaceAll('{port}', String(this.port));
  }

  async #run(): Promise<void> {
    const [program = '', ...rest] = this.options.command.map((word) => this.fill(word));
    this.#ended = undefined;
    const child = spawn(program, rest, { cwd: this.options.folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    if (child.pid !== undefined) running.add(child.pid);
    for (const stream of [child.stdout, child.stderr]) {
      stream
        .setEncoding('utf8')
        .on('data', (text: string) => this.#hear(stream, text))
        .on('close', () => this.#keepRest(stream));
    }
    child.once('error', (error) => {
      this.#ended = `could not be started: ${error.message}`;
    });
    child.once('exit', (code, signal) => {
      this.#ended ??= `ended with ${signal ?? `exit code ${code}`}`;
      if (child.pid === undefined) return;
      running.delete(child.pid);
      killGroup(child.pid); // what it started does not outlive it
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
    for (const stream of this.#unfinished.keys()) this.#keepRest(stream);
    const said =
      this.#lines.length > 0
        ? `; its last output:\n${this.#lines
            .slice(-10)
            .map((line) => `  | ${line}`)
            .join('\n')}`
        : '; it printed nothing';
    return new DriverError(`the target's process '${this.options.command.slice(0, 2).join(' ')}' ${what}${said}`);
  }

  #hear(stream: Readable, text: string): void {
    const all = (this.#unfinished.get(stream) ?? '') + text;
    const key = all.lastIndexOf('-----BEGIN ');
    const end = key >= 0 && !all.includes('-----END ', key) ? all.lastIndexOf('\n', key) : all.lastIndexOf('\n');
    this.#keep(all.slice(0, end + 1));
    const rest = all.slice(end + 1);
    // A key is never this long; of a line without end only its beginning is shown anyhow.
    const isNoKey = key > end && rest.length > longestLine;
    if (isNoKey) this.#keep(rest);
    this.#unfinished.set(stream, isNoKey ? '' : rest.slice(0, longestLine));
  }

  #keepRest(stream: Readable): void {
    this.#keep(this.#unfinished.get(stream) ?? '');
    this.#unfinished.delete(stream);
  }

  #keep(text: string): void {
    this.#lines.push(
      ...this.options
        .door(text)
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => line.slice(0, 500)),
    );
    this.#lines.splice(0, Math.max(0, this.#lines.length - keptLines));
  }
}

/** Ends a process with all that it started. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (thrown) {
    if (!['ESRCH', 'EPERM'].includes((thrown as NodeJS.ErrnoException).code ?? '')) throw thrown; // gone already
  }
}

async function probe(address: string, ms: number): Promise<string> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(ms), redirect: 'manual' });
    await response.arrayBuffer();
    return response.ok ? 'ready' : `status ${response.status}`;
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
