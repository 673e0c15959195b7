import { readClosedAnswer, AnswerRefused, type Decision } from './closed-answer.js';
import { buildClosedQuestion, CLOSED_QUESTION_PATH, CLOSED_QUESTION_TYPE } from './closed-question.js';
import { DATA_CATEGORIES, type DataCategory } from './codes.js';
import type { Consents } from './consents.js';
import { asSent, isSoundBsn, isVerified, ownProvider, type Context } from './context.js';
import { deliver } from './delivery.js';
import { keyOf, providerOf, type Patient, type Professional, type Provider } from './domain.js';
import { Refusal } from './errors.js';
import { given } from './input.js';
import type { Answer } from './exchange.js';
import { XmlRefused } from './xml.js';

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

/** What came of asking Mitz: a decision per category, or why there is none. */
type Verdict = { decisions: ReadonlyMap<string, Decision> } | { failure: 'unusable' | 'unavailable' | 'silent' };

/** Answers data requests: Mitz is asked each time, and only what it permits leaves the house. */
export class DataRequests {
  private closed = false;
  private readonly remembered = new Map<string, Decision>();

  constructor(
    private readonly context: Context,
    private readonly consents: Consents,
    private readonly deadlineMs: number,
  ) {}

  /** What a reset or a restart forgets; only faults remember anything here. */
  forget(): void {
    this.closed = false;
    this.remembered.clear();
  }

  async answer(request: DataRequest): Promise<Released> {
    const { faults } = this.context;
    if (faults.has('dies-on-a-data-request')) process.exit(1);
    const { holder, patient } = this.subjectOf(request);
    if (!patient.treatmentRelation && !faults.has('ignores-treatment-relation')) {
      return { released: [], reason: 'The requester has no treatment relation with this patient.' };
    }
    const held = heldBy(patient);
    const requested = request.dataCategories.filter((category) => held.includes(category));
    if (faults.has('releases-without-asking')) return this.release(request, patient, requested);
    if (faults.has('releases-before-asking')) {
      const released = await this.release(request, patient, requested);
      await this.ask(request, holder);
      return released;
    }
    const permitted = this.permittedBy(await this.ask(request, holder), request, holder);
    const wanted =
      permitted.length > 0 && faults.has('releases-more-than-was-asked')
        ? held
        : permitted.filter((one) => held.includes(one));
    return wanted.length === 0
      ? { released: [], reason: 'Mitz gives no permission.' }
      : this.release(request, patient, wanted);
  }

  private subjectOf({ bsn, holderUra }: DataRequest): { holder: Provider; patient: Patient } {
    const holder = providerOf(this.context.environment(), holderUra);
    if (holder === undefined) throw new Refusal('This provider is not served here.');
    if (!isSoundBsn(this.context, bsn)) throw new Refusal('This BSN does not pass the eleven-test.');
    const patient = this.context.store.get('patients', keyOf(holder.ura, bsn));
    if (patient === undefined) throw new Refusal('This patient is not registered here.');
    if (!isVerified(this.context, patient)) throw new Refusal('This BSN has not been verified with SBV-Z yet.');
    return { holder, patient };
  }

  /** Puts the closed question to Mitz. It is never answered from memory. */
  private async ask(request: DataRequest, holder: Provider): Promise<Verdict> {
    const { faults } = this.context;
    const asked: readonly DataCategory[] = faults.has('asks-every-category') ? DATA_CATEGORIES : request.dataCategories;
    const remembered = this.rememberedFor(request, holder);
    if (remembered !== undefined) return { decisions: remembered };
    const mitz = this.context.mitz();
    const requestId = mitz.newRequestId();
    const requester = { ...request.requester, professional: asSent(this.context, request.requester.professional) };
    const named = { bsn: request.bsn, holder: ownProvider(this.context, holder), dataCategories: asked };
    const messageId = `urn:uuid:${requestId}`;
    const endpoint = mitz.endpoint(CLOSED_QUESTION_PATH);
    const question = { ...named, messageId, endpoint, requester, purposeOfUse: request.purposeOfUse };
    const answer = await mitz.send({
      kind: 'closed-question',
      requestId,
      method: 'POST',
      path: CLOSED_QUESTION_PATH,
      bsn: request.bsn,
      body: faults.closedQuestion(buildClosedQuestion(question)),
      contentType: CLOSED_QUESTION_TYPE,
      accept: 'application/soap+xml',
      deadlineMs: faults.has('waits-for-ever-for-mitz') ? Infinity : this.deadlineMs,
    });
    const expected = { ...named, messageId, alsoAsked: faults.alsoAsked(), notEchoed: faults.notEchoed() };
    const verdict = verdictOf(answer, expected);
    this.log(request, answer, verdict);
    if ('decisions' in verdict) this.remember(request, holder, verdict.decisions);
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

  /** The categories that were asked for and may be released. Only a Permit releases. */
  private permittedBy(verdict: Verdict, request: DataRequest, holder: Provider): DataCategory[] {
    const { faults } = this.context;
    if (this.staysClosed(verdict) || faults.has('withholds-despite-permit')) return [];
    if ('failure' in verdict) {
      const leaks =
        (verdict.failure === 'unavailable' && faults.has('releases-when-mitz-is-unavailable')) ||
        (verdict.failure === 'silent' && faults.has('releases-after-silence'));
      return leaks ? request.dataCategories : [];
    }
    const localYes =
      faults.has('lets-local-consent-overrule-mitz') && this.consents.local(holder.ura, request.bsn)?.choice === 'yes';
    return request.dataCategories.filter((category) => {
      const decision = verdict.decisions.get(category);
      return (
        decision === 'Permit' ||
        (decision === 'Deny' && (localYes || faults.has('treats-deny-as-permit'))) ||
        (decision === 'Indeterminate' && faults.has('treats-indeterminate-as-permit')) ||
        (decision === 'NotApplicable' && faults.has('treats-not-applicable-as-permit'))
      );
    });
  }

  private async release(
    request: DataRequest,
    patient: Patient,
    categories: readonly DataCategory[],
  ): Promise<Released> {
    const released: DataCategory[] = [];
    for (const dataCategory of categories) {
      const content = contentOf(patient, dataCategory);
      if (await deliver(request.deliverTo, { bsn: request.bsn, dataCategory, content })) released.push(dataCategory);
    }
    return released.length === categories.length
      ? { released }
      : { released, reason: 'The requester could not be reached.' };
  }

  /** Two faults close the door after a bad answer, or after a Deny, and never open it again. */
  private staysClosed(verdict: Verdict): boolean {
    const { faults } = this.context;
    const wasClosed = this.closed;
    const words = 'decisions' in verdict ? [...verdict.decisions.values()] : [];
    const bad = 'failure' in verdict || words.some((word) => word !== 'Permit' && word !== 'Deny');
    if (bad && faults.has('stays-closed-after-a-bad-answer')) this.closed = true;
    if (words.includes('Deny') && faults.has('stays-closed-after-a-deny')) this.closed = true;
    return wasClosed;
  }

  private rememberedFor(request: DataRequest, holder: Provider): Map<string, Decision> | undefined {
    if (!this.context.faults.has('caches-the-answer')) return undefined;
    const known = request.dataCategories.map((category) => {
      return [category, this.remembered.get(`${keyOf(holder.ura, request.bsn)}/${category}`)] as const;
    });
    const complete = known.filter((pair): pair is readonly [DataCategory, Decision] => pair[1] !== undefined);
    return complete.length === known.length ? new Map(complete) : undefined;
  }

  private remember(request: DataRequest, holder: Provider, decisions: ReadonlyMap<string, Decision>): void {
    if (!this.context.faults.has('caches-the-answer')) return;
    for (const [category, decision] of decisions) {
      this.remembered.set(`${keyOf(holder.ura, request.bsn)}/${category}`, decision);
    }
  }
}

const FAILURES = { timeout: 'silent', unreachable: 'unavailable', oversized: 'unusable' } as const;

function verdictOf(answer: Answer, asked: Parameters<typeof readClosedAnswer>[1]): Verdict {
  if (answer.outcome !== 'answered') return { failure: FAILURES[answer.outcome] };
  if (answer.status >= 500) return { failure: 'unavailable' };
  if (answer.status !== 200 || answer.mediaType !== 'application/soap+xml') return { failure: 'unusable' };
  try {
    return { decisions: readClosedAnswer(answer.body, asked) };
  } catch (error) {
    if (error instanceof AnswerRefused || error instanceof XmlRefused) return { failure: 'unusable' };
    throw error;
  }
}

/** What the dossier holds. A patient registered without records has something of everything. */
function heldBy({ records }: Patient): readonly DataCategory[] {
  return records.length === 0
    ? DATA_CATEGORIES
    : DATA_CATEGORIES.filter((one) => records.some((record) => record.dataCategory === one));
}

function contentOf({ records }: Patient, category: DataCategory): string {
  const found = records.filter((record) => record.dataCategory === category).map((record) => record.content);
  return found.length > 0 ? found.join('\n') : `Synthetic dossier, ${category}`;
}
