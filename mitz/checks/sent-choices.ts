import { fhirOf } from '../evidence.js';
import type { Recognised } from '../evidence.js';
import { place } from '../rules.js';
import type { ConsentChoice } from '../toestemming/bundle.js';
import { resourcesOf } from '../toestemming/read.js';
import type { ReceivedConsents } from '../toestemming/read.js';

/** A choice as it was sent, with where each of its fields stands: `exchange 3, Bundle.entry[0].resource.status`. */
export interface SentChoice extends ConsentChoice {
  /** The message it stands in. */
  readonly message: Recognised<ReceivedConsents>;
  readonly where: (field: string) => string;
}

/** The choices in one message. */
export function choicesIn(message: Recognised<ReceivedConsents>): readonly SentChoice[] {
  const { exchange, consents } = message;
  const paths = pathsIn(message, 'Consent');
  return consents.map((consent, i) => ({
    ...consent,
    message,
    where: (field) => place(exchange, `${paths[i] ?? 'Bundle'}.${field}`),
  }));
}

/** Where in a message something in its first resource of a type stands. */
export function placeIn(
  message: Recognised<ReceivedConsents>,
  type: 'Patient' | 'Organization' | 'Provenance',
  field: string,
): string {
  const [first] = pathsIn(message, type);
  return place(message.exchange, `${first ?? 'Bundle'}.${field}`);
}

/** Where the resources of a type stand. Of a message that was kept as a digest that is not known any more. */
const pathsIn = ({ exchange }: Recognised<ReceivedConsents>, type: string): readonly string[] =>
  exchange.request.digest === undefined ? resourcesOf(fhirOf(exchange), type).map(({ path }) => path) : [];
