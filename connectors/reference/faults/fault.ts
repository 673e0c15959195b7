import type { Connector } from '../connector.js';
import type { AuditEvent } from '../domain.js';
import type { SubscriptionResource, TransactionBundle } from '../fhir-messages.js';
import type { Hooks } from '../hooks/hooks.js';

export type { Hooks } from '../hooks/hooks.js';

/** A fault of behaviour: its sentence, and the hooks that make it. What they remember begins anew with each use. */
export interface BehaviourFault {
  readonly description: string;
  readonly hooks: (connector: Connector) => Hooks;
}

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

export type Fault = BehaviourFault | MessageFault;

/** A fault that needs to remember nothing, or keeps what it remembers in the function that gives its hooks. */
export function fault(description: string, hooks: Hooks | ((connector: Connector) => Hooks)): BehaviourFault {
  return { description, hooks: typeof hooks === 'function' ? hooks : () => hooks };
}
