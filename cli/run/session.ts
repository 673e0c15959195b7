import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BrokenOff, DriverError, UsageError } from '../../core/errors.js';
import { harText } from '../../core/har.js';
import { stoppedBy, undone } from '../../core/judging.js';
import type { Door, Recorder } from '../../core/recorder.js';
import type { Produced } from '../../core/runner.js';
import type { PlacedScenario } from '../../core/scenario.js';
import { isDelivery, isExchange } from '../../core/transcript.js';
import type { Entry } from '../../core/transcript.js';
import type { Finding, ScenarioResult, SetAsideRecord } from '../../core/run-record.js';
import type { RunContext } from '../../mitz/context.js';
import { SecondReader } from '../../mitz/fhir/second-reading.js';
import { formRemark } from '../../mitz/delivery.js';
import { mitzDoor } from '../../mitz/door.js';
import { strangerBsn } from '../../mitz/identifiers.js';
import type { Claims, MitzScenario } from '../../mitz/scenario.js';
import type { Driver } from '../../mitz/xis.js';
import { SetAside } from '../../drivers/attended/desk.js';
import { consulter, defaultProfessional, volumes, WorldMaker, worldSeed } from '../../mitz/world.js';
import type { Company } from '../../mitz/world.js';
import { makeIdentities } from '../../mocks/certificates.js';
import type { Identities } from '../../mocks/certificates.js';
import { FullDisk, isFull } from '../../results/full-disk.js';
import { keptFor } from './environment-files.js';
import { consentQuestionsOf, Lane } from './lane.js';
import { LateWatch } from './late.js';
import { tool } from '../tool.js';
import { Remarks } from './remarks.js';
import type { Stage } from './stage.js';
import type { ChosenSpecification } from './specification.js';
import { companyOf, factsOf } from './target.js';
import type { Target } from './target.js';

/** How often it is told how far a scenario is. */
const goingMs = 5000;

export interface SessionOptions {
  readonly target: Target;
  readonly specification: ChosenSpecification;
  readonly seed: number;
  readonly challenge?: string;
  /** The run directory. */
  readonly out: string;
  readonly lanes: number;
  /** Whether scenarios about many are run at their full size. */
  readonly volume?: boolean;
  /** Absent: made anew, or kept where the target file says. */
  readonly identities?: Identities;
  /** Opens the driver in which a person is the hands. */
  readonly openAttended?: () => Promise<Driver>;
  /** Told now and then how far a scenario is that takes long. */
  readonly onGoing?: (progress: string) => void;
  /** Attempts that were set aside in an earlier sitting of this run. */
  readonly setAside?: readonly SetAsideRecord[];
}

/** A target under test: its instances, each with a mocked Mitz, the certificates they share, and the one door. */
export class Session {
  readonly #issued = new Set<string>([consulter.professional.extension, defaultProfessional.extension, strangerBsn]);
  readonly #hidden = new Set<string>();
  readonly #strange = new Set<string>();
  readonly #remarks = new Remarks();
  readonly #late = new LateWatch();
  readonly #secondReader: SecondReader;
  readonly door: Door;
  readonly company: Company;
  readonly #setAside: SetAsideRecord[];
  readonly #lanes: Lane[] = [];
  #free: Lane[] = [];

  private constructor(
    readonly options: SessionOptions,
    readonly identities: Identities,
  ) {
    this.door = mitzDoor(this.#issued, this.#hidden, options.specification.values);
    this.company = companyOf(options.target, options.specification.values);
    this.#setAside = [...(options.setAside ?? [])];
    this.issue([this.company.provider, ...this.company.furtherProviders].flatMap(({ name }) => name ?? []));
    this.#secondReader = new SecondReader(options.specification.values);
  }

  /** Makes certificates, starts the mocks and the target's processes. @throws UsageError, DriverError */
  static async open(options: SessionOptions): Promise<Session> {
    const identities = options.identities ?? (await identitiesFor(options));
    const session = new Session(options, identities);
    try {
      const opening = await Promise.allSettled(Array.from({ length: options.lanes }, (_, i) => session.#openLane(i)));
      for (const lane of opening) if (lane.status === 'fulfilled') session.#lanes.push(lane.value);
      const failed = opening.find((lane) => lane.status === 'rejected');
      if (failed) throw failed.reason;
    } catch (thrown) {
      await session.close();
      throw thrown;
    }
    session.#free = [...session.#lanes];
    return session;
  }

  #openLane(index: number): Promise<Lane> {
    const { target, specification } = this.options;
    // The port that a connector was configured with by hand belongs to the first; the others take any.
    const port = index === 0 ? target.mitz.port : 0;
    return Lane.open({
      target,
      company: this.company,
      identities: this.identities,
      specification: specification.values,
      door: this.door,
      port,
      ...(this.options.openAttended && { openAttended: this.options.openAttended }),
    });
  }

  /**
   * Produces the evidence of one scenario in a free lane, and writes its transcript. An attempt that a person sets
   * aside is kept, and the scenario begins again with other patients.
   * @throws BrokenOff where whoever carries it out stopped
   */
  async produce(placed: PlacedScenario<MitzScenario>): Promise<Produced> {
    const lane = this.#free.shift();
    if (!lane) throw new Error('more scenarios at once than there are lanes');
    try {
      for (;;) {
        const made = await this.#produceIn(lane, placed);
        const { thrown } = made;
        if (!(thrown instanceof SetAside || thrown instanceof BrokenOff)) return made;
        this.#keepAside(placed.id, made, thrown);
        if (thrown instanceof BrokenOff) throw thrown;
      }
    } finally {
      this.#free.push(lane);
    }
  }

  #keepAside(scenario: string, { transcript }: Produced, thrown: SetAside | BrokenOff): void {
    const why = thrown instanceof SetAside ? { by: thrown.by, reason: thrown.reason } : { reason: thrown.message };
    const at = new Date().toISOString();
    this.#setAside.push({ scenario, at, ...why, ...(transcript !== undefined && { transcript }) });
  }

  async #produceIn(lane: Lane, { id, scenario }: PlacedScenario<MitzScenario>): Promise<Produced> {
    const attempt = this.#setAside.filter((one) => one.scenario === id).length + 1;
    const maker = this.#makerOf(id, attempt);
    const cast = scenario.given(maker);
    const world = maker.world();
    const bsns = world.patients.map(({ bsn }) => bsn);
    this.issue([...bsns, ...world.patients.flatMap(({ name }) => name ?? [])]);
    let recorder: Recorder | undefined;
    let thrown: unknown;
    let staged: Stage | undefined;
    const going = setInterval(() => {
      if (staged) this.options.onGoing?.(`${id}: ${staged.progress()}`);
    }, goingMs);
    try {
      staged = await lane.stage({ id, title: scenario.title }, world, (made) => (recorder = made));
      await scenario.when(staged, cast);
      await staged.conclude();
    } catch (error) {
      thrown = error;
    } finally {
      clearInterval(going);
    }
    if (lane.unsound !== undefined) thrown = new DriverError(lane.unsound);
    const entries = this.#late.setAside(id, bsns, recorder?.entries() ?? []);
    if (recorder) this.#late.close(id, bsns, recorder);
    const context = this.contextOf(lane.mock.baseUrl);
    const broken = entries.filter(isExchange).find(({ harnessError }) => harnessError !== undefined);
    if (broken)
      thrown = new Error(`the mocked Mitz itself failed in exchange ${broken.id}: ${broken.harnessError ?? ''}`);
    await this.notice(id, entries);
    if (thrown !== undefined) thrown = this.#clean(thrown);
    const stopped = thrown === undefined ? {} : { stopped: stoppedBy(thrown) };
    const transcript = { scenario: id, cast, context, entries, ...stopped };
    return {
      evidence: { ...transcript, specification: this.options.specification.values },
      ...(thrown !== undefined && { thrown }),
      transcript: await this.writeTranscript(transcript, lane.mock.baseUrl, attempt),
    };
  }

  /** Another attempt has other patients: nobody empties a real system between the two. */
  #makerOf(id: string, attempt: number): WorldMaker {
    const size = this.options.volume ? volumes.large : volumes.usual;
    return new WorldMaker(worldSeed(this.options, id, attempt), this.company, size);
  }

  /** The patients of scenarios that were run in an earlier sitting: they stay readable. */
  issueFor(placed: readonly PlacedScenario<MitzScenario>[]): void {
    for (const { id, scenario } of placed) {
      const attempts = this.#setAside.filter((one) => one.scenario === id).length + 1;
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const maker = this.#makerOf(id, attempt);
        scenario.given(maker);
        this.issue(maker.world().patients.map(({ bsn }) => bsn));
      }
    }
  }

  /** Keeps what no check judges: calls to an address that no set knows, and what a second reading makes of messages. */
  async notice(scenario: string, entries: readonly Entry[]): Promise<void> {
    for (const { id, by, koppelvlak, request, remarks = [] } of entries.filter(isExchange)) {
      if (koppelvlak === null && by === 'target') this.#strange.add(`${request.method} ${request.path}`);
      const { unread } = request;
      this.#remarks.add(scenario, `exchange ${id}`, [
        ...remarks,
        ...(unread === undefined ? [] : [`a message was not read: ${unread}`]),
      ]);
    }
    for (const delivery of entries.filter(isDelivery)) {
      const remark = formRemark(delivery);
      if (remark !== undefined) this.#remarks.add(scenario, `a delivery at ${delivery.at}`, [remark]);
    }
    await this.#secondReader.read(scenario, entries);
  }

  /** These BSNs and names are synthetic and the harness's own: they stay readable. */
  issue(values: readonly string[]): void {
    for (const value of values) this.#issued.add(value);
  }

  /** What decides which scenarios are for this target. */
  get claims(): Claims {
    const { functionalities, formats } = this.options.target;
    return {
      company: this.company,
      functionalities,
      formats,
      facts: factsOf(this.options.target),
    };
  }

  contextOf(baseUrl: string): RunContext {
    const { target, specification } = this.options;
    return {
      ...this.claims,
      ...(target.zorgAb && { zorgAb: target.zorgAb }),
      clientFingerprint: this.identities.client.fingerprint,
      baseUrl,
      consentQuestions: consentQuestionsOf(specification.values),
      decisionMs: target.patience.decisionMs,
      ...(this.options.volume && { volume: true as const }),
      today: todayInAmsterdam(),
    };
  }

  /** @returns the file, relative to the run directory */
  async writeTranscript(transcript: Parameters<typeof harText>[0], origin: string, attempt = 1): Promise<string> {
    const numbered = attempt > 1 ? `--attempt-${attempt}` : '';
    const name = path.join('transcripts', `${transcript.scenario.replaceAll('/', '--')}${numbered}.har`);
    try {
      await mkdir(path.join(this.options.out, 'transcripts'), { recursive: true });
      await writeFile(path.join(this.options.out, name), harText(transcript, tool, origin));
    } catch (thrown) {
      await rm(path.join(this.options.out, name), { force: true }); // half of it is no evidence
      throw isFull(thrown) ? new FullDisk(this.options.out) : thrown;
    }
    return name;
  }

  /** Looks once, for as long as the target file says, for what comes after the last scenario; stopped with the run. */
  async lookForLate(stop: AbortSignal, onLook: (ms: number) => void): Promise<void> {
    const { lastClosed } = this.#late;
    const { lateMs } = this.options.target.patience;
    if (lastClosed === undefined || stop.aborted) return;
    onLook(lateMs);
    await wait(lastClosed + lateMs - Date.now(), undefined, { signal: stop }).catch((thrown: unknown) => {
      if (!stop.aborted) throw thrown;
    });
  }

  /** The results, but for scenarios of which the target did more after they were judged: those show nothing. */
  reconsidered(results: readonly ScenarioResult[]): readonly ScenarioResult[] {
    const leaks = this.#late.leaks();
    return results.map((result) => {
      const reason = leaks.get(result.id);
      return reason === undefined || result.outcome !== 'pass' ? result : undone(result, reason);
    });
  }

  /** What was seen during the run that belongs to no scenario. */
  findings(): readonly Finding[] {
    return [
      ...[...this.#hidden].map((standIn) => ({
        kind: 'unknown-bsn',
        text: `a BSN that the harness did not issue was met; it is shown as ${standIn}. Was the XIS emptied of its own patients?`,
        nl: `er kwam een BSN voorbij dat de toets niet heeft uitgegeven; het staat hier als ${standIn}. Is het XIS ontdaan van zijn eigen patiënten?`,
      })),
      ...[...this.#strange].map((call) => ({
        kind: 'unknown-address',
        text: `the connector called ${call}, which no specification set knows; if it is an official interface, put it in an overlay and ask Mitz`,
        nl: `de connector riep ${call} aan, dat geen specificatieset kent; is het een officieel koppelvlak, zet het dan in een overlay en vraag het Mitz`,
      })),
      ...this.#late.findings(),
      ...this.#remarks.findings(),
      ...this.#secondReader.findings(),
    ];
  }

  /** The attempts at a scenario that were not judged, in this sitting and before it. */
  get setAside(): readonly SetAsideRecord[] {
    return this.#setAside;
  }

  get processOutput(): readonly string[] {
    return this.#lanes.flatMap(({ output }) => output);
  }

  get firstLane(): Lane {
    const [lane] = this.#lanes;
    if (!lane) throw new Error('the session has no lane');
    return lane;
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }

  /** An error's message goes through the door like everything else; its type decides the outcome, so that stays. */
  #clean(thrown: unknown): unknown {
    if (thrown instanceof Error) thrown.message = this.door(thrown.message);
    return thrown;
  }
}

/** @throws UsageError for a folder of keys within the run directory, which is handed on */
export async function identitiesFor({
  target: { mitz, folder },
  out,
}: Pick<SessionOptions, 'target' | 'out'>): Promise<Identities> {
  if (mitz.identity === undefined) return makeIdentities(mitz.host, mitz.keys);
  const kept = path.resolve(folder, mitz.identity);
  if (!path.relative(path.resolve(out), kept).startsWith('..'))
    throw new UsageError(
      `mitz.identity '${mitz.identity}' lies in the run directory '${out}', and holds private keys: name a folder outside it`,
    );
  return keptFor(kept, mitz);
}

/** The civil date in the Netherlands, where Mitz's rules about ages count. */
export const todayInAmsterdam = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());
