import type { Answer } from './exchange.js';
import type { Faults } from './faults.js';
import type { Weighed } from './fhir-answers.js';

/** What a fault makes of an answer to a registration. */
export type Mistake = 'forget' | 'send-again' | 'refuse-and-send-again' | 'stop' | 'refuse-and-go-on' | 'believe';

/** The mistake that a faulty connector makes on this answer; undefined for the right thing. */
export function mistakeOn(faults: Faults, answer: Answer, { verdict }: Weighed): Mistake | undefined {
  if (answer.outcome !== 'answered') return faults.has('gives-up-after-a-reset') ? 'forget' : undefined;
  const { status, location } = answer;
  if (status === 429) {
    if (faults.has('gives-up-after-429')) return 'forget';
    return faults.has('ignores-retry-after') ? 'send-again' : undefined;
  }
  if (status >= 500) return faults.has('loses-messages-in-an-outage') ? 'forget' : undefined;
  if (verdict === 'stop') return faults.has('goes-on-after-401') ? 'refuse-and-go-on' : undefined;
  if (verdict === 'refused') {
    if (faults.has('retries-a-refusal-for-ever')) return 'refuse-and-send-again';
    return faults.has('stops-all-on-one-refusal') ? 'stop' : undefined;
  }
  if (location !== undefined) return undefined;
  if (faults.has('stops-after-an-unreadable-answer')) return 'stop';
  if (faults.has('believes-any-answer')) return 'believe';
  return faults.has('repeats-until-there-is-a-location') && status === 202 ? 'send-again' : undefined;
}
