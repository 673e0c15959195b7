import { grouped } from './grouped.js';
import type { CheckResult, ConditionResult, KnownFinding, KnownFindingRecord, KnownState } from './run-record.js';

/** A known finding never changes a verdict; it is told beside it, and red when it is not what was found. */
export const isRed = ({ state }: KnownFindingRecord): boolean =>
  state === 'expired' || state === 'stale' || state === 'unmatched';

/**
 * Lays what is known beside what was found.
 * @param exists whether there is a check of this id at all, run or not
 */
export function compareWithBaseline(
  known: readonly KnownFinding[],
  conditions: readonly Pick<ConditionResult, 'scenarios'>[],
  today: string,
  exists: (check: string) => boolean,
): readonly KnownFindingRecord[] {
  const outcomes: ReadonlyMap<string, CheckResult['outcome']> = new Map(
    conditions
      .flatMap(({ scenarios }) => scenarios)
      .flatMap(({ id, checks }) => checks.map((check) => [`${id}#${check.id}`, check.outcome] as const)),
  );
  const times = grouped(known, ({ check }) => check);
  return known.map((one) => {
    const isOnce = times.get(one.check)?.length === 1;
    return { ...one, state: isOnce ? stateOf(one, outcomes.get(one.check), today, exists) : 'unmatched' };
  });
}

function stateOf(
  { check, until }: KnownFinding,
  outcome: CheckResult['outcome'] | undefined,
  today: string,
  exists: (check: string) => boolean,
): KnownState {
  if (outcome === 'fail') return until < today ? 'expired' : 'known';
  if (outcome === 'pass') return 'stale';
  return exists(check) ? 'not-judged' : 'unmatched';
}
