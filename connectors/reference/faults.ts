import type { Echo, Headers, MessageFacts, MessageFault } from './fault.js';
import { BEHAVIOUR_FAULTS } from './faults-behaviour.js';
import { CHANNEL_FAULTS } from './faults-channel.js';
import { CLOSED_QUESTION_FAULTS } from './faults-closed-question.js';
import { CONSENT_FAULTS, RECORDING_FAULTS } from './faults-consent.js';
import { OPEN_QUESTION_FAULTS } from './faults-open-question.js';
import { SUBSCRIPTION_FAULTS } from './faults-subscription.js';
import type { SubscriptionResource, TransactionBundle } from './fhir-messages.js';

const MESSAGE_FAULTS = {
  ...CHANNEL_FAULTS,
  ...CLOSED_QUESTION_FAULTS,
  ...OPEN_QUESTION_FAULTS,
  ...SUBSCRIPTION_FAULTS,
  ...CONSENT_FAULTS,
  ...RECORDING_FAULTS,
};

type BehaviourFaultName = keyof typeof BEHAVIOUR_FAULTS;
export type FaultName = BehaviourFaultName | keyof typeof MESSAGE_FAULTS;

/** Every fault by name, with one sentence of what is broken. */
export const FAULT_LIST: readonly { name: FaultName; description: string }[] = [
  ...Object.entries(BEHAVIOUR_FAULTS).map(([name, description]) => ({ name: name as FaultName, description })),
  ...Object.entries(MESSAGE_FAULTS).map(([name, { description }]) => ({ name: name as FaultName, description })),
];

/** The faults this connector was started with. Usually none. */
export class Faults {
  private readonly names: ReadonlySet<FaultName>;
  private readonly ofMessages: readonly MessageFault[];

  constructor(names: readonly FaultName[] = []) {
    this.names = new Set(names);
    this.ofMessages = names.flatMap((name) =>
      name in MESSAGE_FAULTS ? [MESSAGE_FAULTS[name as keyof typeof MESSAGE_FAULTS]] : [],
    );
  }

  /** Asks for a fault of behaviour. A fault of a message's shape needs no asking: it is applied to the message. */
  has(name: BehaviourFaultName): boolean {
    return this.names.has(name);
  }

  closedQuestion(xml: string): string {
    return this.ofMessages.reduce((text, fault) => fault.closedQuestion?.(text) ?? text, xml);
  }

  alsoAsked(): string[] {
    return this.ofMessages.flatMap((fault) => fault.alsoAsks ?? []);
  }

  notEchoed(): Echo[] {
    return this.ofMessages.flatMap((fault) => fault.notEchoed ?? []);
  }

  subscription(subscription: SubscriptionResource): SubscriptionResource {
    for (const fault of this.ofMessages) fault.subscription?.(subscription);
    return subscription;
  }

  migration(bundle: TransactionBundle, neighbourBsn: string): TransactionBundle {
    for (const fault of this.ofMessages) {
      fault.consents?.(bundle, neighbourBsn);
      fault.migration?.(bundle);
    }
    return bundle;
  }

  /** A recording has no neighbour: where a fault wants a second patient, it is the same one again. */
  recording(bundle: TransactionBundle, bsn: string): TransactionBundle {
    for (const fault of this.ofMessages) {
      fault.consents?.(bundle, bsn);
      fault.recording?.(bundle);
    }
    return bundle;
  }

  body(body: string, message: MessageFacts): string {
    return this.ofMessages.reduce((sent, fault) => fault.body?.(sent, message) ?? sent, body);
  }

  headers(headers: Headers, message: MessageFacts): Headers {
    return this.ofMessages.reduce((sent, fault) => fault.headers?.(sent, message) ?? sent, headers);
  }

  url(url: string, message: MessageFacts): string {
    return this.ofMessages.reduce((sent, fault) => fault.url?.(sent, message) ?? sent, url);
  }
}

/** The fault with this name, or the name that comes nearest to it. */
export function findFault(name: string): { name: FaultName } | { nearest: FaultName | undefined } {
  const found = FAULT_LIST.find((fault) => fault.name === name);
  if (found !== undefined) return { name: found.name };
  const byDistance = FAULT_LIST.map((fault) => ({ name: fault.name, distance: distance(name, fault.name) }));
  return { nearest: byDistance.sort((one, other) => one.distance - other.distance)[0]?.name };
}

/** Levenshtein's distance between two names. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, against] of [...other].entries()) {
      const replaced = (row[j] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
