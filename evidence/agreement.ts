/** Whether the parts of a run agree with each other: the journal with the record and the files, the record with the suites. */
import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from '../core/outcome.js';
import { namedBy } from '../core/selection.js';
import type { RunContext } from '../mitz/context.js';
import type { Suites } from '../suites/index.js';
import { sha256 } from './digest.js';
import { doubt } from './doubt.js';
import type { Doubt } from './doubt.js';
import { specificationFile } from './files.js';
import type { Files } from './files.js';
import { resultsOf } from './held-run.js';
import type { HeldRun } from './held-run.js';
import { journalFile, recordDigest } from './journal.js';
import type { JournalLine } from './journal.js';

type Line<E extends JournalLine['event']> = JournalLine & { readonly event: E };

const linesOf = <E extends JournalLine['event']>({ journal }: HeldRun, event: E): readonly Line<E>[] =>
  journal.filter((line): line is Line<E> => line.event === event);

/** What the journal says that the record or a file contradicts. */
export function journalDoubts(run: HeldRun, files: Files): readonly Doubt[] {
  const { record, journal } = run;
  const [begun, ...again] = linesOf(run, 'begun');
  const concluded = linesOf(run, 'concluded');
  const last = journal.at(-1);
  const said: string[] = [];
  if (!begun || journal[0] !== begun || again.length > 0) said.push('it does not begin with the beginning of one run');
  const attested = linesOf(run, 'attested');
  if (concluded.length !== 1 + attested.length || last?.event !== 'concluded')
    said.push('it does not end with the conclusion of the run: the run was broken off, or something was added');
  else if (last.record !== recordDigest(record) || last.verdict !== record.verdict)
    said.push('the record is not the one with which the run was concluded');
  if (begun) said.push(...beginningDoubts(begun, run, files));
  if (linesOf(run, 'interrupted').length > 0 !== (record.interrupted === true))
    said.push('it and the record disagree on whether the run was interrupted');
  said.push(...attestedDoubts(run), ...evidenceDoubts(run, files), ...judgedDoubts(run), ...timeDoubts(run));
  return said.map((text) => doubt('journal', `${journalFile}: ${text}`));
}

function beginningDoubts(begun: Line<'begun'>, { record }: HeldRun, files: Files): string[] {
  const { tool, specification, target, seed, challenge, policy, scope } = record;
  const { sha256: digest, ...named } = begun.specification;
  const pairs: Readonly<Record<string, readonly [unknown, unknown]>> = {
    'the tool': [begun.tool, tool],
    'the specification set': [named, specification],
    'the target': [begun.target, JSON.parse(JSON.stringify(target))],
    'the seed': [begun.seed, seed],
    'the challenge': [begun.challenge, challenge],
    'the policy': [begun.policy, policy],
    'the scope': [begun.scope, scope],
  };
  const values = files.get(specificationFile);
  return [
    ...Object.entries(pairs)
      .filter(([, [before, after]]) => !isDeepStrictEqual(before, after))
      .map(([what]) => `${what} with which the run began is not what the record says`),
    ...(values && sha256(values) !== digest
      ? [`'${specificationFile}' does not hold the values with which the run began`]
      : []),
  ];
}

/** After its conclusion people looked, and with what they saw the run was concluded again: nothing else was added. */
function attestedDoubts({ record, journal }: HeldRun): string[] {
  const first = journal.findIndex(({ event }) => event === 'concluded');
  const after = first === -1 ? [] : journal.slice(first + 1);
  const looks = after.filter((line): line is Line<'attested'> => line.event === 'attested');
  const last = looks.at(-1);
  return [
    ...(after.every(({ event }, i) => event === (i % 2 === 0 ? 'attested' : 'concluded'))
      ? []
      : ['something else than what people saw was added after its conclusion']),
    ...(looks.length === (record.attested?.length ?? 0)
      ? []
      : ['it and the record disagree on how often people looked after the run']),
    ...(last && last.sha256 !== recordDigest(record.attestations ?? [])
      ? ['what people saw is not what the record says']
      : []),
  ];
}

/** Each transcript is the one that was written when its scenario ended. */
function evidenceDoubts(run: HeldRun, files: Files): string[] {
  const written = linesOf(run, 'evidence');
  const used = resultsOf(run.record).flatMap(({ id, transcript }) =>
    transcript === undefined ? [] : [{ scenario: run.record.scope === 'observed' ? 'observed' : id, transcript }],
  );
  return [
    ...used.flatMap(({ scenario, transcript }) => {
      const line = written.find((one) => one.scenario === scenario && one.transcript === transcript);
      if (!line) return [`it knows of no transcript '${transcript}' of ${scenario}`];
      const file = files.get(transcript);
      return file && sha256(file) !== line.sha256 ? [`'${transcript}' is not the transcript that was written`] : [];
    }),
    ...written
      .filter((line, i) => written.findIndex(({ scenario }) => scenario === line.scenario) !== i)
      .map(({ scenario }) => `it has the evidence of ${scenario} twice`),
  ];
}

/** Each result is the one that was judged, or what was made of it later. */
function judgedDoubts(run: HeldRun): string[] {
  const outcomes = new Map<string, readonly [Outcome, Readonly<Record<string, Outcome>>]>();
  for (const { scenario, outcome, checks } of linesOf(run, 'judged')) outcomes.set(scenario, [outcome, checks]);
  for (const { scenario, outcome } of linesOf(run, 'reconsidered'))
    outcomes.set(scenario, [outcome, outcomes.get(scenario)?.[1] ?? {}]);
  const results = resultsOf(run.record);
  const stated = new Set(results.map(({ id }) => id));
  return [
    ...results
      .filter(({ id, outcome, checks }) => {
        const all = Object.fromEntries(checks.map((check) => [check.id, check.outcome]));
        return !isDeepStrictEqual(outcomes.get(id), [outcome, all]);
      })
      .map(({ id }) => `what it says of ${id} is not what the record says`),
    ...[...outcomes.keys()].filter((id) => !stated.has(id)).map((id) => `${id} was judged, and is not in the record`),
  ];
}

function timeDoubts({ record, journal }: HeldRun): string[] {
  const times = journal.map(({ at }) => Date.parse(at));
  const concluded = journal.findIndex(({ event }) => event === 'concluded');
  const backwards = times.findIndex((time, i) => i > 0 && time < (times[i - 1] ?? time) - clockStepMs);
  const [first = NaN, last = NaN] = [times[0], times.at(concluded)];
  const outside = first < Date.parse(record.started) - clockStepMs || last > Date.parse(record.finished) + graceMs;
  return [
    ...(backwards === -1 ? [] : [`line ${backwards + 1} is earlier than the line before it`]),
    ...(outside ? ['its times are not those of the run'] : []),
  ];
}

/** How far a clock that is set right may jump back; and how long concluding may take. */
const clockStepMs = 5000;
const graceMs = 60_000;

/** What a whole run must hold, and what part of it a run of part must. */
export function completenessDoubts(run: HeldRun, suites: Suites): readonly Doubt[] {
  const { record } = run;
  const chosen = linesOf(run, 'begun')[0]?.scenarios ?? [];
  const { conditions, scenarios } = record.scope === 'partial' ? namedBy(suites, record.ids ?? []) : suites;
  const expected = scenarios.map(({ id }) => id);
  const held = resultsOf(record).map(({ id }) => id);
  const lacking = record.interrupted ? [] : expected.filter((id) => !held.includes(id));
  const added = held.filter((id) => !expected.includes(id));
  const twice = held.filter((id, i) => held.indexOf(id) !== i);
  const chapters = conditions.map(({ id }) => id);
  const stated = record.conditions.map(({ id }) => id);
  const order = held.filter((id) => expected.includes(id));
  return [
    ...lacking.map((id) => `the scenario ${id} is not in the record`),
    ...added.map((id) => `the scenario ${id} does not belong in this run`),
    ...twice.map((id) => `the scenario ${id} is in the record twice`),
    ...(isDeepStrictEqual(stated, chapters)
      ? []
      : ['the conditions are not those of the norm, each once and in its order']),
    ...(record.scope === 'observed' || isDeepStrictEqual(chosen, expected)
      ? []
      : [
          `the run did not begin with ${record.scope === 'full' ? 'all scenarios, and says that it is whole' : 'the scenarios that were asked for'}`,
        ]),
    ...(isDeepStrictEqual(
      order,
      expected.filter((id) => held.includes(id)),
    )
      ? []
      : ['the scenarios are not in the order of the norm']),
  ].map((text) => doubt('completeness', text));
}

/** The circumstances in the transcripts are the same in all, and those of the record. */
export function settingDoubts({ record, transcripts }: HeldRun): readonly Doubt[] {
  const contexts = [...transcripts].map(([path, { context }]) => [path, { ...(context as Setting | null) }] as const);
  const first = contexts[0]?.[1];
  if (!first) return [];
  // The address differs by instance, the day where a run goes past midnight, the certificate where it was resumed.
  const passing = { baseUrl: '', today: '', ...(record.resumed && { clientFingerprint: '' }) };
  const lasting = (context: Setting): Setting => ({ ...context, ...passing });
  const other = contexts.filter(([, context]) => !isDeepStrictEqual(lasting(context), lasting(first)));
  const { functionalities, connector, provider } = record.target;
  const { provider: own, gatewaySystem, sourceSystem } = (first.company ?? {}) as Readonly<Record<string, unknown>>;
  const agrees =
    isDeepStrictEqual(first.functionalities, functionalities) &&
    isDeepStrictEqual({ ...(own as object) }, provider) &&
    gatewaySystem === connector['gatewaySystem'] &&
    sourceSystem === connector['sourceSystem'];
  return [
    ...other.map(([path]) => `'${path}' is of another run, or of another target: its circumstances differ`),
    ...(agrees ? [] : ['the target in the transcripts is not the target of the record']),
  ].map((text) => doubt('setting', text));
}

/** The context of a transcript as a foreign pack may have it. */
type Setting = { readonly [K in keyof RunContext]?: unknown };
