import { messageOf, Overdue, UsageError } from '../core/errors.js';
import type { Door } from '../core/recorder.js';
import type { ActionName, Driver, Performed, XisActions } from '../mitz/xis.js';
import { hasOutput } from '../schemas/driver-contract.js';
import { Contract, maxOutputBytes } from './contract.js';

export interface HttpDriverOptions {
  /** Without `/actions`. */
  readonly url: string;
  readonly token?: string;
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
    const { token } = this.options;
    try {
      const response = await fetch(`${this.#base}/actions/${action}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(input ?? {}),
        redirect: 'manual',
        signal: AbortSignal.timeout(limitMs),
      });
      return { status: response.status, body: await limitedText(response) };
    } catch (thrown) {
      if (thrown instanceof DOMException && thrown.name === 'TimeoutError')
        throw new Overdue(this.#contract.breach(action, `no answer within ${limitMs} ms`));
      throw this.#contract.broken(
        action,
        `no answer: ${cause(thrown)}; is the adapter started, or should 'process' in the target file start it?`,
      );
    }
  }
}

/** The body of an answer, unless it is larger than any output can be. */
async function limitedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > maxOutputBytes) throw new Error(`the answer is larger than ${maxOutputBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);

/** `fetch failed` says nothing; what lies under it does. */
function cause(thrown: unknown): string {
  const under = thrown instanceof Error ? thrown.cause : undefined;
  return under instanceof Error ? messageOf(under) || String((under as NodeJS.ErrnoException).code) : messageOf(thrown);
}
