import { closest } from 'fastest-levenshtein';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { DriverError, messageOf, Overdue, UsageError } from '../core/errors.js';
import type { Door } from '../core/recorder.js';
import type { ActionName, Driver, Performed, XisActions } from '../mitz/xis.js';
import { driverActions, hasOutput, operationOf } from '../schemas/driver-contract.js';
import { Contract } from './contract.js';
import { ModuleGuard } from './module-guard.js';

export interface ModuleDriverOptions {
  readonly file: string;
  /** How long an action may take. */
  readonly actionMs: number;
  /** Whether the harness itself has business there: a connection that is no business of the connector's. */
  readonly isOpen: (destination: { readonly host: string; readonly port: number }) => boolean;
  /** What it prints passes the door before it is shown. */
  readonly door: Door;
}

/** An action of the contract, as a connector exports it. */
type Exported = (input: unknown) => unknown;

/**
 * The module form of the driver contract: an ES module that exports an async function per action, camelCase
 * (`openDossier`); the connector runs in this process. What it does not export, it does not support. An error with
 * `status: 409` is a refusal with its message as the reason, one with `status: 501` says that it cannot; any other
 * error, as any other status over HTTP, is a driver that broke.
 */
export class ModuleDriver implements Driver {
  readonly #contract: Contract;

  private constructor(
    private readonly options: ModuleDriverOptions,
    private readonly exported: ReadonlyMap<string, Exported>,
    private readonly guard: ModuleGuard,
  ) {
    this.#contract = new Contract(`the driver module '${options.file}'`, options.door);
  }

  /**
   * Loads the connector. Its HTTP clients must have been taken over before.
   * @throws UsageError for a file that is not there or cannot be loaded, and for one that exports no action
   */
  static async open(options: ModuleDriverOptions): Promise<ModuleDriver> {
    const guard = new ModuleGuard(options.isOpen, options.door);
    try {
      return new ModuleDriver(options, actionsIn(await load(options.file), options.file), guard);
    } catch (thrown) {
      guard.end();
      throw thrown;
    }
  }

  get unsound(): string | undefined {
    const { reason } = this.guard;
    return reason && `the connector in process (${path.basename(this.options.file)}) cannot be judged: ${reason}`;
  }

  async perform<A extends ActionName>(
    action: A,
    input: XisActions[A]['input'],
    limitMs = this.options.actionMs,
  ): Promise<Performed<A>> {
    if (this.unsound) throw new DriverError(this.unsound);
    const perform = this.exported.get(action);
    if (!perform) return { status: 'unsupported' };
    try {
      const output = await this.#inTime(action, perform, input, limitMs);
      if (hasOutput(action) && output === undefined) throw this.#contract.broken(action, 'no output');
      // As it would be over HTTP: what has no place in JSON is not there, and it is nobody's to change afterwards.
      return { status: 'done', output: this.#contract.output(action, throughJson(output)) };
    } catch (thrown) {
      if (this.unsound) throw new DriverError(this.unsound);
      if (thrown instanceof DriverError) throw thrown;
      const { status } = (thrown ?? {}) as { status?: unknown };
      if (status === 501) return { status: 'unsupported' };
      if (status === 409) return { status: 'refused', reason: this.#contract.reasonIn(action, JSON.stringify({ error: messageOf(thrown) }), '409') }; // prettier-ignore
      throw this.#contract.broken(action, `it threw ${messageOf(thrown)}`);
    }
  }

  close(): Promise<void> {
    this.guard.end();
    return Promise.resolve();
  }

  async #inTime(action: string, perform: Exported, input: unknown, limitMs: number): Promise<unknown> {
    const stop = new AbortController();
    const late = Symbol('late');
    const overdue = wait(limitMs, late, { signal: stop.signal }).catch(() => late);
    try {
      const performing = Promise.resolve(structuredClone(input ?? {})).then(perform);
      const output = await Promise.race([performing, overdue]);
      if (output === late) throw new Overdue(this.#contract.breach(action, `no answer within ${limitMs} ms`));
      return output;
    } finally {
      stop.abort();
    }
  }
}

async function load(file: string): Promise<Record<string, unknown>> {
  const address = pathToFileURL(file).href;
  const cannot = (thrown: unknown, more = ''): UsageError =>
    new UsageError(`driver.module '${file}' cannot be loaded: ${messageOf(thrown)}${more}`);
  try {
    return (await import(address)) as Record<string, unknown>;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ERR_UNKNOWN_FILE_EXTENSION') throw cannot(thrown);
    if (!(await registerTsx(file))) {
      const advice = `; Node ${process.versions.node} does not load TypeScript: install tsx beside it, or compile it and name the .js file`;
      throw cannot(thrown, advice);
    }
    return (await import(`${address}?tsx`).catch((again: unknown) => {
      throw cannot(again);
    })) as Record<string, unknown>;
  }
}

/** Takes the supplier's own tsx, if there is one. @returns whether there is */
async function registerTsx(file: string): Promise<boolean> {
  let found: string;
  try {
    found = createRequire(file).resolve('tsx/esm/api');
  } catch {
    return false; // not installed there
  }
  const { register } = (await import(pathToFileURL(found).href)) as { register: () => unknown };
  register();
  return true;
}

/** The actions that a module exports, by their names in the contract. A CommonJS module exports them as its default. */
function actionsIn(module: Record<string, unknown>, file: string): ReadonlyMap<string, Exported> {
  const all = { ...(module['default'] as Record<string, unknown> | undefined), ...module };
  const found = driverActions().flatMap((action) => {
    const one = all[operationOf(action)];
    return typeof one === 'function' ? [[action, one as Exported] as const] : [];
  });
  if (found.length > 0) return new Map(found);
  const names = driverActions().map(operationOf);
  const [first] = Object.keys(module);
  const near =
    first === undefined ? 'it exports nothing' : `it exports ${first}; did you mean '${closest(first, names)}'?`;
  throw new UsageError(
    `driver.module '${file}' exports no action of the driver contract, such as 'registerPatients' (${near})`,
  );
}

/** In a list, since what is no data at all, a function for example, has no JSON by itself. */
const throughJson = (output: unknown): unknown => (JSON.parse(JSON.stringify([output])) as unknown[])[0];
