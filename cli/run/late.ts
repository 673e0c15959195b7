import type { Recorder } from '../../core/recorder.js';
import type { Finding, WrittenFinding } from '../../core/run-record.js';
import { header, isAction, isDelivery, isExchange } from '../../core/transcript.js';
import type { Delivery, Entry, Exchange } from '../../core/transcript.js';
import { cameTo, deliveryWords, isEmptyDelivery, isRead, textOf } from '../../mitz/delivery.js';

/** A scenario of which the evidence was closed: what still comes about its patients is late. */
interface Closed {
  readonly scenario: string;
  readonly recorder: Recorder;
  readonly kept: ReadonlySet<Entry>;
  /** The addresses that its data requests were given. */
  readonly addresses: readonly string[];
  readonly at: number;
}

/** What a target did by itself. */
type Deed = Exchange | Delivery;

const isDeed = (entry: Entry): entry is Deed => isDelivery(entry) || (isExchange(entry) && entry.by === 'target');

/**
 * Tells a message that comes too late from one that never comes. The mock knows which BSNs, addresses and identifiers were
 * given out in which scenario: a message about patients of an earlier scenario alone belongs to that one, and is no
 * evidence of the one that is under way. What its scenario showed it no longer shows, whatever the interface.
 */
export class LateWatch {
  readonly #closed: Closed[] = [];
  readonly #byBsn = new Map<string, Closed>();
  /** By what Mitz gave out: the last part of the address of a subscription. */
  readonly #byId = new Map<string, Closed>();
  readonly #findings: Finding[] = [];
  readonly #leaks = new Map<string, string>();

  /** Leaves out of the evidence of a scenario what belongs to an earlier one, and keeps it as a finding. */
  setAside(scenario: string, bsns: readonly string[], entries: readonly Entry[]): readonly Entry[] {
    const own = new Set(bsns);
    const ownAddresses = addressesIn(entries);
    const resets = entries.filter(isAction).filter(({ name }) => name === 'reset');
    return entries.filter((entry) => {
      if (!isDeed(entry)) return true;
      const earlier = this.#ownerOf(entry, own);
      if (!earlier) return true;
      const isAsked =
        isExchange(entry) &&
        entry.request.method === 'DELETE' &&
        resets.some(({ begun, ended }) => begun < entry.begun && entry.begun < (ended ?? Infinity));
      // A target that tidies up what it subscribed, when it is emptied, does what it was told to.
      if (!isAsked) this.#undo(earlier, entry);
      const where = `during ${scenario}${isExchange(entry) ? `, as its exchange ${entry.id}` : ''}`;
      this.#findings.push(finding(earlier, entry, where));
      // Data of an earlier patient at a receiving end of this scenario is a matter of both.
      return isDelivery(entry) && ownAddresses.some((address) => cameTo(entry, address));
    });
  }

  /** From now on everything about these patients is late. */
  close(scenario: string, bsns: readonly string[], recorder: Recorder): void {
    const entries = recorder.entries();
    const addresses = addressesIn(entries);
    const closed = { scenario, recorder, kept: new Set(entries), addresses, at: Date.now() };
    this.#closed.push(closed);
    for (const bsn of bsns) this.#byBsn.set(bsn, closed);
    for (const { response } of entries.filter(isExchange)) {
      const id = lastOf((response && header(response, 'location')) ?? '');
      if (id !== undefined) this.#byId.set(id, closed);
    }
  }

  /** When the evidence of the last scenario was closed; undefined where there was none. */
  get lastClosed(): number | undefined {
    return this.#closed.at(-1)?.at;
  }

  /** Scenarios of which the target did more after they were judged: what they showed, they no longer show. */
  leaks(): ReadonlyMap<string, string> {
    for (const [closed, entry] of this.#between()) {
      const owner = this.#ownerOf(entry, new Set());
      // Who calls an address that no set knows, and names nobody, may be looking only whether anybody is there.
      if (owner ?? (isDelivery(entry) || entry.koppelvlak !== null || isUnread(entry)))
        this.#undo(owner ?? closed, entry);
    }
    for (const { scenario, recorder } of this.#closed) {
      if (recorder.delivering > 0)
        this.#leaks.set(scenario, 'data was still on its way to the receiving end of this scenario when the run ended');
    }
    return this.#leaks;
  }

  /** What came late, until now. */
  findings(): readonly Finding[] {
    const between = this.#between().map(([closed, entry]) =>
      finding(this.#ownerOf(entry, new Set()) ?? closed, entry, isExchange(entry) ? `as exchange ${entry.id}` : ''),
    );
    return [...this.#findings, ...between];
  }

  /** What came after the evidence of a scenario was closed, and before another began. */
  #between(): readonly (readonly [Closed, Deed])[] {
    return this.#closed.flatMap((closed) =>
      closed.recorder
        .entries()
        .filter(isDeed)
        .filter((entry) => !closed.kept.has(entry))
        .filter((entry) => isExchange(entry) || !isEmptyDelivery(entry, closed.addresses))
        .map((entry) => [closed, entry] as const),
    );
  }

  #undo({ scenario }: Closed, entry: Deed): void {
    const why = isDelivery(entry)
      ? `data (${isRead(entry) ? entry.dataCategory : deliveryWords(entry)}) of a patient of this scenario left the holder at ${entry.at}, after the data request was answered and judged`
      : `a message to ${entry.koppelvlak ?? `an unknown address (${entry.request.method} ${entry.request.path})`} about a patient of this scenario arrived at ${entry.at}, after its evidence was closed: raise patience.quietMs`;
    this.#leaks.set(scenario, why);
  }

  /** The earlier scenario that an entry belongs to, where it is not about this one. */
  #ownerOf(entry: Deed, own: ReadonlySet<string>): Closed | undefined {
    if (isDelivery(entry)) {
      const byAddress = this.#closed.find(({ addresses }) => addresses.some((address) => cameTo(entry, address)));
      return byAddress ?? this.#named(textOf(entry), own);
    }
    const { request } = entry;
    const text = [request.path, decodedPath(request.path), request.body, ...request.headers.map(([, value]) => value)];
    const id = lastOf(request.path);
    return this.#named(text.join('\n'), own) ?? (id === undefined ? undefined : this.#byId.get(id));
  }

  #named(text: string, own: ReadonlySet<string>): Closed | undefined {
    const named = [...text.matchAll(/(?=(\d{9}))/g)].map(([, digits = '']) => digits);
    if (named.some((bsn) => own.has(bsn))) return undefined;
    return named.map((bsn) => this.#byBsn.get(bsn)).find((one) => one !== undefined);
  }
}

const isUnread = ({ request }: Exchange): boolean => request.unread !== undefined || request.garbled !== undefined;

const addressesIn = (entries: readonly Entry[]): readonly string[] =>
  entries.filter(isAction).flatMap(({ input }) => {
    const { deliverTo } = (input ?? {}) as { readonly deliverTo?: unknown };
    return typeof deliverTo === 'string' ? [deliverTo] : [];
  });

/** The last part of an address, where it is one that was made for it: `…/Subscription/4f0c2a…`. */
const lastOf = (address: string): string | undefined => /\/([\w-]{8,})\/?(?:\?.*)?$/.exec(address)?.[1];

const decodedPath = (path: string): string =>
  path.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'));

function finding({ scenario, at }: Closed, entry: Deed, where: string): WrittenFinding {
  const late = ((Date.parse(entry.at) - at) / 1000).toFixed(1);
  const when =
    Number(late) > 0 ? `${late} s after its evidence was closed` : 'and had not ended when its evidence was closed';
  const what = isDelivery(entry)
    ? `a delivery (${deliveryWords(entry)})`
    : `${entry.request.method} ${entry.request.path} (${entry.koppelvlak ?? 'unknown interface'})`;
  return {
    kind: 'late',
    text: `${scenario}: ${what} arrived ${when}${where === '' ? '' : `, ${where}`}. That is too late to be judged, and something else than never: raise patience.messageMs, or let 'run-scheduled-work' do it at once`,
    nl: `${scenario}: er kwam iets nadat het bewijs was gesloten (${what}${where === '' ? '' : `, ${where}`}). Dat is te laat om te beoordelen, en iets anders dan nooit: verhoog patience.messageMs, of laat 'run-scheduled-work' het meteen doen`,
    scenario,
  };
}
