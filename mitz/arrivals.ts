/**
 * What reached somebody other than the target in a scenario, by name. That something did not arrive is evidence of others
 * only where they would have seen it, so only where the same did arrive somewhere in the run.
 */
import { isAction, isDelivery, isExchange } from '../core/transcript.js';
import type { Delivery } from '../core/transcript.js';
import type { Evidence } from '../core/scenario.js';
import type { MitzEvidence } from './context.js';
import { cameTo, isRead } from './delivery.js';
import type { XisActions } from './xis.js';

/** Data of this category arrived from this holder at a receiving end of the harness. */
export const releaseOf = (ura: string, dataCategory: string): string => `release ${ura} ${dataCategory}`;

/** A message arrived at an interface of Mitz, or was taken from it. */
export const messageTo = (koppelvlak: string): string => `message ${koppelvlak}`;

/** All that arrived in the evidence of one scenario. */
export function arrivals(evidence: Evidence): readonly string[] {
  const { entries, context } = evidence as MitzEvidence;
  const requests = entries
    .filter(isAction)
    .filter(({ name }) => name === 'answer-data-request')
    .map(({ input }) => input as XisActions['answer-data-request']['input']);
  const holderOf = (delivery: Delivery): string =>
    requests.findLast((request) =>
      delivery.to === undefined ? request.bsn === delivery.bsn : cameTo(delivery, request.deliverTo),
    )?.holderUra ?? context.company.provider.ura;
  // That something arrived which nobody can read does not show that data of a category would have been seen.
  const released = entries
    .filter(isDelivery)
    .filter(isRead)
    .map((delivery) => releaseOf(holderOf(delivery), delivery.dataCategory));
  const messages = entries
    .filter(isExchange)
    .flatMap(({ by, koppelvlak, impostor }) =>
      koppelvlak === null || impostor !== undefined || (by !== 'target' && by !== 'mitz')
        ? []
        : [messageTo(koppelvlak)],
    );
  return [...new Set([...released, ...messages])].sort();
}
