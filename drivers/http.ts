import { messageOf, Overdue, UsageError } from '../core/errors.js';
import type { Door } from '../core/recorder.js';
import type { ActionName, Driver, Performed, XisActions } from '../mitz/xis.js';
import { hasOutput } from '../schemas/driver-contract.js';
import { Contract, maxOutputBytes } from './contract.js';
import { directCall, NoAnswerInTime } from './direct-call.js';

export interface HttpDriverOptions {
  /** Without `/actions`. */
  readonly url: string;
  readonly token?: string;
  /** The certificates (PEM) of whoever vouches for a driver over https. */
  readonly ca?: string;
  /** How long an action may take. */
  readonly actionMs: number;
  /** What it says passes the door before it is told. */
  readonly door: Door;
}

/** The HTTP form of the driver contract: `POST {url}/actions/{action}`, JSON in, JSON out. */
export class HttpDriver implements Driver {
  readonly #base: string;
  readonly #contract: Contract;

  /** @throws UsageError for an address that is none, or that would carry a private key in the clear. */
  constructor(private readonly options: HttpDriverOptions) {
    const url = URL.canParse(options.url) ? new URL(options.url) : undefined;
    if (!url || !/^https?:$/.test(url.protocol))
      throw new UsageError(`driver.url '${options.url}' is no http(s) address`);
    if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
      throw new UsageError(
        `driver.url '${options.url}': a driver on another machine is reached over https only (configure carries a private key)`,
      );
    }
    this.#base = options.url.replace(/\/$/, '');
    this.#contract = new Contract(`the driver at ${this.#base}`, options.door);
  }

  async perform<A extends ActionName>(
    action: A,
    input: XisActions[A]['input'],
    limitMs = this.options.actionMs,
  ): Promise<Performed<A>> {
    const answer = await this.#post(action, input, limitMs);
    switch (answer.status) {
      case 200:
        return { status: 'done', output: this.#contract.outputIn(action, answer.body) };
      case 204:
        if (hasOutput(action))
          throw this.#contract.broken(action, `204, where the contract gives '${action}' an output`);
        return { status: 'done', output: undefined };
      case 409:
        return { status: 'refused', reason: this.#contract.reasonIn(action, answer.body, '409') };
      case 501:
        return { status: 'unsupported' };
      default:
        throw this.#contract.broken(
          action,
          `status ${answer.status}${answer.body ? `: ${this.#contract.excerpt(answer.body)}` : ''}`,
        );
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #post(action: string, input: unknown, limitMs: number): Promise<{ status: number; body: string }> {
    const { token, ca } = this.options;
    try {
      return await directCall(`${this.#base}/actions/${action}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          // A connection that the target closes while an action is on its way looks like a target that broke off.
          connection: 'close',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(input ?? {}),
        limitMs,
        maxBytes: maxOutputBytes,
        ...(ca !== undefined && { ca }),
      });
    } catch (thrown) {
      if (thrown instanceof NoAnswerInTime) throw new Overdue(this.#contract.breach(action, messageOf(thrown)));
      throw this.#contract.broken(
        action,
        `no answer: ${messageOf(thrown)}; is the adapter started, or should 'process' in the target file start it?`,
      );
    }
  }
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
