/** What the first screen of every report says: accepted or not and for what, how the lines were shown, and what is open. */
import type { EvidenceKind } from '../core/line.js';
import { evidenceKinds } from '../core/line.js';
import type { LineResult, LineVerdict, RunRecord, RunVerdict, Scope } from '../core/run-record.js';
import { byUrgency, conditionTerms, verdictTerms } from '../core/terms.js';
import { counted } from '../core/text.js';
import type { Language, Text } from '../core/text.js';

/** A line that keeps the run from being accepted, and what would show it. */
export interface OpenLine {
  readonly id: string;
  readonly verdict: LineVerdict;
  readonly demand: Text;
  readonly toDo: Text;
}

/** The lines that hold for one part of the verdict, counted. */
interface Tally {
  readonly holds: number;
  readonly done: number;
}

export interface Standing {
  readonly all: Tally;
  /** Of the lines that are the application's or its connector's. */
  readonly application: Tally;
  /** How many lines rest on each kind of evidence; each line once, under the strongest that it has. */
  readonly by: Readonly<Record<EvidenceKind, number>>;
  readonly onAssumption: readonly string[];
  /** The most urgent first. */
  readonly open: readonly OpenLine[];
}

/** The words for the kinds of evidence, as a count of lines is told. */
const evidenceWords: Readonly<Record<EvidenceKind, Text>> = {
  traffic: { nl: 'door verkeer', en: 'by traffic' },
  seen: { nl: 'gezien door een persoon', en: 'seen by a person' },
  declared: { nl: 'verklaard', en: 'declared' },
  stated: { nl: 'volgens opgave van het systeem', en: 'stated by the system' },
};

const isDone = ({ verdict }: LineResult): boolean => verdict === 'met' || verdict === 'declared';
const isOwn = ({ whose }: LineResult): boolean => whose.includes('application') || whose.includes('connector');
const tally = (lines: readonly LineResult[]): Tally => ({ holds: lines.length, done: lines.filter(isDone).length });

export function standingOf({ conditions }: RunRecord): Standing {
  const lines = conditions
    .flatMap((condition) => condition.lines)
    .filter(({ verdict }) => verdict !== 'not-applicable');
  const rest = lines.filter((line) => isDone(line) || line.verdict === 'stated');
  const strongest = rest.map(({ shownBy }) => evidenceKinds.find((kind) => shownBy.some((one) => one.kind === kind)));
  const count = (kind: EvidenceKind): number => strongest.filter((one) => one === kind).length;
  return {
    all: tally(lines),
    application: tally(lines.filter(isOwn)),
    by: { traffic: count('traffic'), seen: count('seen'), stated: count('stated'), declared: count('declared') },
    onAssumption: lines.filter(({ restsOnAssumption }) => restsOnAssumption).map(({ id }) => id),
    open: lines
      .filter((line) => !isDone(line))
      .map(({ id, verdict, demand, open, toDo }) => ({ id, verdict, demand, toDo: toDo ?? { nl: open, en: open } }))
      .sort((a, b) => byUrgency.indexOf(a.verdict) - byUrgency.indexOf(b.verdict)),
  };
}

/** Why the run has its verdict: of one that is not accepted, which line it is and what would show it. */
export function firstSentence(record: RunRecord, lang: Language): string {
  const { open, all } = standingOf(record);
  if (record.control && record.control.problems.length > 0) return harnessFailed[lang];
  const [first] = open;
  if (first) {
    const { word } = conditionTerms[first.verdict];
    const line = `${{ nl: 'Regel', en: 'Line' }[lang]} ${first.id} (${first.demand[lang].replace(/\.$/, '')})`;
    const says = first.toDo[lang];
    return says.toLowerCase().startsWith(word[lang].toLowerCase())
      ? `${line}: ${says}`
      : `${line}: ${word[lang]}. ${says}`.trim();
  }
  if (record.verdict === 'accepted') {
    return {
      nl: `Aan elke regel die geldt, wordt voldaan: ${counted(all.holds, 'regel', 'regels')}, elk aangetoond of verklaard.`,
      en: `Every line that holds is met: ${counted(all.holds, 'line')}, each shown or declared.`,
    }[lang];
  }
  // A red that no line of this run is about: its condition is red.
  const red = record.conditions.find(({ verdict }) => verdict === 'not-met' || verdict === 'not-judged');
  return red
    ? `${{ nl: 'Voorwaarde', en: 'Condition' }[lang]} ${red.id} (${red.title[lang]}): ${conditionTerms[red.verdict].word[lang]}.`
    : nothingJudged[lang];
}

const harnessFailed: Text = {
  nl: 'De controle van de toets zelf is niet geslaagd: over het systeem zegt deze toets niets.',
  en: 'The control of the harness itself did not hold: this run says nothing about the system.',
};
const nothingJudged: Text = {
  nl: 'De toets is niet afgemaakt: er is geen oordeel.',
  en: 'The run was not finished: there is no verdict.',
};

const partOnly: Readonly<Record<Exclude<Scope, 'full'>, Text>> = {
  partial: { nl: 'alleen het deel dat is getoetst', en: 'the part that was run only' },
  observed: { nl: 'alleen de berichten die zijn gezien', en: 'the messages that were seen only' },
};

/** What stands under the verdict, a sentence each: for which functionalities, the application by itself, how it was shown. */
export function standingLines(record: RunRecord, lang: Language): readonly string[] {
  const standing = standingOf(record);
  const { all, application, by, onAssumption, open } = standing;
  const kinds = (['traffic', 'seen', 'declared', 'stated'] as const).map(
    (kind) => `${String(by[kind])} ${evidenceWords[kind][lang]}`,
  );
  const told = (verdict: RunVerdict): string => verdictTerms[verdict].word[lang];
  // A run of part says nothing about a functionality as a whole.
  const claimed = record.scope === 'full' ? record.target.functionalities.join(', ') : partOnly[record.scope][lang];
  const { length } = onAssumption;
  return [
    {
      nl: `Alle partijen samen: ${told(record.verdict)} voor ${claimed} (${String(all.done)} van ${counted(all.holds, 'regel', 'regels')}).`,
      en: `All parties together: ${told(record.verdict)} for ${claimed} (${String(all.done)} of ${counted(all.holds, 'line')}).`,
    },
    {
      nl: `De applicatie met haar connector: ${told(record.application)} voor ${claimed} (${String(application.done)} van ${counted(application.holds, 'regel', 'regels')}).`,
      en: `The application with its connector: ${told(record.application)} for ${claimed} (${String(application.done)} of ${counted(application.holds, 'line')}).`,
    },
    {
      nl: `Waarop de regels rusten: ${kinds.join(', ')}; open: ${String(open.length)}.`,
      en: `What the lines rest on: ${kinds.join(', ')}; open: ${String(open.length)}.`,
    },
    {
      nl: `Op een aanname over Mitz ${length === 1 ? 'rust' : 'rusten'} ${length === 0 ? 'geen regels' : `${counted(length, 'regel', 'regels')} (${onAssumption.join(', ')})`}.`,
      en: `On an assumption about Mitz ${length === 1 ? 'rests' : 'rest'} ${length === 0 ? 'no lines' : `${counted(length, 'line')} (${onAssumption.join(', ')})`}.`,
    },
  ].map((one) => one[lang]);
}
