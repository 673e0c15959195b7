import { createHash } from 'node:crypto';
import { header } from '../../core/transcript.js';
import type { Exchange, HttpMessage, Unplaced } from '../../core/transcript.js';
import { FhirFault, readFhir } from '../fhir/read.js';
import type { MitzSpecification } from '../specification/index.js';
import { entryStatuses } from './answer.js';
import { readConsents } from './read.js';

/**
 * A migration message as it is kept on a day with very many: what it says in place of the message, with the SHA-256 of
 * what was on the wire. One that was not recognised stays whole, for it must be looked at.
 */
export function digested(exchange: Unplaced<Exchange>, specification: MitzSpecification): Unplaced<Exchange> {
  const { koppelvlak, request, response } = exchange;
  const says = koppelvlak === 'migreren' && !exchange.callerFault ? meaningOf(request, specification) : undefined;
  if (says === undefined) return exchange;
  const statuses = response ? entryStatuses(response) : [];
  const answer = {
    resourceType: 'Bundle',
    type: 'transaction-response',
    entry: statuses.map((status) => ({ response: { status } })),
  };
  return {
    ...exchange,
    tls: null,
    request: inPlaceOf(request, says),
    response: response && statuses.length > 0 ? inPlaceOf(response, JSON.stringify(answer)) : response,
  };
}

/** What a message that was kept as a digest says, in the words of `readConsents`; undefined where it was kept whole. */
export const saidIn = ({ request }: Exchange): ReturnType<typeof readConsents> | undefined =>
  request.digest === undefined || request.unread !== undefined
    ? undefined
    : (JSON.parse(request.body) as ReturnType<typeof readConsents>);

function meaningOf(request: HttpMessage, specification: MitzSpecification): string | undefined {
  try {
    const read = readConsents(readFhir(request.body, header(request, 'content-type')), specification);
    return 'unrecognised' in read ? undefined : JSON.stringify(read);
  } catch (thrown) {
    if (thrown instanceof FhirFault) return undefined;
    throw thrown;
  }
}

/** The headers that still tell something once the body is gone. */
const telling = ['content-type', 'x-request-id'];

const inPlaceOf = <M extends HttpMessage>(message: M, body: string): M => ({
  ...message,
  headers: message.headers.filter(([name]) => telling.includes(name.toLowerCase())),
  body,
  digest: createHash('sha256').update(message.body).digest('hex'),
});
