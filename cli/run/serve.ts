import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Recorder } from '../../core/recorder.js';
import { isExchange } from '../../core/transcript.js';
import type { Entry } from '../../core/transcript.js';
import type { Door } from '../../core/recorder.js';
import { buildQuestion } from '../../mitz/gesloten-autorisatievraag/question.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { consulter } from '../../mitz/world.js';
import type { Company, World } from '../../mitz/world.js';
import type { Identities } from '../../mocks/certificates.js';
import { ControlServer } from '../../mocks/control.js';
import { MockServer } from '../../mocks/server.js';
import { MitzState } from '../../mocks/state.js';
import type { ResultsFolder } from '../../results/results-folder.js';
import type { Terminal } from '../terminal.js';
import { environmentFiles, writeEnvironment, writePrivately } from './environment-files.js';
import { environmentOf } from './lane.js';
import { storePassword } from './loadable-files.js';
import type { Target } from './target.js';
import { samplesFolder, writeAllSamples } from '../sample/files.js';
import { exploringWorld, noChoice } from '../sample/samples.js';

export interface ServeOptions {
  readonly target: Pick<Target, 'mitz' | 'provider' | 'providers' | 'formats' | 'connector'>;
  readonly company: Company;
  readonly identities: Identities;
  readonly specification: MitzSpecification;
  readonly world: World;
  readonly door: Door;
  readonly issue: (bsns: readonly string[]) => void;
  readonly folder: ResultsFolder;
  /** What stands ready in the private folder of it, and takes its place with what is served. */
  readonly beside: readonly string[];
}

/** A mocked Mitz that waits for whoever calls, with what a person needs to call it. */
export class ServedMock {
  /** The id of the example question, in its header as in its envelope. */
  readonly #exampleId = randomUUID();

  private constructor(
    readonly mock: MockServer,
    readonly control: ControlServer,
    readonly recorder: Recorder,
    private readonly options: ServeOptions,
  ) {}

  /**
   * Starts the mock and takes the place of what stood in the run directory, with `environment.json`, certificates and an
   * example question.
   */
  static async start(options: ServeOptions): Promise<ServedMock> {
    const { identities, specification, target, issue, folder, beside } = options;
    const mock = await MockServer.start({
      identities,
      specification,
      host: target.mitz.host,
      bind: target.mitz.bind,
      port: target.mitz.port,
    });
    const recorder = new Recorder(options.door);
    const mitz = new MitzState(options.world, specification);
    const opened: (() => Promise<void>)[] = [() => mock.close()];
    try {
      mock.play({ mitz, recorder });
      const control = await ControlServer.start({ mitz, recorder, issue });
      opened.push(() => control.close());
      const served = new ServedMock(mock, control, recorder, options);
      await served.#writeEnvironment();
      await folder.replace([...servedFiles, ...beside]);
      return served;
    } catch (thrown) {
      await Promise.all(opened.map((close) => close()));
      throw thrown;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.mock.close(), this.control.close()]);
  }

  /** Shows each entry on one line as it arrives, until stopped or until time is up. */
  async watch(terminal: Terminal, stop: AbortSignal, until: number): Promise<void> {
    let shown = 0;
    while (!stop.aborted && Date.now() < until) {
      const entries = this.recorder.entries();
      for (const entry of entries.slice(shown)) terminal.err(lineOf(entry));
      shown = entries.length;
      await wait(200);
    }
  }

  /** What to type to see it work. */
  instructions(): string {
    const { baseUrl } = this.mock;
    const file = (name: string): string => path.join(this.options.folder.path, name);
    return [
      `Mitz is played at   ${baseUrl}`,
      `Trust               ${file('ca.pem')}`,
      `Client certificate  ${file('client.pem')} with ${file('client.key')}`,
      `Listener            ${file('server.pem')} with ${file('server.key')}`,
      `As PKCS#12          ${file('client.p12')}, ${file('server.p12')}, ${file('truststore.p12')} (password: ${storePassword})`,
      `How to load them    ${file('certificates.md')} (.NET, Java, Python, curl, Windows)`,
      `All of it           ${file('environment.json')}`,
      `Samples             ${file(samplesFolder)} (of every message; what is assumed is marked)`,
      `Control             ${this.control.url} (token: ${file('control.token')})`,
      '',
      'Ask the gesloten autorisatievraag:',
      `  curl --cacert ${file('ca.pem')} --cert ${file('client.pem')} --key ${file('client.key')} \\`,
      `    -H 'Content-Type: application/soap+xml; charset=UTF-8' -H 'X-Request-Id: ${this.#exampleId}' --data-binary @${file('vraag.xml')} \\`,
      `    ${baseUrl}${this.options.specification['path.geslotenAutorisatievraag'].value}`,
      'See what arrived:',
      `  curl -H "Authorization: Bearer $(cat ${file('control.token')})" ${this.control.url}/transcript`,
      '',
      'Ctrl-C ends it.',
    ].join('\n');
  }

  async #writeEnvironment(): Promise<void> {
    const { target, identities, specification, folder, world, company } = this.options;
    const environment = environmentOf(target, identities, specification, this.mock);
    const endpoint = this.mock.baseUrl + specification['path.geslotenAutorisatievraag'].value;
    const [patient] = world.patients;
    const example = exploringWorld(company);
    this.options.issue([noChoice, example.permitted.bsn]);
    const question = {
      messageId: `urn:uuid:${this.#exampleId}`,
      bsn: patient?.bsn ?? noChoice,
      holder: company.provider,
      dataCategories: [company.dataCategory],
      consulter,
      purposeOfUse: 'TREAT',
    };
    await writeEnvironment(folder.private(''), environment);
    await writeAllSamples(folder.private(samplesFolder), {
      specification,
      company,
      world: example.world,
      patient: example.permitted,
      baseUrl: this.mock.baseUrl,
      format: target.formats[0] ?? 'json',
      at: new Date().toISOString(),
    });
    await writePrivately(folder.private(''), {
      'control.token': this.control.token,
      'vraag.xml': buildQuestion(question, endpoint, specification),
    });
  }
}

/** What a served mock writes beside the reports. */
export const servedFiles = [...environmentFiles, 'control.token', 'vraag.xml', samplesFolder] as const;

function lineOf(entry: Entry): string {
  const time = entry.at.slice(11, 19);
  if (entry.kind === 'refused-connection') return `${time}  refused  ${entry.reason}`;
  if (!isExchange(entry)) return `${time}  ${entry.kind}`;
  const answered = entry.response ? String(entry.response.status) : entry.ending;
  const fault = entry.callerFault === undefined ? '' : `  ${entry.callerFault}`;
  return `${time}  ${entry.koppelvlak ?? 'unknown interface'}  ${entry.request.method} ${entry.request.path} → ${answered}${fault}`;
}
