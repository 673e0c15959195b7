import { randomUUID } from 'node:crypto';

import type { Answered, Message } from '../exchange.js';

/** What the fault `never-calls-mitz` makes up: everything that is sent was accepted, every question stays unanswered. */
export function pretendedAnswer(message: Message): Answered {
  const answer = (status: number, body = ''): Answered => ({
    outcome: 'answered',
    status,
    mediaType: 'application/fhir+json',
    location: `Subscription/${randomUUID()}`,
    body,
  });
  if (message.kind === 'subscribe') return answer(202);
  if (message.kind === 'unsubscribe') return answer(204);
  const accepted = {
    resourceType: 'Bundle',
    type: 'transaction-response',
    entry: [{ response: { status: '201 Created' } }],
  };
  if (message.kind === 'migrate' || message.kind === 'record-consent') return answer(200, JSON.stringify(accepted));
  return answer(503);
}
