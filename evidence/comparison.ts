import type { Outcome } from '../core/outcome.js';
import type { CheckResult, RunRecord, RunVerdict, ScenarioResult } from '../core/run-record.js';
import { deedsIn } from './behaviour.js';
import type { Deed } from './behaviour.js';
import { resultsOf } from './held-run.js';
import type { HeldRun } from './held-run.js';

/** What is compared of a run. */
export type ComparedRun = Pick<HeldRun, 'record' | 'transcripts'>;

/** What changed in the behaviour of one application between two runs; empty `scenarios` is the statement that nothing did. */
export interface Comparison {
  readonly schema: 'mitz-keur/comparison/1';
  readonly application: string;
  readonly old: Side;
  readonly new: Side;
  /** How many exchanges and deliveries were laid side by side, of both runs. */
  readonly compared: number;
  readonly scenarios: readonly ScenarioChange[];
}

export interface Side {
  readonly version: string;
  readonly connector: string;
  readonly started: string;
  readonly seed: number;
  readonly specification: string;
  readonly verdict: RunVerdict;
}

export interface ScenarioChange {
  readonly id: string;
  /** Absent where it ended the same. `absent`: the scenario is not in that run. */
  readonly outcome?: Changed<Outcome | 'absent'>;
  readonly checks: readonly (Changed<Outcome | 'absent'> & { readonly id: string })[];
  readonly messages: readonly MessageChange[];
}

interface Changed<T> {
  readonly old: T;
  readonly new: T;
}

/** A deed of the one run that the other has not, with the first lines that differ from its nearest like. */
export interface MessageChange {
  readonly what: string;
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** Compares two runs, scenario by scenario: outcomes, checks, and what the target did. */
export function compare(old: ComparedRun, fresh: ComparedRun): Comparison {
  const [before, after] = [byId(old.record), byId(fresh.record)];
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  const changes = ids.map((id) => scenarioChange(id, sideOf(old, before.get(id)), sideOf(fresh, after.get(id))));
  return {
    schema: 'mitz-keur/comparison/1',
    application: fresh.record.target.application.name,
    old: facts(old.record),
    new: facts(fresh.record),
    compared: exchangesIn(old) + exchangesIn(fresh),
    scenarios: changes.filter(
      ({ outcome, checks, messages }) => outcome !== undefined || checks.length > 0 || messages.length > 0,
    ),
  };
}

const byId = (record: RunRecord): ReadonlyMap<string, ScenarioResult> =>
  new Map(resultsOf(record).map((one) => [one.id, one]));

const facts = ({ target, started, seed, specification, verdict }: RunRecord): Side => ({
  version: target.application.version,
  connector: `${target.connector['name'] ?? ''} ${target.connector['version'] ?? ''}`.trim(),
  started,
  seed,
  specification: [specification.set, ...specification.overlays].join(' + '),
  verdict,
});

const exchangesIn = ({ transcripts }: ComparedRun): number =>
  [...transcripts.values()].reduce(
    (sum, { entries }) => sum + entries.filter(({ kind }) => kind === 'exchange' || kind === 'delivery').length,
    0,
  );

interface ScenarioSide {
  readonly result: ScenarioResult | undefined;
  readonly deeds: readonly Deed[];
}

function sideOf({ transcripts }: ComparedRun, result: ScenarioResult | undefined): ScenarioSide {
  const transcript = result?.transcript === undefined ? undefined : transcripts.get(result.transcript);
  return { result, deeds: transcript ? deedsIn(transcript) : [] };
}

function scenarioChange(id: string, old: ScenarioSide, fresh: ScenarioSide): ScenarioChange {
  const outcome = changed<Outcome | 'absent'>(old.result?.outcome ?? 'absent', fresh.result?.outcome ?? 'absent');
  return {
    id,
    ...(outcome && { outcome }),
    checks: checkChanges(old.result?.checks ?? [], fresh.result?.checks ?? []),
    messages: messageChanges(old.deeds, fresh.deeds),
  };
}

const changed = <T>(old: T, fresh: T): Changed<T> | undefined => (old === fresh ? undefined : { old, new: fresh });

function checkChanges(old: readonly CheckResult[], fresh: readonly CheckResult[]): ScenarioChange['checks'] {
  const of = (checks: readonly CheckResult[], id: string): Outcome | 'absent' =>
    checks.find((check) => check.id === id)?.outcome ?? 'absent';
  const ids = [...new Set([...old, ...fresh].map((check) => check.id))];
  return ids.flatMap((id) => {
    const change = changed<Outcome | 'absent'>(of(old, id), of(fresh, id));
    return change ? [{ id, ...change }] : [];
  });
}

const textOf = ({ lines }: Deed): string => lines.join('\n');

/** The kinds of deed of which the one run has some that the other has not. Both as sets: see `deedsIn`. */
function messageChanges(old: readonly Deed[], fresh: readonly Deed[]): readonly MessageChange[] {
  const kinds = [...new Set([...old, ...fresh].map(({ what }) => what))];
  return kinds.flatMap((what) => {
    const [before, after] = [old, fresh].map(
      (deeds) => new Map(deeds.filter((deed) => deed.what === what).map((deed) => [textOf(deed), deed.lines])),
    ) as [Map<string, readonly string[]>, Map<string, readonly string[]>];
    const gone = [...before].filter(([text]) => !after.has(text)).map(([, lines]) => lines);
    const come = [...after].filter(([text]) => !before.has(text)).map(([, lines]) => lines);
    if (gone.length === 0 && come.length === 0) return [];
    return [{ what, ...difference(gone[0], come[0]) }];
  });
}

/** How many lines of a difference are told. */
const toldLines = 6;

/** The lines of the one that the other has not, of the first pair. Where one is lacking, its kind of deed is new or gone. */
function difference(gone: readonly string[] = [], come: readonly string[] = []): Pick<MessageChange, 'gone' | 'come'> {
  const only = (lines: readonly string[], others: readonly string[]): readonly string[] =>
    lines.filter((line) => !others.includes(line)).slice(0, toldLines);
  return { gone: only(gone, come), come: only(come, gone) };
}
