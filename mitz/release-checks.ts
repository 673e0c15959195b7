/** Checks that many scenarios of the toestemmingscontrole share, each about the patient that the scenario names. */
import { demand, notShown } from '../core/outcome.js';
import { isExchange } from '../core/transcript.js';
import type { MitzEvidence } from './context.js';
import { place } from './rules.js';
import { callsAbout, questions, releasedAbout } from './evidence.js';
import type { MitzCheck } from './scenario.js';
import type { Patient } from './xis.js';

type Cast<Name extends string> = Readonly<Record<Name, Patient>>;

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
      const { dataCategories, request } = releasedAbout(evidence, bsn);
      mustBeJudgeable(evidence, bsn);
      demand(dataCategories.length === 0, {
        message: 'data was released without a Permit of Mitz',
        expected: 'nothing released',
        received: dataCategories.join(', '),
        where: `action answer-data-request at ${request.entry.at}, after ${
          callsAbout(evidence, bsn)
            .map((call) => place(call))
            .join(', ') || 'no question to Mitz'
        }`,
      });
      if (callsAbout(evidence, bsn).length === 0)
        notShown('no question about this patient reached Mitz, so that nothing left shows nothing');
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
      const asked = questions(evidence).filter((question) => question.bsn === bsn);
      if (asked.length === 0) notShown('no question about this patient reached Mitz');
      const { dataCategories, request } = releasedAbout(evidence, bsn);
      const wanted = request.input.dataCategories;
      demand(
        wanted.every((category) => dataCategories.includes(category)),
        {
          message: 'Mitz answered Permit, and the data was not released',
          expected: wanted.join(', '),
          received: dataCategories.join(', ') || (request.refusal ? `refused: ${request.refusal}` : 'nothing released'),
          where: `${asked.map(({ exchange }) => place(exchange)).join(', ')}; action answer-data-request at ${request.entry.at}`,
        },
      );
    },
  };
}

/** A question that was not recognised may be the official form, and then its answer means nothing to the target. */
function mustBeJudgeable(evidence: MitzEvidence, bsn: string): void {
  questions(evidence);
  const unknown = evidence.entries
    .filter(isExchange)
    .find((one) => one.by === 'target' && one.koppelvlak === null && one.request.body.includes(bsn));
  if (unknown) {
    notShown(
      `exchange ${unknown.id} went to ${unknown.request.path}, which no specification set knows; if this is the official address, put it in an overlay and ask Mitz`,
    );
  }
}
