import type { ClosedAnswers, Decision, Verdict } from './closed-answer.js';
import { CLOSED_QUESTION_PATH, CLOSED_QUESTION_TYPE } from './closed-question.js';
import { DATA_CATEGORIES, type DataCategory } from './codes.js';
import type { Context } from './context.js';
import { deliver } from './delivery.js';
import { keyOf, providerOf, type Patient, type Professional, type Provider } from './domain.js';
import { Refusal } from './errors.js';
import type { Answer } from './exchange.js';
import { given } from './input.js';

/** Another provider's request for data of one of our patients. */
export interface DataRequest {
  bsn: string;
  holderUra?: string;
  requester: Provider & { professional: Professional };
  dataCategories: DataCategory[];
  purposeOfUse: 'TREAT' | 'COC';
  deliverTo?: string;
}

export interface Released {
  released: DataCategory[];
  reason?: string;
}

/** Answers data requests: Mitz is asked each time, and only what it permits leaves the house. */
export class DataRequests {
  constructor(
    private readonly context: Context,
    private readonly closedAnswers: ClosedAnswers,
    private readonly deadlineMs: number,
  ) {}

  async answer(request: DataRequest): Promise<Released> {
    const { holder, patient } = this.subjectOf(request);
    if (!this.hasTreatmentRelation(patient)) {
      return { released: [], reason: 'The requester has no treatment relation with this patient.' };
    }
    return this.askAndRelease(request, holder, patient);
  }

  private subjectOf({ bsn, holderUra }: DataRequest): { holder: Provider; patient: Patient } {
    const { identities, store } = this.context;
    const holder = providerOf(this.context.environment(), holderUra);
    if (holder === undefined) throw new Refusal('This provider is not served here.');
    if (!identities.isSoundBsn(bsn)) throw new Refusal('This BSN does not pass the eleven-test.');
    const patient = store.get('patients', keyOf(holder.ura, bsn));
    if (patient === undefined) throw new Refusal('This patient is not registered here.');
    if (!identities.isVerified(patient)) throw new Refusal('This BSN has not been verified with SBV-Z yet.');
    return { holder, patient };
  }

  hasTreatmentRelation(patient: Patient): boolean {
    return patient.treatmentRelation;
  }

  /** First the question, then the release: without an answer of Mitz nothing leaves the house. */
  async askAndRelease(request: DataRequest, holder: Provider, patient: Patient): Promise<Released> {
    const permitted = this.permittedBy(await this.ask(request, holder), request);
    const wanted = this.releasable(permitted, patient);
    return wanted.length === 0
      ? { released: [], reason: 'Mitz gives no permission.' }
      : this.release(request, patient, wanted);
  }

  /** Puts the closed question to Mitz. It is never answered from memory. */
  async ask(request: DataRequest, holder: Provider): Promise<Verdict> {
    const { bsn, dataCategories, requester, purposeOfUse } = request;
    const mitz = this.context.mitz();
    const requestId = mitz.newRequestId();
    const messageId = `urn:uuid:${requestId}`;
    const asked = { messageId, bsn, holder, dataCategories };
    const endpoint = mitz.endpoint(CLOSED_QUESTION_PATH);
    const answer = await mitz.send({
      kind: 'closed-question',
      requestId,
      method: 'POST',
      path: CLOSED_QUESTION_PATH,
      bsn,
      body: this.context.messages.closedQuestion({ ...asked, endpoint, requester, purposeOfUse }),
      contentType: CLOSED_QUESTION_TYPE,
      accept: 'application/soap+xml',
      deadlineMs: this.deadlineMs,
    });
    const verdict = this.closedAnswers.verdictOf(answer, asked);
    this.log(request, answer, verdict);
    return verdict;
  }

  private log(request: DataRequest, answer: Answer, verdict: Verdict): void {
    this.context.audit.add({
      event: 'closed-question',
      professional: request.requester.professional.extension,
      bsn: request.bsn,
      ...given('requestId', answer.requestId),
      outcome: 'decisions' in verdict ? 'success' : 'error',
    });
  }

  /** The categories that were asked for and may be released. Where there is no decision there is no permission. */
  permittedBy(verdict: Verdict, request: DataRequest): DataCategory[] {
    if ('failure' in verdict) return [];
    return request.dataCategories.filter((category) => this.isPermitted(verdict.decisions.get(category)));
  }

  /** Only a Permit releases: a Deny, an Indeterminate and a NotApplicable do not. */
  isPermitted(decision: Decision | undefined): boolean {
    return decision === 'Permit';
  }

  /** Of what is permitted that which the dossier holds. */
  releasable(permitted: readonly DataCategory[], patient: Patient): readonly DataCategory[] {
    const held = heldBy(patient);
    return permitted.filter((category) => held.includes(category));
  }

  async release(request: DataRequest, patient: Patient, categories: readonly DataCategory[]): Promise<Released> {
    const released: DataCategory[] = [];
    for (const dataCategory of categories) {
      const content = this.contentOf(patient, dataCategory);
      if (await deliver(request.deliverTo, { bsn: request.bsn, dataCategory, content })) released.push(dataCategory);
    }
    return released.length === categories.length
      ? { released }
      : { released, reason: 'The requester could not be reached.' };
  }

  contentOf({ records }: Patient, category: DataCategory): string {
    const found = records.filter((record) => record.dataCategory === category).map((record) => record.content);
    return found.length > 0 ? found.join('\n') : `Synthetic dossier, ${category}`;
  }
}

/** What the dossier holds. A patient registered without records has something of everything. */
export function heldBy({ records }: Patient): readonly DataCategory[] {
  return records.length === 0
    ? DATA_CATEGORIES
    : DATA_CATEGORIES.filter((one) => records.some((record) => record.dataCategory === one));
}
