import { Socket } from 'node:net';
import { DriverError, messageOf } from '../core/errors.js';
import type { Door } from '../core/recorder.js';
import { visibleOnTerminal } from '../core/visible.js';
import { wholeLines } from './kept-output.js';

/** Where a connection goes. */
interface Destination {
  readonly host: string;
  readonly port: number;
}

/**
 * Keeps watch over what a connector does to the process that it shares with the harness. It may not
 * - make a connection that msw did not carry, as the npm package `undici` does: nobody would see what goes over it
 * - end the process, or throw where nobody catches: what was judged would be lost, and the exit code a lie
 * - print on standard output, which is the harness's: that goes to standard error, and all that is printed there
 *   passes the door first, line by line.
 * Once it did one of the first two, nothing that it shows can be trusted any more. What it writes by the number of an
 * open file (`fs.writeSync(1, …)`), or lets a program of its own write there, is not seen.
 */
export class ModuleGuard {
  #reason: string | undefined;
  readonly #restore: (() => void)[] = [];

  /** @param isOpen whether the harness itself has business there */
  constructor(
    private readonly isOpen: (destination: Destination) => boolean,
    door: Door,
  ) {
    process.setUncaughtExceptionCaptureCallback((thrown) => {
      this.#blame(`it threw where nobody caught it: ${messageOf(thrown)}`);
    });
    this.#restore.push(() => {
      process.setUncaughtExceptionCaptureCallback(null);
    });
    this.#watchConnections();
    this.#watchExit();
    this.#watchPrinting(door);
  }

  /** Why nothing that the connector shows can be trusted any more; undefined where all is well. */
  get reason(): string | undefined {
    return this.#reason;
  }

  /** Gives the process back as it was. */
  end(): void {
    for (const restore of this.#restore.splice(0).toReversed()) restore();
  }

  #blame(reason: string): void {
    this.#reason ??= reason;
  }

  #replace<T extends object, K extends keyof T>(owner: T, name: K, by: T[K]): void {
    const before = owner[name];
    owner[name] = by;
    this.#restore.push(() => {
      owner[name] = before;
    });
  }

  /** Every client of TCP comes through here, whatever library it is of: also those that msw does not know. */
  #watchConnections(): void {
    const connect = Reflect.get(Socket.prototype, 'connect') as (...args: unknown[]) => Socket;
    const guarded = (socket: Socket, args: unknown[]): Socket => {
      const destination = destinationOf(args);
      if (!destination || this.isOpen(destination)) return Reflect.apply(connect, socket, args);
      const { host, port } = destination;
      const why = `it made a connection to ${host}:${port} that msw did not carry, so that nobody sees what goes over it. Use the global fetch, node:http or node:https (the npm package undici escapes), or the http driver for a connector that needs other connections`;
      this.#blame(why);
      return socket.destroy(new DriverError(`refused by the harness: ${why}`));
    };
    const watched = function (this: Socket, ...args: unknown[]): Socket {
      return guarded(this, args);
    };
    this.#replace(Socket.prototype, 'connect', watched);
  }

  #watchPrinting(door: Door): void {
    const print = process.stderr.write.bind(process.stderr);
    const showable = (text: string): string => visibleOnTerminal(text, process.stderr.isTTY);
    let unfinished = '';
    const written = (part: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
      const [ready, left] = wholeLines(unfinished + Buffer.from(part).toString());
      unfinished = left;
      const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined;
      return print(showable(door(ready)), done);
    };
    for (const stream of [process.stdout, process.stderr]) this.#replace(stream, 'write', written);
    this.#restore.push(() => {
      if (unfinished !== '') print(`${showable(door(unfinished))}\n`);
    });
  }

  #watchExit(): void {
    const blamed = (code?: number | string | null): never => {
      this.#blame(`it ended the process (process.exit(${code ?? ''}))`);
      throw new DriverError('refused by the harness: the process is not the connector’s to end');
    };
    this.#replace(process, 'exit', blamed);
  }
}

/** Undefined for a pipe or a socket in the file system, which leaves no machine. The forms of `net.Socket.connect`. */
function destinationOf([first, second]: readonly unknown[]): Destination | undefined {
  // net.connect hands over what it made of its arguments as one list.
  if (Array.isArray(first)) return destinationOf(first);
  if (typeof first === 'object' && first !== null) {
    const { host = 'localhost', port, path } = first as { host?: string; port?: number | string; path?: string };
    // The path of an https address is another one than that of a socket: there it comes with a port.
    return port === undefined && path !== undefined ? undefined : { host, port: Number(port) };
  }
  if (!/^\d+$/.test(String(first))) return undefined;
  return { host: typeof second === 'string' ? second : 'localhost', port: Number(first) };
}
