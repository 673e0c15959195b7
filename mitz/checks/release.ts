/** Checks that many scenarios of the toestemmingscontrole share, each about the patient that the scenario names. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import { isAction } from '../../core/transcript.js';
import type { Action, Exchange } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { callsTo, place } from '../rules.js';
import { callsAbout, mentions, mustNotBeElsewhere, questions } from '../evidence.js';
import type { Recognised } from '../evidence.js';
import type { Question } from '../gesloten-autorisatievraag/question.js';
import { leftOn, mustBeReadable, releasedAbout, restsOn } from '../releases.js';
import type { Released } from '../releases.js';
import type { MitzCheck } from '../scenario.js';
import type { Patient } from '../xis.js';

export type Cast<Name extends string> = Readonly<Record<Name, Patient>>;

/** Nothing about this patient left the holder, although it was asked for and Mitz was asked. */
export function nothingReleased<Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name>> {
  return {
    title: { nl: 'Er is niets vrijgegeven', en: 'Nothing was released' },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { bsn } = evidence.cast[name];
      const released = releasedAbout(evidence, bsn);
      const asked = questionsAbout(evidence, bsn);
      const left = leftOn(released);
      demand(left.length === 0, {
        message: 'data was released without a Permit of Mitz',
        expected: 'nothing released',
        received: left.join(', '),
        where: `${placeOf(released)}, after ${placesOf(asked) || 'no question to Mitz'}`,
      });
      if (asked.length === 0)
        notShown('no question about this patient reached Mitz, so that nothing left shows nothing');
      restsOn(evidence, released);
    },
  };
}

/** What Mitz permitted about this patient left the holder: the twin of a refusal, in which only the answer differs. */
export function permittedReleased<Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name>> {
  return {
    title: { nl: 'Wat Mitz toestond is vrijgegeven', en: 'What Mitz permitted was released' },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { bsn } = evidence.cast[name];
      const asked = questionsAbout(evidence, bsn);
      if (asked.length === 0) notShown('no question about this patient reached Mitz');
      demandReleased(evidence, releasedAbout(evidence, bsn), asked);
    },
  };
}

const saysPermit = ({ response }: Exchange): boolean =>
  response?.status === 200 && />\s*Permit\s*</.test(response.body);

/** A connector may give up on an answer that takes longer, and on a machine with much to do any answer may. */
const patientMs = 3000;

/** Demands that all that was requested was released, where Mitz permitted it. */
export function demandReleased(
  evidence: MitzEvidence,
  released: Released,
  asked: readonly Recognised<Question>[],
): void {
  // A question that names another holder, or codes that Mitz does not know, gets no Permit: other checks tell that.
  const permits = asked.filter(({ exchange }) => saysPermit(exchange));
  if (permits.length === 0) notShown(`Mitz did not answer Permit: ${placesOf(asked)}`);
  if (!permits.some(({ exchange }) => exchange.ending === 'answered'))
    notShown(`the connector hung up before Mitz's Permit had arrived: ${placesOf(permits)}`);
  const { dataCategories, request } = released;
  const wanted = request.input.dataCategories;
  mustBeReadable(released);
  restsOn(evidence, released);
  const isWhole = wanted.every((category) => dataCategories.includes(category));
  const ms = request.entry.ms ?? 0;
  if (!isWhole && ms > patientMs)
    notShown(
      `not all was released, and the request took ${ms} ms: the connector may have given up on Mitz before the Permit was there, for instance since this machine had much to do. Run it again; where it stays so, see why the request takes this long`,
    );
  demand(isWhole, {
    message: 'Mitz answered Permit, and the data was not released',
    expected: wanted.join(', '),
    received: dataCategories.join(', ') || (request.refusal ? `refused: ${request.refusal}` : 'nothing released'),
    where: `${placesOf(asked)}; ${placeOf(released)}`,
  });
}

/**
 * Not one message to Mitz holds the BSN of this patient. Shown only where the same was done for a patient whose BSN
 * is in order, and messages about that one did arrive.
 */
export function staysInside<Name extends string, Twin extends string>(
  name: Name,
  twin: Twin,
  trippedBy: MitzCheck['trippedBy'],
  title: MitzCheck['title'],
  message: string,
): MitzCheck<Cast<Name | Twin>> {
  return {
    title,
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { [name]: inside, [twin]: inOrder } = evidence.cast;
      judgeEach(callsAbout(evidence, inside.bsn), (exchange) => {
        demand(false, {
          message,
          expected: 'no message',
          received: `${exchange.request.method} to ${exchange.koppelvlak ?? 'an address that the set does not know'}`,
          where: place(exchange),
        });
      });
      if (callsAbout(evidence, inOrder.bsn).length === 0)
        notShown('no message about the other patient arrived either, so silence shows nothing');
    },
  };
}

/**
 * The questions that were asked about this patient.
 * @throws NotShown where one was not recognised, or went to an unknown address: it may be the official form
 */
export function questionsAbout(evidence: MitzEvidence, bsn: string): readonly Recognised<Question>[] {
  const asked = questions(evidence).filter((question) => question.bsn === bsn);
  mustNotBeElsewhere(evidence, bsn);
  return asked;
}

/** The answer to a data request about this patient was there within the time that a connector may wait for Mitz. */
export function decidedInTime<Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name>> {
  return {
    title: {
      nl: 'Binnen de gestelde tijd is zonder antwoord van Mitz beslist',
      en: 'Within the time set, it was decided without an answer of Mitz',
    },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { bsn } = evidence.cast[name];
      const request = requestEntry(evidence, bsn);
      const waitedFor = callsTo(evidence, 'geslotenAutorisatievraag').find(
        (call) => mentions(call, bsn) && call.begun > request.begun && call.response === null,
      );
      if (!waitedFor) notShown('no question about this patient was left without an answer');
      if (request.statement) notShown('a person carried it out: the time they took is not that of the connector');
      // From the question on: what the connector did before is no waiting for Mitz.
      const waitedMs = Date.parse(request.at) + (request.ms ?? 0) - Date.parse(waitedFor.at);
      const { decisionMs } = evidence.context;
      demand(request.result.status !== 'overdue' && waitedMs <= decisionMs, {
        message: 'Mitz gave no answer, and the connector did not decide in time',
        expected: `a decision within ${decisionMs} ms (patience.decisionMs)`,
        received: request.result.status === 'overdue' ? `none after ${waitedMs} ms` : `one after ${waitedMs} ms`,
        where: `${place(waitedFor)}; action answer-data-request at ${request.at}`,
      });
    },
  };
}

function requestEntry(evidence: MitzEvidence, bsn: string): Action {
  const found = evidence.entries
    .filter(isAction)
    .find(({ name, input }) => name === 'answer-data-request' && (input as { readonly bsn?: string }).bsn === bsn);
  return found ?? notShown('no data request about this patient was carried out');
}

const placeOf = ({ request }: Released): string => `action answer-data-request at ${request.entry.at}`;

const placesOf = (asked: readonly Recognised<Question>[]): string =>
  asked.map(({ exchange }) => place(exchange)).join(', ');
