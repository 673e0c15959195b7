import { isDeepStrictEqual } from 'node:util';
import { conclusionOf } from '../core/conclusion.js';
import type { Conclusion } from '../core/conclusion.js';
import { messageOf } from '../core/errors.js';
import { groundsOf } from '../core/grounds.js';
import { judgeScenario, thrownBy, undone } from '../core/judging.js';
import type { Judged, Standard } from '../core/judging.js';
import { NotShown } from '../core/outcome.js';
import type { ScenarioResult } from '../core/run-record.js';
import type { PlacedScenario } from '../core/scenario.js';
import type { Transcript } from '../core/transcript.js';
import type { RunContext } from '../mitz/context.js';
import { nothingWasAsked, unclaimed } from '../mitz/scenario.js';
import type { Claims, MitzScenario } from '../mitz/scenario.js';
import type { MitzSpecification } from '../mitz/specification/index.js';
import { judgingFor } from '../mitz/standard.js';
import { volumes, WorldMaker, worldSeed } from '../mitz/world.js';
import type { Suites } from '../suites/index.js';
import { doubt } from './doubt.js';
import type { Doubt } from './doubt.js';
import { resultsOf } from './held-run.js';
import type { HeldRun } from './held-run.js';
import type { JournalLine } from './journal.js';
import { underOther } from './other-values.js';
import type { OtherValues } from './other-values.js';

/** A run as this program judges it, from its transcripts alone. */
export interface JudgedAgain extends Conclusion {
  readonly results: readonly ScenarioResult[];
  /** What kept a scenario from being judged again as it was run. */
  readonly doubts: readonly Doubt[];
  /** How many checks were judged on a transcript. */
  readonly checks: number;
}

/** Judges all scenarios of a run again, under the standard given, and concludes from them what the run shows. */
export function judgeAgain(run: HeldRun, suites: Suites, standard: Standard): JudgedAgain {
  const { record } = run;
  const doubts: Doubt[] = [];
  const judge = new Judge(
    run,
    suites,
    { ...standard, ...judgingFor(record.target.functionalities, record.scope) },
    doubts,
  );
  const results = resultsOf(record).map((stated) => judge.result(stated));
  // Control connectors are not there to be run again; the signature covers what they said. A document is shown by its digest.
  const conclusion = conclusionOf({ ...groundsOf(record, suites.conditions), results });
  return { ...conclusion, results, doubts, checks: judge.checks };
}

class Judge {
  checks = 0;
  readonly #scenarios: ReadonlyMap<string, PlacedScenario<MitzScenario>>;
  readonly #reconsidered: ReadonlyMap<string, JournalLine & { event: 'reconsidered' }>;
  readonly #claims: Claims;
  readonly #values: OtherValues;

  constructor(
    private readonly run: HeldRun,
    suites: Suites,
    private readonly standard: Standard,
    private readonly doubts: Doubt[],
  ) {
    this.#scenarios = new Map(suites.scenarios.map((placed) => [placed.id, placed]));
    this.#reconsidered = new Map(
      run.journal.flatMap((line) => (line.event === 'reconsidered' ? [[line.scenario, line] as const] : [])),
    );
    this.#claims = claimsOf(run);
    const { set, overlays } = run.record.specification;
    const is = standard.specification as MitzSpecification;
    this.#values = { was: run.specification, is, name: [set, ...overlays].join(' + ') };
  }

  result(stated: ScenarioResult): ScenarioResult {
    const { started, durationMs, repeat, transcript } = stated;
    const told = { started, durationMs, repeat, ...(transcript !== undefined && { transcript }) };
    const judged = this.#judged(stated);
    const later = this.#reconsidered.get(stated.id);
    if (!later || judged.outcome !== 'pass') return { ...judged, ...told };
    return { ...undone(judged, later.reason), ...told };
  }

  #judged(stated: ScenarioResult): Judged {
    const placed = this.#scenarios.get(stated.id);
    if (!placed) {
      const reason = `no scenario '${stated.id}' is known here: was it run by another version?`;
      this.doubts.push(doubt('verdict', reason));
      return { id: stated.id, title: stated.title, outcome: 'error', reason, checks: [] };
    }
    const reason = unclaimed(placed.scenario, this.#claims);
    if (reason !== undefined)
      return { id: stated.id, title: placed.scenario.title, outcome: 'not-applicable', reason, checks: [] };
    if (this.run.record.scope === 'observed' && !placed.scenario.observable)
      return judgeScenario(placed, { thrown: new NotShown(nothingWasAsked) }, this.standard);
    // Where the harness itself broke there is nothing to judge, and nothing is claimed.
    if (stated.outcome === 'error' && stated.checks.every(({ outcome }) => outcome === 'error'))
      return judgedBefore(stated);
    return this.#onTranscript(stated, placed);
  }

  #onTranscript({ id, transcript: path }: ScenarioResult, placed: PlacedScenario<MitzScenario>): Judged {
    const transcript = path === undefined ? undefined : this.run.transcripts.get(path);
    if (!transcript) {
      this.doubts.push(doubt('completeness', `${id}: a result is stated, and there is no transcript to judge it by`));
      return judgeScenario(placed, { thrown: new Error('there is no transcript') }, this.standard);
    }
    this.#sameCast(placed, transcript);
    const { stopped } = transcript;
    this.checks += Object.keys(placed.scenario.checks).length;
    const { specification } = this.standard;
    const judged = underOther(placed, transcript, this.#values);
    const evidence = { ...judged.transcript, scenario: id, specification };
    const { laws: _, ...withoutLaws } = this.standard;
    return judgeScenario(
      judged.placed,
      { evidence, ...(stopped && { thrown: thrownBy(stopped) }) },
      judged.isUnsound ? withoutLaws : this.standard,
    );
  }

  /** The people in a transcript are those that the seed and the challenge make: other people are from another run. */
  #sameCast({ id, scenario }: PlacedScenario<MitzScenario>, { scenario: named, cast, context }: Transcript): void {
    const { record } = this.run;
    if (record.scope === 'observed') return;
    if (named !== id) this.doubts.push(doubt('setting', `${id}: its transcript is of the scenario '${named}'`));
    try {
      const { volume: isLarge, today } = (context ?? {}) as Partial<RunContext>;
      const volume = isLarge ? volumes.large : volumes.usual;
      // Some people decided so many days before the run: they are made as of that day, not of today.
      const asOf = today === undefined ? undefined : new Date(`${today}T12:00:00Z`);
      const attempt = (record.setAside ?? []).filter((one) => one.scenario === id).length + 1;
      const made = scenario.given(new WorldMaker(worldSeed(record, id, attempt), this.#claims.company, volume, asOf));
      if (isDeepStrictEqual(withoutBirthDates(cast), withoutBirthDates(made))) return;
      this.doubts.push(
        doubt('setting', `${id}: the people in its transcript are not those of this seed and challenge`),
      );
    } catch (thrown) {
      this.doubts.push(doubt('setting', `${id}: its people cannot be made again: ${messageOf(thrown)}`));
    }
  }
}

function judgedBefore({ id, title, outcome, reason, assumed, checks }: ScenarioResult): Judged {
  return { id, title, outcome, ...(reason !== undefined && { reason }), ...(assumed && { assumed }), checks };
}

/** What the target said of itself, as the transcripts keep it; without transcripts, as far as the record has it. */
function claimsOf({ record, transcripts }: HeldRun): Claims {
  for (const transcript of transcripts.values()) {
    const { context } = transcript as Transcript<unknown, RunContext | undefined>;
    // Of a foreign pack: only what has this form can be read as one.
    if (context?.company && Array.isArray(context.functionalities) && Array.isArray(context.formats)) return context;
  }
  const { functionalities } = record.target;
  return { functionalities, formats: [], company: { furtherProviders: [] } as never };
}

/** A birth date may follow from an age on the day of the run. */
const withoutBirthDates = (cast: unknown): unknown =>
  JSON.parse(JSON.stringify(cast ?? null, (key, value: unknown) => (key === 'birthDate' ? undefined : value)));
