/** Checks about the export of the audit log (NEN 7513), each over the three exports of one scenario. */
import { counted } from '../../core/text.js';
import { demand, fail, judgeEach, notShown } from '../../core/outcome.js';
import type { MitzEvidence } from '../context.js';
import { actions, callsAbout } from '../evidence.js';
import type { DoneAction } from '../evidence.js';
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
      const id = requestIdOf(call, evidence.specification)?.toLowerCase();
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
