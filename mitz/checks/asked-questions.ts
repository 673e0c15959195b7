/** The toestemmingsvragen that were asked with a button, as a transcript tells of them. */
import { notShown } from '../../core/outcome.js';
import type { Exchange } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { actions, recordings } from '../evidence.js';
import type { DoneAction, Recognised } from '../evidence.js';
import { callsTo } from '../rules.js';
import type { ReceivedConsents } from '../toestemming/read.js';

/** One question, with what happened between the moment its patient came on screen and the next patient. */
export interface Asked {
  /** The patient whom the user had brought on screen. */
  readonly bsn: string;
  readonly start: DoneAction<'start-consent-question'>;
  /** undefined where the XIS would not ask. */
  readonly answer: DoneAction<'answer-consent-question'> | undefined;
  readonly from: number;
  readonly until: number;
}

/** The questions, in order. @throws NotShown where none was asked */
export function askedQuestions(evidence: MitzEvidence): readonly Asked[] {
  const selections = actions(evidence, 'select-patient').filter(({ refusal }) => refusal === undefined);
  const starts = actions(evidence, 'start-consent-question');
  const answers = actions(evidence, 'answer-consent-question');
  const asked = selections.flatMap(({ input: { bsn }, entry: { begun: from } }, i) => {
    const until = selections[i + 1]?.entry.begun ?? Infinity;
    const isHere = ({ entry }: { readonly entry: { readonly begun: number } }): boolean =>
      entry.begun > from && entry.begun < until;
    const start = starts.find(isHere);
    return start ? [{ bsn, start, answer: answers.find(isHere), from, until }] : [];
  });
  return asked.length > 0 ? asked : notShown('no toestemmingsvraag was asked');
}

/** The last question to this patient. @throws NotShown where none was asked */
export const askedAbout = (evidence: MitzEvidence, bsn: string): Asked =>
  askedQuestions(evidence)
    .filter((asked) => asked.bsn === bsn)
    .at(-1) ?? notShown('this patient was not asked the toestemmingsvraag');

/** The messages that a question led to, recognised or not. */
export const callsOf = (evidence: MitzEvidence, { from, until }: Asked): readonly Exchange[] =>
  callsTo(evidence, 'registreren').filter(({ begun }) => begun > from && begun < until);

/** The recordings that a question led to. @throws NotShown where a message was not recognised */
export const recordingsOf = (evidence: MitzEvidence, { from, until }: Asked): readonly Recognised<ReceivedConsents>[] =>
  recordings(evidence).filter(({ exchange: { begun } }) => begun > from && begun < until);

/** Why the XIS would not ask, or not record; undefined where it did both. */
export const refusalOf = ({ start, answer }: Asked): string | undefined => start.refusal ?? answer?.refusal;

/** What the XIS showed when the question was asked. @throws NotShown where it would not ask */
export const shownFor = ({ start }: Asked): NonNullable<DoneAction<'start-consent-question'>['output']> =>
  start.output ?? notShown(`the XIS would not ask the question: ${start.refusal ?? 'no reason'}`);
