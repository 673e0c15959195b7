/** The toestemmingsvragen that were asked with a button, as a transcript tells of them. */
import { fail, judgeEach, naming, notShown } from '../../core/outcome.js';
import type { Exchange } from '../../core/transcript.js';
import { claimedButtons } from '../buttons.js';
import type { MitzEvidence } from '../context.js';
import { actions, mentions, heldAgainstWhatArrived, mustNotBeElsewhere, recordings } from '../evidence.js';
import type { DoneAction, Recognised } from '../evidence.js';
import type { Provider } from '../parties.js';
import { callsTo, place } from '../rules.js';
import type { ReceivedConsents } from '../toestemming/read.js';
import type { Button } from '../xis.js';

/** One question, with what happened between the moment its patient came on screen and the next patient. */
export interface Asked {
  /** The patient whom the user had brought on screen. */
  readonly bsn: string;
  readonly button: Button;
  /** About whose data was asked. */
  readonly holder: Provider;
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
    if (!start) return [];
    const { button, holder = evidence.context.company.provider } = start.input;
    return [{ bsn, button, holder, start, answer: answers.find(isHere), from, until }];
  });
  return asked.length > 0 ? asked : notShown('no toestemmingsvraag was asked');
}

/** The questions to this patient, in order. @throws NotShown where nobody was asked anything */
export const askedAbout = (evidence: MitzEvidence, bsn: string): readonly Asked[] =>
  askedQuestions(evidence).filter((asked) => asked.bsn === bsn);

/**
 * Judges every question, or every one to this patient, and says by which button it fell short. With each button that
 * the target claims there must have been one: what holds for the one button shows nothing of the other.
 */
export function judgeQuestions(evidence: MitzEvidence, judge: (asked: Asked) => void, bsn?: string): void {
  const asked = bsn === undefined ? askedQuestions(evidence) : askedAbout(evidence, bsn);
  const lacking = claimedButtons(evidence.context.functionalities).filter(
    (button) => !asked.some((one) => one.button === button),
  );
  if (asked.length + lacking.length === 0) notShown('no such question was asked');
  judgeEach([...asked, ...lacking], (one) => {
    if (typeof one === 'string') notShown(`with the ${one} no such question was asked`);
    naming(one.button, () => {
      judge(one);
    });
  });
}

/**
 * Judges what was sent while each button was in use, for where questions are not answered one after the other: from the
 * first press of the button until one of the other.
 */
export function judgeEachButton(
  evidence: MitzEvidence,
  judge: (button: Button, calls: readonly Exchange[]) => void,
): void {
  const presses = actions(evidence, 'start-consent-question').map(({ input, entry }) => ({
    ...input,
    at: entry.begun,
  }));
  const buttonAt = ({ begun }: Exchange): Button | undefined => presses.findLast(({ at }) => at < begun)?.button;
  if (presses.length === 0) notShown('no toestemmingsvraag was asked');
  judgeEach(claimedButtons(evidence.context.functionalities), (button) => {
    if (!presses.some((press) => press.button === button)) notShown(`with the ${button} no question was asked`);
    naming(button, () => {
      judge(
        button,
        callsTo(evidence, 'registreren').filter((call) => buttonAt(call) === button),
      );
    });
  });
}

/**
 * Whoever is told that a choice was recorded may trust that: a message about the patient of that question went out
 * before the next question was asked.
 */
export function judgeToldAsRecorded(all: MitzEvidence): void {
  const evidence = heldAgainstWhatArrived(all);
  const selections = actions(evidence, 'select-patient').filter(({ refusal }) => refusal === undefined);
  const starts = actions(evidence, 'start-consent-question');
  const told = actions(evidence, 'answer-consent-question').filter(({ output }) => output?.recorded === true);
  judgeEach(told, ({ input: { questionId }, entry: { begun, at } }) => {
    const start = starts.findLast(({ output, entry }) => output?.questionId === questionId && entry.begun < begun);
    const bsn = start && selections.findLast(({ entry }) => entry.begun < start.entry.begun)?.input.bsn;
    if (bsn === undefined) return;
    const until = starts.find(({ entry }) => entry.begun > begun)?.entry.begun ?? Infinity;
    const calls = callsTo(evidence, 'registreren').filter((call) => call.begun > begun && call.begun < until);
    if (calls.some((call) => mentions(call, bsn))) return;
    mustNotBeElsewhere(evidence, bsn);
    fail({
      message: `${start?.input.button ?? ''}: the XIS told its user that a choice was recorded, and nothing was sent about the patient of the question`,
      expected: 'a message about this patient, or recorded: false',
      received: 'recorded: true, and no such message',
      where: `action answer-consent-question at ${at}`,
    });
  });
}

/** No message that records a choice was sent about this patient, recognised or not. `message` says what one would mean. */
export function demandNoneSentAbout(evidence: MitzEvidence, bsn: string, message: string): void {
  judgeEach(
    callsTo(evidence, 'registreren').filter((call) => mentions(call, bsn)),
    (call) =>
      fail({
        message,
        expected: 'no message about this patient',
        received: `${call.request.method} ${call.request.path}, answered ${call.response?.status ?? 'not at all'}`,
        where: place(call),
      }),
  );
}

/** The messages that a question led to, recognised or not. */
export const callsOf = (evidence: MitzEvidence, { from, until }: Asked): readonly Exchange[] =>
  callsTo(evidence, 'registreren').filter(({ begun }) => begun > from && begun < until);

/** Whether a question to this patient, asked with this button, led to a message about the patient. */
export const isSentWith = (button: Button, bsn: string, evidence: MitzEvidence): boolean =>
  askedAbout(evidence, bsn).some(
    (asked) => asked.button === button && callsOf(evidence, asked).some((call) => mentions(call, bsn)),
  );

/** The recordings that a question led to. @throws NotShown where a message was not recognised */
export const recordingsOf = (evidence: MitzEvidence, { from, until }: Asked): readonly Recognised<ReceivedConsents>[] =>
  recordings(evidence).filter(({ exchange: { begun } }) => begun > from && begun < until);

/** The recordings that a question led to. @throws NotShown where there is none, or one was not recognised */
export function sentFor(evidence: MitzEvidence, asked: Asked): readonly Recognised<ReceivedConsents>[] {
  const sent = recordingsOf(evidence, asked);
  return sent.length > 0 ? sent : notShown(`nothing was recorded for a question: ${refusalOf(asked) ?? 'no message'}`);
}

/** Why the XIS would not ask, or not record; undefined where it did both. */
export const refusalOf = ({ start, answer }: Asked): string | undefined => start.refusal ?? answer?.refusal;

/** Where the XIS showed the question, or was told the answer. */
export const questionPlace = ({ start }: Asked): string => `action start-consent-question at ${start.entry.at}`;
export const answerPlace = ({ start, answer }: Asked): string =>
  `action ${(answer ?? start).entry.name} at ${(answer ?? start).entry.at}`;

/** What the XIS showed when the question was asked. @throws NotShown where it would not ask */
export const shownFor = ({ start }: Asked): NonNullable<DoneAction<'start-consent-question'>['output']> =>
  start.output ?? notShown(`the XIS would not ask the question: ${start.refusal ?? 'no reason'}`);
