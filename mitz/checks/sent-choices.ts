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
  const paths = resourcesOf(fhirOf(exchange), 'Consent').map(({ path }) => path);
  return consents.map((consent, i) => ({
    ...consent,
    message,
    where: (field) => place(exchange, `${paths[i] ?? 'Bundle'}.${field}`),
  }));
}

/** Where in a message something in its first resource of a type stands. */
export function placeIn(
  { exchange }: Recognised<ReceivedConsents>,
  type: 'Patient' | 'Organization' | 'Provenance',
  field: string,
): string {
  const [first] = resourcesOf(fhirOf(exchange), type);
  return place(exchange, `${first?.path ?? 'Bundle'}.${field}`);
}
