/** A run that nobody ran: the examples of the scenarios as its transcripts, judged and journalled as a real one is. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { conclusionOf } from '../core/conclusion.js';
import { harOf } from '../core/har.js';
import { judgeScenario } from '../core/judging.js';
import type { RunRecord, ScenarioResult, TargetRecord } from '../core/run-record.js';
import type { PlacedScenario } from '../core/scenario.js';
import { select } from '../core/selection.js';
import type { Transcript } from '../core/transcript.js';
import { sha256 } from '../evidence/digest.js';
import { Journal } from '../evidence/journal.js';
import { Example, exampleContext } from '../mitz/example.js';
import { exampleTime } from '../mitz/example-transcript.js';
import type { MitzScenario } from '../mitz/scenario.js';
import { defaultSet, defaultSpecification } from '../mitz/specification/index.js';
import { judgingFor } from '../mitz/standard.js';
import { WorldMaker, worldSeed } from '../mitz/world.js';
import type { Suites } from '../suites/index.js';
import { tool } from '../cli/tool.js';

export interface SyntheticRun {
  /** Where the run directory is made. */
  readonly directory: string;
  readonly suites: Suites;
  /** Absent: all, a whole run. */
  readonly ids?: readonly string[];
  readonly seed: number;
  readonly challenge?: string;
  /** Scenarios whose transcript is the counter-example of their first check. */
  readonly red?: (id: string) => boolean;
}

const { company, functionalities, facts: said = {} } = exampleContext;
const target: TargetRecord = {
  supplier: 'Voorbeeld B.V.',
  application: { name: 'Voorbeeld HIS', version: '4.2.0' },
  connector: {
    name: 'Voorbeeld MC',
    ...(company.gatewaySystem !== undefined && { gatewaySystem: company.gatewaySystem }),
    ...(company.sourceSystem !== undefined && { sourceSystem: company.sourceSystem }),
  },
  provider: { ...company.provider },
  functionalities,
  facts: said,
};
const standard = {
  specification: defaultSpecification,
  policy: 'default',
  ...judgingFor(functionalities, 'full'),
} as const;

/** Makes a run directory as a run leaves it, but for the reports. */
export async function makeRun(run: SyntheticRun): Promise<RunRecord> {
  const { directory, suites, seed, challenge } = run;
  const answers = challenge === undefined ? {} : { challenge };
  const { conditions, scenarios: chosen } = select(suites, run.ids ?? []);
  const scope = run.ids ? 'partial' : 'full';
  await mkdir(path.join(directory, 'transcripts'), { recursive: true });
  const values = JSON.stringify(defaultSpecification);
  await writeFile(path.join(directory, 'specification.json'), values);
  const started = new Date().toISOString();
  const specification = { set: defaultSet, overlays: [] };
  const facts = { tool, target, seed, ...answers, policy: standard.policy, scope } as const;
  const journal = Journal.begin(path.join(directory, 'journal.ndjson'), {
    ...facts,
    specification: { ...specification, sha256: sha256(values) },
    scenarios: chosen.map(({ id }) => id),
  });
  const results: ScenarioResult[] = [];
  for (const placed of chosen) results.push(await performed(placed, run, journal));
  const record: RunRecord = {
    schema: 'mitz-keur/run/2',
    ...facts,
    specification,
    started,
    finished: new Date().toISOString(),
    ...conclusionOf({
      claimed: { functionalities, facts: said },
      ids: run.ids ?? [],
      conditions,
      results,
      declarations: new Map(),
      attestations: [],
      interrupted: false,
    }),
    ...(run.ids && { ids: run.ids }),
    command: 'mitz-keur run',
  };
  journal.conclude(record);
  journal.close();
  await writeFile(path.join(directory, 'run.json'), JSON.stringify(record, null, 2));
  return record;
}

async function performed(
  placed: PlacedScenario<MitzScenario>,
  run: SyntheticRun,
  journal: Journal,
): Promise<ScenarioResult> {
  const { id } = placed;
  journal.write({ event: 'scenario-begun', scenario: id });
  const evidence = exampleOf(placed, run);
  const transcript = `transcripts/${id.replaceAll('/', '--')}.har`;
  const har = JSON.stringify(harOf(evidence, tool, exampleContext.baseUrl));
  await writeFile(path.join(run.directory, transcript), har);
  journal.write({ event: 'evidence', scenario: id, transcript, sha256: sha256(har) });
  const judged = judgeScenario(placed, { evidence: { ...evidence, specification: standard.specification } }, standard);
  const checks = Object.fromEntries(judged.checks.map((check) => [check.id, check.outcome]));
  journal.write({ event: 'judged', scenario: id, outcome: judged.outcome, checks });
  return { ...judged, started: new Date().toISOString(), durationMs: 1, repeat: `mitz-keur run ${id}`, transcript };
}

function exampleOf({ id, scenario }: PlacedScenario<MitzScenario>, run: SyntheticRun): Transcript {
  const example = new Example();
  const cast = scenario.given(new WorldMaker(worldSeed(run, id), company, undefined, new Date(exampleTime)));
  const [counter] = Object.values(scenario.examples.counter);
  const write = run.red?.(id) && counter ? counter : scenario.examples.good;
  write(example, cast);
  return { scenario: id, cast, context: exampleContext, entries: example.entries() };
}
