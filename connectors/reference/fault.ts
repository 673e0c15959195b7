import type { AuditEvent } from './domain.js';
import type { SubscriptionResource, TransactionBundle } from './fhir-messages.js';

export type Headers = Record<string, string>;

/** What a header or address fault may know of the message. */
export interface MessageFacts {
  kind: AuditEvent;
  bsn: string;
}

/** What an answer repeats of its question, and a careful reader compares. */
export type Echo = 'patient' | 'holder';

/** A fault in the shape of a message: what it does to the outgoing text, resource, body, headers or address. */
export interface MessageFault {
  readonly description: string;
  readonly closedQuestion?: (xml: string) => string;
  /** Data categories the broken question also asks, so that the answer to it is still read as meant. */
  readonly alsoAsks?: readonly string[];
  /** What the answer to the broken question cannot be expected to repeat. */
  readonly notEchoed?: readonly Echo[];
  readonly subscription?: (subscription: SubscriptionResource) => void;
  /** Breaks every message of consents, of a migration and of a button alike. */
  readonly consents?: (bundle: TransactionBundle, neighbourBsn: string) => void;
  readonly migration?: (bundle: TransactionBundle) => void;
  readonly recording?: (bundle: TransactionBundle) => void;
  readonly body?: (body: string, message: MessageFacts) => string;
  readonly headers?: (headers: Headers, message: MessageFacts) => Headers;
  readonly url?: (url: string, message: MessageFacts) => string;
}
