import type { Decision } from './closed-answer.js';
import { buildClosedQuestion, CLOSED_QUESTION_PATH, CLOSED_QUESTION_TYPE } from './closed-question.js';
import { DATA_CATEGORIES, type DataCategory } from './codes.js';
import type { Consents } from './consents.js';
import { asSent, isSoundBsn, isVerified, ownProvider, type Context } from './context.js';
import { deliver } from './delivery.js';
import { keyOf, providerOf, type Patient, type Professional, type Provider } from './domain.js';
import { Refusal } from './errors.js';
import { categoriesAsked, mistakenlyPermitted } from './category-mistakes.js';
import { given } from './input.js';
import type { Answer } from './exchange.js';
import { leaksOn, verdictOf, type Verdict } from './verdict.js';
import { withoutDoctype } from './xml.js';

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
  private closed = false;
  private readonly remembered = new Map<string, Decision>();
  private waiting: ((verdict: Verdict) => void)[] = [];

  constructor(
    private readonly context: Context,
    private readonly consents: Consents,
    private readonly deadlineMs: number,
  ) {}

  /** What a reset or a restart forgets; only faults remember anything here. */
  forget(): void {
    this.closed = false;
    this.remembered.clear();
    this.waiting = [];
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
    const permitted = this.permittedBy(await this.paired(this.ask(request, holder)), request, holder);
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
    const asked = categoriesAsked(faults, request.dataCategories);
    const remembered = this.rememberedFor(request, holder);
    if (remembered !== undefined) return { decisions: remembered };
    const mitz = this.context.mitz();
    const requestId = mitz.newRequestId();
    const requester = { ...request.requester, professional: this.named(request.requester.professional) };
    const named = { bsn: request.bsn, holder: ownProvider(this.context, holder), dataCategories: asked };
    const messageId = `urn:uuid:${requestId}`;
    const endpoint = mitz.endpoint(CLOSED_QUESTION_PATH);
    const question = { ...named, messageId, endpoint, requester, purposeOfUse: this.purposeOf(request) };
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
    const verdict = verdictOf(await this.resolved(answer), expected, faults);
    this.log(request, answer, verdict);
    if ('decisions' in verdict) this.remember(request, holder, verdict.decisions);
    return verdict;
  }

  /** Whom the question names, with the person who acts under mandate where there is one. */
  private named(professional: Professional): Professional {
    const { faults } = this.context;
    const { mandated, ...responsible } = asSent(this.context, professional);
    if (mandated === undefined || faults.has('leaves-out-the-mandated-person')) return responsible;
    const swapped = faults.has('sends-the-mandated-person-as-responsible') ? mandated : {};
    return { ...responsible, ...swapped, mandated };
  }

  private purposeOf({ purposeOfUse }: DataRequest): DataRequest['purposeOfUse'] {
    return this.context.faults.has('asks-everything-as-treat') ? 'TREAT' : purposeOfUse;
  }

  /** An answer stays as it came, but with the fault that goes after what it points at. */
  private async resolved(answer: Answer): Promise<Answer> {
    const { faults } = this.context;
    if (answer.outcome !== 'answered') return answer;
    const [, address] = /<!ENTITY \w+ SYSTEM "([^"]*)"/.exec(answer.body) ?? [];
    if (address === undefined) return answer;
    if (faults.has('lets-its-parser-fetch-external-entities')) await this.context.mitz().visit(address, 'nobody');
    if (!faults.has('fetches-external-entities')) return answer;
    await this.context.mitz().visit(address);
    return { ...answer, body: withoutDoctype(answer.body) };
  }

  /** Each request gets its own answer; with one fault, whoever has waited longest gets the one that comes first. */
  private paired(asking: Promise<Verdict>): Promise<Verdict> {
    if (!this.context.faults.has('mixes-up-concurrent-answers')) return asking;
    return new Promise((resolve, reject) => {
      this.waiting.push(resolve);
      asking.then((verdict) => this.waiting.shift()?.(verdict), reject);
    });
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
    if ('failure' in verdict) return leaksOn(verdict.failure, faults) ? request.dataCategories : [];
    const isCoc = request.purposeOfUse === 'COC' && faults.has('releases-on-coc-whatever-mitz-says');
    const local = this.consents.local(holder.ura, request.bsn)?.choice;
    if (local === 'no' && faults.has('lets-local-refusal-overrule-mitz')) return [];
    const localYes =
      faults.has('lets-local-consent-overrule-mitz') && this.consents.local(holder.ura, request.bsn)?.choice === 'yes';
    const permitted = request.dataCategories.filter((category) => {
      const decision = verdict.decisions.get(category);
      return (
        decision === 'Permit' ||
        (decision === 'Deny' && (localYes || isCoc || faults.has('treats-deny-as-permit'))) ||
        (decision === 'Indeterminate' && faults.has('treats-indeterminate-as-permit')) ||
        (decision === 'NotApplicable' && faults.has('treats-not-applicable-as-permit'))
      );
    });
    return mistakenlyPermitted(faults, request.dataCategories, verdict.decisions, permitted);
  }

  private async release(
    request: DataRequest,
    patient: Patient,
    categories: readonly DataCategory[],
  ): Promise<Released> {
    const released: DataCategory[] = [];
    for (const dataCategory of categories) {
      const content = this.contentFor(patient, dataCategory);
      if (await deliver(request.deliverTo, { bsn: request.bsn, dataCategory, content })) released.push(dataCategory);
    }
    return released.length === categories.length
      ? { released }
      : { released, reason: 'The requester could not be reached.' };
  }

  private contentFor(patient: Patient, category: DataCategory): string {
    const { faults, store } = this.context;
    const other = [...store.rows('patients').values()].find(({ bsn }) => bsn !== patient.bsn);
    const whose = faults.has('sends-content-of-another-patient') ? (other ?? patient) : patient;
    const another = heldBy(patient).find((one) => one !== category);
    return contentOf(whose, faults.has('sends-content-of-another-category') ? (another ?? category) : category);
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
