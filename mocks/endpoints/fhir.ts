import type { Json } from '../../mitz/fhir/json.js';
import { FhirFault, readFhir } from '../../mitz/fhir/read.js';
import { readSubscription } from '../../mitz/abonneren/subscription.js';
import { buildConsentAnswer, operationOutcome } from '../../mitz/toestemming/answer.js';
import { readConsents } from '../../mitz/toestemming/read.js';
import type { ReceivedConsents } from '../../mitz/toestemming/read.js';
import type { MitzState } from '../state.js';
import type { Endpoint, Received, Reply } from './endpoint.js';

/** Abonneren: 202 with the id in Location, the same id on repetition. */
export const abonneren: Endpoint = (message, mitz) =>
  reading(message, (resource) => {
    const request = readSubscription(resource, mitz.specification);
    if ('unrecognised' in request) return outcome(400, 'invalid', request.unrecognised);
    const { id } = mitz.subscribe(request);
    return {
      status: mitz.specification['abonnement.accepted'].value,
      headers: { location: `Subscription/${id}` },
      body: '',
    };
  });

/** Opzeggen: DELETE of the subscription by its id. */
export const opzeggen: Endpoint = (message, mitz) => {
  const id = message.path.split('/').at(-1) ?? '';
  if (!mitz.unsubscribe(id)) return outcome(404, 'not-found', 'no such Subscription');
  return { status: mitz.specification['abonnement.cancelled'].value, headers: {}, body: '' };
};

/** Migreren: refused for a holder whose migration Mitz has not approved. */
export const migreren: Endpoint = (message, mitz) =>
  recording(message, mitz, (received) => {
    if (mitz.isApproved(received.holder.ura)) return undefined;
    return outcome(
      mitz.specification['migratie.notApproved'].value,
      mitz.specification['migratie.notApprovedIssue'].value,
      `the migration of URA ${received.holder.ura} is not approved`,
    );
  });

/** Registreren: a choice recorded with a button. That a Provenance goes along is assumed, so one that lacks is no reason to refuse it. */
export const registreren: Endpoint = (message, mitz) => recording(message, mitz, () => undefined);

/** Records the consents of a bundle unless `refusal` gives a reason not to; answers per entry. */
function recording(
  message: Received,
  mitz: MitzState,
  refusal: (received: ReceivedConsents) => Reply | undefined,
): Reply {
  return reading(message, (bundle) => {
    const received = readConsents(bundle, mitz.specification);
    if ('unrecognised' in received) return outcome(400, 'invalid', received.unrecognised);
    return refusal(received) ?? json(200, buildConsentAnswer(bundle, mitz.record(received), mitz.specification));
  });
}

function reading(message: Received, answer: (resource: Json) => Reply): Reply {
  try {
    return answer(readFhir(message.body, message.contentType));
  } catch (thrown) {
    if (!(thrown instanceof FhirFault)) throw thrown;
    const status = thrown.message.startsWith('Content-Type') ? 415 : 400;
    return outcome(status, 'structure', thrown.message);
  }
}

export const json = (status: number, resource: Json): Reply => ({
  status,
  headers: { 'content-type': 'application/fhir+json; charset=utf-8' },
  body: JSON.stringify(resource),
});

/** A FHIR error, with what the caller did wrong. */
export const outcome = (status: number, code: string, diagnostics: string): Reply => ({
  ...json(status, operationOutcome(code, diagnostics)),
  fault: diagnostics,
});
