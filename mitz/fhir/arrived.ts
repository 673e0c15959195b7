/** The FHIR messages of a run, for who gives a second opinion on them when it is over. */
import type { Entry, Exchange } from '../../core/transcript.js';
import { isExchange } from '../../core/transcript.js';
import { isForReading, shapeOf } from './second-reading.js';

/** A message with the scenario in which it arrived. */
export interface ArrivedMessage {
  readonly scenario: string;
  readonly exchange: Exchange;
}

/** All messages, and one of each form: a thousand patients make one form, not a thousand opinions. */
export interface Arrived {
  readonly messages: number;
  readonly forms: readonly ArrivedMessage[];
}

/** Gathers messages from what the door let through, scenario by scenario. What was not kept whole is left out. */
export class ArrivedMessages {
  readonly #forms = new Map<string, ArrivedMessage>();
  #messages = 0;

  add(scenario: string, entries: readonly Entry[]): void {
    for (const exchange of entries.filter(isExchange).filter(isForReading)) {
      this.#messages += 1;
      const shape = shapeOf(exchange);
      if (!this.#forms.has(shape)) this.#forms.set(shape, { scenario, exchange });
    }
  }

  get all(): Arrived {
    return { messages: this.#messages, forms: [...this.#forms.values()] };
  }
}

/** How a message is named in a finding. */
export const nameOf = ({ scenario, exchange: { id, koppelvlak } }: ArrivedMessage): string =>
  `exchange ${id} of ${scenario} (${koppelvlak ?? ''})`;
