import { CONSULTING_CATEGORIES, dataCategoryOf } from './codes.js';
import type { Consents } from './consents.js';
import { isVerified, ownProvider, responsible, UNATTENDED, type Context } from './context.js';
import {
  keyOf,
  passesElevenTest,
  providerOf,
  type Choice,
  type LocalConsent,
  type Patient,
  type Provider,
} from './domain.js';
import { Refusal } from './errors.js';
import { weighTransaction } from './fhir-answers.js';
import { buildConsentBundle, serialize } from './fhir-messages.js';
import { given } from './input.js';
import { reportOf, type MigrationReport } from './migration-report.js';
import { Pump, type Result } from './pump.js';
import type { Attention, MigrationRow } from './store.js';

const PATH = 'migratie/fhir/';
const PATIENCE_MS = 8000;
/** A short refusal (429, a restart of Mitz) is waited out; a longer one goes on after the answer. */
const LINGER_MS = 2000;

/** A consent that may be offered, with all that its message needs. */
interface Offer {
  consent: LocalConsent;
  patient: Patient;
  holder: Provider;
  choice: Choice;
  at: string;
  consultingCategories: readonly string[];
}

/** Offers the local consents to Mitz, once each, and keeps the account of what became of them. */
export class Migration {
  private confirmed = false;
  // The first message goes alone: without approval the others need not leave the house.
  private readonly pump = new Pump(
    (key) => this.step(key),
    () => (this.confirmed ? 8 : 1),
  );

  constructor(
    private readonly context: Context,
    private readonly consents: Consents,
  ) {}

  get pending(): number {
    return this.pump.pending;
  }

  async start(approved: boolean, bsns: string[] | undefined): Promise<MigrationReport> {
    const { faults, store } = this.context;
    if (!approved && !faults.has('migrates-without-approval')) {
      throw new Refusal('Mitz has not approved this migration yet.');
    }
    store.put('migrationRun', 'latest', { startedBy: responsible(this.context) });
    const selection = [...store.rows('consents')].filter(([, { bsn }]) => bsns === undefined || bsns.includes(bsn));
    const offered = selection.filter(([key, consent]) => this.prepare(key, consent)).map(([key]) => key);
    const forgotten = faults.has('forgets-the-last-consent') ? offered.at(-1) : undefined;
    if (forgotten !== undefined) this.note(forgotten, { status: 'accepted', offered: true });
    this.pump.resume();
    for (const key of offered) if (key !== forgotten) this.pump.add(key);
    await this.pump.runOut(PATIENCE_MS, LINGER_MS);
    return this.report();
  }

  report(): MigrationReport {
    const report = reportOf([...this.context.store.rows('migration').values()]);
    return this.context.faults.has('miscounts-the-migration') ? { ...report, accepted: report.accepted + 1 } : report;
  }

  async runNow(): Promise<void> {
    this.pump.hurry();
    await this.pump.run(PATIENCE_MS);
  }

  /** Goes on, after a restart, with what was not finished. */
  resume(): void {
    for (const [key, row] of this.context.store.rows('migration')) if (row.status === 'pending') this.pump.add(key);
    void this.pump.run(0).catch(() => undefined);
  }

  halt(): void {
    this.confirmed = false;
    this.pump.clear();
  }

  attention(): Attention[] {
    return [...this.context.store.rows('migration').values()].flatMap(({ bsn, status, reason }) =>
      status === 'rejected' && reason !== undefined ? [{ bsn, reason: `Migration: ${reason}` }] : [],
    );
  }

  /** Puts a consent on the account. True when it must be sent: what was answered before is not sent again. */
  private prepare(key: string, consent: LocalConsent): boolean {
    const { store } = this.context;
    const before = store.get('migration', key);
    const settled = before?.status === 'accepted' || (before?.status === 'rejected' && before.mayReturn !== true);
    if (settled) return false;
    const offer = this.offerOf(consent);
    const { bsn, holderUra: ura } = consent;
    const restricted = !consent.futureProof;
    const offered = before?.offered === true;
    if (typeof offer === 'string') {
      store.put('migration', key, { ura, bsn, status: 'excluded', reason: offer, offered: false, restricted });
      return false;
    }
    store.put('migration', key, { ura, bsn, status: 'pending', offered, choice: offer.choice, restricted });
    return true;
  }

  /** What is to be sent for this consent, or why it is not offered. */
  private offerOf(consent: LocalConsent): Offer | string {
    const { context } = this;
    const { bsn, holderUra } = consent;
    if (!passesElevenTest(bsn)) return 'This BSN does not pass the eleven-test.';
    const patient = context.store.get('patients', keyOf(holderUra, bsn));
    const holder = providerOf(context.environment(), holderUra);
    if (patient === undefined || holder === undefined) return 'This patient is not registered here.';
    if (patient.deceased) return 'This patient has died.';
    if (!isVerified(context, patient)) return 'This BSN has not been verified with SBV-Z yet.';
    const decision = this.decisionOf(consent);
    if (decision === undefined) return 'This patient has not taken a decision.';
    const decided = Date.parse(decision.at);
    if (decided > Date.now() || decided < Date.parse(patient.birthDate)) {
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
    if (futureProof || this.context.faults.has('drops-the-restriction')) return CONSULTING_CATEGORIES;
    return [...new Set(consultingCategories)];
  }

  private async step(key: string): Promise<Result> {
    const { store } = this.context;
    const row = store.get('migration', key);
    const consent = store.get('consents', key);
    if (row?.status !== 'pending' || consent === undefined) return { next: 'done' };
    const offer = this.offerOf(consent);
    if (typeof offer === 'string') return this.settle(key, { status: 'excluded', reason: offer });
    const { body, contentType } = this.messageFor(offer);
    this.note(key, { offered: true });
    const weighed = await this.send(offer, body, contentType);
    // A reset in the meantime has closed the account this message belonged to.
    if (store.get('migration', key) === undefined) return { next: 'done' };
    if (weighed.verdict === 'later') return { next: 'later', ...given('afterMs', weighed.afterMs) };
    if (weighed.verdict === 'stop') return this.stop(key, weighed.reason);
    this.confirmed = true;
    if (weighed.verdict === 'accepted') return this.accept(key, offer);
    if (weighed.superseded === true) this.consents.supersede(row.ura, row.bsn);
    return this.settle(key, { status: 'rejected', reason: weighed.reason });
  }

  private messageFor({ patient, holder, choice, at, consultingCategories }: Offer): {
    body: string;
    contentType: string;
  } {
    const { faults } = this.context;
    const reversed = choice === 'yes' ? 'no' : 'yes';
    const bundle = buildConsentBundle({
      bsn: patient.bsn,
      birthDate: patient.birthDate,
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

  private async send({ patient, choice }: Offer, body: string, contentType: string) {
    const mitz = this.context.mitz();
    const { bsn } = patient;
    const message = { kind: 'migrate', method: 'POST', path: PATH, bulk: true } as const;
    const answer = await mitz.send({
      ...message,
      requestId: mitz.newRequestId(),
      bsn,
      body,
      contentType,
      accept: contentType,
    });
    const weighed = weighTransaction(answer);
    const outcome = weighed.verdict === 'accepted' ? 'success' : weighed.verdict === 'later' ? 'error' : 'refused';
    const professional = this.context.store.get('migrationRun', 'latest')?.startedBy ?? UNATTENDED;
    this.context.audit.add({
      event: 'migrate',
      professional,
      bsn,
      ...given('requestId', answer.requestId),
      choice,
      outcome,
    });
    return weighed;
  }

  /** From here on Mitz is leading for this patient. */
  private accept(key: string, { consent, holder, choice, at, consultingCategories }: Offer): Result {
    const dataCategory = dataCategoryOf(holder.providerType);
    this.consents.learn(consent.holderUra, consent.bsn, { dataCategory, consultingCategories, choice, at });
    const { reason: _, mayReturn: __, ...kept } = this.context.store.get('migration', key) ?? {};
    this.context.store.put('migration', key, { ...kept, status: 'accepted' } as MigrationRow);
    return { next: 'done' };
  }

  /** Without approval nothing else needs to be tried: what was sent is rejected, the rest is not offered. */
  private stop(key: string, reason: string): Result {
    this.note(key, { status: 'rejected', reason, mayReturn: true });
    for (const [other, row] of this.context.store.rows('migration')) {
      if (row.status !== 'pending') continue;
      const status = row.offered ? 'rejected' : 'excluded';
      this.note(other, { status, reason: `Stopped: ${reason}`, mayReturn: true });
    }
    this.halt();
    return { next: 'done' };
  }

  private settle(key: string, change: Partial<MigrationRow>): Result {
    this.note(key, change);
    return { next: 'done' };
  }

  private note(key: string, change: Partial<MigrationRow>): void {
    const row = this.context.store.get('migration', key);
    if (row !== undefined) this.context.store.put('migration', key, { ...row, ...change });
  }
}
