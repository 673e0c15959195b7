import { randomUUID } from 'node:crypto';

import { knownPatient, patientsWith, UNATTENDED, type Context } from './context.js';
import { keyOf, providerOf, type Patient } from './domain.js';
import { Refusal } from './errors.js';
import type { Answer } from './exchange.js';
import { auditOutcome, weigh } from './fhir-answers.js';
import { given } from './input.js';
import { Pump, type Result } from './pump.js';
import type { Attention, Registration } from './store.js';

const PATH = 'abonnementen/fhir/Subscription';
/** How long an action waits for Mitz before it answers and lets the work go on by itself. */
const PATIENCE_MS = 8000;

/** Patients and their dossiers, and the registration at Mitz of everyone with an active dossier. */
export class Dossiers {
  readonly pump = new Pump((key) => this.step(key));

  constructor(private readonly context: Context) {}

  get pending(): number {
    return this.pump.pending;
  }

  async register(patients: Patient[]): Promise<void> {
    for (const patient of patients) this.context.store.put('patients', keyOf(patient.holderUra, patient.bsn), patient);
    for (const patient of patients) this.want(patient, this.belongsInMitz(patient));
    await this.pump.run(PATIENCE_MS);
  }

  /** Everyone with an active dossier is registered, and nobody else. */
  belongsInMitz(patient: Patient): boolean {
    return patient.activeDossier && this.obstacle(patient) === undefined;
  }

  async open(bsn: string): Promise<void> {
    knownPatient(this.context, bsn);
    for (const patient of patientsWith(this.context, bsn)) {
      const obstacle = this.obstacle(patient);
      if (obstacle !== undefined) throw new Refusal(obstacle);
      this.context.store.put('patients', keyOf(patient.holderUra, bsn), { ...patient, activeDossier: true });
      this.want(patient, true);
    }
    await this.pump.run(PATIENCE_MS);
  }

  async close(bsn: string): Promise<void> {
    const { store } = this.context;
    knownPatient(this.context, bsn);
    for (const patient of patientsWith(this.context, bsn)) {
      store.put('patients', keyOf(patient.holderUra, bsn), { ...patient, activeDossier: false });
      this.want(patient, false);
    }
    await this.pump.run(PATIENCE_MS);
  }

  /** Sends what is waiting, without its back-off. */
  async runNow(): Promise<void> {
    this.pump.hurry();
    await this.pump.run(PATIENCE_MS);
  }

  /** Takes up the work again that the store says is not done. */
  resume(): void {
    this.pump.resume();
    for (const [key, row] of this.context.store.rows('registrations')) {
      if (row.wanted !== row.registered && row.refused === undefined) this.pump.add(key);
    }
    void this.pump.run(0).catch(() => undefined);
  }

  /** Drops all work under way. What is still to be done stands in the store. */
  halt(): void {
    this.pump.clear();
  }

  attention(): Attention[] {
    const refused = [...this.context.store.rows('registrations').values()].flatMap(({ bsn, refused: reason }) =>
      reason === undefined ? [] : [{ bsn, reason }],
    );
    const stopped = {
      reason: 'Mitz does not accept this connector (401 or 403): registration of patients has stopped.',
    };
    return [...(this.pump.stopped ? [stopped] : []), ...refused, ...this.unfit()];
  }

  /** Patients with an active dossier who cannot be registered. */
  unfit(): Attention[] {
    return [...this.context.store.rows('patients').values()].flatMap((patient) => {
      const reason = patient.activeDossier ? this.obstacle(patient) : undefined;
      return reason === undefined ? [] : [{ bsn: patient.bsn, reason }];
    });
  }

  /** Why nothing about this patient may be registered, or undefined. */
  obstacle(patient: Patient): string | undefined {
    const { identities } = this.context;
    if (patient.deceased) return 'This patient has died.';
    if (!identities.isSoundBsn(patient.bsn)) return 'This BSN does not pass the eleven-test.';
    return identities.isVerified(patient) ? undefined : 'This BSN has not been verified with SBV-Z yet.';
  }

  /** Notes what the registration should be. One row per patient and holder, so it is never sent twice. */
  want({ holderUra, bsn }: Patient, wanted: boolean): void {
    const { store } = this.context;
    const key = keyOf(holderUra, bsn);
    const row = store.get('registrations', key);
    if (row === undefined && !wanted) return;
    const { refused: _, ...kept } = row ?? { ura: holderUra, bsn, registered: false, endpointId: randomUUID() };
    store.put('registrations', key, { ...kept, wanted });
    if (wanted !== kept.registered) this.pump.add(key);
  }

  /** Does what is left to do for one patient of a holder. */
  async step(key: string): Promise<Result> {
    const row = this.context.store.get('registrations', key);
    if (row === undefined || row.wanted === row.registered) return { next: 'done' };
    return row.wanted ? this.subscribed(key, await this.sendSubscription(row)) : this.unsubscribe(key, row);
  }

  /** What follows from the answer to a registration. */
  subscribed(key: string, answer: Answer): Result {
    const weighed = weigh(answer);
    if (weighed.verdict !== 'accepted' || answer.outcome !== 'answered') return this.postpone(key, weighed);
    // Only 201 and 202 say that it was taken: another 2xx is not Mitz speaking.
    if (answer.status !== 202 && answer.status !== 201) return { next: 'later' };
    const id = answer.location?.split('/').filter(Boolean).at(-1);
    return this.note(key, { registered: true, ...given('id', id) });
  }

  async sendSubscription({ ura, bsn, endpointId }: Registration): Promise<Answer> {
    const { store, messages } = this.context;
    const environment = this.context.environment();
    const patient = store.get('patients', keyOf(ura, bsn));
    const holder = providerOf(environment, ura);
    if (patient === undefined || holder === undefined) {
      throw new Refusal('This patient or holder is not known any more.');
    }
    const endpoint = this.context.notificationEndpoint(endpointId);
    const message = messages.subscription(environment, holder, patient, endpoint);
    const { body, contentType } = messages.serialize(message, environment.format);
    return this.send('subscribe', { method: 'POST', path: PATH, bsn, body, contentType, accept: contentType });
  }

  private async unsubscribe(key: string, row: Registration): Promise<Result> {
    if (row.id === undefined) {
      return this.note(key, { refused: 'Mitz gave no id for this registration: it cannot be ended.' });
    }
    const answer = await this.send('unsubscribe', {
      method: 'DELETE',
      path: `${PATH}/${encodeURIComponent(row.id)}`,
      bsn: row.bsn,
    });
    const weighed = weigh(answer);
    const gone = answer.outcome === 'answered' && (answer.status === 404 || answer.status === 410);
    if (!gone && weighed.verdict !== 'accepted') return this.postpone(key, weighed);
    const current = this.context.store.get('registrations', key);
    if (current === undefined) return { next: 'done' };
    const { id: _, ...kept } = current;
    this.context.store.put('registrations', key, { ...kept, registered: false });
    return this.nextOf(key);
  }

  private async send(
    kind: 'subscribe' | 'unsubscribe',
    message: {
      method: 'POST' | 'DELETE';
      path: string;
      bsn: string;
      body?: string;
      contentType?: string;
      accept?: string;
    },
  ): Promise<Answer> {
    const { audit } = this.context;
    const mitz = this.context.mitz();
    const answer = await mitz.send({ kind, requestId: mitz.newRequestId(), bulk: true, ...message });
    const outcome = auditOutcome(weigh(answer));
    const requestId = given('requestId', answer.requestId);
    audit.add({ event: kind, professional: UNATTENDED, bsn: message.bsn, ...requestId, outcome });
    return answer;
  }

  private postpone(key: string, weighed: ReturnType<typeof weigh>): Result {
    if (weighed.verdict === 'later') return { next: 'later', ...given('afterMs', weighed.afterMs) };
    if (weighed.verdict === 'refused') return this.note(key, { refused: weighed.reason });
    return { next: 'stop' };
  }

  note(key: string, change: Partial<Registration>): Result {
    const row = this.context.store.get('registrations', key);
    if (row !== undefined) this.context.store.put('registrations', key, { ...row, ...change });
    return this.nextOf(key);
  }

  /** Done, unless the wish changed while the message was under way. */
  private nextOf(key: string): Result {
    const row = this.context.store.get('registrations', key);
    return row !== undefined && row.refused === undefined && row.wanted !== row.registered
      ? { next: 'again' }
      : { next: 'done' };
  }
}
