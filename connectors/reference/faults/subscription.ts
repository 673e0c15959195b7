import { randomUUID } from 'node:crypto';

import { FHIR_EXTENSION } from '../codes.js';
import type { SubscriptionResource } from '../fhir-messages.js';
import type { MessageFault } from './fault.js';
import { FaultMissed, must } from './missed.js';

type ChangeSubscription = (subscription: SubscriptionResource) => void;

const withoutExtension =
  (url: string): ChangeSubscription =>
  (subscription) => {
    const index = subscription.extension.findIndex((extension) => extension.url === url);
    if (index < 0) throw new FaultMissed(`the subscription has no ${url}`);
    subscription.extension.splice(index, 1);
  };

/** Faults in the form of the abonnement. */
export const SUBSCRIPTION_FAULTS = {
  'subscribes-with-status-active': {
    description: 'Sends a Subscription with status active instead of requested.',
    subscription: (subscription) => {
      subscription.status = 'active';
    },
  },
  'leaves-out-the-reason': {
    description: 'Sends a Subscription without a reason.',
    subscription: (subscription) => {
      delete subscription.reason;
    },
  },
  'leaves-out-the-provider-type-in-criteria': {
    description: 'Leaves the provider type out of the criteria of a Subscription.',
    subscription: (subscription) => {
      const without = subscription.criteria.replace(/&providertype=[^&]*/, '');
      if (without === subscription.criteria) throw new FaultMissed('the criteria have no provider type');
      subscription.criteria = without;
    },
  },
  'sends-a-birth-date-as-dutch-text': {
    description: 'Sends the birth date as day-month-year.',
    subscription: (subscription) => {
      // A patient whose birth date was not verified rightly has none.
      const birthDate = subscription.extension.find(({ url }) => url === FHIR_EXTENSION.birthDate);
      if (birthDate !== undefined)
        birthDate.valueDate = must(birthDate.valueDate, 'birth date').split('-').reverse().join('-');
    },
  },
  'leaves-out-the-gateway-system': {
    description: 'Sends a Subscription without GatewaySystem.',
    subscription: withoutExtension(FHIR_EXTENSION.gatewaySystem),
  },
  'leaves-out-the-source-system': {
    description: 'Sends a Subscription without SourceSystem.',
    subscription: withoutExtension(FHIR_EXTENSION.sourceSystem),
  },
  'adds-an-unknown-extension': {
    description: 'Adds an extension to a Subscription that the specification does not know.',
    subscription: (subscription) => {
      subscription.extension.push({ url: 'http://example.nl/StructureDefinition/Afdeling', valueString: 'balie' });
    },
  },
  'sends-an-id-on-create': {
    description: 'Sends a new Subscription with an id of its own.',
    subscription: (subscription) => {
      subscription.id = randomUUID();
    },
  },
  'subscribes-for-email': {
    description: 'Asks for notification by e-mail instead of rest-hook.',
    subscription: (subscription) => {
      subscription.channel.type = 'email';
    },
  },
  'gives-a-plain-http-endpoint': {
    description: 'Gives a notification address without TLS.',
    subscription: ({ channel }) => {
      if (!channel.endpoint.startsWith('https:')) throw new FaultMissed('the endpoint is not https');
      channel.endpoint = channel.endpoint.replace('https:', 'http:');
    },
  },
  'asks-payload-text-plain': {
    description: 'Asks for notifications as plain text.',
    subscription: ({ channel }) => {
      channel.payload = 'text/plain';
    },
  },
  'ends-a-subscription-on-a-day-that-does-not-exist': {
    description: 'Sends a Subscription that ends on the thirtieth of February.',
    subscription: (subscription) => {
      subscription.end = '2036-02-30T00:00:00Z';
    },
  },
  'sends-an-empty-error-in-a-subscription': {
    description: 'Sends a Subscription with an error text that is empty, where it should be left out.',
    subscription: (subscription) => {
      subscription.error = '';
    },
  },
  'sends-rubbish-as-subscription': {
    description: 'Sends a text that is no FHIR where a Subscription belongs.',
    body: (body, { kind }) => (kind === 'subscribe' ? 'rubbish' : body),
  },
  'sends-subscription-as-application-json': {
    description: 'Sends a Subscription with a media type that is not the one of FHIR.',
    headers: (headers, { kind }) =>
      kind === 'subscribe'
        ? { ...headers, 'Content-Type': must(headers['Content-Type'], 'Content-Type').replace('fhir+', '') }
        : headers,
  },
} as const satisfies Record<string, MessageFault>;
