import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { compareWithBaseline } from '../../core/baseline.js';
import type { KnownFinding } from '../../core/run-record.js';
import { messageOf, UsageError } from '../../core/errors.js';
import { runScenarios } from '../../core/runner.js';
import type { Policy, RunRecord, ScenarioResult } from '../../core/run-record.js';
import type { PlacedScenario } from '../../core/scenario.js';
import { select } from '../../core/selection.js';
import { unclaimed } from '../../mitz/scenario.js';
import type { MitzScenario } from '../../mitz/scenario.js';
import type { Identities } from '../../mocks/certificates.js';
import { journalFile } from '../../evidence/journal.js';
import { historyFile } from '../../reports/history.js';
import { loadSuites } from '../../suites/index.js';
import type { Suites } from '../../suites/index.js';
import { noDeclarations, readDeclarations } from './declarations.js';
import type { Declarations } from './declarations.js';
import { lockDirectory, lockName } from './lock.js';
import { recordOf } from './record.js';
import type { RunParts } from './record.js';
import { RunJournal } from './run-journal.js';
import { servedFiles } from './serve.js';
import { Session, todayInAmsterdam } from './session.js';
import type { ChosenSpecification } from './specification.js';
import type { Target } from './target.js';

/** One run, as the command line asked for it. */
export interface RunRequest {
  readonly target: Target;
  readonly specification: ChosenSpecification;
  /** Categories, conditions or scenarios; none: everything that is claimed. */
  readonly ids: readonly string[];
  readonly seed: number;
  /** Findings that are known beforehand. */
  readonly baseline?: readonly KnownFinding[];
  /** Scenarios about many at their full size. */
  readonly volume?: boolean;
  /** What the acceptance team gave to bind this run to its request. */
  readonly challenge?: string;
  readonly policy: Policy;
  /** The run directory. */
  readonly out: string;
  /** How many instances at the most; absent: as many as the target file gives. */
  readonly jobs?: number;
  /** Absent: made anew, or kept where the target file says. */
  readonly identities?: Identities;
  /** How to run one scenario of this again. */
  readonly repeat: (id: string) => string;
  readonly command: string;
  readonly onScenario: (result: ScenarioResult, done: number, all: number) => void;
  readonly onStep: (step: string) => void;
  /** Ends the run early; what was judged until then is kept. */
  readonly stop: AbortSignal;
}

/** How long a scenario that was under way gets after the run was stopped. */
const graceMs = 3000;

/**
 * Runs the claimed scenarios against a target and makes the run record. Writes transcripts; reports are the caller's.
 * @throws UsageError, DriverError before the first scenario: nothing was judged
 */
export async function performRun(request: RunRequest): Promise<RunRecord> {
  const { target, ids } = request;
  const started = new Date();
  const suites = await loadSuites();
  const chosen = select(suites.scenarios, ids);
  const declarations = await declarationsOf(request, suites);
  await emptyRunDirectory(request.out);
  request.onStep('making certificates and starting the mocked Mitz and the target');
  const instances = target.process?.instances ?? 1;
  const lanes = Math.min(request.jobs ?? instances, instances);
  const scope = ids.length > 0 ? 'partial' : 'full';
  const journal = await RunJournal.begin({ ...request, scope, scenarios: chosen.map(({ id }) => id) });
  const session = await Session.open({ ...request, lanes }).catch((thrown: unknown) => {
    journal.close();
    throw thrown;
  });
  try {
    const first = await judged(chosen, session, lanes, request, journal);
    const results = session.reconsidered(first);
    journal.reconsidered(first, results);
    const record = recordOf({
      ...request,
      scope,
      started,
      conditions: conditionsOf(suites, chosen, ids),
      results,
      declarations,
      findings: session.findings(),
      ...(request.baseline && { layBeside: beside(request.baseline, suites) }),
      processOutput: session.processOutput,
      interrupted: request.stop.aborted,
    });
    // Most of it passed the door already; what an error said did not.
    const safe = session.door(record);
    journal.conclude(safe);
    return safe;
  } finally {
    await session.close();
    journal.close();
  }
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

async function judged(
  chosen: readonly PlacedScenario<MitzScenario>[],
  session: Session,
  lanes: number,
  request: RunRequest,
  journal: RunJournal,
): Promise<readonly ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  request.stop.addEventListener('abort', () => { journal.interrupted(); }, { once: true }); // prettier-ignore
  const whole = runScenarios(chosen, {
    specification: request.specification.values,
    policy: request.policy,
    lanes,
    produce: async (placed) => {
      journal.scenarioBegun(placed.id);
      const produced = await session.produce(placed);
      if (produced.transcript !== undefined) journal.evidence(placed.id, produced.transcript);
      return produced;
    },
    inapplicable: ({ scenario }) => unclaimed(scenario, session.claims),
    repeat: request.repeat,
    onScenario: (result) => {
      results.push(result);
      journal.judged(result);
      request.onScenario(result, results.length, chosen.length);
    },
    stop: request.stop,
  });
  await Promise.race([whole, graceAfter(request.stop)]);
  return results;
}

const graceAfter = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const later = (): void => void setTimeout(resolve, graceMs).unref();
    if (stop.aborted) later();
    else stop.addEventListener('abort', later, { once: true });
  });

/** All conditions for a whole run; only those touched for a part. */
function conditionsOf(
  suites: Suites,
  chosen: readonly PlacedScenario<MitzScenario>[],
  ids: readonly string[],
): Suites['conditions'] {
  if (ids.length === 0) return suites.conditions;
  return suites.conditions.filter(({ id }) => chosen.some(({ condition }) => condition.id === id));
}

/** What the target declares. @throws UsageError for a file that cannot be read */
export async function declarationsOf(
  { target, policy }: Pick<RunRequest, 'target' | 'policy'>,
  { conditions }: Suites,
): Promise<Declarations> {
  if (target.declarations === undefined) return noDeclarations;
  const { functionalities } = target;
  return readDeclarations(path.resolve(target.folder, target.declarations), {
    conditions,
    functionalities,
    policy,
    today: todayInAmsterdam(),
  });
}

/** What a run makes anew each time; the journal is replaced by the next, which says that there was one. */
const made = [
  'run.json',
  'specification.json',
  'transcripts',
  'allure-results',
  'allure-report',
  'dossier.nl.html',
  'dossier.en.html',
  'junit.xml',
  'summary.md',
];

/** What a run writes; anything else in a folder means that it is none of ours to empty. */
const ours = new Set<string>([
  ...made,
  lockName,
  historyFile,
  journalFile,
  'declarations.yaml',
  'verklaring.md',
  ...servedFiles,
]);

/**
 * Makes the run directory, or empties it of an earlier run.
 * @throws UsageError for a path that is a file, a folder that holds other things, or one that cannot be written
 */
export async function emptyRunDirectory(out: string): Promise<void> {
  const found = await stat(out).catch(() => undefined);
  if (found && !found.isDirectory()) throw new UsageError(`--out '${out}' is a file; name a folder for the reports`);
  const strange = found ? (await readdir(out)).find((name) => !ours.has(name)) : undefined;
  if (strange !== undefined)
    throw new UsageError(`--out '${out}' holds '${strange}', which no run wrote; name an empty folder`);
  try {
    await mkdir(out, { recursive: true });
    lockDirectory(out);
    for (const name of made) {
      await rm(path.join(out, name), { recursive: true, force: true });
    }
  } catch (thrown) {
    if (thrown instanceof UsageError) throw thrown;
    throw new UsageError(`--out '${out}' cannot be written: ${messageOf(thrown)}`);
  }
}
