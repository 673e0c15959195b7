import type { Answer } from './exchange.js';
import type { Faults } from './faults.js';
import type { Weighed } from './fhir-answers.js';

/** What a fault makes of an answer to an offered consent. */
export type OfferMistake = 'believe' | 'count-as-accepted' | 'send-again' | 'go-on' | 'stop';

/** The mistake that a faulty connector makes on this answer; undefined for the right thing. */
export function mistakeOnOffer(
  faults: Faults,
  answer: Answer,
  { verdict, superseded }: Weighed & { superseded?: boolean },
): OfferMistake | undefined {
  if (answer.outcome !== 'answered') return faults.has('gives-up-after-a-reset') ? 'go-on' : undefined;
  if (answer.status === 429) {
    if (faults.has('gives-up-after-429')) return 'go-on';
    return faults.has('ignores-retry-after') ? 'send-again' : undefined;
  }
  if (answer.status >= 500) return faults.has('loses-messages-in-an-outage') ? 'go-on' : undefined;
  if (verdict === 'stop') return onStop(faults, answer.status);
  if (verdict !== 'refused') return undefined;
  if (superseded === true) {
    if (faults.has('retries-what-mitz-superseded')) return 'send-again';
    return faults.has('counts-superseded-as-accepted') ? 'count-as-accepted' : undefined;
  }
  if (answer.status === 200) {
    if (faults.has('believes-any-answer')) return 'believe';
    return faults.has('stops-after-an-unreadable-answer') ? 'stop' : undefined;
  }
  if (faults.has('counts-refusals-as-accepted')) return 'count-as-accepted';
  if (faults.has('retries-a-refusal-for-ever')) return 'send-again';
  return faults.has('stops-all-on-one-refusal') ? 'stop' : undefined;
}

function onStop(faults: Faults, status: number): OfferMistake | undefined {
  if (faults.has('counts-refusals-as-accepted')) return 'count-as-accepted';
  if (status === 401) return faults.has('goes-on-after-401') ? 'go-on' : undefined;
  if (faults.has('retries-a-refusal-for-ever')) return 'send-again';
  return faults.has('goes-on-without-approval-of-mitz') ? 'go-on' : undefined;
}
