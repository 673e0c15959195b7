/** Faults that can be planted in a migration: what one is, and how most of them are made. */
import type { consentBundleRules } from '../../../mitz/toestemming/rules.js';
import type { MitzSpecification } from '../../../mitz/specification/index.js';
import type { MessageFormat, MessageWriter, Sent } from '../message.js';
import { isToBeSent } from '../register.js';
import type { Registered } from '../register.js';

/** The rules that compare messages with each other, with the approvals and with the register. */
type BatchRule =
  | 'not-approved-nothing-sent'
  | 'one-provider-type-per-holder'
  | 'meaning-is-known'
  | 'data-category-is-the-holders'
  | 'one-choice-per-category'
  | 'copies-say-the-same'
  | 'no-repetition'
  | 'register-one-row-per-patient'
  | 'register-bsn-is-sound'
  | 'register-birth-date-exists'
  | 'approved-is-sent'
  | 'only-from-the-register'
  | 'only-the-selection'
  | 'no-decision-not-sent'
  | 'choice-preserved'
  | 'decision-date-preserved'
  | 'restriction-preserved'
  | 'birth-date-preserved'
  | 'provider-type-preserved';

/** By what a fault is found: a rule about messages, or one of the comparisons. */
export type RuleId = Exclude<keyof typeof consentBundleRules, 'media-type-is-fhir'> | BatchRule;

/** One message as it is written: a line of NDJSON without its end, or a file. */
export type Message = string | Buffer;

/** What becomes of one patient. */
export interface Planting {
  readonly rows: readonly Registered[];
  readonly messages: readonly Message[];
  /** Where a finding must point: at one of the messages, counted from 0, or at one of the rows. */
  readonly wrong: { readonly message: number } | { readonly row: number };
}

/** What a fault is made with. */
export interface Tools {
  readonly writer: MessageWriter;
  /** A BSN that the holder has no patient with. */
  stranger(): string;
  /** A further holder, that Mitz did not approve. */
  furtherHolder(): { readonly ura: string };
}

/** One way in which a migration is wrong. Its name says what is broken. */
export interface FaultKind {
  readonly name: string;
  /** The rule that names it. */
  readonly rule: RuleId;
  /** What else finds it at the same place, since it is wrong by that rule too; absent: nothing. */
  readonly also?: readonly RuleId[];
  /** It is no text at all: beside the finding it is a problem with the input, which was then not seen whole. */
  readonly unreadable?: true;
  /** Absent: in either. */
  readonly format?: MessageFormat;
  /** Which patients it can be planted at; absent: whoever is to be sent. */
  readonly fits?: (row: Registered, specification: MitzSpecification) => boolean;
  readonly plant: (row: Registered, tools: Tools) => Planting;
}

/** A patient with a yes that is to be sent. */
export const saysYes = (row: Registered): boolean => isToBeSent(row) && row.choice === 'yes';
export const saysNo = (row: Registered): boolean => isToBeSent(row) && row.choice === 'no';
/** What is to be sent for a row; of a row without a choice, what a connector that invents one sends. */
export const asSent = (row: Registered, invented: 'yes' | 'no' = 'no'): Sent => ({
  ...row,
  choice: row.choice === 'none' ? invented : row.choice,
});

/** The right message for a row, in the batch of its holder. */
export const rightMessage = (row: Registered, { writer }: Tools): Message => writer.write(asSent(row));

type Change = (json: string) => string;

/** Puts one text in place of another in the JSON of a message. */
export const swap =
  (from: string | RegExp, to: string): Change =>
  (json) => {
    const changed = json.replace(from, to);
    if (changed === json) throw new Error(`nothing was planted: the message has no ${String(from)}`);
    return changed;
  };

/** One message about a patient of the register, and it is wrong. */
const oneMessage =
  (write: (row: Registered, tools: Tools) => Message): FaultKind['plant'] =>
  (row, tools) => ({ rows: [row], messages: [write(row, tools)], wrong: { message: 0 } });

/** The right message: what is wrong with it is that it was sent. */
export const justSent = oneMessage(rightMessage);

/** The right message with something else in its JSON; in XML the same is written in XML. */
export const sends = (change: Change): FaultKind['plant'] =>
  oneMessage((row, { writer }) => writer.fromJson(change(writer.write(asSent(row), 'json'))));

/** The right message with its text spoilt, so that the format of the messages matters. */
export const writes = (spoil: (text: string) => Message): FaultKind['plant'] =>
  oneMessage((row, tools) => spoil(tools.writer.write(asSent(row))));

/** The message says something else than the register. */
export const saysInstead = (change: (row: Registered, tools: Tools) => Partial<Sent>): FaultKind['plant'] =>
  oneMessage((row, tools) => tools.writer.write({ ...asSent(row), ...change(row, tools) }));

/** Register and message agree on something that is wrong. */
export const bothSay =
  (change: (row: Registered, tools: Tools) => Partial<Registered>): FaultKind['plant'] =>
  (row, tools) =>
    justSent({ ...row, ...change(row, tools) }, tools);

/** What is wrong stands in a further message, behind the right one. */
export const besideTheRightOne =
  (plant: FaultKind['plant']): FaultKind['plant'] =>
  (row, tools) => ({
    rows: [row],
    messages: [rightMessage(row, tools), ...plant(row, tools).messages],
    wrong: { message: 1 },
  });
