import { DriverError, messageOf, Overdue, UsageError } from '../core/errors.js';
import type { ActionName, Driver, Performed, XisActions } from '../mitz/xis.js';
import { hasOutput, outputViolations } from '../schemas/index.js';

export interface HttpDriverOptions {
  /** Without `/actions`. */
  readonly url: string;
  readonly token?: string;
  /** How long an action may take. */
  readonly actionMs: number;
}

/** The HTTP form of the driver contract: `POST {url}/actions/{action}`, JSON in, JSON out. */
export class HttpDriver implements Driver {
  readonly #base: string;

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
  }

  async perform<A extends ActionName>(
    action: A,
    input: XisActions[A]['input'],
    limitMs = this.options.actionMs,
  ): Promise<Performed<A>> {
    const answer = await this.#post(action, input, limitMs);
    switch (answer.status) {
      case 200:
        return { status: 'done', output: this.#output(action, answer.body) };
      case 204:
        if (hasOutput(action)) throw this.#broken(action, `204, where the contract gives '${action}' an output`);
        return { status: 'done', output: undefined };
      case 409:
        return { status: 'refused', reason: this.#refusal(action, answer.body) };
      case 501:
        return { status: 'unsupported' };
      default:
        throw this.#broken(action, `status ${answer.status}${answer.body ? `: ${excerpt(answer.body)}` : ''}`);
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
        throw new Overdue(this.#breach(action, `no answer within ${limitMs} ms`));
      throw this.#broken(
        action,
        `no answer: ${cause(thrown)}; is the adapter started, or should 'process' in the target file start it?`,
      );
    }
  }

  #output<A extends ActionName>(action: A, body: string): XisActions[A]['output'] {
    if (!hasOutput(action)) return undefined;
    const output = parsed(body);
    if (output === undefined) throw this.#broken(action, `an output that is no JSON: ${excerpt(body)}`);
    const wrong = outputViolations(action, output);
    if (wrong.length > 0) {
      throw this.#broken(
        action,
        `an output against the contract: ${wrong.map(({ path, message }) => `${path.join('.') || 'output'} ${message}`).join('; ')}`,
      );
    }
    return output as XisActions[A]['output'];
  }

  #refusal(action: string, body: string): string {
    const reason = (parsed(body) as { error?: unknown } | undefined)?.error;
    if (typeof reason !== 'string' || reason === '')
      throw this.#broken(action, `409 without {error}: ${excerpt(body)}`);
    return reason;
  }

  #broken(action: string, what: string): DriverError {
    return new DriverError(this.#breach(action, what));
  }

  #breach(action: string, what: string): string {
    return `the driver at ${this.#base} broke its contract at action '${action}': ${what}`;
  }
}

/** More than any output of the contract needs. */
const maxBytes = 8 * 1024 * 1024;

/** The body of an answer, unless it is larger than any output can be. */
async function limitedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > maxBytes) throw new Error(`the answer is larger than ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);

const excerpt = (body: string): string => (body.length > 200 ? `${body.slice(0, 200)}…` : body);

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined; // the caller says what it means that the body is no JSON
  }
}

/** `fetch failed` says nothing; what lies under it does. */
function cause(thrown: unknown): string {
  const under = thrown instanceof Error ? thrown.cause : undefined;
  return under instanceof Error ? messageOf(under) || String((under as NodeJS.ErrnoException).code) : messageOf(thrown);
}
