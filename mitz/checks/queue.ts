/** Checks about messages that Mitz could not take, or would not: what is sent again, and what is not. */
import { counted } from '../../core/text.js';
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import { header } from '../../core/transcript.js';
import type { Text } from '../../core/text.js';
import type { Exchange } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { actions, lastAction, mentions, migrations, mustNotBeElsewhere, subscriptions } from '../evidence.js';
import { finalReport } from './migration-report.js';
import { callsTo, place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import type { MitzSpecification } from '../specification/index.js';
import { fateOf } from '../toestemming/answer.js';
import type { Patient, XisActions } from '../xis.js';

type WorkItem = XisActions['work-list']['output']['items'][number];

/** What a scenario of a disturbance has: whom it strikes, and who was or is registered without it. */
export interface DisturbedCast {
  readonly struck: readonly Patient[];
  readonly spared: readonly Patient[];
}

/** Messages of one kind, a patient in each, that are sent until Mitz has taken them. */
export interface Queue {
  readonly koppelvlak: 'abonneren' | 'migreren';
  /** What is sent, in words. */
  readonly one: Text;
  readonly many: Text;
  isAccepted(exchange: Exchange, specification: MitzSpecification): boolean;
  /** @throws NotShown where a message was not recognised: that Mitz did not take it proves nothing about meaning */
  mustBeRecognised(evidence: MitzEvidence): void;
  /** @throws NotShown where what was not taken may still be sent */
  mustHaveEnded(evidence: MitzEvidence): void;
}

/** The registrations of patients with a dossier. */
const registering: Queue = {
  koppelvlak: 'abonneren',
  one: { nl: 'aanmelding', en: 'registration' },
  many: { nl: 'aanmeldingen', en: 'registrations' },
  mustBeRecognised: subscriptions,
  isAccepted: ({ response }, specification) => response?.status === specification['abonnement.accepted'].value,
  mustHaveEnded: (evidence) => {
    const waiting = actions(evidence, 'run-scheduled-work').at(-1)?.output?.pending;
    if (waiting === undefined)
      notShown("the driver cannot do 'run-scheduled-work', so the registration may still come by itself");
    if (waiting > 0) notShown(`the target says that ${waiting} pieces of work still wait; this may be one of them`);
  },
};

/** The local consents that a migration offers. */
export const migrating: Queue = {
  koppelvlak: 'migreren',
  one: { nl: 'toestemming', en: 'consent' },
  many: { nl: 'toestemmingen', en: 'consents' },
  mustBeRecognised: migrations,
  isAccepted: (exchange, specification) => fateOf(exchange, specification) === 'accepted',
  mustHaveEnded: finalReport,
};

/** The messages in which this patient was offered, recognised or not, in order. */
export const attemptsAbout = (
  evidence: MitzEvidence,
  { bsn }: Patient,
  { koppelvlak }: Queue = registering,
): readonly Exchange[] => callsTo(evidence, koppelvlak).filter((exchange) => mentions(exchange, bsn));

/** Those that Mitz accepted. */
export const acceptedAbout = (evidence: MitzEvidence, patient: Patient, queue = registering): readonly Exchange[] =>
  attemptsAbout(evidence, patient, queue).filter((exchange) => queue.isAccepted(exchange, evidence.specification));

/** The attempts about these patients that Mitz answered so. @throws NotShown where there was none: nothing was disturbed */
export function struckBy(
  evidence: MitzEvidence,
  patients: readonly Patient[],
  isStruck: (exchange: Exchange) => boolean,
  queue = registering,
): readonly Exchange[] {
  const struck = patients.flatMap((patient) => attemptsAbout(evidence, patient, queue)).filter(isStruck);
  return struck.length > 0 ? struck : notShown(`no ${queue.one.en} met what the scenario put in its way`);
}

/** Everybody stands at Mitz in the end, also who was struck. */
export function nothingLost(
  trippedBy: MitzCheck['trippedBy'],
  isStruck: (exchange: Exchange) => boolean,
  queue = registering,
): MitzCheck<DisturbedCast> {
  return {
    title: { nl: `Er is geen ${queue.one.nl} verloren gegaan`, en: `No ${queue.one.en} was lost` },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { struck } = evidence.cast;
      struckBy(evidence, struck, isStruck, queue);
      judgeEach(struck, (patient) => {
        demandArrived(evidence, patient, queue);
      });
    },
  };
}

/** Demands that Mitz accepted this patient. @throws NotShown where the target says that it still waits to be sent */
export function demandArrived(evidence: MitzEvidence, patient: Patient, queue = registering): void {
  if (acceptedAbout(evidence, patient, queue).length > 0) return;
  mustNotBeElsewhere(evidence, patient.bsn);
  queue.mustBeRecognised(evidence);
  const attempts = attemptsAbout(evidence, patient, queue);
  queue.mustHaveEnded(evidence);
  demand(false, {
    message: `a ${queue.one.en} that Mitz could not take was not sent again, and nothing waits any more`,
    expected: `a ${queue.one.en} of ${patient.bsn} that Mitz accepts`,
    received: `${counted(attempts.length, 'attempt')}, none accepted`,
    where: attempts.map((exchange) => place(exchange)).join(', ') || `the messages to ${queue.koppelvlak}`,
  });
}

/** What Mitz had accepted was not sent again. */
export function noneTwice(trippedBy: MitzCheck['trippedBy'], queue = registering): MitzCheck<DisturbedCast> {
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
        const [first] = acceptedAbout(evidence, patient, queue);
        const again = attemptsAbout(evidence, patient, queue).filter(
          ({ begun }) => first?.ended && begun > first.ended,
        );
        demand(again.length === 0, {
          message: `a ${queue.one.en} was sent again after Mitz had accepted it`,
          expected: `one accepted ${queue.one.en} for each patient`,
          received: `${again.length} more after it`,
          where: again.map((exchange) => place(exchange)).join(', '),
        });
      });
      if (all.every((patient) => acceptedAbout(evidence, patient, queue).length === 0))
        notShown(`no ${queue.one.en} was accepted, so none can have been sent again`);
    },
  };
}

/** The others were taken, though one of them was not. */
export function othersGoOn(trippedBy: MitzCheck['trippedBy'], queue = registering): MitzCheck<DisturbedCast> {
  return {
    title: { nl: `De andere ${queue.many.nl} gaan door`, en: `The other ${queue.many.en} go on` },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { struck, spared } = evidence.cast;
      const first = Math.min(...struckBy(evidence, struck, () => true, queue).map(({ begun }) => begun));
      judgeEach(spared, (patient) => {
        if (acceptedAbout(evidence, patient, queue).length > 0) return;
        mustNotBeElsewhere(evidence, patient.bsn);
        queue.mustBeRecognised(evidence);
        demand(false, {
          message: `after one ${queue.one.en} that Mitz did not take, another was not made`,
          expected: `a ${queue.one.en} of ${patient.bsn} that Mitz accepts`,
          received: `${counted(attemptsAbout(evidence, patient, queue).length, 'attempt')}, none accepted`,
          where: `the messages to ${queue.koppelvlak} after place ${first}`,
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
  queue = registering,
): MitzCheck<DisturbedCast> {
  return {
    title,
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { struck } = evidence.cast;
      struckBy(evidence, struck, ({ response }) => response !== null, queue);
      if (actions(evidence, 'run-scheduled-work').length === 0)
        notShown("the driver cannot do 'run-scheduled-work', so it cannot be seen what would be sent again");
      judgeEach(struck, (patient) => {
        const attempts = attemptsAbout(evidence, patient, queue);
        demand(attempts.length <= bearable, {
          message,
          expected: `at most ${counted(bearable, 'attempt')}`,
          received: counted(attempts.length, 'attempt'),
          where: attempts.map((exchange) => place(exchange)).join(', '),
        });
      });
    },
  };
}

/** What Mitz would not take stands in the work-list. `about` says whose; absent: an item that was not there before. */
export function demandShown(evidence: MitzEvidence, message: string, about?: Patient): void {
  const { output, refusal, entry } = lastAction(evidence, 'work-list');
  if (!output) notShown(`the work-list was not shown: ${refusal ?? ''}`);
  const { items } = output;
  if (about === undefined ? newOn(evidence).length > 0 : items.some(({ bsn }) => bsn === about.bsn)) return;
  if (about !== undefined && items.some(({ bsn }) => bsn === undefined))
    notShown('the work-list has an item that names no patient; it may be this one');
  demand(false, {
    message,
    expected: about
      ? `an item about ${about.bsn} in the work-list`
      : 'an item in the work-list that was not there before',
    received: items.length === 0 ? 'an empty work-list' : items.map(({ reason }) => reason).join(' | '),
    where: `action work-list at ${entry.at}`,
  });
}

/** What the last work-list has that the first, of before the disturbance, had not. */
function newOn(evidence: MitzEvidence): readonly WorkItem[] {
  const lists = actions(evidence, 'work-list').map(({ output }) => output?.items ?? []);
  const known = lists.length > 1 ? (lists[0] ?? []) : [];
  return (lists.at(-1) ?? []).filter(
    ({ bsn, reason }) => !known.some((one) => one.bsn === bsn && one.reason === reason),
  );
}

/** Who was asked to wait (429) is not offered again before that time has passed. */
export const waitedAsAsked = (trippedBy: MitzCheck['trippedBy'], queue = registering): MitzCheck<DisturbedCast> => ({
  title: { nl: 'Vóór die tijd is het bericht niet opnieuw verstuurd', en: 'The message was not sent again before' },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const { struck } = evidence.cast;
    const isAsked = (exchange: Exchange): boolean => askedToWaitMs(exchange) !== undefined;
    judgeEach(struckBy(evidence, struck, isAsked, queue), (asked) => {
      const again = struck
        .flatMap((patient) => attemptsAbout(evidence, patient, queue))
        .find(({ begun }) => asked.ended !== null && begun > asked.ended);
      if (!again) notShown('the message was not sent again, so it cannot be seen how long was waited');
      // From when Mitz had the message: the answer, from which the time counts, came after.
      const waitedMs = Date.parse(again.at) - Date.parse(asked.at);
      demand(waitedMs >= (askedToWaitMs(asked) ?? 0), {
        message: 'a message was sent again before the time had passed that Mitz asked to wait',
        expected: `${askedToWaitMs(asked) ?? 0} ms or more (Retry-After)`,
        received: `${waitedMs} ms`,
        where: `${place(asked)}, and ${place(again)}`,
      });
    });
  },
});

/** How long Mitz asked to wait, in milliseconds; undefined where it named no number of seconds. */
function askedToWaitMs({ response }: Exchange): number | undefined {
  const seconds = response ? Number(header(response, 'retry-after') ?? NaN) : NaN;
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
