/** Checks about the notifications with which Mitz tells of a choice. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import type { Exchange, HttpResponse } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { actions, mentions, notCarriedOut, notifications } from '../evidence.js';
import type { DoneAction } from '../evidence.js';
import { place } from '../rules.js';
import type { Cast } from './release.js';
import type { MitzCheck } from '../scenario.js';
import type { Patient } from '../xis.js';

interface Delivered {
  readonly exchange: Exchange;
  readonly response: HttpResponse;
}

/** Whether an answer came to its end: of one that did not, the status alone says little. */
export const isWhole = ({ response, ending }: Exchange): boolean => response !== null && ending === 'answered';

/** What the target answered to a notification, in words. */
export const answerWords = (exchange: Exchange): string =>
  [
    ...(exchange.response ? [`status ${exchange.response.status}`] : []),
    ...(isWhole(exchange) ? [] : [exchange.ending]),
  ].join(', ');

export const accepts = ({ status }: HttpResponse): boolean => status >= 200 && status < 300;

/** The target answered every notification about this patient with 2xx. */
export function notificationAccepted<Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
  title: MitzCheck['title'] = {
    nl: 'De notificatie van Mitz is aangenomen',
    en: 'The notification of Mitz was accepted',
  },
): MitzCheck<Cast<Name>> {
  return {
    title,
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      demandAnswered(
        evidence,
        evidence.cast[name],
        accepts,
        'the target refused a notification of Mitz',
        'a 2xx status',
      );
    },
  };
}

/** Demands that the notifications about this patient were answered so. @throws NotShown where none was answered */
export function demandAnswered(
  evidence: MitzEvidence,
  patient: Patient,
  isRight: (response: HttpResponse) => boolean,
  message: string,
  expected: string,
): void {
  judgeEach(delivered(evidence, patient), ({ exchange, response }) => {
    const received = answerWords(exchange);
    demand(isRight(response) && isWhole(exchange), { message, expected, received, where: place(exchange) });
  });
}

/** @throws NotShown where no notification about this patient was accepted: what followed is no answer to it */
export function mustBeNotified(evidence: MitzEvidence, patient: Patient): void {
  if (!delivered(evidence, patient).some(({ response }) => accepts(response)))
    notShown('the target accepted no notification about this patient, so it could not know of the choice');
}

/** The notifications that were answered. @throws NotShown where there was none */
export function delivered(evidence: MitzEvidence, { bsn }: Patient): readonly Delivered[] {
  const sent = notifications(evidence).filter((exchange) => mentions(exchange, bsn));
  const [first] = sent;
  if (!first) notShown('Mitz sent no notification about this patient');
  const answered = sent.flatMap((exchange) => (exchange.response ? [{ exchange, response: exchange.response }] : []));
  return answered.length > 0 ? answered : notShown(`the notification was not delivered: ${first.ending}`);
}

/** What the XIS shows of this patient in the end, or at first. @throws NotShown where it showed nothing, or would not */
export function shownOf(
  evidence: MitzEvidence,
  { bsn }: Patient,
  which: 'last' | 'first' = 'last',
): DoneAction<'local-consent'> & {
  readonly output: NonNullable<DoneAction<'local-consent'>['output']>;
} {
  const shown = actions(evidence, 'local-consent').filter(({ input }) => input.bsn === bsn);
  const found = shown.at(which === 'last' ? -1 : 0);
  if (!found) notShown(notCarriedOut(evidence, 'local-consent'));
  const { output } = found;
  return output ? { ...found, output } : notShown(`the choice was not shown: ${found.refusal ?? ''}`);
}

/** The XIS shows this choice, as one of Mitz. */
export function displaySays<Name extends string>(
  name: Name,
  choice: 'yes' | 'no',
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name>> {
  return {
    title: { nl: 'Het XIS toont de keuze uit Mitz', en: 'The XIS shows the choice from Mitz' },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      mustBeNotified(evidence, evidence.cast[name]);
      demandShows(evidence, evidence.cast[name], choice);
    },
  };
}

/** Demands that the XIS shows this choice of the patient, and that it is from Mitz. */
export function demandShows(evidence: MitzEvidence, patient: Patient, choice: 'yes' | 'no'): void {
  const { output, entry } = shownOf(evidence, patient);
  if (output.source === 'none') notShown('the XIS shows no choice for this patient, so none that leads');
  const where = `action local-consent at ${entry.at}`;
  demand(output.source === 'mitz', {
    message: 'the XIS treats its own consent as leading, though Mitz notified a choice',
    expected: `source mitz, choice ${choice}`,
    received: `source ${output.source}, choice ${output.choice ?? 'not told'}`,
    where,
  });
  if (output.choice === undefined || output.choice === 'unknown')
    notShown('the XIS takes Mitz as leading, and does not tell which choice that is');
  demand(output.choice === choice, {
    message: 'the XIS shows another choice than the one that holds in Mitz',
    expected: `choice ${choice}`,
    received: `choice ${output.choice}`,
    where,
  });
}

/**
 * What should change nothing did not: the XIS still does not show the choice in it. `twin` is who was notified rightly,
 * so that it is seen that a choice would have had its effect.
 */
export function nothingChanged<Name extends string, Twin extends string>(
  name: Name,
  twin: Twin,
  not: 'yes' | 'no',
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name | Twin>> {
  return {
    title: { nl: 'De keuze is niet veranderd', en: 'The choice has not changed' },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { [name]: kept, [twin]: other } = evidence.cast;
      const { output, entry } = shownOf(evidence, kept);
      demand(output.choice !== not, {
        message: 'the XIS took over a choice from a notification that it must not act on',
        expected: 'the choice as it was',
        received: `source ${output.source}, choice ${output.choice ?? 'not told'}`,
        where: `action local-consent at ${entry.at}`,
      });
      if (output.choice === undefined && output.source !== 'none') notShown('the XIS does not tell which choice leads');
      mustBeNotified(evidence, other);
      if (shownOf(evidence, other).output.choice !== not)
        notShown('the right notification about the other had no effect either, so this shows nothing');
    },
  };
}

/** After a bad notification the next right one, about another patient, was taken. */
export function stillAlive<Name extends string, Twin extends string>(
  name: Name,
  twin: Twin,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name | Twin>> {
  return {
    title: { nl: 'De volgende notificatie is aangenomen', en: 'The next notification was accepted' },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { [name]: bad, [twin]: next } = evidence.cast;
      const before = notifications(evidence).find((exchange) => mentions(exchange, bad.bsn));
      if (!before) notShown('no bad notification was sent');
      const after = notifications(evidence).filter((one) => one.begun > before.begun && mentions(one, next.bsn));
      const [last] = after;
      if (!last) notShown('no notification was sent after it');
      // The address was there when the bad one was answered; where it was not, it may be the network.
      if (!last.response && !before.response) notShown(`the address cannot be reached: ${last.ending}`);
      demand(last.response !== null && accepts(last.response) && isWhole(last), {
        message: 'after a bad notification the target took no other any more',
        expected: 'a 2xx status',
        received: answerWords(last),
        where: `${place(last)}, after ${place(before)}`,
      });
    },
  };
}
