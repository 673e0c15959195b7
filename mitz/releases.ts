/** What left the holder on each data request: as the target says, and as its receiving end saw, in whatever form. */
import { notShown, Unreadable } from '../core/outcome.js';
import { isAction, isDelivery } from '../core/transcript.js';
import type { Delivery } from '../core/transcript.js';
import { releaseOf } from './arrivals.js';
import type { MitzEvidence } from './context.js';
import { cameTo, deliveryWords, isEmptyDelivery, isRead, textOf } from './delivery.js';
import { actions, saidBy } from './evidence.js';
import type { DoneAction } from './evidence.js';
import type { XisActions } from './xis.js';

type Request = DoneAction<'answer-data-request'>;

/** Data about one patient that left the holder, as the target says and as the requester saw. */
export interface Released {
  readonly dataCategories: readonly string[];
  /** Those of them that arrived at the requester's receiving end. */
  readonly arrived: readonly string[];
  /** What arrived and is known to be about this patient. */
  readonly deliveries: readonly Delivery[];
  /** What arrived at the receiving end and is not known to be data about this patient: it left the holder all the same. */
  readonly strange: readonly Delivery[];
  readonly request: Request;
}

/** The addresses that data requests were given, also where the target broke before it answered: data may have left before. */
const deliverAddresses = ({ entries }: Pick<MitzEvidence, 'entries'>): readonly string[] =>
  entries
    .filter(isAction)
    .filter(({ name }) => name === 'answer-data-request')
    .flatMap(({ input }) => (input as XisActions['answer-data-request']['input']).deliverTo ?? []);

/** What arrived at receiving ends, but for what is shown to hold nothing. */
export function deliveriesIn(evidence: Pick<MitzEvidence, 'entries'>): readonly Delivery[] {
  const given = deliverAddresses(evidence);
  return evidence.entries.filter(isDelivery).filter((delivery) => !isEmptyDelivery(delivery, given));
}

/** A delivery with the requests that it counts for: as data about their patient, or as something strange. */
interface Attributed {
  readonly delivery: Delivery;
  readonly known?: Request;
  readonly strange: readonly Request[];
}

/**
 * By the address that was given for a request; by the patient it is about, where the two do not agree or the address tells
 * nothing; and otherwise by time: what nobody can place must not be lost.
 */
function attribute(delivery: Delivery, requests: readonly Request[]): Attributed {
  const before = requests.filter(({ entry }) => entry.begun < delivery.begun);
  const addressed = requests.find(({ input }) => cameTo(delivery, input.deliverTo));
  if (isRead(delivery)) {
    const known =
      addressed?.input.bsn === delivery.bsn
        ? addressed
        : before.findLast(
            ({ input }) => input.bsn === delivery.bsn && (delivery.to === undefined || input.deliverTo !== delivery.to),
          );
    const others = addressed && addressed !== known ? [addressed] : [];
    return known ? { delivery, known, strange: others } : { delivery, strange: others };
  }
  const text = textOf(delivery);
  const bsns = new Set(before.map(({ input }) => input.bsn).filter((bsn) => text.includes(bsn)));
  const named = [...bsns].flatMap((bsn) => before.findLast(({ input }) => input.bsn === bsn) ?? []);
  const placed = [...new Set([...(addressed ? [addressed] : []), ...named])];
  return { delivery, strange: placed.length > 0 ? placed : before.slice(-1) };
}

/** What was released on each data request about this patient, in order. What arrived counts for the latest before it. */
export function releasesAbout(evidence: MitzEvidence, bsn: string): readonly Released[] {
  const requests = actions(evidence, 'answer-data-request');
  const attributed = deliveriesIn(evidence).map((delivery) => attribute(delivery, requests));
  return requests
    .filter(({ input }) => input.bsn === bsn)
    .map((request) => {
      const deliveries = attributed.filter(({ known }) => known === request).map(({ delivery }) => delivery);
      const strange = attributed.filter((one) => one.strange.includes(request)).map(({ delivery }) => delivery);
      const arrived = deliveries.map(({ dataCategory }) => dataCategory);
      const { result } = request.entry;
      // Not by its accessor: what the reading rests on is told by `restsOn` where it is known what is asked of it.
      const stated =
        result.status === 'done' ? (result.output as XisActions['answer-data-request']['output']).released : [];
      return {
        dataCategories: [...new Set([...stated, ...arrived])],
        arrived: [...new Set(arrived)],
        deliveries,
        strange,
        request,
      };
    });
}

/** What was released on the last data request about this patient. @throws NotShown where there was none */
export const releasedAbout = (evidence: MitzEvidence, bsn: string): Released =>
  releasesAbout(evidence, bsn).at(-1) ?? notShown('no data request about this patient was carried out and answered');

/** All that left the holder on a request, in words: for whoever demands that it is nothing. */
export const leftOn = ({ dataCategories, strange }: Released): readonly string[] => [
  ...dataCategories,
  ...strange.map(deliveryWords),
];

/** @throws Unreadable where something left the holder of which nobody knows what it was */
export function mustBeReadable({ strange, request }: Released): void {
  const [first] = strange;
  if (!first) return;
  throw new Unreadable(
    `what reached the receiving end of this data request (deliverTo) was ${deliveryWords(first)}, where a POST of {bsn, dataCategory, content} about ${request.input.bsn} was expected: it left the holder, and nobody knows what it was; mend the adapter`,
  );
}

/**
 * Tells on what it rests that these categories were released, or were not: on the receiving end where they arrived; on
 * silence where nothing was; otherwise on what the target says.
 */
export function restsOn(
  { read, context }: MitzEvidence,
  { dataCategories, arrived, request }: Released,
  wanted: readonly string[] = request.input.dataCategories,
): void {
  if (wanted.some((one) => dataCategories.includes(one) && !arrived.includes(one))) read?.said(saidBy(request.entry));
  const silent = wanted.filter((one) => !dataCategories.includes(one));
  const ura = request.input.holderUra ?? context.company.provider.ura;
  if (silent.length > 0) read?.silent(silent.map((one) => releaseOf(ura, one)), saidBy(request.entry)); // prettier-ignore
}
