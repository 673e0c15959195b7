import { setTimeout as wait } from 'node:timers/promises';
import { DriverError, messageOf, Overdue } from '../../core/errors.js';
import { NotShown } from '../../core/outcome.js';
import type { Recorder } from '../../core/recorder.js';
import type { Text } from '../../core/text.js';
import type { ActionResult, Statement } from '../../core/transcript.js';
import type { FhirFormat } from '../../mitz/context.js';
import { claimedButtons, pressOf } from '../../mitz/buttons.js';
import type { ButtonPress } from '../../mitz/buttons.js';
import type { Provider } from '../../mitz/parties.js';
import type { Testbed } from '../../mitz/testbed.js';
import { digested } from '../../mitz/toestemming/digest.js';
import { partsOf } from '../../mitz/toestemming/notification.js';
import type { NotificationOrder } from '../../mitz/toestemming/notification.js';
import { consulter } from '../../mitz/world.js';
import type { Company, Impostor, Koppelvlak } from '../../mitz/world.js';
import type {
  ActionName,
  ConsentQuestion,
  Driver,
  LocalConsent,
  MitzEnvironment,
  Patient,
  Performed,
  Person,
  XisActions,
} from '../../mitz/xis.js';
import type { Notifier } from '../../mocks/notifier.js';
import type { MitzState } from '../../mocks/state.js';
import { ActionLimits, withAdvice } from './action-limits.js';
import type { Patience } from './target.js';

/** How a configuration differs from the first: another format of the target, another provider alone, other questions. */
export interface DifferentEnvironment {
  readonly format?: FhirFormat;
  readonly provider?: Provider;
  readonly consentQuestions?: readonly ConsentQuestion[];
}

/** What the stage is built from, for one scenario. */
export interface StageParts {
  readonly company: Company;
  readonly functionalities: readonly string[];
  readonly formats: readonly FhirFormat[];
  readonly driver: Driver;
  readonly recorder: Recorder;
  readonly mitz: MitzState;
  readonly notifier: Notifier;
  /** Gives the receiving end of one more data request. */
  readonly receivingEnd: () => string;
  readonly patience: Patience;
  /** What the target is configured with, for a server at this address. */
  readonly environment: (baseUrl: string, different?: DifferentEnvironment) => MitzEnvironment;
  readonly baseUrl: string;
  /** Whether Mitz does something unusual in it. */
  readonly disturbed: boolean;
  /** Starts a server in the place of Mitz; gives its address. */
  readonly startImpostor: (impostor: Impostor) => Promise<string>;
}

/** How many times scheduled work is asked for before what is still pending is left. */
const rounds = 5;

/** The testbed over a real driver and a mocked Mitz: everything that is done stands in the transcript. */
export class Stage implements Testbed {
  readonly company: Company;
  readonly functionalities: readonly string[];
  readonly formats: readonly FhirFormat[];
  readonly buttons: readonly ButtonPress[];
  #canSchedule = true;
  /** The place from which arrivals count: where the target began to work for another provider. */
  #countedFrom = 0;
  /** Which one of many providers the target works for, for whoever waits. */
  #workingFor = '';
  /** How the target was configured last, to do it again after a restart. */
  #configured: readonly [baseUrl: string, different?: DifferentEnvironment | undefined];
  readonly #limits: ActionLimits;
  /** Whether nothing was done since the target last came to rest. */
  #atRest = false;

  constructor(private readonly parts: StageParts) {
    this.#limits = new ActionLimits(parts.patience);
    this.#configured = [parts.baseUrl];
    this.company = parts.company;
    this.functionalities = parts.functionalities;
    this.formats = parts.formats;
    this.buttons = claimedButtons(parts.functionalities).map(pressOf);
  }

  /** Whether the driver could point the target at the mock, or it is configured by hand. */
  isConfigured = false;

  /** Empties the XIS and points it at the mock, before the scenario begins. */
  async prepare(): Promise<void> {
    await this.act('reset', undefined);
    await this.#configure(this.parts.baseUrl);
  }

  /** A target configured by hand says 501: it keeps pointing where it was pointed. @returns whether it was configured */
  async #configure(baseUrl: string, different?: DifferentEnvironment): Promise<boolean> {
    this.#configured = [baseUrl, different];
    // Not through the transcript: it carries a private key.
    const configured = await this.parts.driver.perform('configure', this.parts.environment(baseUrl, different));
    if (configured.status === 'refused') throw new DriverError(`the driver refused 'configure': ${configured.reason}`);
    this.isConfigured = configured.status === 'done';
    return this.isConfigured;
  }

  async meetImpostor(impostor: Impostor): Promise<void> {
    if (await this.#configure(await this.parts.startImpostor(impostor))) return;
    throw new NotShown("the driver cannot do 'configure' (501), so the target cannot be pointed at another server");
  }

  async meetMitz(): Promise<void> {
    await this.#configure(this.parts.baseUrl);
  }

  async useFormat(format: FhirFormat): Promise<void> {
    if (await this.#configure(this.parts.baseUrl, { format })) return;
    throw new NotShown("the driver cannot do 'configure' (501), so the target cannot be told another format");
  }

  async useQuestions(consentQuestions: readonly ConsentQuestion[]): Promise<void> {
    if (await this.#configure(this.parts.baseUrl, { consentQuestions })) return;
    throw new NotShown("the driver cannot do 'configure' (501), so the target cannot be told another question");
  }

  now(): Date {
    return new Date();
  }

  async act<A extends ActionName>(action: A, input: XisActions[A]['input']): Promise<Performed<A>> {
    return this.#done(action, await this.#recorded(action, input));
  }

  tryAct<A extends ActionName>(action: A, input: XisActions[A]['input']): Promise<Performed<A>> {
    return this.#recorded(action, input);
  }

  #done<A extends ActionName>(action: A, performed: Performed<A>): Performed<A> {
    if (performed.status === 'unsupported') throw new NotShown(`the driver cannot do '${action}' (501)`);
    return performed;
  }

  async #recorded<A extends ActionName>(
    action: A,
    input: XisActions[A]['input'],
    { limitMs, overdueIsJudged = false }: { limitMs?: number; overdueIsJudged?: boolean } = {},
  ): Promise<Performed<A>> {
    this.#atRest = false;
    const limit = limitMs ?? this.#limits.of(action, input);
    const entry = this.parts.recorder.beginAction();
    const end = (result: ActionResult, statement?: Statement): void =>
      void entry.end({ kind: 'action', name: action, input: input ?? {}, result, ...(statement && { statement }) });
    try {
      const performed = await this.parts.driver.perform(action, input, limit);
      const { statement, ...result } = performed;
      end(result, statement);
      // An adapter may keep what it was configured with in memory only; whether it does is no matter of Mitz.
      if (action === 'restart' && performed.status === 'done') await this.#configure(...this.#configured);
      return performed;
    } catch (thrown) {
      const status = overdueIsJudged && thrown instanceof Overdue ? 'overdue' : 'broken';
      end({ status, reason: messageOf(withAdvice(action, thrown)) });
      throw thrown;
    }
  }

  async register(patients: readonly Patient[], consents: readonly LocalConsent[] = []): Promise<void> {
    await this.act('register-patients', { patients });
    if (consents.length > 0) await this.act('load-local-consents', { consents });
  }

  async requestData(
    patient: Patient,
    { overdueIsJudged = false, ...different }: Parameters<Testbed['requestData']>[1] = {},
  ): Promise<void> {
    const action = 'answer-data-request';
    const { actionMs, decisionMs } = this.parts.patience;
    const input: XisActions[typeof action]['input'] = {
      deliverTo: this.parts.receivingEnd(),
      bsn: patient.bsn,
      requester: consulter,
      dataCategories: [this.company.dataCategory],
      purposeOfUse: 'TREAT',
      ...different,
    };
    try {
      const limitMs = actionMs + decisionMs;
      this.#done(action, await this.#recorded(action, input, { limitMs, overdueIsJudged }));
    } catch (thrown) {
      // That the target has not decided stands in the transcript; there a check can hold it against the target.
      if (!(overdueIsJudged && thrown instanceof Overdue)) throw thrown;
    }
  }

  async askConsent(patient: Patient, answer: Parameters<Testbed['askConsent']>[1]): Promise<void> {
    for (const press of this.buttons) {
      await this.act('select-patient', { bsn: patient.bsn });
      const before = this.#countOf('registreren');
      const asked = await this.act('start-consent-question', press);
      if (asked.status !== 'done') continue;
      const { questionId } = asked.output;
      const answered = await this.act('answer-consent-question', { questionId, ...answer });
      const isRecorded = answered.status === 'done' && answered.output.recorded;
      // What comes later would count for the next question.
      await this.settle(isRecorded ? { registreren: before + 1 } : {});
    }
  }

  approveMigration(ura = this.company.provider.ura): void {
    this.parts.mitz.approve(ura);
  }

  async workFor(provider: Provider, [nth, of]: readonly [nth: number, of: number] = [1, 1]): Promise<void> {
    this.#workingFor = of > 1 ? `provider ${nth} of ${of}, ` : '';
    await this.act('reset', undefined);
    this.#countedFrom = this.parts.recorder.entries().at(-1)?.begun ?? 0;
    if (await this.#configure(this.parts.baseUrl, { provider })) return;
    throw new NotShown("the driver cannot do 'configure' (501), so the target cannot be told to work for another");
  }

  keepDigests(): void {
    const { recorder, mitz } = this.parts;
    recorder.keepDigests((exchange) => digested(exchange, mitz.specification));
  }

  mitzRecovers(): void {
    this.parts.mitz.setScripts([]);
  }

  async notify(patient: Patient, order: NotificationOrder): Promise<void> {
    this.#atRest = false;
    const { mitz, notifier, recorder } = this.parts;
    const subscription = mitz.subscriptions().find((one) => one.bsn === patient.bsn);
    if (!subscription) throw new NotShown('no subscription for this patient arrived, so there is no address to notify');
    const { holder, endpoint } = subscription;
    const { bsn } = order.about ?? patient;
    const dataCategory = order.dataCategory ?? this.company.dataCategory;
    const { as = 'mitz', spoil = 'huge', decidedAt } = order;
    // What Mitz says it also holds; what others say, or what nobody can read, changes nothing there.
    if (as === 'mitz' && spoil === 'huge') {
      for (const part of partsOf(order, mitz.specification))
        mitz.addConsent({ ...part, bsn, dataCategory, decidedAt, holder: { ura: holder.ura }, source: 'mijnmitz' });
    }
    await notifier.notify({ bsn, holder, endpoint }, { ...order, dataCategory }, recorder);
  }

  /** How far the scenario is, for whoever waits. */
  progress(): string {
    return `${this.#workingFor}${this.parts.recorder.exchanges} messages`;
  }

  /** Lets the target come to rest at the end of a scenario, unless it already has. */
  async conclude(): Promise<void> {
    if (!this.#atRest) await this.settle();
  }

  async settle(expecting: Partial<Record<Koppelvlak, number>> = {}): Promise<void> {
    const { messageMs, quietMs, decisionMs } = this.parts.patience;
    const { recorder, driver } = this.parts;
    if (driver.person) await this.#untilPersonIsDone(driver.person, expecting);
    else {
      await this.#scheduledWork();
      while (this.#outstanding(expecting).length > 0 && recorder.quietFor() < messageMs) await wait(20);
    }
    // An exchange that never ends must not hold up the run: the longest a target may wait for Mitz is the longest we do.
    const deadline = Date.now() + messageMs + decisionMs;
    // Where the target cannot be asked to do its background work now, it gets the time to do it by itself.
    const restMs = this.#canSchedule ? quietMs : Math.max(quietMs, messageMs);
    while (recorder.quietFor() < restMs && Date.now() < deadline) await wait(20);
    this.#atRest = true;
  }

  async #scheduledWork(): Promise<void> {
    for (let round = 0; this.#canSchedule && round < rounds; round += 1) {
      const worked = await this.#recorded('run-scheduled-work', undefined);
      // A driver without this action leaves it to the clock: the waiting below is all that can be done.
      this.#canSchedule = worked.status === 'done';
      if (worked.status !== 'done' || worked.output.pending === 0) return;
    }
  }

  /** A person is asked to send what waits only where Mitz was disturbed, and otherwise waited for without a clock. */
  async #untilPersonIsDone(person: Person, expecting: Partial<Record<Koppelvlak, number>>): Promise<void> {
    const { disturbed, recorder } = this.parts;
    this.#canSchedule = false;
    if (disturbed) await this.#recorded('run-scheduled-work', undefined);
    const expected = (): readonly Text[] =>
      this.#outstanding(expecting).map(([koppelvlak, count]) => ({
        nl: `${koppelvlak}: ${count}, aangekomen ${this.#countOf(koppelvlak)}`,
        en: `${koppelvlak}: ${count}, arrived ${this.#countOf(koppelvlak)}`,
      }));
    const entry = recorder.beginAction();
    const statement = await person.untilArrived(expected);
    const result = { status: 'done', output: undefined } as const;
    if (statement) entry.end({ kind: 'action', name: 'expect-messages', input: expecting, result, statement });
  }

  #outstanding(expecting: Partial<Record<Koppelvlak, number>>): readonly (readonly [string, number])[] {
    return Object.entries(expecting).filter(([koppelvlak, count]) => this.#countOf(koppelvlak) < count);
  }

  #countOf(koppelvlak: string): number {
    return this.parts.recorder.arrivals(koppelvlak, this.#countedFrom);
  }
}
