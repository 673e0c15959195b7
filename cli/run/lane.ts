import { notShown } from '../../core/outcome.js';
import { Recorder } from '../../core/recorder.js';
import type { FhirFormat } from '../../mitz/context.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import type { Company, Impostor, World } from '../../mitz/world.js';
import type { Driver, MitzEnvironment, Scene } from '../../mitz/xis.js';
import { TargetProcess } from '../../drivers/process.js';
import { certificatesIn } from '../../mocks/certificates.js';
import type { Identities } from '../../mocks/certificates.js';
import { Notifier } from '../../mocks/notifier.js';
import { MockServer } from '../../mocks/server.js';
import type { Carrier, Scene as MockScene } from '../../mocks/server.js';
import type { InProcessMitz } from '../../mocks/msw.js';
import { Sink } from '../../mocks/sink.js';
import { MitzState } from '../../mocks/state.js';
import { mitzLines } from './mitz-lines.js';
import { openDriver } from './open-driver.js';
import type { Surroundings } from './open-driver.js';
import { Stage } from './stage.js';
import type { Target } from './target.js';

export interface LaneOptions extends Pick<Surroundings, 'door' | 'openAttended'> {
  readonly target: Target;
  readonly company: Company;
  readonly identities: Identities;
  readonly specification: MitzSpecification;
  readonly port: number;
}

/** Why a connector in process cannot be shown a server in the place of Mitz. */
const noChannel =
  'the connector runs in process, where messages are carried by msw: there is no TLS, so no server that must not be trusted can be put in the place of Mitz; run it over http to show this';
/** The port in the address of a Mitz that listens on none, where the target file names none. */
const nominalPort = 8443;

/** How long a process may take until it is ready, unless the target file says otherwise. */
const defaultReadyMs = 20_000;

/** One instance of the target with a mocked Mitz of its own: scenarios in different lanes cannot touch each other. */
export class Lane {
  #closers: (() => Promise<void>)[] = [];

  private constructor(
    private readonly options: LaneOptions,
    readonly mock: Carrier,
    private readonly sink: Sink,
    private readonly driver: Driver,
    readonly process: TargetProcess | undefined,
  ) {}

  /** @throws UsageError, DriverError */
  static async open(options: LaneOptions): Promise<Lane> {
    const { target, identities, specification, port } = options;
    const opened: (() => Promise<void>)[] = [];
    try {
      const sink = await Sink.start();
      opened.push(() => sink.close());
      const inProcess = target.driver.kind === 'module' ? await startInProcess(options, sink) : undefined;
      const { host, bind } = target.mitz;
      const mock = inProcess ?? (await MockServer.start({ identities, specification, host, bind, port }));
      opened.push(() => mock.close());
      const process = await startProcess(options);
      if (process) opened.push(() => process.stop());
      const isOpen: Surroundings['isOpen'] = (destination) => inProcess?.isOpen(destination) ?? false;
      const { door, openAttended } = options;
      const driver = await openDriver(target, { process, door, isOpen, ...(openAttended && { openAttended }) });
      opened.push(() => driver.close());
      await driver.perform('reset', undefined); // is anybody there? Said once, before the first scenario
      const lane = new Lane(options, mock, sink, driver, process);
      lane.#closers = opened;
      return lane;
    } catch (thrown) {
      await closeAll(opened);
      throw thrown;
    }
  }

  /**
   * Sets the stage for one scenario: Mitz holds this world, the target is empty and points at the mock.
   * The recorder is handed over first, so that what went wrong on the way can be read in it.
   */
  async stage(scenario: Scene['scenario'], world: World, onRecorder: (recorder: Recorder) => void): Promise<Stage> {
    const { target, company, identities, specification, door } = this.options;
    const recorder = new Recorder(door);
    onRecorder(recorder);
    // A target that died in an earlier scenario was judged there; the next one finds it alive.
    if (this.process?.ended) await this.process.restart();
    const mitz = new MitzState(world, specification);
    this.mock.play({ mitz, recorder });
    this.sink.play(recorder);
    const disturbed = world.scripts.length > 0;
    this.driver.person?.watch({
      scenario,
      entries: () => recorder.entries(),
      mitz: () => mitzLines(mitz, world),
      disturbed,
    });
    const { messageMs, actionMs } = target.patience;
    const notifier = new Notifier({
      identities,
      specification,
      timeoutMs: messageMs,
      redeliverMs: messageMs + actionMs,
      baseUrl: this.mock.baseUrl,
    });
    const stage = new Stage({
      company,
      functionalities: target.functionalities,
      formats: target.formats,
      driver: this.driver,
      recorder,
      mitz,
      notifier,
      receivingEnd: () => this.sink.address(),
      patience: target.patience,
      environment: (baseUrl, { format, provider, consentQuestions } = {}) => ({
        ...environmentOf(
          provider ? { ...target, provider, providers: [] } : target,
          identities,
          specification,
          { baseUrl, mijnMitzUrl: this.mock.mijnMitzUrl },
          format,
        ),
        ...(consentQuestions && { consentQuestions }),
      }),
      baseUrl: this.mock.baseUrl,
      disturbed,
      startImpostor: (impostor) => this.#startImpostor(impostor, { mitz, recorder }),
    });
    await stage.prepare();
    return stage;
  }

  async #startImpostor(impostor: Impostor, scene: MockScene): Promise<string> {
    const { target, identities, specification } = this.options;
    const { host, bind } = target.mitz;
    if (target.driver.kind === 'module') notShown(noChannel);
    const server = await MockServer.start({ identities, specification, host, bind, port: 0, impostor });
    this.#closers.push(() => server.close());
    server.play(scene);
    return server.baseUrl;
  }

  /** Why nothing that happens here can be judged any more; undefined where all is well. */
  get unsound(): string | undefined {
    return this.driver.unsound;
  }

  /** The last lines that the target's process and its driver printed. */
  get output(): readonly string[] {
    return [...(this.process?.output ?? []), ...(this.driver.output ?? [])];
  }

  async close(): Promise<void> {
    await closeAll(this.#closers);
  }
}

/** msw patches the whole process, so it is loaded only where a connector runs in it. */
async function startInProcess({ target, specification, port }: LaneOptions, sink: Sink): Promise<InProcessMitz> {
  const { InProcessMitz } = await import('../../mocks/msw.js');
  const origin = `https://${target.mitz.host}:${port === 0 ? nominalPort : port}`;
  return InProcessMitz.start(`${origin}${specification['path.base'].value}`, sink.url);
}

/** What a connector must know to reach the mock, as the driver contract has it. */
export function environmentOf(
  target: Pick<Target, 'provider' | 'providers' | 'formats' | 'connector'>,
  identities: Identities,
  specification: MitzSpecification,
  { baseUrl, mijnMitzUrl }: { readonly baseUrl: string; readonly mijnMitzUrl: string },
  format: FhirFormat = target.formats[0] ?? 'json',
): MitzEnvironment {
  const { gatewaySystem, sourceSystem } = target.connector;
  const [notificationCertificate = ''] = certificatesIn(identities.notifier.certificate);
  return {
    baseUrl,
    mijnMitzUrl,
    ca: identities.ca,
    clientCertificate: identities.client.certificate,
    clientKey: identities.client.key,
    provider: target.provider,
    ...(target.providers.length > 0 && { providers: [target.provider, ...target.providers] }),
    format,
    mitzNotificationCertificate: `${notificationCertificate}\n`,
    ...(gatewaySystem !== undefined && { gatewaySystem }),
    ...(sourceSystem !== undefined && { sourceSystem }),
    notificationBase: '',
    serverCertificate: identities.listener.certificate,
    serverKey: identities.listener.key,
    consentQuestions: consentQuestionsOf(specification),
  };
}

/** The toestemmingsvragen of the specification set, per button. */
export const consentQuestionsOf = (
  specification: MitzSpecification,
): NonNullable<MitzEnvironment['consentQuestions']> =>
  (['dossierhoudersknop', 'raadplegersknop'] as const).map((button) => ({
    button,
    version: specification['vraagtekst.versie'].value,
    text: specification[`vraagtekst.${button}`].value,
  }));

async function startProcess({ target, door }: LaneOptions): Promise<TargetProcess | undefined> {
  if (!target.process) return undefined;
  const { command, ready, readyMs = defaultReadyMs } = target.process;
  return TargetProcess.start({ command, ready, readyMs, folder: target.folder, door });
}

async function closeAll(closers: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of closers.toReversed()) await close();
}
