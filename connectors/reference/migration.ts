import { dataCategoryOf } from './codes.js';
import type { Consents } from './consents.js';
import { responsible, UNATTENDED, type Context } from './context.js';
import type { LocalConsent } from './domain.js';
import type { Dossiers } from './dossiers.js';
import { Refusal } from './errors.js';
import type { Answer } from './exchange.js';
import { auditOutcome, weighTransaction } from './fhir-answers.js';
import { given } from './input.js';
import { mistakeOnOffer, type OfferMistake } from './migration-mistakes.js';
import { Offers, type Offer } from './migration-offers.js';
import { faultyReport, reportOf, type MigrationReport } from './migration-report.js';
import { Pump, type Result } from './pump.js';
import type { Attention, MigrationRow } from './store.js';

const PATH = 'migratie/fhir/';
const PATIENCE_MS = 8000;
/** A short refusal (429, a restart of Mitz) is waited out; a longer one goes on after the answer. */
const LINGER_MS = 2000;

/** Offers the local consents to Mitz, once each, and keeps the account of what became of them. */
export class Migration {
  private confirmed = false;
  // The first message goes alone: without approval the others need not leave the house.
  private readonly pump = new Pump(
    (key) => this.step(key),
    () => (this.confirmed ? 8 : 1),
  );

  private readonly offers: Offers;
  /** For the one fault that counts only what comes after a restart. */
  private readonly uncounted = new Set<string>();
  /** For the one fault that counts a repetition as well. */
  private repeated = false;

  constructor(
    private readonly context: Context,
    private readonly consents: Consents,
    private readonly dossiers: Dossiers,
  ) {
    this.offers = new Offers(context);
  }

  get pending(): number {
    return this.pump.pending;
  }

  async start(approved: boolean, bsns: string[] | undefined): Promise<MigrationReport> {
    const { faults, store } = this.context;
    if (!approved && !faults.has('migrates-without-approval')) {
      throw new Refusal('Mitz has not approved this migration yet.');
    }
    const before = [...store.rows('migration').values()];
    this.repeated = before.length > 0 && before.every(({ status }) => status !== 'pending');
    store.put('migrationRun', 'latest', { startedBy: responsible(this.context) });
    const everybody = bsns === undefined || faults.has('migrates-outside-the-selection');
    const selection = [...store.rows('consents')].filter(([, { bsn }]) => everybody || bsns.includes(bsn));
    const offered = selection.filter(([key, consent]) => this.prepare(key, consent)).map(([key]) => key);
    if (faults.has('ends-the-registration-of-who-is-not-migrated')) await this.endOthers();
    const forgotten = faults.has('forgets-the-last-consent') ? offered.at(-1) : undefined;
    if (forgotten !== undefined) this.note(forgotten, { status: 'accepted', offered: true });
    this.pump.resume();
    for (const key of offered) if (key !== forgotten) this.pump.add(key);
    await this.pump.runOut(PATIENCE_MS, LINGER_MS);
    return this.report();
  }

  report(): MigrationReport {
    const rows = [...this.context.store.rows('migration')].filter(([key]) => !this.uncounted.has(key));
    const twice = this.repeated && this.context.faults.has('counts-a-repetition-twice');
    return faultyReport(reportOf((twice ? [...rows, ...rows] : rows).map(([, row]) => row)), this.context.faults);
  }

  async runNow(): Promise<void> {
    this.pump.hurry();
    await this.pump.run(PATIENCE_MS);
  }

  /** Goes on, after a restart, with what was not finished. */
  resume(): void {
    const { faults, store } = this.context;
    for (const [key, { status }] of store.rows('migration')) {
      const waits = status === 'pending' || faults.has('migrates-all-over-after-a-restart');
      if (waits && faults.has('forgets-what-waited-at-a-restart'))
        this.note(key, { status: 'accepted', offered: true });
      else if (waits) {
        this.note(key, { status: 'pending' });
        this.pump.add(key);
      } else if (faults.has('counts-only-since-the-restart')) this.uncounted.add(key);
    }
    void this.pump.run(0).catch(() => undefined);
  }

  halt(): void {
    this.confirmed = false;
    this.repeated = false;
    this.pump.clear();
  }

  attention(): Attention[] {
    if (this.context.faults.has('hides-refusals-from-the-work-list')) return [];
    return [...this.context.store.rows('migration').values()].flatMap(({ bsn, status, reason }) =>
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
    const accepted = given('accepted', before?.accepted);
    store.put('migration', key, {
      ura,
      bsn,
      status: 'pending',
      offered,
      choice: offer.choice,
      restricted,
      ...accepted,
    });
    return true;
  }

  private isSettled(row: MigrationRow | undefined): boolean {
    const { faults } = this.context;
    const again = faults.has('migrates-again-on-every-start') || faults.has('migrates-again-with-a-new-date');
    if (row?.status === 'accepted') return !again;
    const mayReturn = row?.mayReturn === true && !faults.has('offers-nothing-after-a-stop');
    return row?.status === 'rejected' && !mayReturn;
  }

  /** For the one fault that takes who is not migrated for no patient any more. */
  private async endOthers(): Promise<void> {
    for (const { status, bsn } of this.context.store.rows('migration').values())
      if (status === 'excluded') await this.dossiers.close(bsn);
  }

  private async step(key: string): Promise<Result> {
    const { store } = this.context;
    const row = store.get('migration', key);
    const consent = store.get('consents', key);
    if (row?.status !== 'pending' || consent === undefined) return { next: 'done' };
    const offer = this.offers.of(consent);
    if (typeof offer === 'string') return this.settle(key, { status: 'excluded', reason: offer });
    this.note(key, { offered: true });
    const { answer, weighed } = await this.send(this.redated(offer, row));
    // A reset in the meantime has closed the account this message belonged to.
    if (store.get('migration', key) === undefined) return { next: 'done' };
    const kept = this.context.faults.has('keeps-its-own-choice-after-a-newer-one');
    if (weighed.superseded === true && !kept) this.consents.supersede(row.ura, row.bsn);
    const mistake = mistakeOnOffer(this.context.faults, answer, weighed);
    if (mistake !== undefined) return this.mistaken(key, offer, mistake, weighed.verdict === 'stop');
    if (weighed.verdict === 'later') return { next: 'later', ...given('afterMs', weighed.afterMs) };
    if (weighed.verdict === 'stop') return this.stop(key, weighed.reason);
    this.confirmed = true;
    if (weighed.verdict === 'accepted') return this.accept(key, offer);
    return this.settle(key, { status: 'rejected', reason: weighed.reason });
  }

  private mistaken(key: string, offer: Offer, mistake: OfferMistake, turnedAway: boolean): Result {
    const rejected = { status: 'rejected', reason: 'Mitz did not take this consent.', mayReturn: turnedAway } as const;
    this.confirmed = true;
    switch (mistake) {
      case 'believe':
        return this.accept(key, offer);
      case 'count-as-accepted':
        if (turnedAway) this.stop(key, rejected.reason);
        return this.settle(key, { status: 'accepted' });
      case 'send-again':
        return { next: 'later' };
      case 'go-on':
        return this.settle(key, rejected);
      case 'stop':
        return this.stop(key, rejected.reason);
    }
  }

  /** For the one fault that gives what it offers again the date of that moment. */
  private redated(offer: Offer, { accepted }: MigrationRow): Offer {
    const again = accepted === true && this.context.faults.has('migrates-again-with-a-new-date');
    return again ? { ...offer, at: new Date().toISOString() } : offer;
  }

  private async send(offer: Offer): Promise<{ answer: Answer; weighed: ReturnType<typeof weighTransaction> }> {
    const { patient, choice } = offer;
    const mitz = this.context.mitz();
    const { bsn } = patient;
    const { body, contentType } = this.offers.message(offer);
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
    const outcome = auditOutcome(weighed);
    const professional = this.context.store.get('migrationRun', 'latest')?.startedBy ?? UNATTENDED;
    this.context.audit.add({
      event: 'migrate',
      professional,
      bsn,
      ...given('requestId', answer.requestId),
      choice,
      outcome,
    });
    return { answer, weighed };
  }

  /** From here on Mitz is leading for this patient. */
  private accept(key: string, { consent, holder, choice, at, consultingCategories }: Offer): Result {
    const dataCategory = dataCategoryOf(holder.providerType);
    this.consents.learn(consent.holderUra, consent.bsn, { dataCategory, consultingCategories, choice, at });
    const { reason: _, mayReturn: __, ...kept } = this.context.store.get('migration', key) ?? {};
    this.context.store.put('migration', key, { ...kept, status: 'accepted', accepted: true } as MigrationRow);
    return { next: 'done' };
  }

  /** Without approval nothing else needs to be tried: what was sent is rejected, the rest is not offered. */
  private stop(key: string, reason: string): Result {
    this.note(key, { status: 'rejected', reason, mayReturn: true });
    for (const [other, row] of this.context.store.rows('migration')) {
      if (row.status !== 'pending') continue;
      const offered = row.offered || this.context.faults.has('reports-unsent-consents-as-offered');
      const status = offered ? 'rejected' : 'excluded';
      this.note(other, { offered, status, reason: `Stopped: ${reason}`, mayReturn: true });
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
