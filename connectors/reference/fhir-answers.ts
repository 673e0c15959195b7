import { FhirUnreadable, objectAt, objectsAt, readFhir, textAt, type Loose } from './fhir-reading.js';
import { given } from './input.js';
import type { Answer } from './exchange.js';
import { XmlRefused } from './xml.js';

/** What an answer to a FHIR message means for the sender. */
export type Weighed =
  | { verdict: 'accepted' }
  | { verdict: 'later'; afterMs?: number; reason: string }
  | { verdict: 'refused'; reason: string }
  /** Mitz does not accept us, or not for this: no use to go on with the rest. */
  | { verdict: 'stop'; reason: string };

/** How an answer stands in the audit log. */
export const auditOutcome = ({ verdict }: Weighed): 'success' | 'error' | 'refused' =>
  verdict === 'accepted' ? 'success' : verdict === 'later' ? 'error' : 'refused';

const TOO_MANY_REQUESTS = 429;
const DEFAULT_PAUSE_MS = 1000;

/** Retried are 429, 5xx and what broke off; refused is what will not change by itself; 401 and 403 stop everything. */
export function weigh(answer: Answer): Weighed {
  if (answer.outcome !== 'answered') {
    return { verdict: 'later', reason: `Mitz could not be reached (${answer.outcome}).` };
  }
  const { status } = answer;
  if (status >= 200 && status < 300) return { verdict: 'accepted' };
  const said = outcomeText(answer.body);
  const reason = `Mitz answered ${status}${said === '' ? '' : `: ${said}`}`;
  if (status === TOO_MANY_REQUESTS) {
    return { verdict: 'later', afterMs: answer.retryAfterMs ?? DEFAULT_PAUSE_MS, reason };
  }
  if (status >= 500) return { verdict: 'later', ...given('afterMs', answer.retryAfterMs), reason };
  if (status === 401 || status === 403) return { verdict: 'stop', reason };
  return { verdict: 'refused', reason };
}

/** What an OperationOutcome says, in short; nothing when it is something else. */
function outcomeText(body: string): string {
  const outcome = tryRead(body);
  const issues = objectsAt(outcome, 'issue').map(
    (issue) =>
      textAt(issue, 'diagnostics') ?? textAt(objectAt(issue, 'details'), 'text') ?? textAt(issue, 'code') ?? '',
  );
  return issues.join(' ').slice(0, 200);
}

function tryRead(body: string): Loose | undefined {
  try {
    return readFhir(body);
  } catch (error) {
    if (error instanceof FhirUnreadable || error instanceof XmlRefused) return undefined;
    throw error;
  }
}

/** The same of an offered consent, and whether Mitz holds a newer choice. */
export type WeighedOffer = Weighed & { superseded?: boolean };

/** Weighs the answer to a transaction: 200 counts only when every entry in it was accepted. */
export function weighTransaction(answer: Answer): WeighedOffer {
  const weighed = weigh(answer);
  if (answer.outcome !== 'answered') return weighed;
  if (weighed.verdict !== 'accepted') return { ...weighed, superseded: isConflict(answer.status) };
  const bundle = answer.status === 200 ? tryRead(answer.body) : undefined;
  if (textAt(bundle, 'type') !== 'transaction-response') {
    return { verdict: 'refused', reason: 'The answer of Mitz could not be read.' };
  }
  const statuses = objectsAt(bundle, 'entry').map((entry) => textAt(objectAt(entry, 'response'), 'status') ?? '');
  const failed = statuses.find((status) => !status.startsWith('2'));
  if (failed === undefined) return weighed;
  const superseded = isConflict(Number(failed.slice(0, 3)));
  const reason = superseded ? 'A newer choice stands in Mitz.' : `Mitz refused part of the message: ${failed}`;
  return { verdict: 'refused', reason, superseded };
}

/** Mitz holds something newer than what was sent. */
function isConflict(status: number): boolean {
  return status === 409 || status === 412;
}
