import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DriverError, messageOf } from '../../core/errors.js';
import { runScenarios } from '../../core/runner.js';
import type { ScenarioResult } from '../../core/run-record.js';
import type { PlacedScenario } from '../../core/scenario.js';
import { unclaimed } from '../../mitz/scenario.js';
import type { MitzScenario } from '../../mitz/scenario.js';
import { judgingFor } from '../../mitz/standard.js';
import type { Identities } from '../../mocks/certificates.js';
import { directCall } from '../../drivers/direct-call.js';
import { demoTarget } from '../run/demo-target.js';
import { Session } from '../run/session.js';
import { chooseSpecification } from '../run/specification.js';
import type { Patience, Target } from '../run/target.js';

/** What is switched on in a reference connector that is up. */
export interface Switched {
  readonly faults?: readonly string[];
  /** In an instrumented program: which mutant is on. */
  readonly mutant?: string;
  /** In an instrumented program: for which scenario it is noted which mutants are come by. */
  readonly scenario?: string;
  /** In an instrumented program: how often the mutant may be come by before it is an endless loop. */
  readonly hits?: number;
}

export interface StandingOptions {
  readonly identities: Identities;
  /** Another program than the reference connector as it is shipped. */
  readonly program?: string;
  /** What its process finds in the environment, besides what this process has. */
  readonly mutantAtStart?: string;
  readonly patience?: Partial<Patience>;
  readonly seed?: number;
}

/** The reference connector answers at once; a busy machine does not. */
const patience: Patience = {
  messageMs: 1500,
  quietMs: 100,
  actionMs: 20_000,
  decisionMs: 8000,
  consentMs: 250,
  lateMs: 1,
};

/** How long a switch may take, and how large its answer may be. */
const limitMs = 20_000;
const maxBytes = 64 * 1024 * 1024;

/** After so many scenarios it is started anew: what a session keeps of them grows. */
const scenariosPerStart = 1500;

/**
 * A reference connector with a mocked Mitz that stays up: other faults or mutants are switched on in it, and scenarios run
 * against it one by one, without a start of a program for each.
 */
export class Standing {
  #session: Session | undefined;
  #folder: string | undefined;
  #ran = 0;

  constructor(private readonly options: StandingOptions) {}

  /** Runs scenarios with this switched on, in this order, until told to stop. */
  async judge(
    placed: readonly PlacedScenario<MitzScenario>[],
    switched: (id: string) => Switched,
    goOn: (result: ScenarioResult) => boolean,
  ): Promise<readonly ScenarioResult[]> {
    const results: ScenarioResult[] = [];
    for (const one of placed) {
      const result = await this.#judgeOne(one, switched(one.id));
      results.push(result);
      // What broke it once may have broken it for good.
      if (result.outcome === 'error') await this.close();
      if (!goOn(result)) break;
    }
    return results;
  }

  async #judgeOne(placed: PlacedScenario<MitzScenario>, switched: Switched): Promise<ScenarioResult> {
    const session = await this.#opened();
    this.#ran += 1;
    const { specification, target } = session.options;
    const [result] = await runScenarios([placed], {
      specification: specification.values,
      policy: 'default',
      ...judgingFor(target.functionalities, 'partial'),
      lanes: 1,
      produce: async (one) => {
        await this.#switch(switched);
        return session.produce(one);
      },
      inapplicable: ({ scenario }) => unclaimed(scenario, session.claims),
      repeat: (id) => id,
      onScenario: () => undefined,
      stop: new AbortController().signal,
    });
    if (!result) throw new Error(`${placed.id} was not run`);
    return result;
  }

  /** Which mutants each scenario has come by, and how often; those of the start stand under the empty name. */
  async covered(): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
    const { body } = await directCall(`${await this.#address()}/covered`, { limitMs, maxBytes });
    return new Map(Object.entries(JSON.parse(body) as Record<string, Record<string, number>>));
  }

  async close(): Promise<void> {
    await this.#session?.close();
    this.#session = undefined;
    this.#ran = 0;
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }

  async #opened(): Promise<Session> {
    if (this.#ran >= scenariosPerStart) await this.close();
    if (this.#session) return this.#session;
    const { identities, seed = 1 } = this.options;
    this.#folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-'));
    const target = this.#target(path.join(this.#folder, 'faults.json'));
    const specification = await chooseSpecification(target.mitz.specification, undefined);
    this.#session = await Session.open({ target, specification, seed, out: this.#folder, lanes: 1, identities });
    return this.#session;
  }

  #target(faults: string): Target {
    const { program, mutantAtStart } = this.options;
    const target = demoTarget([], undefined, { patience: { ...patience, ...this.options.patience } });
    if (!target.process) throw new Error('the reference connector has no process');
    const atStart = mutantAtStart === undefined ? [] : ['--import', switchedOnAtStart(mutantAtStart)];
    const started = [process.execPath, ...atStart, program ?? '', '--port', '{port}'];
    const command = [...(program === undefined ? target.process.command : started), '--switch-faults', faults];
    return { ...target, process: { ...target.process, command } };
  }

  async #address(): Promise<string> {
    const port = (await this.#opened()).firstLane.process?.port;
    if (port === undefined) throw new DriverError('the reference connector has no process any more');
    return `http://127.0.0.1:${port}`;
  }

  async #switch(switched: Switched): Promise<void> {
    const { faults = [], ...instrumented } = switched;
    const call = { method: 'POST', body: JSON.stringify({ faults, ...instrumented }), limitMs, maxBytes } as const;
    const { status, body } = await directCall(`${await this.#address()}/faults`, call).catch((thrown: unknown) => {
      throw new DriverError(`the reference connector could not be switched: ${messageOf(thrown)}`);
    });
    if (status !== 204) throw new DriverError(`the reference connector would not be switched: ${body}`);
  }
}

/** A module that switches a mutant on before any other is loaded. */
const switchedOnAtStart = (mutant: string): string =>
  `data:text/javascript,globalThis.__stryker__={activeMutant:${encodeURIComponent(JSON.stringify(mutant))}}`;
