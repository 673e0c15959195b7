/** Checks about what came before what, between the questions to Mitz and what left the holder. */
import { counted } from '../../core/text.js';
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import { leftOn, mustBeReadable, releasedAbout, releasesAbout } from '../releases.js';
import { deliveryWords } from '../delivery.js';
import { place } from '../rules.js';
import { questionsAbout } from './release.js';
import type { Cast } from './release.js';
import type { MitzCheck } from '../scenario.js';
import type { MitzSpecification } from '../specification/index.js';

/** Data left the holder only after Mitz had answered a question about it; and never without a question. */
export function questionBeforeRelease<Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name>> {
  return {
    title: {
      nl: 'Pas na het antwoord van Mitz is vrijgegeven',
      en: 'The release came after the answer of Mitz',
    },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { bsn } = evidence.cast[name];
      const released = releasedAbout(evidence, bsn);
      const { deliveries, strange, request } = released;
      const left = leftOn(released);
      if (left.length === 0) notShown('nothing was released, so no order can be seen');
      const asked = questionsAbout(evidence, bsn);
      const where = `action answer-data-request at ${request.entry.at}`;
      demand(asked.length > 0, {
        message: 'data was released, and Mitz was not asked',
        expected: 'a question to Mitz before the release',
        received: `${left.join(', ')} released without a question`,
        where,
      });
      judgeEach(strange, (delivery) => {
        demand(
          asked.some(({ exchange }) => exchange.ended !== null && exchange.ended < delivery.begun),
          {
            message: 'data left the holder before Mitz had answered any question',
            expected: 'an answer of Mitz first',
            received: deliveryWords(delivery),
            where,
          },
        );
      });
      mustBeReadable(released);
      if (deliveries.length === 0)
        notShown('what was released did not reach the address of the requester (deliverTo), so no order can be seen');
      judgeEach(deliveries, ({ dataCategory, begun }) => {
        const about = asked.filter(({ dataCategories: named }) =>
          named.some((one) => covers(one, dataCategory, evidence.specification)),
        );
        demand(
          about.some(({ exchange }) => exchange.ended !== null && exchange.response && exchange.ended < begun),
          {
            message: 'data left the holder before Mitz had answered the question about it',
            expected: `the answer about ${dataCategory} first`,
            received: `${dataCategory} released first`,
            where: `${about.map(({ exchange }) => place(exchange)).join(', ') || 'no question'}; ${where}`,
          },
        );
      });
    },
  };
}

/** Whether an answer about one category also speaks of another: a higher category covers the lower ones. */
export const covers = (asked: string, category: string, specification: MitzSpecification): boolean =>
  asked === category || (specification['codes.lowerCategories'].value[asked]?.includes(category) ?? false);

/** Each data request about this patient led to a question of its own: an answer is not remembered. */
export function askedEachTime<Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name>> {
  return {
    title: {
      nl: 'Bij elke aanvraag is de vraag opnieuw gesteld',
      en: 'The question was asked anew for each request',
    },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { bsn } = evidence.cast[name];
      const requests = releasesAbout(evidence, bsn);
      const asked = questionsAbout(evidence, bsn);
      if (asked.length === 0) notShown('no question about this patient reached Mitz');
      if (requests.length < 2) notShown('data was not requested twice, so repetition cannot be seen');
      judgeEach([...requests.keys()], (i) => {
        const [from, until] = [requests[i]?.request.entry.begun ?? 0, requests[i + 1]?.request.entry.begun ?? Infinity];
        demand(
          asked.some(({ exchange }) => exchange.begun > from && exchange.begun < until),
          {
            message: `Mitz was not asked on request ${i + 1}`,
            expected: 'a question for each data request',
            received: `${counted(asked.length, 'question')} for ${counted(requests.length, 'request')}`,
            where: `action answer-data-request at ${requests[i]?.request.entry.at ?? ''}`,
          },
        );
      });
    },
  };
}
