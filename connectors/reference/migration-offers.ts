import { CONSULTING_CATEGORIES } from './codes.js';
import type { Context } from './context.js';
import { keyOf, providerOf, type Choice, type LocalConsent, type Patient, type Provider } from './domain.js';
import type { Serialized } from './messages.js';

/** A consent that may be offered, with all that its message needs. */
export interface Offer {
  consent: LocalConsent;
  patient: Patient;
  holder: Provider;
  choice: Choice;
  at: string;
  consultingCategories: readonly string[];
}

/** What a patient decided, and when. */
export interface Decision {
  choice: Choice;
  at: string;
}

/** Which local consents may be offered to Mitz, and the message that does so. */
export class Offers {
  constructor(private readonly context: Context) {}

  /** What is to be sent for this consent, or why it is not offered. */
  of(consent: LocalConsent): Offer | string {
    const { identities, store } = this.context;
    const { bsn, holderUra } = consent;
    if (!identities.isSoundBsn(bsn)) return 'This BSN does not pass the eleven-test.';
    const patient = store.get('patients', keyOf(holderUra, bsn));
    const holder = providerOf(this.context.environment(), holderUra);
    if (patient === undefined || holder === undefined) return 'This patient is not registered here.';
    const obstacle = this.obstacle(patient);
    if (obstacle !== undefined) return obstacle;
    const decision = this.decisionOf(consent);
    if (decision === undefined) return 'This patient has not taken a decision.';
    if (!this.isPossible(decision.at, patient)) return 'The date of this decision cannot be right.';
    const consultingCategories = this.scopeOf(consent);
    if (consultingCategories.length === 0) return 'It is not known what this restricted consent covers.';
    return { consent, patient, holder, ...decision, consultingCategories };
  }

  /** Why nothing is offered about this patient, or undefined. */
  obstacle(patient: Patient): string | undefined {
    if (patient.deceased) return 'This patient has died.';
    return this.context.identities.isVerified(patient) ? undefined : 'This BSN has not been verified with SBV-Z yet.';
  }

  /** The decision as it was taken then. Who was never asked, or left it open, has taken none. */
  decisionOf({ choice, decidedAt }: LocalConsent): Decision | undefined {
    return choice === 'none' || decidedAt === undefined ? undefined : { choice, at: decidedAt };
  }

  /** Nobody decides before they are born, or in the future. */
  isPossible(at: string, { birthDate }: Patient): boolean {
    const decided = Date.parse(at);
    return !(decided > Date.now() || decided < Date.parse(birthDate));
  }

  /** Future-proof covers every consulting category, a restricted consent only those it was asked for. */
  scopeOf({ futureProof, consultingCategories }: LocalConsent): readonly string[] {
    return futureProof ? CONSULTING_CATEGORIES : [...new Set(consultingCategories)];
  }

  message({ patient, holder, choice, at, consultingCategories }: Offer): Serialized {
    const { messages } = this.context;
    const { bsn, birthDate } = patient;
    const bundle = messages.consents({ bsn, birthDate, holder, choice, at, consultingCategories });
    return messages.serialize(bundle, this.context.environment().format);
  }
}
