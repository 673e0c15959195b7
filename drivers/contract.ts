import { DriverError } from '../core/errors.js';
import type { Door } from '../core/recorder.js';
import type { ActionName, XisActions } from '../mitz/xis.js';
import { hasOutput, outputViolations } from '../schemas/driver-contract.js';

/** More than any output of the contract needs. */
export const maxOutputBytes = 8 * 1024 * 1024;

/** What the forms of the driver contract share: how an output is read, and how a breach is told. */
export class Contract {
  /**
   * @param driver who it is about, as the beginning of a sentence: `the driver at http://…`
   * @param door what a driver said passes it before it is cut short: half a BSN is none that the door knows
   */
  constructor(
    private readonly driver: string,
    private readonly door: Door,
  ) {}

  /** The output of an action that was done. @throws DriverError where it breaks the schema */
  output<A extends ActionName>(action: A, output: unknown): XisActions[A]['output'] {
    if (!hasOutput(action)) return undefined;
    const wrong = outputViolations(action, output);
    if (wrong.length === 0) return output as XisActions[A]['output'];
    const told = wrong.map(({ path, message }) => `${path.join('.') || 'output'} ${message}`).join('; ');
    throw this.broken(action, `an output against the contract: ${told}`);
  }

  /** As `output`, from JSON text. */
  outputIn<A extends ActionName>(action: A, text: string): XisActions[A]['output'] {
    if (!hasOutput(action)) return undefined;
    const output = parsed(text);
    if (output === undefined) throw this.broken(action, `an output that is no JSON: ${this.excerpt(text)}`);
    return this.output(action, output);
  }

  /** The reason in a refusal's `{error}`. @param said how the driver said that it is a refusal: `409` */
  reasonIn(action: string, text: string, said: string): string {
    const reason = (parsed(text) as { error?: unknown } | undefined)?.error;
    if (typeof reason === 'string' && reason !== '') return reason;
    throw this.broken(action, `${said} without {error}: ${this.excerpt(text)}`);
  }

  /** The beginning of what a driver said. */
  excerpt(text: string): string {
    const hidden = this.door(text);
    return hidden.length > 200 ? `${hidden.slice(0, 200)}…` : hidden;
  }

  broken(action: string, what: string): DriverError {
    return new DriverError(this.breach(action, what));
  }

  breach(action: string, what: string): string {
    return `${this.driver} broke its contract at action '${action}': ${what}`;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // the caller says what it means that the text is no JSON
  }
}
