/** Checks about registrations that Mitz could not take, or would not: what is sent again, and what is not. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import { header } from '../../core/transcript.js';
import type { Exchange } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { actions, lastAction, mentions, mustNotBeElsewhere } from '../evidence.js';
import { callsTo, place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import type { Patient } from '../xis.js';

/** What a scenario of a disturbance has: whom it strikes, and who was or is registered without it. */
export interface DisturbedCast {
  readonly struck: readonly Patient[];
  readonly spared: readonly Patient[];
}

/** The messages in which this patient was offered for registration, recognised or not, in order. */
export const attemptsAbout = (evidence: MitzEvidence, { bsn }: Patient): readonly Exchange[] =>
  callsTo(evidence, 'abonneren').filter((exchange) => mentions(exchange, bsn));

/** Those that Mitz accepted. */
export const acceptedAbout = (evidence: MitzEvidence, patient: Patient): readonly Exchange[] =>
  attemptsAbout(evidence, patient).filter(
    ({ response }) => response?.status === evidence.specification['abonnement.accepted'].value,
  );

/** The attempts about these patients that Mitz answered so. @throws NotShown where there was none: nothing was disturbed */
export function struckBy(
  evidence: MitzEvidence,
  patients: readonly Patient[],
  isStruck: (exchange: Exchange) => boolean,
): readonly Exchange[] {
  const struck = patients.flatMap((patient) => attemptsAbout(evidence, patient)).filter(isStruck);
  return struck.length > 0 ? struck : notShown('no registration met what the scenario put in its way');
}

/** Everybody stands at Mitz in the end, also who was struck. */
export function nothingLost(
  trippedBy: MitzCheck['trippedBy'],
  isStruck: (exchange: Exchange) => boolean,
): MitzCheck<DisturbedCast> {
  return {
    title: { nl: 'Er is geen aanmelding verloren gegaan', en: 'No registration was lost' },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { struck } = evidence.cast;
      struckBy(evidence, struck, isStruck);
      judgeEach(struck, (patient) => {
        demandArrived(evidence, patient);
      });
    },
  };
}

/** Demands that Mitz accepted this patient. @throws NotShown where the target says that it still waits to be sent */
export function demandArrived(evidence: MitzEvidence, patient: Patient): void {
  if (acceptedAbout(evidence, patient).length > 0) return;
  mustNotBeElsewhere(evidence, patient.bsn);
  const attempts = attemptsAbout(evidence, patient);
  const waiting = actions(evidence, 'run-scheduled-work').at(-1)?.output?.pending;
  if (waiting === undefined)
    notShown("the driver cannot do 'run-scheduled-work', so the registration may still come by itself");
  if (waiting > 0) notShown(`the target says that ${waiting} pieces of work still wait; this may be one of them`);
  demand(false, {
    message: 'a registration that Mitz could not take was not sent again, and nothing waits any more',
    expected: `a registration of ${patient.bsn} that Mitz accepts`,
    received: `${attempts.length} attempts, none accepted`,
    where: attempts.map((exchange) => place(exchange)).join(', ') || 'the messages to abonneren',
  });
}

/** What Mitz had accepted was not sent again. */
export function noneTwice(trippedBy: MitzCheck['trippedBy']): MitzCheck<DisturbedCast> {
  return {
    title: {
      nl: 'Wat Mitz had aangenomen is niet nog eens verstuurd',
      en: 'What Mitz had accepted was not sent again',
    },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { struck, spared } = evidence.cast;
      const all = [...struck, ...spared];
      judgeEach(all, (patient) => {
        const [first] = acceptedAbout(evidence, patient);
        const again = attemptsAbout(evidence, patient).filter(({ begun }) => first?.ended && begun > first.ended);
        demand(again.length === 0, {
          message: 'a registration was sent again after Mitz had accepted it',
          expected: 'one accepted registration for each patient',
          received: `${again.length} more after it`,
          where: again.map((exchange) => place(exchange)).join(', '),
        });
      });
      if (all.every((patient) => acceptedAbout(evidence, patient).length === 0))
        notShown('no registration was accepted, so none can have been sent again');
    },
  };
}

/** The others were registered, though one of them was not. */
export function othersGoOn(trippedBy: MitzCheck['trippedBy']): MitzCheck<DisturbedCast> {
  return {
    title: { nl: 'De andere aanmeldingen gaan door', en: 'The other registrations go on' },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { struck, spared } = evidence.cast;
      const first = Math.min(...struckBy(evidence, struck, () => true).map(({ begun }) => begun));
      judgeEach(spared, (patient) => {
        if (acceptedAbout(evidence, patient).length > 0) return;
        mustNotBeElsewhere(evidence, patient.bsn);
        demand(false, {
          message: 'after one registration that Mitz did not take, another was not made',
          expected: `a registration of ${patient.bsn} that Mitz accepts`,
          received: `${attemptsAbout(evidence, patient).length} attempts, none accepted`,
          where: `the messages to abonneren after place ${first}`,
        });
      });
    },
  };
}

/** How many attempts are still no endless repetition. */
const bearable = 5;

/** Who was struck is not offered for ever. */
export function notForEver(
  trippedBy: MitzCheck['trippedBy'],
  title: MitzCheck['title'],
  message: string,
): MitzCheck<DisturbedCast> {
  return {
    title,
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { struck } = evidence.cast;
      struckBy(evidence, struck, ({ response }) => response !== null);
      if (actions(evidence, 'run-scheduled-work').length === 0)
        notShown("the driver cannot do 'run-scheduled-work', so it cannot be seen what would be sent again");
      judgeEach(struck, (patient) => {
        const attempts = attemptsAbout(evidence, patient);
        demand(attempts.length <= bearable, {
          message,
          expected: `at most ${bearable} attempts`,
          received: `${attempts.length} attempts`,
          where: attempts.map((exchange) => place(exchange)).join(', '),
        });
      });
    },
  };
}

/** What Mitz would not take stands in the work-list. `about` says whose; absent: an item that names nobody will do. */
export function demandShown(evidence: MitzEvidence, message: string, about?: Patient): void {
  const { output, refusal, entry } = lastAction(evidence, 'work-list');
  if (!output) notShown(`the work-list was not shown: ${refusal ?? ''}`);
  const { items } = output;
  if (items.some(({ bsn }) => about === undefined || bsn === about.bsn)) return;
  if (items.some(({ bsn }) => bsn === undefined))
    notShown('the work-list has an item that names no patient; it may be this one');
  demand(false, {
    message,
    expected: about ? `an item about ${about.bsn} in the work-list` : 'an item in the work-list',
    received: items.length === 0 ? 'an empty work-list' : items.map(({ reason }) => reason).join(' | '),
    where: `action work-list at ${entry.at}`,
  });
}

/** How long Mitz asked to wait, in milliseconds; undefined where it named no number of seconds. */
export function askedToWaitMs({ response }: Exchange): number | undefined {
  const seconds = response ? Number(header(response, 'retry-after') ?? NaN) : NaN;
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
