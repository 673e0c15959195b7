import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { NotShown } from '../../core/outcome.js';
import { runScenarios } from '../../core/runner.js';
import type { Condition } from '../../core/condition.js';
import type { RunRecord, ScenarioResult } from '../../core/run-record.js';
import type { Language } from '../../core/text.js';
import { exitCodes } from '../../core/verdict.js';
import { nothingWasAsked, unclaimed } from '../../mitz/scenario.js';
import { judgingFor } from '../../mitz/standard.js';
import { recordFile } from '../../evidence/files.js';
import { recordText } from '../../reports/write.js';
import type { ResultsFolder } from '../../results/results-folder.js';
import { loadSuites } from '../../suites/index.js';
import { duration } from '../options.js';
import { noDeclarations } from '../run/declarations.js';
import { publish } from '../run/publish.js';
import { recordOf } from '../run/record.js';
import { conclude } from '../run/keeping.js';
import { inRunFolder } from '../run/run-folder.js';
import { journalled, RunJournal } from '../run/run-journal.js';
import { ServedMock } from '../run/serve.js';
import { Session } from '../run/session.js';
import type { ChosenSpecification } from '../run/specification.js';
import { chooseSpecification } from '../run/specification.js';
import { readTarget } from '../run/target.js';
import type { Target } from '../run/target.js';
import { stopOnInterrupt, terminal } from '../terminal.js';

interface ObserveOptions {
  readonly target: string;
  readonly out: string;
  readonly lang: Language;
  readonly spec?: string;
  readonly for?: number;
  readonly json?: true;
  readonly allure: boolean;
}

export function observeCommand(command: Command): void {
  command
    .requiredOption('--target <file>', 'the target file; it needs no driver, and a process in it is not started')
    .option('--for <time>', 'how long, e.g. 30s, 10m; absent: until Ctrl-C', duration)
    .option('--out <dir>', 'the run directory', 'mitz-keur-out/observe')
    .addOption(new Option('--lang <language>').choices(['nl', 'en']).default('nl'))
    .option('--spec <set or file>', 'a specification set, or an overlay file with corrected values')
    .option('--json', 'print the run record on standard output')
    .option('--no-allure', 'leave the Allure report out')
    .action(async (options: ObserveOptions) => {
      const target = await readTarget(options.target, 'watching');
      const specification = await chooseSpecification(target.mitz.specification, options.spec);
      await inRunFolder(options.out, terminal.err, async (folder) => {
        const record = await observe(folder, target, specification, options);
        await publish(record, options, terminal);
        process.exitCode = exitCodes[record.verdict];
      });
    });
}

/** What is known from the beginning of what is observed. */
interface Beginning {
  readonly target: Target;
  readonly specification: ChosenSpecification;
  readonly conditions: readonly Condition[];
  readonly started: Date;
  readonly options: ObserveOptions;
}

async function observe(
  folder: ResultsFolder,
  target: Target,
  specification: ChosenSpecification,
  options: ObserveOptions,
): Promise<RunRecord> {
  const out = folder.path;
  const { conditions } = await loadSuites();
  const beginning: Beginning = { target, specification, conditions, started: new Date(), options };
  // A session without lanes: certificates and the one door, and nobody who is made to act.
  const session = await Session.open({ target, specification, seed: 1, out, lanes: 0 });
  const stop = stopOnInterrupt(terminal.err);
  const scope = 'observed';
  const begun = { folder, target, specification, seed: 1, policy: 'default', scope, scenarios: [] } as const;
  const journal = await RunJournal.begin(begun);
  const closers = [() => { journal.close(); }, () => { stop.done(); }] as (() => void | Promise<void>)[]; // prettier-ignore
  try {
    await writeFile(folder.private(recordFile), recordText(recordFor(beginning, session, [], true)));
    const served = await ServedMock.start({
      target,
      company: session.company,
      identities: session.identities,
      specification: specification.values,
      world: { patients: [], consents: [], scripts: [], holders: [], approved: [] },
      door: session.door,
      issue: (bsns) => { session.issue(bsns); }, // prettier-ignore
      folder,
      beside: [...journalled, recordFile],
    });
    closers.push(() => served.close());
    journal.inPlace();
    terminal.err(served.instructions());
    await served.watch(terminal, stop.signal, Date.now() + (options.for ?? Infinity));
    const record = recordFor(beginning, session, await judged(served, session, journal, beginning), false);
    return conclude(folder, journal, record);
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

async function judged(
  served: ServedMock,
  session: Session,
  journal: RunJournal,
  { target, specification, options }: Beginning,
): Promise<readonly ScenarioResult[]> {
  const { scenarios } = await loadSuites();
  const entries = served.recorder.entries();
  const context = session.contextOf(served.mock.baseUrl);
  const transcript = await session.writeTranscript(
    { scenario: 'observed', cast: {}, context, entries },
    served.mock.baseUrl,
  );
  journal.evidence('observed', transcript);
  await session.notice('observed', entries);
  return runScenarios(scenarios, {
    ...judgingFor(target.functionalities, 'observed'),
    specification: specification.values,
    policy: 'default',
    lanes: 1,
    produce: ({ id, scenario }) => {
      if (!scenario.observable) throw new NotShown(nothingWasAsked);
      return Promise.resolve({
        evidence: { scenario: id, cast: {}, context, entries, specification: specification.values },
        transcript,
      });
    },
    inapplicable: ({ scenario }) => unclaimed(scenario, session.claims),
    repeat: () => `mitz-keur observe --target ${options.target}`,
    onScenario: (result) => {
      journal.judged(result);
    },
    stop: new AbortController().signal,
  });
}

function recordFor(
  { target, specification, conditions, started, options }: Beginning,
  session: Session,
  results: readonly ScenarioResult[],
  interrupted: boolean,
): RunRecord {
  const record = recordOf({
    target,
    specification,
    policy: 'default',
    seed: 1,
    scope: 'observed',
    started,
    conditions,
    results,
    declarations: noDeclarations,
    attestations: [],
    findings: session.findings(),
    processOutput: [],
    command: `mitz-keur observe --target ${path.relative('.', options.target)}`,
    interrupted,
  });
  return session.door(record);
}
