import { dataCategoryOf } from './codes.js';
import type { Consents } from './consents.js';
import { responsible, UNATTENDED, type Context } from './context.js';
import type { LocalConsent } from './domain.js';
import { Refusal } from './errors.js';
import type { Answer } from './exchange.js';
import { auditOutcome, weighTransaction } from './fhir-answers.js';
import { given } from './input.js';
import type { Offer, Offers } from './migration-offers.js';
import { reportOf, type MigrationReport } from './migration-report.js';
import { Pump, type Result } from './pump.js';
import type { Attention, MigrationRow } from './store.js';

const PATH = 'migratie/fhir/';
const PATIENCE_MS = 8000;
/** A short refusal (429, a restart of Mitz) is waited out; a longer one goes on after the answer. */
const LINGER_MS = 2000;

/** Offers the local consents to Mitz, once each, and keeps the account of what became of them. */
export class Migration {
  /** Mitz has answered a message of this migration: it is approved, as far as can be seen. */
  confirmed = false;
  // The first message goes alone: without approval the others need not leave the house.
  readonly pump = new Pump(
    (key) => this.step(key),
    () => (this.confirmed ? 8 : 1),
  );

  constructor(
    private readonly context: Context,
    private readonly consents: Consents,
    private readonly offers: Offers,
  ) {}

  get pending(): number {
    return this.pump.pending;
  }

  async start(approved: boolean, bsns: string[] | undefined): Promise<MigrationReport> {
    const { store } = this.context;
    if (!approved) throw new Refusal('Mitz has not approved this migration yet.');
    store.put('migrationRun', 'latest', { startedBy: responsible(this.context) });
    const selection = [...store.rows('consents')].filter(([, { bsn }]) => bsns === undefined || bsns.includes(bsn));
    const offered = selection.filter(([key, consent]) => this.prepare(key, consent)).map(([key]) => key);
    await this.offerAll(offered);
    return this.report();
  }

  async offerAll(keys: string[]): Promise<void> {
    this.pump.resume();
    for (const key of keys) this.pump.add(key);
    await this.pump.runOut(PATIENCE_MS, LINGER_MS);
  }

  report(): MigrationReport {
    return reportOf(this.rows());
  }

  /** Everything that was put on the account since the last reset. */
  rows(): MigrationRow[] {
    return [...this.context.store.rows('migration').values()];
  }

  async runNow(): Promise<void> {
    this.pump.hurry();
    await this.pump.run(PATIENCE_MS);
  }

  /** Goes on, after a restart, with what was not finished. */
  resume(): void {
    for (const [key, { status }] of this.context.store.rows('migration')) if (status === 'pending') this.pump.add(key);
    void this.pump.run(0).catch(() => undefined);
  }

  halt(): void {
    this.confirmed = false;
    this.pump.clear();
  }

  attention(): Attention[] {
    return this.rows().flatMap(({ bsn, status, reason }) =>
      status === 'rejected' && reason !== undefined ? [{ bsn, reason: `Migration: ${reason}` }] : [],
    );
  }

  /** Puts a consent on the account. True when it must be sent: what was answered before is not sent again. */
  private prepare(key: string, consent: LocalConsent): boolean {
    const { store } = this.context;
    const before = store.get('migration', key);
    if (this.isSettled(before)) return false;
    const offer = this.offers.of(consent);
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

  /** What Mitz has accepted or refused is done. Only what was refused for lack of approval may be offered again. */
  isSettled(row: MigrationRow | undefined): boolean {
    return row?.status === 'accepted' || (row?.status === 'rejected' && row.mayReturn !== true);
  }

  private async step(key: string): Promise<Result> {
    const { store } = this.context;
    const row = store.get('migration', key);
    const consent = store.get('consents', key);
    if (row?.status !== 'pending' || consent === undefined) return { next: 'done' };
    const offer = this.offers.of(consent);
    if (typeof offer === 'string') return this.settle(key, { status: 'excluded', reason: offer });
    this.note(key, { offered: true });
    const answer = await this.send(offer);
    // A reset in the meantime has closed the account this message belonged to.
    if (store.get('migration', key) === undefined) return { next: 'done' };
    return this.answered(key, offer, answer);
  }

  /** What follows from the answer to an offer. */
  answered(key: string, offer: Offer, answer: Answer): Result {
    const weighed = weighTransaction(answer);
    if (weighed.superseded === true) this.consents.supersede(offer.consent.holderUra, offer.patient.bsn);
    if (weighed.verdict === 'later') return { next: 'later', ...given('afterMs', weighed.afterMs) };
    if (weighed.verdict === 'stop') return this.stop(key, weighed.reason);
    this.confirmed = true;
    if (weighed.verdict === 'accepted') return this.accept(key, offer);
    return this.settle(key, { status: 'rejected', reason: weighed.reason });
  }

  async send(offer: Offer): Promise<Answer> {
    const mitz = this.context.mitz();
    const { bsn } = offer.patient;
    const { body, contentType } = this.offers.message(offer);
    const answer = await mitz.send({
      kind: 'migrate',
      requestId: mitz.newRequestId(),
      method: 'POST',
      path: PATH,
      bsn,
      body,
      contentType,
      accept: contentType,
      bulk: true,
    });
    this.context.audit.add({
      event: 'migrate',
      professional: this.context.store.get('migrationRun', 'latest')?.startedBy ?? UNATTENDED,
      bsn,
      ...given('requestId', answer.requestId),
      choice: offer.choice,
      outcome: auditOutcome(weighTransaction(answer)),
    });
    return answer;
  }

  /** From here on Mitz is leading for this patient. */
  accept(key: string, { consent, holder, choice, at, consultingCategories }: Offer): Result {
    const dataCategory = dataCategoryOf(holder.providerType);
    this.consents.learn(consent.holderUra, consent.bsn, { dataCategory, consultingCategories, choice, at });
    const { reason: _, mayReturn: __, ...kept } = this.context.store.get('migration', key) ?? {};
    this.context.store.put('migration', key, { ...kept, status: 'accepted' } as MigrationRow);
    return { next: 'done' };
  }

  /** Without approval nothing else needs to be tried: what was sent is rejected, the rest is not offered. */
  stop(key: string, reason: string): Result {
    this.note(key, { status: 'rejected', reason, mayReturn: true });
    for (const [other, row] of this.context.store.rows('migration')) {
      if (row.status !== 'pending') continue;
      const status = row.offered ? 'rejected' : 'excluded';
      this.note(other, { status, reason: `Stopped: ${reason}`, mayReturn: true });
    }
    this.halt();
    return { next: 'done' };
  }

  settle(key: string, change: Partial<MigrationRow>): Result {
    this.note(key, change);
    return { next: 'done' };
  }

  note(key: string, change: Partial<MigrationRow>): void {
    const row = this.context.store.get('migration', key);
    if (row !== undefined) this.context.store.put('migration', key, { ...row, ...change });
  }
}
