import { isDeepStrictEqual } from 'node:util';
import { messageOf, UsageError } from '../../core/errors.js';
import type { Finding, RunRecord, ScenarioResult, SetAsideRecord } from '../../core/run-record.js';
import type { RunRequest } from './request.js';
import { tool } from '../tool.js';
import { readRecord } from './read-record.js';
import { targetRecord } from './record.js';

/** What an earlier sitting of a run leaves to go on with. */
export interface Earlier {
  readonly ids: readonly string[];
  /** How the run was started, with all that was named then. */
  readonly command: string;
  readonly started: Date;
  readonly resumed: readonly string[];
  readonly results: readonly ScenarioResult[];
  readonly setAside: readonly SetAsideRecord[];
  readonly findings: readonly Finding[];
}

/** Reads the record of a run that was broken off. @throws UsageError where there is none, or it was not broken off */
export async function readBrokenOff(folder: string): Promise<RunRecord> {
  const record = await readRecord(folder).catch((thrown: unknown) => {
    throw new UsageError(`--resume: there is no run to go on with: ${messageOf(thrown)}`);
  });
  if (!record.interrupted) throw new UsageError(`--resume '${folder}': that run was not broken off; begin a new one`);
  if (record.scope === 'observed')
    throw new UsageError(
      `--resume '${folder}': there it was only observed, which has nothing to go on with; begin anew`,
    );
  return record;
}

/**
 * What counts of an earlier sitting, under the same demands. A scenario that could not be judged is run again, and
 * its first attempt is kept as one that was set aside.
 * @throws UsageError for another target, specification set, seed or policy: the two would not be one run
 */
export function earlierOf(record: RunRecord, request: RunRequest): Earlier {
  const { target, specification, seed, challenge, policy, ids } = request;
  const same: readonly (readonly [string, unknown, unknown])[] = [
    ['version of mitz-keur', record.tool.version, tool.version],
    ['target', record.target, targetRecord(target)],
    ['driver', record.driver, target.driver.kind],
    ['specification', record.specification, { set: specification.set, overlays: specification.overlays }],
    ['seed', record.seed, seed],
    ['challenge', record.challenge, challenge],
    ['policy', record.policy, policy],
    ['patience', record.patience, { ...target.patience }],
    ['selection', record.ids ?? [], ids.length > 0 ? ids : (record.ids ?? [])],
  ];
  for (const [name, was, is] of same) {
    if (!isDeepStrictEqual(was, is))
      throw new UsageError(
        `--resume '${request.out}': that run had another ${name}: ${JSON.stringify(was)}, not ${JSON.stringify(is)}; begin a new run`,
      );
  }
  const results = record.conditions.flatMap(({ scenarios }) => scenarios);
  const unjudged = results.filter(({ outcome }) => outcome === 'error');
  const setAside = unjudged.map(({ id, started, reason = 'it could not be judged', transcript }) => ({
    scenario: id,
    at: started,
    reason,
    ...(transcript !== undefined && { transcript }),
  }));
  // What belongs to results or to what was set aside is told again from these.
  const again = [
    'mandatory',
    'control',
    'oracle',
    'fhir-package',
    'assumption',
    'recommendation',
    'not-shown',
    'set-aside',
    'declaration',
    'not-claimed',
    'patience',
  ];
  return {
    ids: record.ids ?? [],
    command: record.command,
    started: new Date(record.started),
    resumed: [...(record.resumed ?? []), new Date().toISOString()],
    results: results.filter(({ outcome }) => outcome !== 'error'),
    setAside: [...(record.setAside ?? []), ...setAside],
    findings: record.findings.filter(({ kind }) => !again.includes(kind)),
  };
}
