/** Checks about what an entry in the audit log tells of a closed question (NEN 7513). */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import type { MitzEvidence } from '../context.js';
import { actions, mustNotBeElsewhere, questions } from '../evidence.js';
import type { Recognised } from '../evidence.js';
import type { Question } from '../gesloten-autorisatievraag/question.js';
import { requestIdOf } from './request-id.js';
import { expectValue, place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import type { AuditEntry, Patient } from '../xis.js';

/** What the driver contract calls it. */
const event = 'closed-question';

/** How far the clocks of harness and target may differ. */
const clockMarginMs = 5 * 60_000;

/** One patient whose question Mitz answered, and one whose question it did not. */
export interface LoggedCast {
  readonly answered: Patient;
  readonly unanswered: Patient;
}

interface Logged {
  readonly question: Recognised<Question>;
  readonly entry: AuditEntry;
  readonly where: string;
}

type LogCheck = MitzCheck<LoggedCast>;

/** The questions about the patients of the scenario, and the log as it was exported of each after them. */
function asked(evidence: MitzEvidence<LoggedCast>): {
  readonly about: readonly Recognised<Question>[];
  readonly entries: readonly AuditEntry[];
  readonly where: string;
} {
  const { answered, unanswered } = evidence.cast;
  const exports = actions(evidence, 'audit-log');
  if (exports.length === 0) notShown('the audit log was not exported');
  const entries = exports.flatMap(
    ({ output, refusal }) => output?.entries ?? notShown(`the export of the audit log was refused: ${refusal ?? ''}`),
  );
  const about = questions(evidence).filter(({ bsn }) => bsn === answered.bsn || bsn === unanswered.bsn);
  for (const { bsn } of [answered, unanswered]) mustNotBeElsewhere(evidence, bsn);
  if (about.length === 0) notShown('no question about these patients reached Mitz, so there was nothing to log');
  return { about, entries, where: `action audit-log at ${exports.map(({ entry }) => entry.at).join(', ')}` };
}

const idOf = ({ exchange }: Recognised<Question>, { specification }: MitzEvidence): string =>
  requestIdOf(exchange, specification)?.toLowerCase() ?? notShown(`${place(exchange)} has no X-Request-Id`);

/** A check on the entry of each question, which is found by the id of the message. */
const entryCheck = (
  title: MitzCheck['title'],
  trippedBy: MitzCheck['trippedBy'],
  judge: (logged: Logged, evidence: MitzEvidence<LoggedCast>) => void,
): LogCheck => ({
  title,
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const { about, entries, where } = asked(evidence);
    judgeEach(about, (question) => {
      const id = idOf(question, evidence);
      const at = `${place(question.exchange)}; ${where}`;
      const entry =
        entries.find(({ requestId }) => requestId?.toLowerCase() === id) ??
        notShown(`${at}: no entry has the id of this message, so it cannot be seen what the log tells of it`);
      judge({ question, entry, where: at }, evidence);
    });
  },
});

/** An entry names the message by its id. An entry may lack the id, by the driver contract: then nothing is shown. */
const namesTheMessage: LogCheck = {
  title: { nl: 'De regel noemt het bericht', en: 'The entry names the message' },
  level: 'MUST',
  trippedBy: ['logs-another-request-id'],
  judge: (evidence) => {
    const { about, entries, where } = asked(evidence);
    judgeEach(about, (question) => {
      const id = idOf(question, evidence);
      const alike = entries.filter(({ bsn, event: named }) => bsn === question.bsn && named === event);
      const ids = alike.map(({ requestId }) => requestId?.toLowerCase());
      if (entries.some(({ requestId }) => requestId?.toLowerCase() === id)) return;
      if (ids.length === 0) notShown(`${place(question.exchange)}: the log has no such entry about this patient`);
      if (ids.includes(undefined)) notShown('the audit log gives no requestId with its entries');
      demand(false, {
        message: 'no entry about the patient has the id of the message',
        expected: id,
        received: ids.join(', '),
        where: `${place(question.exchange)}; ${where}`,
      });
    });
  },
};

/** What an entry about a closed question must tell: who, about whom, what, when, with what outcome, in which message. */
export const entryFields = {
  'names-the-message': namesTheMessage,
  'names-the-professional': entryCheck(
    { nl: 'De regel noemt wie verantwoordelijk is', en: 'The entry names who is responsible' },
    ['logs-without-the-professional'],
    ({ question, entry, where }) => {
      const { extension } = question.consulter.professional;
      // An answer is given without anybody at the holder's keyboard: naming the system is right as well.
      demand(entry.professional.trim() !== '', {
        message: 'the entry must name who is responsible: the professional on whose behalf was asked, or the system',
        expected: `${extension}, or the system`,
        received: 'nobody',
        where,
      });
    },
  ),
  'names-the-patient': entryCheck(
    { nl: 'De regel noemt de patiënt', en: 'The entry names the patient' },
    ['logs-another-patient'],
    ({ question, entry, where }) => {
      expectValue(entry.bsn, question.bsn, 'the entry must name the patient of the message', where);
    },
  ),
  'names-the-event': entryCheck(
    { nl: 'De regel noemt wat er gebeurde', en: 'The entry names what happened' },
    ['logs-another-event'],
    ({ entry, where }) => {
      expectValue(entry.event, event, 'the entry must name the event', where);
    },
  ),
  'tells-when': entryCheck(
    { nl: 'De regel noemt het moment', en: 'The entry tells when' },
    ['logs-an-hour-early'],
    ({ question: { exchange }, entry, where }) => {
      const apartMs = Math.abs(Date.parse(entry.at) - Date.parse(exchange.at));
      demand(apartMs <= clockMarginMs, {
        message: 'the entry must tell when it happened',
        expected: `${exchange.at}, give or take ${clockMarginMs / 60_000} minutes`,
        received: entry.at,
        where,
      });
    },
  ),
  'tells-the-outcome': entryCheck(
    { nl: 'De regel noemt de uitkomst', en: 'The entry tells the outcome' },
    ['logs-another-outcome'],
    ({ question, entry, where }, { cast }) => {
      const wasAnswered = question.bsn === cast.answered.bsn;
      demand((entry.outcome === 'success') === wasAnswered, {
        message: 'the entry must tell how it ended',
        expected: wasAnswered ? 'success' : 'error or refused: Mitz gave no decision',
        received: entry.outcome,
        where,
      });
    },
  ),
} as const;
