import type { ConditionResult, Planning, RunRecord, RunVerdict } from '../core/run-record.js';

/**
 * What is known of who answers for a run. `known-key`: a pack that holds, sealed with a key that was given; `unknown-key`:
 * one that holds, sealed by who knows whom; `doubted`: one that does not hold; `unsealed`: a run directory, that anybody
 * can edit; `unread`: there is nothing to be seen.
 */
export type Seal = 'known-key' | 'unknown-key' | 'doubted' | 'unsealed' | 'unread';

/** One pack or run directory that was handed in, as it was found. */
export interface Submission {
  /** As it was named on the command line. */
  readonly place: string;
  readonly seal: Seal;
  /** Absent where it cannot be read, or only a migration test is there. Of a doubted pack it proves nothing. */
  readonly record?: RunRecord;
  readonly keyId?: string;
  /** The challenge that the run answers. */
  readonly challenge?: string;
  /** Why it is not to be believed, or could not be read. */
  readonly problems: readonly string[];
  /** Values under which was judged and that are not those of the set it names. */
  readonly otherValues: readonly string[];
  /** What the set that was asked for makes of the same transcripts. */
  readonly other?: { readonly name: string; readonly verdict: RunVerdict; readonly application: RunVerdict };
  /** How often a run was begun in its directory, this one included; of a pack. */
  readonly attempt?: number;
  /** What stands in the name of Mitz: a line or a step of accession, and whether Mitz signed for it by a key that was given. */
  readonly ofMitz?: readonly { readonly of: string; readonly signed: boolean }[];
  readonly migration?: MigrationTest;
}

/** What `check-migration` made of a batch. Never sealed. */
export interface MigrationTest {
  readonly place: string;
  readonly verdict: RunVerdict;
  /** Of the holders in it. */
  readonly uras: readonly string[];
}

/** The planning file: what the coordinator knows and no run can tell. */
export interface PlanningFile {
  readonly applications: readonly PlannedApplication[];
  readonly providers: readonly PlannedProvider[];
}

/** Without a version it is of all versions. A moment is a day or a week (`2024-06-27`, `2024-W23`), or a word. */
export interface PlannedApplication extends Planning {
  readonly name: string;
  readonly version?: string;
  readonly supplier?: string;
  /** When Mitz accepts it: a moment, `gereed`, or `n.n.b.` */
  readonly acceptance?: string;
  /** The go-live in `glg` may still shift: a moment, `n.t.b.`, or `gestart`. */
  readonly onderVoorbehoud?: boolean;
}

/** A zorgaanbieder, and how far it is with its applications. */
export interface PlannedProvider {
  readonly name: string;
  readonly places: readonly string[];
  readonly supplier?: string;
  readonly applications: readonly string[];
  readonly state: 'preparation' | 'production';
  readonly ura?: string;
  readonly phase?: string;
  readonly glg?: string;
}

/** A run of part, one that was only observed, and one that was broken off qualify for nothing. */
export const isWhole = ({ scope, interrupted }: RunRecord): boolean => scope === 'full' && interrupted !== true;

/** The conditions on which the answer still waits. */
export const openConditions = ({ conditions }: RunRecord): readonly ConditionResult[] =>
  conditions.filter(({ verdict }) => ['not-met', 'not-judged', 'unsettled', 'not-shown', 'stated'].includes(verdict));

/** The newest first. */
export const byNewest = (one: { readonly record: RunRecord }, other: { readonly record: RunRecord }): number =>
  Date.parse(other.record.finished) - Date.parse(one.record.finished);
