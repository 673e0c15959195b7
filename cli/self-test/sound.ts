import type { RunRecord, ScenarioResult } from '../../core/run-record.js';
import { runWith } from '../run/reference-run.js';
import type { RunWithOptions } from '../run/reference-run.js';

/** Something of a sound connector that was not accepted, and that came again: a false alarm. */
export interface Alarm {
  readonly scenario: string;
  /** The check that went red or lacked evidence; absent where the scenario could not be carried out. */
  readonly check?: string;
  readonly outcome: string;
  readonly message: string;
}

/** What a run of a connector that should be accepted showed. */
export interface Sounded {
  readonly passed: number;
  readonly notApplicable: number;
  readonly alarms: readonly Alarm[];
  readonly seconds: number;
}

/** A busy machine is no false alarm: the connector answers at once, but the machine may not. */
const patience = { messageMs: 8000, actionMs: 60_000 };

/** How often what went wrong is tried again, each time alone: what is wrong stays wrong. */
const attempts = 2;

/** Runs a connector that is right, and tells what was not accepted of it, each time it was tried. */
export async function sounding(ids: readonly string[], options: RunWithOptions): Promise<Sounded> {
  const begun = Date.now();
  const run = (of: readonly string[], instances: number): Promise<RunRecord> =>
    runWith([], of, { ...options, patience: { ...patience, ...options.patience }, instances });
  let results = resultsOf(await run(ids, options.instances ?? 6));
  const passed = results.filter(({ outcome }) => outcome === 'pass').length;
  const notApplicable = results.filter(({ outcome }) => outcome === 'not-applicable').length;
  let alarmed = results.filter((result) => alarmsIn(result).length > 0);
  let recovered = 0;
  for (let attempt = 1; attempt < attempts && alarmed.length > 0; attempt += 1) {
    const again = alarmed.map(({ id }) => id);
    results = resultsOf(await run(again, 1)).filter(({ id }) => again.includes(id));
    alarmed = results.filter((result) => alarmsIn(result).length > 0);
    recovered += results.filter(({ outcome }) => outcome === 'pass').length;
  }
  const alarms = alarmed.flatMap(alarmsIn);
  return { passed: passed + recovered, notApplicable, alarms, seconds: Math.round((Date.now() - begun) / 1000) };
}

const resultsOf = ({ conditions }: RunRecord): readonly ScenarioResult[] =>
  conditions.flatMap(({ scenarios }) => scenarios);

/** Every check that did not pass, of whatever level and basis, and the scenario where no check says why. */
function alarmsIn({ id, outcome, reason, checks }: ScenarioResult): Alarm[] {
  if (outcome === 'not-applicable') return [];
  const alarms = checks
    .filter((check) => check.outcome !== 'pass' && check.outcome !== 'not-applicable')
    .map((check) => ({
      scenario: id,
      check: check.id,
      outcome: check.outcome,
      message: check.message ?? reason ?? '',
    }));
  return alarms.length > 0 || outcome === 'pass' ? alarms : [{ scenario: id, outcome, message: reason ?? '' }];
}

export const alarmLine = ({ scenario, check, outcome, message }: Alarm): string =>
  `${scenario}${check === undefined ? '' : `#${check}`} ${outcome}: ${message.slice(0, 300)}`;
