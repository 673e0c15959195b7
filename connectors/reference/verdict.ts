import { AnswerRefused, readClosedAnswer, type Asked, type Decision } from './closed-answer.js';
import type { Answer, Answered } from './exchange.js';
import type { Faults } from './faults.js';
import { NotWellFormed, withoutDoctype, XmlRefused } from './xml.js';

/** Why there is no decision: the answer is of no use, Mitz is unavailable, the connection broke, or nothing came. */
export type Failure = 'unusable' | 'unavailable' | 'broken' | 'silent';

/** What came of asking Mitz: a decision per category, or why there is none. */
export type Verdict = { decisions: ReadonlyMap<string, Decision> } | { failure: Failure };

const FAILURES = { timeout: 'silent', unreachable: 'broken', oversized: 'unusable' } as const;

/** What an answer to the closed question decides. Anything but a whole, readable answer to this question is a failure. */
export function verdictOf(answer: Answer, asked: Asked, faults: Faults): Verdict {
  if (answer.outcome !== 'answered') return { failure: FAILURES[answer.outcome] };
  if (isTakenForPermit(answer, faults)) return permitted(asked);
  if (answer.status >= 500) return { failure: 'unavailable' };
  if (answer.status !== 200) return { failure: 'unusable' };
  const seen = answer.body.includes('Permit') && faults.has('searches-the-answer-for-the-word-permit');
  if (answer.mediaType !== 'application/soap+xml') return seen ? permitted(asked) : { failure: 'unusable' };
  try {
    const body = faults.has('accepts-a-doctype') ? withoutDoctype(answer.body) : answer.body;
    return { decisions: readClosedAnswer(body, asked, faults) };
  } catch (error) {
    if (error instanceof NotWellFormed && seen) return permitted(asked);
    if (error instanceof AnswerRefused || error instanceof XmlRefused) return { failure: 'unusable' };
    throw error;
  }
}

function isTakenForPermit({ status, body }: Answered, faults: Faults): boolean {
  return (
    (status >= 400 && body.includes('Fault>') && faults.has('takes-a-fault-for-permit')) ||
    (status >= 300 && status < 400 && faults.has('takes-a-redirect-for-permit'))
  );
}

const permitted = ({ dataCategories }: Asked): Verdict => ({
  decisions: new Map(dataCategories.map((category) => [category, 'Permit'])),
});

/** Failures on which only a faulty connector releases. */
export function leaksOn(failure: Failure, faults: Faults): boolean {
  return (
    (failure === 'unavailable' && faults.has('releases-when-mitz-is-unavailable')) ||
    (failure === 'broken' && faults.has('releases-on-a-broken-connection')) ||
    (failure === 'silent' && faults.has('releases-after-silence'))
  );
}
