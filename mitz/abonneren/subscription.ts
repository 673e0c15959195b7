import { textAt, listAt } from '../fhir/json.js';
import type { Json } from '../fhir/json.js';
import type { Provider } from '../parties.js';
import type { MitzSpecification } from '../specification/index.js';

/** The localisatiegegeven in meaning: this holder has an active dossier of this patient, and wants to hear of changes. */
export interface SubscriptionRequest {
  readonly bsn: string;
  readonly holder: Provider;
  readonly birthDate?: string;
  readonly gatewaySystem?: string;
  readonly sourceSystem?: string;
  /** Where Mitz notifies. */
  readonly endpoint: string;
  readonly payload?: string;
}

/** The Subscription as a good connector writes it. */
export function buildSubscription(request: SubscriptionRequest, specification: MitzSpecification): Json {
  const extension = (
    key: 'abonnement.birthDate' | 'abonnement.gateway' | 'abonnement.source',
    value: string | undefined,
    type: string,
  ): readonly Json[] => (value === undefined ? [] : [{ url: specification[key].value, [type]: value }]);
  return {
    resourceType: 'Subscription',
    extension: [
      ...extension('abonnement.birthDate', request.birthDate, 'valueDate'),
      ...extension('abonnement.gateway', request.gatewaySystem, 'valueOid'),
      ...extension('abonnement.source', request.sourceSystem, 'valueOid'),
    ],
    status: specification['abonnement.status'].value,
    reason: specification['abonnement.reason'].value,
    criteria: `Consent?_query=${specification['abonnement.query'].value}&patientid=${request.bsn}&providerid=${request.holder.ura}&providertype=${request.holder.providerType}`,
    channel: {
      type: specification['abonnement.channel'].value,
      endpoint: request.endpoint,
      payload: request.payload ?? 'application/fhir+json',
    },
  };
}

/** The parameters of `Consent?_query=otv&patientid=…`, in any order; undefined where the criteria is of another form. */
export function criteriaOf(subscription: Json): URLSearchParams | undefined {
  const [resource, query] = (textAt(subscription, 'criteria') ?? '').split('?');
  return resource === 'Consent' && query !== undefined ? new URLSearchParams(query) : undefined;
}

/** The value of one of the extensions, whatever its type. */
function extensionOf(subscription: Json, url: string): string | undefined {
  const found = listAt(subscription, 'extension').find((one) => textAt(one, 'url') === url);
  return (
    textAt(found, 'valueDate') ?? textAt(found, 'valueOid') ?? textAt(found, 'valueUri') ?? textAt(found, 'valueString')
  );
}

/**
 * The meaning of a Subscription written in full in a form the set knows.
 * @returns the request, or in words why it was not recognised.
 */
export function readSubscription(
  subscription: Json,
  specification: MitzSpecification,
): SubscriptionRequest | { readonly unrecognised: string } {
  if (textAt(subscription, 'resourceType') !== 'Subscription') return { unrecognised: 'not a Subscription' };
  const criteria = criteriaOf(subscription);
  const [bsn, ura, providerType] = ['patientid', 'providerid', 'providertype'].map((name) => criteria?.get(name) ?? '');
  if (criteria?.get('_query') !== specification['abonnement.query'].value || !bsn || !ura) {
    return { unrecognised: 'criteria without _query, patientid or providerid' };
  }
  const birthDate = extensionOf(subscription, specification['abonnement.birthDate'].value);
  const gatewaySystem = extensionOf(subscription, specification['abonnement.gateway'].value);
  const sourceSystem = extensionOf(subscription, specification['abonnement.source'].value);
  return {
    bsn,
    holder: { ura, providerType: providerType ?? '' },
    endpoint: textAt(subscription, 'channel', 'endpoint') ?? '',
    ...(birthDate !== undefined && { birthDate }),
    ...(gatewaySystem !== undefined && { gatewaySystem }),
    ...(sourceSystem !== undefined && { sourceSystem }),
  };
}
