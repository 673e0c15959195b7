/** Checks about the export of the audit log (NEN 7513), each over the three exports of one scenario. */
import { counted } from '../../core/text.js';
import { demand, fail, judgeEach, notShown } from '../../core/outcome.js';
import type { Exchange } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { actions, callsAbout } from '../evidence.js';
import type { DoneAction } from '../evidence.js';
import { delivered, mustBeNotified } from './notification.js';
import { requestIdOf } from './request-id.js';
import { place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import type { AuditEntry, Patient } from '../xis.js';

/** The patient whose log is asked for, and another about whom there was traffic too. */
interface AuditCast {
  readonly patient: Patient;
  readonly other: Patient;
}

type Export = DoneAction<'audit-log'> & { readonly entries: readonly AuditEntry[] };

/** The export of all about the patient, or of one period. @throws NotShown where it was not made or refused */
function exported(evidence: MitzEvidence, which: 'all' | 'period'): Export {
  const found = actions(evidence, 'audit-log').find(({ input }) => (input.from === undefined) === (which === 'all'));
  if (!found) notShown('the audit log was not exported');
  if (!found.output) notShown(`the export of the audit log was refused: ${found.refusal ?? ''}`);
  return { ...found, entries: found.output.entries };
}

const placeOf = ({ entry }: Export): string => `action audit-log at ${entry.at}`;

/** Every message about the patient is in the first export that is not of a period. */
export const everyExchangeIsInTheLog = (trippedBy: MitzCheck['trippedBy']): MitzCheck<Pick<AuditCast, 'patient'>> => ({
  title: {
    nl: 'Elk bericht over de patiënt staat in de uitdraai',
    en: 'Every message about the patient is in the export',
  },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const { bsn } = evidence.cast.patient;
    const log = exported(evidence, 'all');
    const calls = callsAbout(evidence, bsn).filter(({ koppelvlak }) => koppelvlak !== null);
    if (calls.length === 0) notShown('no message about this patient reached Mitz, so there was nothing to log');
    const entries = log.entries.filter((entry) => entry.bsn === bsn);
    const logged = new Set(entries.flatMap(({ requestId }) => requestId?.toLowerCase() ?? []));
    // An entry may leave the id out; then it may be the one that is looked for.
    const nameless = entries.filter(({ requestId }) => requestId === undefined).length;
    let missing = 0;
    judgeEach(calls, (call) => {
      const id = idOf(call, evidence);
      if (id === undefined) notShown(`${place(call)} has no X-Request-Id to look for in the log`);
      if (logged.has(id)) return;
      missing += 1;
      if (missing <= nameless)
        notShown(`entries without requestId: it cannot be seen whether ${place(call)} is logged`);
      fail({
        message: 'a message about the patient is not in the export of the audit log',
        expected: `an entry with requestId ${id}`,
        received: `${counted(entries.length, 'entry', 'entries')} about the patient, none of this message`,
        where: `${place(call)}; ${placeOf(log)}`,
      });
    });
  },
});

/**
 * Every notification that the target took is in the export. Which entry it is, is told by the event, by the name that the
 * driver's contract gives it, or by the id of the request that brought it.
 */
export const notificationIsInTheLog = (trippedBy: MitzCheck['trippedBy']): MitzCheck<Pick<AuditCast, 'patient'>> => ({
  title: {
    nl: 'De notificatie over de patiënt staat in de uitdraai',
    en: 'The notification about the patient is in the export',
  },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const { patient } = evidence.cast;
    mustBeNotified(evidence, patient);
    const log = exported(evidence, 'all');
    const entries = log.entries.filter(({ bsn }) => bsn === patient.bsn);
    const ids = new Set(delivered(evidence, patient).flatMap(({ exchange }) => idOf(exchange, evidence) ?? []));
    const isIt = ({ event, requestId }: AuditEntry): boolean =>
      event === 'notification' || (requestId !== undefined && ids.has(requestId.toLowerCase()));
    if (entries.some(isIt)) return;
    const sent = new Set(callsAbout(evidence, patient.bsn).flatMap((call) => idOf(call, evidence) ?? []));
    const isSent = ({ event, requestId }: AuditEntry): boolean =>
      sentEvents.has(event) || (requestId !== undefined && sent.has(requestId.toLowerCase()));
    const strange = entries.find((entry) => !isSent(entry));
    if (strange)
      notShown(`the log names an event '${strange.event}': it cannot be seen whether that is the notification`);
    fail({
      message: 'a notification that the target took is not in the export of the audit log',
      expected: "an entry about the patient with event 'notification'",
      received: `${counted(entries.length, 'entry', 'entries')} about the patient, each of a message to Mitz`,
      where: placeOf(log),
    });
  },
});

/** The events of the driver's contract in which the target itself begins. */
const sentEvents: ReadonlySet<string> = new Set([
  'closed-question',
  'open-question',
  'subscribe',
  'unsubscribe',
  'record-consent',
  'migrate',
  'open-mijnmitz',
]);

const idOf = (exchange: Exchange, { specification }: MitzEvidence): string | undefined =>
  requestIdOf(exchange, specification)?.toLowerCase();

export const exportKeepsToThePatient: MitzCheck<AuditCast> = {
  title: {
    nl: 'De uitdraai van één patiënt bevat geen andere patiënten',
    en: 'The export of one patient holds no other patients',
  },
  level: 'MUST',
  trippedBy: ['exports-log-of-all-patients'],
  judge: (evidence) => {
    const { patient, other } = evidence.cast;
    const log = exported(evidence, 'all');
    const others = log.entries.filter(({ bsn }) => bsn !== patient.bsn);
    demand(others.length === 0, {
      message: 'the export of one patient holds entries about others',
      expected: 'entries about the patient asked for only',
      received: `${others.length} of ${counted(log.entries.length, 'entry', 'entries')} about others`,
      where: placeOf(log),
    });
    if (log.entries.length === 0) notShown('the export is empty, so it does not show what is left out');
    if (callsAbout(evidence, other.bsn).length === 0)
      notShown('no message about the other patient reached Mitz, so there was nothing to leave out');
  },
};

/** Judged by the stamps of the log alone: the clock of the target may differ from ours. */
export const exportKeepsToThePeriod: MitzCheck<AuditCast> = {
  title: { nl: 'De uitdraai van een periode houdt zich daaraan', en: 'The export of a period keeps to it' },
  level: 'MUST',
  trippedBy: ['exports-log-of-all-times'],
  judge: (evidence) => {
    const { bsn } = evidence.cast.patient;
    const [all, period] = [exported(evidence, 'all'), exported(evidence, 'period')];
    const [from, to] = [period.input.from, period.input.to].map((moment) => Date.parse(moment ?? ''));
    const within = ({ at }: AuditEntry): boolean => Date.parse(at) >= (from ?? NaN) && Date.parse(at) <= (to ?? NaN);
    const outside = period.entries.filter((entry) => !within(entry));
    demand(outside.length === 0, {
      message: 'the export of a period holds entries of other times',
      expected: `entries from ${period.input.from ?? ''} to ${period.input.to ?? ''}`,
      received: `${outside.length} of ${counted(period.entries.length, 'entry', 'entries')} of other times, e.g. ${outside[0]?.at ?? ''}`,
      where: placeOf(period),
    });
    if (callsAbout(evidence, bsn).length === 0)
      notShown('no message about this patient reached Mitz, so there was nothing to log');
    const about = all.entries.filter((entry) => entry.bsn === bsn);
    const inPeriod = about.filter(within);
    if (inPeriod.length === 0 || inPeriod.length === about.length)
      notShown('the log holds no entries within the period and outside it, so the export shows nothing');
    demand(period.entries.length >= inPeriod.length, {
      message: 'the export of a period leaves out entries of that period',
      expected: `${counted(inPeriod.length, 'entry', 'entries')}, as in the whole export`,
      received: counted(period.entries.length, 'entry', 'entries'),
      where: placeOf(period),
    });
  },
};
