/** The results of checking a migration in bulk: what `migration.json` and `wrong.ndjson` hold. The stable surface: fields may be added. */
import type { Basis, Level } from '../core/basis.js';
import type { Policy, RunVerdict } from '../core/run-record.js';
import type { Text } from '../core/text.js';
import type { RegisterNotes } from './read/register-notes.js';

/** `migration.json`: written last, so that where it stands the check came to its end. */
export interface MigrationRecord {
  readonly schema: 'mitz-keur/migration/1';
  readonly tool: { readonly name: 'mitz-keur'; readonly version: string };
  readonly specification: { readonly set: string; readonly overlays: readonly string[] };
  readonly policy: Policy;
  readonly verdict: RunVerdict;
  /** Why the verdict is what it is, a line for each reason. */
  readonly reasons: readonly string[];
  readonly messages: number;
  /** Of the messages: those that were not recognised in full, and so prove nothing about meaning. */
  readonly unrecognised: number;
  readonly registerRows: number;
  /** How the register was read; absent where none was given. */
  readonly registerRead?: RegisterRead;
  /** How large all input is together, in bytes, standard input left out. */
  readonly inputBytes: number;
  /** What was seen and how it was judged, in digests. */
  readonly input: InputDigests;
  /** How long the check took, of merged checks the longest: the one field that differs between two checks of the same input with the same key. */
  readonly seconds: number;
  readonly rules: readonly RuleResult[];
  /** In the order of their URA. */
  readonly holders: readonly HolderResult[];
  /** What many findings have in common; absent before there was such a thing. */
  readonly causes?: readonly MigrationCause[];
  /** What could not be read, so that the batch was not seen whole: the verdict is then `not-judged`. At most a hundred. */
  readonly problems: readonly InputProblem[];
  /** How many there are, those that are not listed included. */
  readonly problemCount: number;
  /** How many lines `wrong.ndjson` has. */
  readonly findings: number;
  readonly details: 'wrong.ndjson';
  /** The mirror sheet; absent without a register or without messages. */
  readonly sample?: string;
  /** What is left to do; absent without a register or without messages. */
  readonly resume?: string;
  /** Set where only some holders were judged. */
  readonly selection?: HolderSelection;
  /** Set on merged checks: what each of them was. */
  readonly parts?: readonly MergedPart[];
}

/** The holders of a check of some holders only (`--holders`), and what was there beside them. */
export interface HolderSelection {
  /** In their order. */
  readonly uras: readonly string[];
  /** Of these: those about whom nothing could be read, in the register or in the messages. */
  readonly absent: readonly string[];
  /** What is about other holders. */
  readonly passedOver: { readonly messages: number; readonly registerRows: number };
}

/** One of the checks that were merged. */
export interface MergedPart extends Pick<
  MigrationRecord,
  'verdict' | 'reasons' | 'messages' | 'registerRows' | 'problemCount' | 'findings' | 'seconds' | 'input'
> {
  /** The names of its files begin with this in findings and problems. */
  readonly name: string;
  /** Those that it judged, in their order. */
  readonly holders: readonly string[];
}

/** How a register was read, and what it does not say. */
export interface RegisterRead extends RegisterNotes {
  /** Decisions to be sent that are restricted, of which the register does not say for whom. */
  readonly restrictionUnsaid: number;
}

/** What was not given is absent; merged checks keep what they saw apart, in `parts`. SHA-256 in hexadecimals, but for `options`. */
export interface InputDigests {
  /** Of sizes and checksums of all messages, in the order in which they were given; file names are not in it. */
  readonly messages?: string;
  /** Of the content of the register: what `sha256sum` tells, unless it is NDJSON of more than 32 MiB. */
  readonly register?: string;
  /** Of the approved URAs, each once. */
  readonly approvals?: string;
  /** A keyed digest of a fixed text: it tells keys apart and nothing else. */
  readonly pseudonymKey?: string;
  /** Of the values of the specification set, overlays included. */
  readonly values: string;
  /** The options that change what is written, as they were given. */
  readonly options: { readonly sample: number; readonly seed: number };
}

/**
 * What a rule needs to be judged: `messages` alone, the approvals, the register, or messages and register together.
 * The rule on a message's form, and on the batch by itself, need messages.
 */
export type RuleNeeds = 'messages' | 'approvals' | 'register' | 'both';

export interface RuleResult {
  readonly id: string;
  readonly title: Text;
  readonly level: Level;
  readonly basis: Basis;
  readonly needs: RuleNeeds;
  /** Whether a violation blocks acceptance, under the policy of the check. */
  readonly blocks: boolean;
  /** False where what it needs was not given: it then shows nothing. */
  readonly judged: boolean;
  /** Something of the messages could not be read, and what lacks may stand in it. */
  readonly uncertain?: true;
  readonly violations: number;
}

export interface HolderResult {
  readonly ura: string;
  /** As the user named it (`--names`); absent where it was not. */
  readonly name?: string;
  /** As the register has it, or else the messages; absent where neither says. */
  readonly providerType?: string;
  /** The group of holders that this is one of, in words. */
  readonly category?: string;
  /** Absent where no approvals were given. */
  readonly approved?: boolean;
  readonly register: {
    readonly total: number;
    readonly yes: number;
    readonly no: number;
    readonly none: number;
    /** Of the yes and no. */
    readonly restricted: number;
    /** Rows that must be sent: a decision that is not excluded. */
    readonly toSend: number;
  };
  readonly sent: {
    readonly messages: number;
    /** Consents, each once however often it was repeated. */
    readonly yes: number;
    readonly no: number;
    readonly restricted: number;
  };
  /** Rows of the register with a decision that must not be sent. */
  readonly excluded: number;
  readonly excludedBy: Readonly<Record<string, number>>;
  /** Messages with one finding or more that is no missing or unexpected one. */
  readonly wrong: number;
  /** Rows that must be sent, and were not. */
  readonly missing: number;
  /** Patients of whom a choice was sent that the register has not, has no decision of, or excludes. */
  readonly unexpected: number;
  /** How often each rule was broken that was, by its id. */
  readonly broken?: Readonly<Record<string, number>>;
  /** How many patients are left to send, to send again and to take back; absent where the list of it is. */
  readonly resume?: { readonly send: number; readonly sendAgain: number; readonly takeBack: number };
}

export type CauseId =
  | 'sent-under-another-ura'
  | 'under-another-bsn'
  | 'values-of-another-row'
  | 'hours-off'
  | 'day-off'
  | 'choices-inverted'
  | 'file-of-others';

/** One thing that went wrong and explains several findings. */
export interface MigrationCause {
  readonly id: CauseId;
  /** Empty where it is not about one holder. */
  readonly ura: string;
  readonly count: number;
  /** Of so many that could be explained by it. */
  readonly of?: number;
  /** The other holder. */
  readonly other?: string;
  readonly file?: string;
  /** Of moments, and of rows: `later` is the next one. */
  readonly direction?: 'later' | 'earlier';
}

/** So many problems are listed at most. */
export const toldProblems = 100;

/** Something of the input that could not be read. */
export interface InputProblem {
  readonly file: string;
  /** From 1; absent where it is about the file as a whole. */
  readonly line?: number;
  /** What was attempted, what came instead, and what to do. */
  readonly text: string;
  /** Where there are more of them: on how many lines it is so, of which `line` is the first. */
  readonly times?: number;
}

/** One line of `wrong.ndjson`, in the order of file, line, rule. Holds no personal data: see `judge/show-safely.ts`. @public */
export interface MigrationFinding {
  /** The message's file, or where there is no message the register. Empty for what is about a holder as a whole. */
  readonly file: string;
  /** From 1; 0 for what is about the file or the holder as a whole. A message that is a file of its own stands on line 1. */
  readonly line: number;
  /** Empty where the message does not say. */
  readonly ura: string;
  /** A pseudonym, unless shown locally with `--show-bsn`; empty where the message does not say. */
  readonly bsn: string;
  readonly rule: string;
  readonly expected: string;
  readonly received: string;
  /** The place in the message as FHIRPath, or the line of the register that it was compared with. */
  readonly where?: string;
}

/** The record, with the first findings for the screen: what blocks comes first. */
export interface MigrationOutcome {
  readonly record: MigrationRecord;
  readonly first: readonly MigrationFinding[];
  /** The first of each rule that was broken. */
  readonly byRule: ReadonlyMap<string, readonly MigrationFinding[]>;
}
