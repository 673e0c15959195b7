import path from 'node:path';
import { compareWithBaseline } from '../../core/baseline.js';
import type { KnownFinding } from '../../core/run-record.js';
import { runScenarios } from '../../core/runner.js';
import type { RunRecord, ScenarioResult } from '../../core/run-record.js';
import type { PlacedScenario } from '../../core/scenario.js';
import { select } from '../../core/selection.js';
import { judgingFor } from '../../mitz/standard.js';
import { unclaimed } from '../../mitz/scenario.js';
import type { MitzScenario } from '../../mitz/scenario.js';
import type { ResultsFolder } from '../../results/results-folder.js';
import { loadSuites } from '../../suites/index.js';
import type { Suites } from '../../suites/index.js';
import { attendedBy, planOf } from './attended.js';
import { attestationsOf } from './attestations.js';
import { noDeclarations, readDeclarations } from './declarations.js';
import type { Declarations } from './declarations.js';
import { conclude, takePlace } from './keeping.js';
import { opinionsOn } from './opinions.js';
import type { Opinions } from './opinions.js';
import { recordOf } from './record.js';
import type { RunParts } from './record.js';
import type { RunRequest } from './request.js';
import { earlierOf } from './resume.js';
import { inRunFolder } from './run-folder.js';
import { RunJournal } from './run-journal.js';
import { Session, todayInAmsterdam } from './session.js';
import type { SessionOptions } from './session.js';
import { shuffled } from './shuffled.js';
import { LackingActions } from './action-costs.js';
import { factsOf } from './target.js';

/** How long a scenario that was under way gets after the run was stopped. */
const graceMs = 3000;

/**
 * Runs the claimed scenarios against a target and makes the run record. Writes transcripts; reports are the caller's.
 * @throws UsageError, DriverError before the first scenario: nothing was judged
 */
export const performRun = (request: RunRequest): Promise<RunRecord> =>
  request.folder
    ? performIn(request.folder, request)
    : inRunFolder(request.out, request.onStep, (folder) => performIn(folder, request));

async function performIn(folder: ResultsFolder, given: RunRequest): Promise<RunRecord> {
  const suites = await loadSuites();
  const papers = await papersOf(given, suites);
  const request = withAgreement(given, papers.declarations);
  const { target } = request;
  const earlier = request.resume && earlierOf(request.resume, request);
  const { ids, started } = earlier ?? { ids: request.ids, started: new Date() };
  const { conditions, scenarios } = select(suites, ids);
  const chosen = request.order === undefined ? scenarios : shuffled(scenarios, request.order);
  const kept = new Set(earlier?.results.map(({ id }) => id));
  const open = chosen.filter(({ id }) => !kept.has(id));
  const plan = await planOf(open, target, request.specification.values);
  const lanes = Math.min(lanesFor(request), open.length);
  request.onStep(firstStep(lanes));
  const scope = ids.length > 0 ? 'partial' : 'full';
  const journal = await RunJournal.begin({ ...request, folder, scope, scenarios: chosen.map(({ id }) => id) });
  const { attending } = request;
  const session = await openSession(request, journal, {
    lanes,
    ...(attending && { openAttended: attendedBy(attending, request, plan, kept.size) }),
    ...(earlier && { setAside: earlier.setAside }),
  });
  session.issueFor(chosen.filter(({ id }) => kept.has(id)));
  const recordSoFar = (results: readonly ScenarioResult[], interrupted: boolean, said?: Opinions): RunRecord => {
    const all = [...(earlier?.results ?? []), ...results];
    const record = recordOf({
      ...request,
      ...(earlier && { command: earlier.command }),
      ids,
      scope,
      started,
      conditions,
      results: chosen.flatMap(({ id }) => all.filter((one) => one.id === id)),
      ...papers,
      findings: [...(earlier?.findings ?? []), ...session.findings()],
      ...(request.baseline && { layBeside: beside(request.baseline, suites) }),
      setAside: session.setAside,
      resumed: earlier?.resumed ?? [],
      processOutput: session.processOutput,
      interrupted,
      ...(said && { opinions: said }),
    });
    // Most of it passed the door already; what an error said did not.
    return session.door(record);
  };
  try {
    const keep = await takePlace(folder, request, journal, (results) => recordSoFar(results, true));
    for (const result of earlier?.results ?? []) journal.kept(result);
    const lacking = new LackingActions(suites, target, request.specification.values, request.onStep);
    const first = await judged(plan.scenarios, session, lanes, request, { journal, keep, lacking });
    if (first.some(({ outcome }) => outcome === 'pass')) await session.lookForLate(request.stop, (ms) => { request.onStep(lateStep(ms)); }); // prettier-ignore
    const results = session.reconsidered(first);
    journal.reconsidered(first, results);
    const said = await opinionsOn([...(earlier?.results ?? []), ...results], request, session.identities);
    return conclude(folder, journal, recordSoFar(results, request.stop.aborted, said));
  } finally {
    await session.close();
    journal.close();
  }
}

/** Opens the session, and closes the journal where that cannot be done. @throws UsageError, DriverError */
async function openSession(
  request: RunRequest,
  journal: RunJournal,
  how: Pick<SessionOptions, 'lanes' | 'openAttended' | 'setAside'>,
): Promise<Session> {
  try {
    return await Session.open({ ...request, ...how });
  } catch (thrown) {
    journal.close();
    throw thrown;
  }
}

const lateStep = (ms: number): string =>
  `all scenarios were done; looking for ${ms / 1000} s for what comes late (patience.lateMs)`;

const firstStep = (lanes: number): string =>
  lanes === 0
    ? 'no scenario to run: judging what is declared'
    : 'making certificates and starting the mocked Mitz and the target';

/** As many as the target file gives, and no more than were asked for; one person does one thing at a time. */
function lanesFor({ target, jobs }: RunRequest): number {
  const instances = target.driver.kind === 'attended' ? 1 : (target.process?.instances ?? 1);
  return Math.min(jobs ?? instances, instances);
}

/** Lays the known findings beside what a run found; a check that is in no scenario cannot be known. */
const beside =
  (known: readonly KnownFinding[], { scenarios }: Suites): NonNullable<RunParts['layBeside']> =>
  (found) => {
    const all = new Set(
      scenarios.flatMap(({ id, scenario }) => Object.keys(scenario.checks).map((check) => `${id}#${check}`)),
    );
    return compareWithBaseline(known, found, todayInAmsterdam(), (check) => all.has(check));
  };

/** What is told of each scenario as it ends. */
interface Kept {
  readonly journal: RunJournal;
  readonly keep: (results: readonly ScenarioResult[]) => void;
  readonly lacking: LackingActions;
}

async function judged(
  open: readonly PlacedScenario<MitzScenario>[],
  session: Session,
  lanes: number,
  request: RunRequest,
  { journal, keep, lacking }: Kept,
): Promise<readonly ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  const over = new AbortController();
  whenStopped(request.stop, over.signal, () => {
    journal.interrupted();
  });
  const whole = runScenarios(open, {
    specification: request.specification.values,
    policy: request.policy,
    ...judgingFor(request.target.functionalities, request.ids.length > 0 ? 'partial' : 'full'),
    lanes,
    produce: async (placed) => {
      journal.scenarioBegun(placed.id);
      const produced = await session.produce(placed);
      if (request.target.driver.kind !== 'attended') await lacking.lookAt(produced.evidence.entries);
      if (produced.transcript !== undefined) journal.evidence(placed.id, produced.transcript);
      return produced;
    },
    inapplicable: ({ scenario }) => unclaimed(scenario, session.claims),
    repeat: request.repeat,
    onScenario: (result) => {
      results.push(result);
      journal.judged(result);
      keep(results);
      request.onScenario(result, results.length, open.length);
    },
    stop: request.stop,
  });
  try {
    await Promise.race([whole, graceAfter(request.stop, over.signal)]);
  } finally {
    over.abort();
  }
  return results;
}

/** Acts when the run is stopped, and at once where it is already; no more when it is over: many runs may share one stop. */
function whenStopped(stop: AbortSignal, over: AbortSignal, act: () => void): void {
  if (stop.aborted) {
    act();
    return;
  }
  stop.addEventListener('abort', act, { once: true });
  // The option `signal` of addEventListener does not do: Node holds what it removes by a weak reference, one for each stop.
  over.addEventListener('abort', () => { stop.removeEventListener('abort', act); }, { once: true }); // prettier-ignore
}

const graceAfter = (stop: AbortSignal, over: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    whenStopped(stop, over, () => void setTimeout(resolve, graceMs).unref());
  });

/** The run with what the declared agreement says of who checks the treatment relation: it decides which scenarios apply. */
const withAgreement = (request: RunRequest, { relationCheckedBy }: Declarations): RunRequest =>
  relationCheckedBy === undefined ? request : { ...request, target: { ...request.target, relationCheckedBy } };

/** What is on paper of a target: what it declares, and what people saw of it. @throws UsageError */
async function papersOf(request: RunRequest, suites: Suites): Promise<Pick<RunParts, 'declarations' | 'attestations'>> {
  return {
    declarations: await declarationsOf(request, suites),
    attestations: await attestationsOf(request.target, suites.conditions),
  };
}

/** What the target declares. @throws UsageError for a file that cannot be read */
export async function declarationsOf(
  { target, policy }: Pick<RunRequest, 'target' | 'policy'>,
  { conditions }: Suites,
): Promise<Declarations> {
  if (target.declarations === undefined) return noDeclarations;
  return readDeclarations(path.resolve(target.folder, target.declarations), {
    conditions,
    claimed: { functionalities: target.functionalities, facts: factsOf(target) },
    policy,
    today: todayInAmsterdam(),
  });
}
