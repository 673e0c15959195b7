/** What the verdict of a run followed from, read back from its record: to conclude it again with more, or to see what it waits for. */
import { conclusionOf, ifSeen, linesToSee } from './conclusion.js';
import type { Grounds } from './conclusion.js';
import type { Condition } from './condition.js';
import type { Claimed } from './line.js';
import type { AttestationRecord, ConditionResult, LineResult, RunRecord } from './run-record.js';

/** What a record says that its target claims. */
export const claimedIn = ({ target: { functionalities, facts = {} } }: RunRecord): Claimed => ({
  functionalities,
  facts,
});

/** The grounds of a record, with the results as they stand in it. @param conditions all that the norm has */
export function groundsOf(record: RunRecord, conditions: readonly Condition[]): Grounds {
  const stated = new Set(record.conditions.map(({ id }) => id));
  const declared = record.conditions.flatMap(({ declarations = [] }) => declarations);
  return {
    claimed: claimedIn(record),
    ids: record.ids ?? [],
    conditions: conditions.filter(({ id }) => stated.has(id)),
    results: record.conditions.flatMap(({ scenarios }) => scenarios),
    declarations: new Map(
      declared.flatMap(({ line }) => (line === undefined ? [] : [[line, declared.filter((one) => one.line === line)]])),
    ),
    attestations: record.attestations ?? [],
    interrupted: record.interrupted === true,
    ...(record.control && { control: record.control }),
  };
}

/** The lines of a run that are still open and that a look would settle, or bring nearer; one that was seen to be otherwise too. */
export function openToSee(record: RunRecord, conditions: readonly Condition[]): readonly string[] {
  const grounds = groundsOf(record, conditions);
  const ids = linesToSee(grounds.conditions, grounds.claimed).map(({ id }) => id);
  const after = linesOf(ifSeen(grounds, []).conditions);
  return linesOf(record.conditions)
    .filter(({ id, verdict, open }) => {
      const then = after.find((one) => one.id === id);
      return ids.includes(id) && then && (then.verdict !== verdict || then.open !== open);
    })
    .map(({ id }) => id);
}

/** The lines of a run that no look settles, with what they wait for. */
export function openOtherwise(record: RunRecord, conditions: readonly Condition[]): readonly LineResult[] {
  const byLooking = new Set(openToSee(record, conditions));
  return linesOf(record.conditions).filter(({ id, open }) => open !== '' && !byLooking.has(id));
}

/** The record, concluded again with what people saw. Nothing that was judged on a transcript changes. */
export function concludedWith(
  record: RunRecord,
  attestations: readonly AttestationRecord[],
  conditions: readonly Condition[],
  at: string,
): RunRecord {
  const { pending: _, ...rest } = record;
  const { findings: __, ...concluded } = conclusionOf({ ...groundsOf(record, conditions), attestations });
  return {
    ...rest,
    ...concluded,
    attestations,
    attested: [...(record.attested ?? []), at],
  };
}

const linesOf = (conditions: readonly ConditionResult[]): readonly LineResult[] =>
  conditions.flatMap(({ lines }) => lines);
