import type { AuditEvent } from './domain.js';

/** One message to Mitz. `bsn` never goes into the address or a header; it says whom the exchange is about. */
export interface Message {
  kind: AuditEvent;
  requestId: string;
  method: 'POST' | 'DELETE';
  path: string;
  bsn: string;
  body?: string;
  contentType?: string;
  accept?: string;
  /** Until when the whole answer must be there. */
  deadlineMs?: number;
  /** One of many messages in a row. */
  bulk?: boolean;
}

export interface Answered {
  outcome: 'answered';
  status: number;
  mediaType: string;
  location?: string;
  retryAfterMs?: number;
  body: string;
}

export interface Unanswered {
  outcome: 'timeout' | 'unreachable' | 'oversized';
}

/** What came back, and under which X-Request-Id it was asked. */
export type Answer = (Answered | Unanswered) & { requestId?: string };
