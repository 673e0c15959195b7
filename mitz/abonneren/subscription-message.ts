import { fail, notShown } from '../../core/outcome.js';
import { at, listAt, shown, textAt } from '../fhir/json.js';
import type { Json } from '../fhir/json.js';
import { resourceOf } from '../fhir/message.js';
import type { BaseForm, FhirMessage } from '../fhir/message.js';
import { place } from '../rules.js';

/** A Subscription as FHIR has it; what the specification set demands on top is judged by rules of its own. */
export const subscriptionForm: BaseForm = {
  schema: 'subscription',
  name: 'Subscription',
  judgedElsewhere: [
    ['id'],
    ['status'],
    ['reason'],
    ['criteria'],
    ['channel', 'type'],
    ['channel', 'endpoint'],
    ['channel', 'payload'],
    ['extension', '*', 'valueDate'],
    ['extension', '*', 'valueOid'],
  ],
};

/** The Subscription, for a rule about a part of it. @throws NotShown where the message is none */
export const subscriptionOf = (message: FhirMessage): Json => resourceOf(subscriptionForm, message);

/** An extension with its place in the message. */
export interface FoundExtension {
  readonly extension: Json;
  readonly path: string;
}

/** The extensions of a Subscription. */
export const extensionsOf = (subscription: Json): readonly FoundExtension[] =>
  listAt(subscription, 'extension').map((extension, i) => ({ extension, path: `Subscription.extension[${i}]` }));

/** The value of the one extension with this url; undefined where there is none. Two of them is what the rule finds. */
export function onlyValueOf(
  message: FhirMessage,
  url: string,
  type: 'valueDate' | 'valueOid',
): { readonly value: string; readonly where: string } | undefined {
  const found = extensionsOf(subscriptionOf(message)).filter(({ extension }) => textAt(extension, 'url') === url);
  const [first, second] = found;
  if (!first) return undefined;
  const where = place(message.exchange, `${first.path}.${type}`);
  if (second) {
    fail({
      message: `extension ${url} must stand in the Subscription once`,
      expected: 'one',
      received: String(found.length),
      where: place(message.exchange, second.path),
    });
  }
  const value = textAt(first.extension, type);
  if (value === undefined) {
    fail({ message: `extension ${url} must have a ${type}`, expected: type, received: shown(first.extension), where });
  }
  return { value, where };
}

/** What stands in the channel. @throws NotShown where the channel has no type, which another rule finds */
export const channelAt = (message: FhirMessage, key: 'endpoint' | 'payload'): Json | undefined => {
  const subscription = subscriptionOf(message);
  if (at(subscription, 'channel') === undefined) notShown('the Subscription has no channel: see the rule on its type');
  return at(subscription, 'channel', key);
};
