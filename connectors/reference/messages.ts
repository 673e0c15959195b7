import { Fhir } from 'fhir/fhir.js';

import { buildClosedQuestion, type ClosedQuestion } from './closed-question.js';
import type { Environment, Patient, Professional, Provider } from './domain.js';
import {
  buildConsentBundle,
  buildRecording,
  buildSubscription,
  type ConsentFacts,
  type RecordingFacts,
  type SubscriptionResource,
  type TransactionBundle,
} from './fhir-messages.js';
import { buildOpenQuestion, type OpenQuestion } from './open-question.js';

/** A message in one of the two formats of FHIR, with the media type that belongs to it. */
export interface Serialized {
  body: string;
  contentType: string;
}

/** Who opens MijnMitz, and for whom. */
export interface LaunchFacts {
  bsn: string;
  provider: Provider;
  professional: Professional;
  factors: 1 | 2;
}

/** Everything that this connector writes to Mitz: one method for each kind of message. */
export class Messages {
  private converter: Fhir | undefined;

  closedQuestion(question: ClosedQuestion): string {
    return buildClosedQuestion(question);
  }

  openQuestion(question: OpenQuestion): string {
    return buildOpenQuestion(question);
  }

  /** Registers a patient at Mitz (abonneren). */
  subscription(environment: Environment, holder: Provider, patient: Patient, endpoint: string): SubscriptionResource {
    return buildSubscription(environment, holder, patient, endpoint);
  }

  /** Offers a consent from before Mitz (migreren). */
  consents(facts: ConsentFacts): TransactionBundle {
    return buildConsentBundle(facts);
  }

  /** Records what a patient said at one of the buttons (registreren). */
  recording(facts: RecordingFacts): TransactionBundle {
    return buildRecording(facts);
  }

  /** Samen-naar-MijnMitz. The wire of it is an assumption. */
  launch({ bsn, provider: { ura, providerType }, professional, factors }: LaunchFacts): string {
    return JSON.stringify({ bsn, ura, providerType, professional, factors });
  }

  /** The resource in the format that this connector was configured for. */
  serialize(resource: SubscriptionResource | TransactionBundle, format: Environment['format']): Serialized {
    const contentType = `application/fhir+${format}`;
    if (format === 'json') return { body: JSON.stringify(resource), contentType };
    this.converter ??= new Fhir();
    return { body: this.converter.objToXml(resource), contentType };
  }
}
