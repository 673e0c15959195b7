import { CONSULTING_CATEGORIES } from './codes.js';
import { isSoundBsn, isVerified, ownProvider, type Context } from './context.js';
import { ageOn, keyOf, providerOf, type Choice, type LocalConsent, type Patient, type Provider } from './domain.js';
import { buildConsentBundle, serialize } from './fhir-messages.js';

/** A consent that may be offered, with all that its message needs. */
export interface Offer {
  consent: LocalConsent;
  patient: Patient;
  holder: Provider;
  choice: Choice;
  at: string;
  consultingCategories: readonly string[];
}

/** Which local consents may be offered to Mitz, and the message that does so. */
export class Offers {
  constructor(private readonly context: Context) {}

  /** What is to be sent for this consent, or why it is not offered. */
  of(consent: LocalConsent): Offer | string {
    const { context } = this;
    const { bsn, holderUra } = consent;
    if (!isSoundBsn(context, bsn)) return 'This BSN does not pass the eleven-test.';
    const patient = context.store.get('patients', keyOf(holderUra, bsn));
    const holder = providerOf(context.environment(), holderUra);
    if (patient === undefined || holder === undefined) return 'This patient is not registered here.';
    if (patient.deceased && !context.faults.has('migrates-deceased-patients')) return 'This patient has died.';
    if (!isVerified(context, patient)) return 'This BSN has not been verified with SBV-Z yet.';
    if (context.faults.has('leaves-minors-out-of-the-migration') && ageOn(new Date(), patient.birthDate) < 18) {
      return 'This patient is a minor.';
    }
    const decision = this.decisionOf(consent);
    if (decision === undefined) return 'This patient has not taken a decision.';
    const decided = Date.parse(decision.at);
    const impossible = decided > Date.now() || decided < Date.parse(patient.birthDate);
    if (impossible && !context.faults.has('migrates-impossible-dates')) {
      return 'The date of this decision cannot be right.';
    }
    const consultingCategories = this.scopeOf(consent);
    if (consultingCategories.length === 0) return 'It is not known what this restricted consent covers.';
    return { consent, patient, holder, ...decision, consultingCategories };
  }

  private decisionOf({ choice, decidedAt }: LocalConsent): { choice: Choice; at: string } | undefined {
    const now = new Date().toISOString();
    if (choice === 'none') {
      return this.context.faults.has('sends-no-decision-as-no') ? { choice: 'no', at: now } : undefined;
    }
    return decidedAt === undefined ? undefined : { choice, at: decidedAt };
  }

  /** Future-proof covers every consulting category, a restricted consent only those it was asked for. */
  private scopeOf({ futureProof, consultingCategories }: LocalConsent): readonly string[] {
    const { faults } = this.context;
    if (futureProof && faults.has('narrows-future-proof-consents')) return CONSULTING_CATEGORIES.slice(0, 1);
    if (futureProof || faults.has('drops-the-restriction')) return CONSULTING_CATEGORIES;
    return [...new Set(consultingCategories)];
  }

  message({ patient, holder, choice, at, consultingCategories }: Offer): {
    body: string;
    contentType: string;
  } {
    const { faults } = this.context;
    const reversed = choice === 'yes' ? 'no' : 'yes';
    const bundle = buildConsentBundle({
      bsn: patient.bsn,
      birthDate: faults.has('sends-another-birth-date') ? `${patient.birthDate.slice(0, 4)}-01-01` : patient.birthDate,
      holder: ownProvider(this.context, holder),
      choice: faults.has('reverses-the-choice-in-migration') ? reversed : choice,
      at: faults.has('overwrites-the-decision-date') ? new Date().toISOString() : at,
      consultingCategories,
    });
    return serialize(faults.migration(bundle, this.neighbourOf(patient.bsn)), this.context.environment().format);
  }

  /** Another patient in the migration, for the fault that mixes two; the same one when there is no other. */
  private neighbourOf(bsn: string): string {
    return [...this.context.store.rows('migration').values()].find((row) => row.bsn !== bsn)?.bsn ?? bsn;
  }
}
