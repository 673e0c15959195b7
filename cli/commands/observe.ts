import path from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { NotShown } from '../../core/outcome.js';
import { runScenarios } from '../../core/runner.js';
import type { RunRecord } from '../../core/run-record.js';
import type { Language } from '../../core/text.js';
import { exitCodes } from '../../core/verdict.js';
import { nothingWasAsked, unclaimed } from '../../mitz/scenario.js';
import { judgingFor } from '../../mitz/standard.js';
import { loadSuites } from '../../suites/index.js';
import { duration } from '../options.js';
import { noDeclarations } from '../run/declarations.js';
import { emptyRunDirectory } from '../run/perform.js';
import { publish } from '../run/publish.js';
import { recordOf } from '../run/record.js';
import { RunJournal } from '../run/run-journal.js';
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
    .requiredOption('--target <file>', 'the target file; its driver and process are not used')
    .option('--for <time>', 'how long, e.g. 30s, 10m; absent: until Ctrl-C', duration)
    .option('--out <dir>', 'the run directory', 'mitz-keur-out/observe')
    .addOption(new Option('--lang <language>').choices(['nl', 'en']).default('nl'))
    .option('--spec <set or file>', 'a specification set, or an overlay file with corrected values')
    .option('--json', 'print the run record on standard output')
    .option('--no-allure', 'leave the Allure report out')
    .action(async (options: ObserveOptions) => {
      const target = await readTarget(options.target);
      const specification = await chooseSpecification(target.mitz.specification, options.spec);
      await emptyRunDirectory(options.out);
      const record = await observe(target, specification, options);
      await publish(record, options, terminal);
      process.exitCode = exitCodes[record.verdict];
    });
}

async function observe(
  target: Target,
  specification: ChosenSpecification,
  options: ObserveOptions,
): Promise<RunRecord> {
  const { out } = options;
  const started = new Date();
  // A session without lanes: certificates and the one door, and nobody who is made to act.
  const session = await Session.open({ target, specification, seed: 1, out, lanes: 0 });
  const stop = stopOnInterrupt(terminal.err);
  const scope = 'observed';
  const begun = { target, specification, seed: 1, policy: 'default', scope, scenarios: [], out } as const;
  const journal = await RunJournal.begin(begun);
  const served = await ServedMock.start({
    target,
    company: session.company,
    identities: session.identities,
    specification: specification.values,
    world: { patients: [], consents: [], scripts: [], holders: [], approved: [] },
    door: session.door,
    issue: (bsns) => { session.issue(bsns); }, // prettier-ignore
    out,
  });
  try {
    terminal.err(served.instructions());
    await served.watch(terminal, stop.signal, Date.now() + (options.for ?? Infinity));
    const record = await judged(served, session, journal, { target, specification, started, options });
    journal.conclude(record);
    return record;
  } finally {
    await served.close();
    journal.close();
    stop.done();
  }
}

async function judged(
  served: ServedMock,
  session: Session,
  journal: RunJournal,
  {
    target,
    specification,
    started,
    options,
  }: { target: Target; specification: ChosenSpecification; started: Date; options: ObserveOptions },
): Promise<RunRecord> {
  const { conditions, scenarios } = await loadSuites();
  const entries = served.recorder.entries();
  const context = session.contextOf(served.mock.baseUrl);
  const transcript = await session.writeTranscript(
    { scenario: 'observed', cast: {}, context, entries },
    served.mock.baseUrl,
  );
  journal.evidence('observed', transcript);
  await session.notice('observed', entries);
  const results = await runScenarios(scenarios, {
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
    interrupted: false,
  });
  return session.door(record);
}
