import { randomUUID } from 'node:crypto';

import {
  isSoundBsn,
  isVerified,
  knownPatient,
  ownProvider,
  patientsWith,
  UNATTENDED,
  type Context,
} from './context.js';
import { keyOf, providerOf, type Patient } from './domain.js';
import { Refusal } from './errors.js';
import type { Answer } from './exchange.js';
import { mistakeOn, type Mistake } from './queue-mistakes.js';
import { auditOutcome, weigh } from './fhir-answers.js';
import { buildSubscription, serialize } from './fhir-messages.js';
import { given } from './input.js';
import { Pump, type Result } from './pump.js';
import type { Attention, Registration } from './store.js';

const PATH = 'abonnementen/fhir/Subscription';
/** How long an action waits for Mitz before it answers and lets the work go on by itself. */
const PATIENCE_MS = 8000;

/** Patients and their dossiers, and the registration at Mitz of everyone with an active dossier. */
export class Dossiers {
  private readonly pump = new Pump((key) => this.step(key));
  /** For the one fault that then begins all over again. */
  private sawOutage = false;

  constructor(private readonly context: Context) {}

  get pending(): number {
    return this.pump.pending;
  }

  async register(patients: Patient[]): Promise<void> {
    const { store, faults } = this.context;
    for (const patient of patients) store.put('patients', keyOf(patient.holderUra, patient.bsn), patient);
    const evenWithout = faults.has('subscribes-patients-without-a-dossier');
    const wanted = patients.filter(
      (patient) => (patient.activeDossier || evenWithout) && this.obstacle(patient) === undefined,
    );
    const forgets = patients.length > 20 && faults.has('skips-some-in-the-census');
    const remembered = wanted.filter((_, index) => !(forgets && index % 50 === 20));
    for (const patient of remembered) this.want(patient, true);
    for (const patient of patients) if (!wanted.includes(patient)) this.want(patient, false);
    await this.pump.run(PATIENCE_MS);
  }

  async open(bsn: string): Promise<void> {
    const { store, faults } = this.context;
    knownPatient(this.context, bsn);
    for (const patient of patientsWith(this.context, bsn)) {
      const obstacle = this.obstacle(patient);
      if (obstacle !== undefined) throw new Refusal(obstacle);
      store.put('patients', keyOf(patient.holderUra, bsn), { ...patient, activeDossier: true });
      const cancelled = store.get('registrations', keyOf(patient.holderUra, bsn))?.wanted === false;
      const forgets = cancelled && faults.has('does-not-subscribe-again-after-reopening');
      if (!forgets && !faults.has('opens-dossier-without-subscribing')) this.want(patient, true);
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
    this.sawOutage = false;
  }

  attention(): Attention[] {
    const { store } = this.context;
    const refused = [...store.rows('registrations').values()].flatMap(({ bsn, refused: reason }) =>
      reason === undefined ? [] : [{ bsn, reason }],
    );
    const unfit = [...store.rows('patients').values()].flatMap((patient) => {
      const reason = patient.activeDossier ? this.obstacle(patient) : undefined;
      return reason === undefined ? [] : [{ bsn: patient.bsn, reason }];
    });
    const stopped = {
      reason: 'Mitz does not accept this connector (401 or 403): registration of patients has stopped.',
    };
    if (this.context.faults.has('hides-refusals-from-the-work-list')) return unfit;
    return [...(this.pump.stopped ? [stopped] : []), ...refused, ...unfit];
  }

  /** Why nothing about this patient may be registered, or undefined. */
  private obstacle(patient: Patient): string | undefined {
    if (patient.deceased && !this.context.faults.has('subscribes-deceased-patients')) return 'This patient has died.';
    if (!isSoundBsn(this.context, patient.bsn)) return 'This BSN does not pass the eleven-test.';
    return isVerified(this.context, patient) ? undefined : 'This BSN has not been verified with SBV-Z yet.';
  }

  /** Notes what the registration should be. One row per patient and holder, so it is never sent twice. */
  private want({ holderUra, bsn }: Patient, wanted: boolean): void {
    const { store, faults } = this.context;
    if (!wanted && faults.has('never-unsubscribes')) return;
    const key = keyOf(holderUra, bsn);
    const row = store.get('registrations', key);
    if (row === undefined && !wanted) return;
    const { refused: _, ...kept } = row ?? { ura: holderUra, bsn, registered: false, endpointId: randomUUID() };
    store.put('registrations', key, { ...kept, wanted });
    if (wanted !== kept.registered) this.pump.add(key);
  }

  private async step(key: string): Promise<Result> {
    const row = this.context.store.get('registrations', key);
    if (row === undefined || row.wanted === row.registered) return { next: 'done' };
    const isXml = this.context.environment().format === 'xml';
    if (isXml && this.context.faults.has('sends-nothing-when-xml-is-asked')) return { next: 'done' };
    return row.wanted ? this.subscribe(key, row) : this.unsubscribe(key, row);
  }

  private async subscribe(key: string, row: Registration): Promise<Result> {
    const answer = await this.sendSubscription(row);
    if (this.context.faults.has('subscribes-twice')) await this.sendSubscription(row);
    const weighed = weigh(answer);
    const mistake = mistakeOn(this.context.faults, answer, weighed);
    if (mistake !== undefined) return this.mistaken(key, mistake);
    if (weighed.verdict === 'later' && weighed.afterMs === undefined) this.sawOutage = true;
    if (weighed.verdict !== 'accepted' || answer.outcome !== 'answered') return this.postpone(key, weighed);
    // Only 201 and 202 say that it was taken: another 2xx is not Mitz speaking.
    if (answer.status !== 202 && answer.status !== 201) return { next: 'later' };
    const id = answer.location?.split('/').filter(Boolean).at(-1);
    if (this.sawOutage && this.context.faults.has('sends-again-what-was-accepted')) this.sendAllAgain();
    return this.note(key, { registered: true, ...given('id', id) });
  }

  private mistaken(key: string, mistake: Mistake): Result {
    switch (mistake) {
      case 'forget':
        return { next: 'done' };
      case 'send-again':
        return { next: 'later' };
      case 'refuse-and-send-again':
        this.note(key, { refused: 'Mitz did not take this registration.' });
        return { next: 'later' };
      case 'stop':
        this.note(key, { refused: 'Mitz did not take this registration.' });
        return { next: 'stop' };
      case 'refuse-and-go-on':
        return this.note(key, { refused: 'Mitz does not accept this connector.' });
      case 'believe':
        return this.note(key, { registered: true });
    }
  }

  private sendAllAgain(): void {
    this.sawOutage = false;
    for (const [key, row] of this.context.store.rows('registrations')) {
      if (!row.registered) continue;
      this.note(key, { registered: false });
      this.pump.add(key);
    }
  }

  private sendSubscription({ ura, bsn, endpointId }: Registration): Promise<Answer> {
    const { context } = this;
    const environment = context.environment();
    const patient = context.store.get('patients', keyOf(ura, bsn));
    const holder = providerOf(environment, ura);
    if (patient === undefined || holder === undefined) {
      throw new Refusal('This patient or holder is not known any more.');
    }
    const endpoint = context.notificationEndpoint(endpointId);
    const declared = {
      ...environment,
      ...(context.faults.has('declares-another-gateway-system')
        ? { gatewaySystem: 'urn:oid:2.16.840.1.113883.2.4.6.6.99' }
        : {}),
      ...(context.faults.has('declares-another-source-system')
        ? { sourceSystem: 'urn:oid:2.16.840.1.113883.2.4.6.6.98' }
        : {}),
    };
    const { faults } = context;
    const birthDateVerified =
      (patient.birthDateVerified || faults.has('sends-an-unverified-birth-date')) &&
      !faults.has('never-sends-a-birth-date');
    const told = { ...patient, birthDateVerified };
    const message = buildSubscription(declared, ownProvider(context, holder), told, endpoint);
    const format = faults.has('sends-json-when-xml-is-asked') ? 'json' : environment.format;
    const { body, contentType } = serialize(faults.subscription(message), format);
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

  private note(key: string, change: Partial<Registration>): Result {
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
