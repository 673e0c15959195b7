import type { Basis, Level } from './basis.js';
import type { CheckKind, EvidenceKind, Party } from './line.js';
import type { Outcome } from './outcome.js';
import type { Text } from './text.js';
import type { Statement } from './transcript.js';

/** What became of a line of the norm; `stated` is *volgens opgave*, `unsettled` is *te bespreken met Mitz*. */
export type LineVerdict =
  'met' | 'declared' | 'stated' | 'unsettled' | 'not-shown' | 'not-met' | 'not-judged' | 'not-applicable';
/** A condition is as good as the worst of its lines. */
export type ConditionVerdict = LineVerdict;
export type RunVerdict = 'accepted' | 'not-accepted' | 'not-judged';
export type Scope = 'full' | 'partial' | 'observed';
export type Policy = 'default' | 'strict';

/** The one JSON result of a run; every report is a function of it. The stable surface: fields may be added. */
export interface RunRecord {
  readonly schema: 'mitz-keur/run/2';
  readonly tool: { readonly name: 'mitz-keur'; readonly version: string };
  readonly specification: { readonly set: string; readonly overlays: readonly string[] };
  readonly target: TargetRecord;
  readonly started: string;
  readonly finished: string;
  readonly seed: number;
  /** The nonce of the acceptance team that this run answers, with which its synthetic patients were made. */
  readonly challenge?: string;
  readonly policy: Policy;
  readonly verdict: RunVerdict;
  /** The same over the lines that are the application's and its connector's. */
  readonly application: RunVerdict;
  /** Nothing keeps it from being accepted but that nobody has looked yet at what only a person can see. */
  readonly pending?: 'attest';
  readonly scope: Scope;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly conditions: readonly ConditionResult[];
  readonly findings: readonly Finding[];
  /** What was known beforehand, laid beside what was found. It changes no verdict. Absent where no baseline was given. */
  readonly baseline?: readonly KnownFindingRecord[];
  /** What people saw and stand for, whether it counts or not. */
  readonly attestations?: readonly AttestationRecord[];
  /** When the run was concluded again with what people saw of it, after it was over. */
  readonly attested?: readonly string[];
  /** The steps of accession and what was declared for each; of a whole run only. They do not change the verdict. */
  readonly accession?: readonly AccessionResult[];
  /** How long the harness waited, in milliseconds: it decides verdicts. */
  readonly patience?: Readonly<Record<string, number>>;
  /** By which way the target reaches Mitz, and who makes the migration message. */
  readonly chain?: Readonly<Record<string, string>>;
  /** What the target's own process said, last lines, for whoever looks for a cause. */
  readonly process?: { readonly output: readonly string[] };
  /** Attempts at a scenario that were not judged, because whoever carried them out made a mistake or stopped. */
  readonly setAside?: readonly SetAsideRecord[];
  /** What is named on the command line; absent: everything that is claimed. */
  readonly ids?: readonly string[];
  /** The kind of driver: `attended` is a person. */
  readonly driver?: string;
  /** When the run was gone on with after it had been broken off. */
  readonly resumed?: readonly string[];
  /** How many steps a person stated, and who did. */
  readonly statements?: { readonly count: number; readonly by: readonly string[]; readonly screenshots: number };
  /** What reference connectors showed of the harness itself, where they were run beside the target. */
  readonly control?: ControlRecord;
  /** What the official FHIR validator said of the messages, where it was asked. It decides nothing. */
  readonly oracle?: OracleRecord;
  /** What the profiles of a FHIR package said of the messages, where one was given. It decides nothing. */
  readonly fhirPackage?: FhirPackageRecord;
  /** When and where it is to go live, as the target file said. It is told, and judged by nobody. */
  readonly planning?: Planning;
  /** How this run is started again. */
  readonly command: string;
  /** Set when the run was broken off: what follows was not run. */
  readonly interrupted?: true;
}

/**
 * Whether green and red of this run can be believed: a sound reference connector was to pass all that was run, and for
 * each scenario a faulty one was to fail at a check that is there for its fault. Where that did not hold, nothing of the run is judged.
 */
export interface ControlRecord {
  /** The set that the reference connector speaks: without overlay, it is a second reading of no other. */
  readonly specification: string;
  readonly seconds: number;
  /** How many scenarios the sound one passed: all that were run and are for this target. */
  readonly sound: number;
  /** Each faulty one, with the checks by which it was found. */
  readonly faulty: readonly { readonly fault: string; readonly mustFail: readonly string[] }[];
  /** Checks that cannot fall short for this provider, each with what can in the same scenario. */
  readonly blind: readonly string[];
  /** Why the harness cannot be believed; none where the control held. */
  readonly problems: readonly string[];
}

/** How many messages an opinion is about: all that arrived, and one of each form that was read. */
interface Read {
  readonly messages: number;
  readonly forms: number;
}

/** Another program on the messages that arrived. What it holds against them is in the findings. */
export interface OracleRecord extends Read {
  /** The program: the name of its file and its digest. */
  readonly jar: string;
  readonly sha256: string;
  /** As it says itself; `unknown` where it does not. */
  readonly version: string;
  readonly seconds: number;
  readonly errors: number;
  readonly warnings: number;
  /** Why there is no opinion; absent where there is. */
  readonly problem?: string;
}

/** The profiles of an official package on the messages that arrived. What they hold against them is in the findings. */
export interface FhirPackageRecord extends Read {
  readonly name: string;
  readonly version: string;
  /** Of the file. */
  readonly sha256: string;
  readonly profiles: number;
  /** How many resources there was a profile for. */
  readonly judged: number;
  readonly objections: number;
  /** What of the profiles was not judged, each once. */
  readonly unjudged: readonly string[];
}

export interface TargetRecord {
  readonly supplier: string;
  readonly application: { readonly name: string; readonly version: string };
  readonly connector: Readonly<Record<string, string>>;
  readonly provider: Readonly<Record<string, string>>;
  readonly functionalities: readonly string[];
  /** Answers in the target file that decide which lines hold and what they need, such as `recordedBy`. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** A controlled go-live (gecontroleerde livegang, GLG): a day `2026-12-14` or a week `2026-W51`, and the phase of the roll-out. */
export interface Planning {
  readonly glg?: string;
  readonly region?: string;
  readonly phase?: '1' | '2.1' | '2.2' | '3';
}

export interface ConditionResult {
  readonly id: string;
  readonly title: Text;
  readonly demand: Text;
  readonly basis: Basis;
  readonly source: string;
  readonly link: string;
  readonly verdict: ConditionVerdict;
  /** In the order of the norm. A run of part has those lines only that it is about. */
  readonly lines: readonly LineResult[];
  readonly scenarios: readonly ScenarioResult[];
  /** Absent where no declaration is asked. Empty: one is asked and none was given. */
  readonly declarations?: readonly DeclarationRecord[];
}

/** One line of the norm: what became of it, and by what. */
export interface LineResult {
  readonly id: string;
  readonly demand: Text;
  readonly verdict: LineVerdict;
  /** The kinds of evidence that suffice for this target: `traffic + seen | declared`; empty where it does not hold. */
  readonly needs: string;
  readonly whose: readonly Party[];
  /** What shows it, as far as it is shown. */
  readonly shownBy: readonly ShownBy[];
  /** What would show it, or what is to be mended; empty where it is met or does not hold. */
  readonly open: string;
  /** The same for a reader in either language; absent where `open` is empty. */
  readonly toDo?: Text;
  /** No well-founded check decides about it: those that do are assumed. */
  readonly restsOnAssumption?: true;
  /** What a document has to show of it: what to attach. Absent where no declaration is asked. */
  readonly toDeclare?: Text;
}

/** One thing that shows a line. `what` is a check (`scenario#check`), a document, or who attested. */
export interface ShownBy {
  readonly kind: EvidenceKind;
  readonly what: string;
}

/** What a person saw of a line, and stands for. */
export interface AttestationRecord {
  readonly line: string;
  readonly result: 'seen' | 'not-seen' | 'otherwise';
  readonly by: { readonly name: string; readonly role: string };
  /** A civil date. */
  readonly at: string;
  /** The application that was looked at: a version or a release line. */
  readonly application?: { readonly name: string; readonly version: string };
  readonly remark?: string;
  /** The digest of the picture that was added to it. */
  readonly picture?: string;
  /** By which whoever has the key of the role can see that it is of that role; without, it is read as the supplier's. */
  readonly signature?: string;
  /** Why it does not count; absent where it does. */
  readonly problem?: DeclarationRemark;
  /** What is to be seen and does not keep it from counting. */
  readonly notes?: readonly DeclarationRemark[];
}

/** A step of accession that leaves a document, such as the eigen verklaring. */
export interface AccessionResult {
  readonly id: string;
  readonly title: Text;
  readonly verdict: 'declared' | 'not-shown' | 'not-applicable';
  readonly basis: Basis;
  readonly source: string;
  readonly toDeclare: Text;
  /** What is different for a provider whose exchange goes through another system, such as the LSP. */
  readonly differs?: Text;
  /** The line of the norm of which the declaration is this step's too. */
  readonly line?: string;
  readonly declarations: readonly DeclarationRecord[];
}

export interface ScenarioResult {
  readonly id: string;
  readonly title: Text;
  readonly outcome: Outcome;
  /** Why, where the outcome is not decided by a check: the error, or why it was not shown or not applicable. */
  readonly reason?: string;
  readonly assumed?: true;
  readonly started: string;
  readonly durationMs: number;
  /** Relative to the run directory; absent where nothing was exchanged. */
  readonly transcript?: string;
  /** How to run just this one again. */
  readonly repeat: string;
  readonly checks: readonly CheckResult[];
  /** What reached somebody other than the target in it, by name: silence elsewhere shows something only beside these. */
  readonly arrived?: readonly string[];
  /** What a person stated on the way, where a person was the hands. */
  readonly statements?: readonly StatementRecord[];
}

/** One step that a person carried out: what they say of it, beside what the wire showed from then to the next step. */
export interface StatementRecord extends Statement {
  /** The action of the driver contract. */
  readonly action: string;
  /** What they state, as the driver contract has it. */
  readonly result: 'done' | 'refused' | 'unsupported';
  /** The output, or the reason of the refusal; absent where there is none. */
  readonly said?: unknown;
  /** What the wire showed, a line each: `exchange 3: geslotenAutorisatievraag, 200`. */
  readonly wire: readonly string[];
}

/** An attempt at a scenario that was not judged: kept, counted, and followed by another. */
export interface SetAsideRecord {
  readonly scenario: string;
  readonly at: string;
  /** Who said that something went wrong; absent where nobody did. */
  readonly by?: string;
  readonly reason: string;
  /** Relative to the run directory. */
  readonly transcript?: string;
}

export interface CheckResult {
  readonly id: string;
  readonly title: Text;
  readonly outcome: Outcome;
  /** The line of the norm that it is evidence for. */
  readonly line: string;
  /** By what it read in this run; absent where there was nothing to read. */
  readonly kind?: CheckKind;
  /** Where it rests on silence: what must have arrived elsewhere in the run for that to be seen by others, and its kind otherwise. */
  readonly silence?: { readonly of: readonly string[]; readonly otherwise: CheckKind };
  readonly level: Level;
  readonly basis: Basis;
  /** It judges the form of a message. */
  readonly form?: true;
  /** What it judges, where other checks judge the same. */
  readonly demand?: string;
  readonly sources: readonly string[];
  readonly message?: string;
  readonly expected?: string;
  readonly received?: string;
  readonly where?: string;
  /** Whether a failure of this check blocks the verdict, under the policy of the run. */
  readonly blocks: boolean;
}

/** A document that somebody signed for. What is not filled in is empty. */
export interface DeclarationRecord {
  /** The line of the norm that it declares; absent for a step of accession. */
  readonly line?: string;
  readonly document: string;
  readonly signedBy: string;
  readonly role?: string;
  /** Of the document as it was found; empty where it was not. */
  readonly sha256: string;
  readonly date: string;
  readonly validUntil?: string;
  /** In whose name it stands, where that is not the declarer: `mitz`. */
  readonly inNameOf?: 'mitz';
  /** The signature that was handed in with it: whoever has the key of who signed can see whether it holds. */
  readonly word?: SignedWord;
  /** Why it does not count; absent where it does. */
  readonly problem?: DeclarationRemark;
  /** What is to be seen and does not keep it from counting. */
  readonly notes?: readonly DeclarationRemark[];
}

/** What somebody signed, as text: base64 of it would be taken for a token, and hidden. */
export interface SignedWord {
  readonly said: string;
  readonly keyid: string;
  readonly sig: string;
}

/** One thing about a declaration, in a sentence that says what to do. */
export interface DeclarationRemark extends Text {
  /** What is wrong, for programs: `expired`, `altered`, ... */
  readonly kind: string;
}

export interface Finding {
  readonly kind: string;
  readonly text: string;
  /** The same for a Dutch reader; absent where it follows from a check, or is another program's text. */
  readonly nl?: string;
  /** The scenario, or scenario and check, that it belongs to. */
  readonly scenario?: string;
}

/** A finding that was written here: it is owed to readers of both languages. */
export type WrittenFinding = Finding & { readonly nl: string };

/** Something that is known to fall short: why it is left for now, and until when. */
export interface KnownFinding {
  /** `1.02/question-form#echo-is-asked` */
  readonly check: string;
  readonly reason: string;
  /** The last day on which it is known: a civil date, `2027-03-31`. */
  readonly until: string;
}

/**
 * What became of a known finding in a run. `known`: it falls short, and the date has not passed. Red are `expired`: it
 * still falls short; `stale`: it no longer does; `unmatched`: there is no such check, or it is named twice. `not-judged`:
 * in this run nothing was said of it.
 */
export type KnownState = 'known' | 'expired' | 'stale' | 'unmatched' | 'not-judged';

export interface KnownFindingRecord extends KnownFinding {
  readonly state: KnownState;
}
