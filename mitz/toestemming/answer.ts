import { randomUUID } from 'node:crypto';
import { header } from '../../core/transcript.js';
import type { Exchange, HttpResponse } from '../../core/transcript.js';
import { listAt, textAt } from '../fhir/json.js';
import type { Json } from '../fhir/json.js';
import { FhirFault, readFhir } from '../fhir/read.js';
import type { MitzSpecification } from '../specification/index.js';

/** A FHIR error: a code of `issue-type`, and in words what is wrong. */
export const operationOutcome = (code: string, diagnostics: string): Json => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics }],
});

/**
 * What Mitz answers to a bundle that records consents: entry for entry that it was made, or of a Consent that a newer
 * choice stands. `recorded` tells for each Consent, in order, whether it was recorded.
 */
export function buildConsentAnswer(bundle: Json, recorded: readonly boolean[], specification: MitzSpecification): Json {
  const left = [...recorded];
  const entry = listAt(bundle, 'entry').map((one) => {
    const type = textAt(one, 'resource', 'resourceType') ?? 'Resource';
    const stands = type === 'Consent' && left.shift() === false;
    if (!stands)
      return { response: { status: specification['migratie.entryStatus'].value, location: `${type}/${randomUUID()}` } };
    const newer = operationOutcome('conflict', 'a newer choice of the patient stands');
    return { response: { status: specification['migratie.newerStands'].value, outcome: newer } };
  });
  return { resourceType: 'Bundle', id: randomUUID(), type: 'transaction-response', entry };
}

/** What became of a bundle of consents at Mitz: taken, not taken because of a newer choice, not taken, or not known. */
export type Fate = 'accepted' | 'superseded' | 'refused' | 'unanswered';

/** What the answer of Mitz says of a bundle of consents. An answer that nobody can read took nothing. */
export function fateOf({ response }: Pick<Exchange, 'response'>, specification: MitzSpecification): Fate {
  if (!response) return 'unanswered';
  if (response.status !== 200) return 'refused';
  const statuses = entryStatuses(response);
  const newer = specification['migratie.newerStands'].value.split(' ', 1)[0] ?? '';
  if (statuses.some((status) => status.startsWith(newer))) return 'superseded';
  return statuses.length > 0 && statuses.every((status) => status.startsWith('2')) ? 'accepted' : 'refused';
}

/** The status of each entry in an answer; none where it is no answer to a bundle, or cannot be read. */
export function entryStatuses(response: HttpResponse): readonly string[] {
  try {
    const answer = readFhir(response.body, header(response, 'content-type'));
    if (textAt(answer, 'type') !== 'transaction-response') return [];
    return listAt(answer, 'entry').map((entry) => textAt(entry, 'response', 'status') ?? '');
  } catch (thrown) {
    if (thrown instanceof FhirFault) return [];
    throw thrown;
  }
}
