import type { Recorder } from '../../core/recorder.js';
import type { Finding } from '../../core/run-record.js';
import { isDelivery, isExchange } from '../../core/transcript.js';
import type { Delivery, Entry, Exchange } from '../../core/transcript.js';

/** What is never to be sent in some scenarios. */
const undoing: ReadonlySet<string> = new Set(['registreren', 'migreren', 'launch']);

/** A scenario of which the evidence was closed: what still comes about its patients is late. */
interface Closed {
  readonly scenario: string;
  readonly recorder: Recorder;
  readonly kept: ReadonlySet<Entry>;
  readonly at: number;
}

/**
 * Tells a message that comes too late from one that never comes. The mock knows which BSNs were issued to which
 * scenario: a message about patients of an earlier scenario alone belongs to that one, and is no evidence of the one
 * that is under way.
 */
export class LateWatch {
  readonly #closed: Closed[] = [];
  readonly #byBsn = new Map<string, Closed>();
  readonly #findings: Finding[] = [];
  readonly #leaks = new Map<string, string>();

  /** Leaves out of the evidence of a scenario what belongs to an earlier one, and keeps it as a finding. */
  setAside(scenario: string, bsns: readonly string[], entries: readonly Entry[]): readonly Entry[] {
    const own = new Set(bsns);
    return entries.filter((entry) => {
      if (isDelivery(entry) && !own.has(entry.bsn)) this.#leaked(entry, this.#byBsn.get(entry.bsn));
      if (!isExchange(entry) || entry.by !== 'target') return true;
      const earlier = this.#ownerOf(entry, own);
      this.#actedLate(entry, earlier);
      if (earlier) this.#findings.push(finding(earlier, entry, `during ${scenario}, as its exchange ${entry.id}`));
      return !earlier;
    });
  }

  /** From now on everything about these patients is late. */
  close(scenario: string, bsns: readonly string[], recorder: Recorder): void {
    const closed = { scenario, recorder, kept: new Set(recorder.entries()), at: Date.now() };
    this.#closed.push(closed);
    for (const bsn of bsns) this.#byBsn.set(bsn, closed);
  }

  /** Scenarios of which the target did more after they were judged: what they showed, they no longer show. */
  leaks(): ReadonlyMap<string, string> {
    for (const closed of this.#closed) {
      for (const entry of closed.recorder.entries()) {
        if (closed.kept.has(entry)) continue;
        if (isDelivery(entry)) this.#leaked(entry, closed);
        if (isExchange(entry) && entry.by === 'target')
          this.#actedLate(entry, this.#ownerOf(entry, new Set()) ?? closed);
      }
    }
    return this.#leaks;
  }

  #leaked({ dataCategory, at }: Delivery, closed: Closed | undefined): void {
    if (!closed) return;
    const why = `data (${dataCategory}) of a patient of this scenario left the holder at ${at}, after the data request was answered and judged`;
    this.#leaks.set(closed.scenario, why);
  }

  /** That nothing was sent is shown by nothing that came: a choice or a launch that comes late undoes it. */
  #actedLate({ koppelvlak, at }: Exchange, closed: Closed | undefined): void {
    if (!closed || koppelvlak === null || !undoing.has(koppelvlak)) return;
    const why = `a message to ${koppelvlak} about a patient of this scenario arrived at ${at}, after its evidence was closed: raise patience.quietMs`;
    this.#leaks.set(closed.scenario, why);
  }

  /** What came late, until now. */
  findings(): readonly Finding[] {
    const between = this.#closed.flatMap((closed) =>
      closed.recorder
        .entries()
        .filter(isExchange)
        .filter((entry) => entry.by === 'target' && !closed.kept.has(entry))
        .map((entry) => finding(closed, entry, `as exchange ${entry.id}`)),
    );
    return [...this.#findings, ...between];
  }

  /** The earlier scenario whose patients a message is about, where it is about none of this one. */
  #ownerOf({ request }: Exchange, own: ReadonlySet<string>): Closed | undefined {
    const text = [request.path, request.body, ...request.headers.map(([, value]) => value)].join('\n');
    const named = text.match(/\d{9}/g) ?? [];
    if (named.some((bsn) => own.has(bsn))) return undefined;
    return named.map((bsn) => this.#byBsn.get(bsn)).find((one) => one !== undefined);
  }
}

function finding({ scenario, at }: Closed, exchange: Exchange, where: string): Finding {
  const { request, koppelvlak } = exchange;
  const late = ((Date.parse(exchange.at) - at) / 1000).toFixed(1);
  const when =
    Number(late) > 0 ? `${late} s after its evidence was closed` : 'and had not ended when its evidence was closed';
  return {
    kind: 'late',
    text: `${scenario}: ${request.method} ${request.path} (${koppelvlak ?? 'unknown interface'}) arrived ${when}, ${where}. That is too late to be judged, and something else than never: raise patience.messageMs, or let 'run-scheduled-work' do it at once`,
    scenario,
  };
}
