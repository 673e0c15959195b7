import type { Action, Delivery, Entry, Exchange, RefusedConnection, Unplaced } from './transcript.js';

/** So much of each message is kept of a flood. */
const sampleChars = 1024;
/** So many refused connections of one scenario are kept. */
const keptRefusals = 5000;

/** Everything that enters a record passes this one function first (see redaction.ts). */
export type Door = <T>(value: T) => T;

/**
 * Writes down what happens in one scenario, in the one order in which it happened.
 * Everything passes the door for personal data before it is kept.
 */
export class Recorder {
  readonly #entries: Entry[] = [];
  #place = 0;
  #exchanges = 0;
  #open = 0;
  #delivering = 0;
  #lastActivity = Date.now();
  /** Where exchanges began, by the interface that they were for. */
  readonly #arrivals = new Map<string, number[]>();
  #digest = (exchange: Unplaced<Exchange>): Unplaced<Exchange> => exchange;

  #kept = 0;
  #refused = 0;

  /** @param keptChars how much of all exchanges of a scenario is kept whole; more is no test but a flood */
  constructor(
    private readonly door: Door,
    private readonly keptChars = 192 * 1024 * 1024,
  ) {}

  /** From now on this is what is kept of an exchange: where there are so many that they cannot be kept whole. */
  keepDigests(digest: (exchange: Unplaced<Exchange>) => Unplaced<Exchange>): void {
    this.#digest = digest;
  }

  /** What was recorded so far, in the order in which it began. */
  entries(): readonly Entry[] {
    return [...this.#entries].sort((a, b) => a.begun - b.begun);
  }

  /** How many exchanges began, of whatever kind. */
  get exchanges(): number {
    return this.#exchanges;
  }

  /** How many exchanges for an interface began after a place in the order, and have ended; it can be asked for often. */
  arrivals(koppelvlak: string, after = 0): number {
    return (this.#arrivals.get(koppelvlak) ?? []).filter((begun) => begun > after).length;
  }

  /** How many deliveries began and have not ended. */
  get delivering(): number {
    return this.#delivering;
  }

  /** Milliseconds since something last happened; 0 while an exchange is open. */
  quietFor(): number {
    return this.#open > 0 ? 0 : Date.now() - this.#lastActivity;
  }

  /**
   * Begins an exchange that the caller ends when it is known how it went. `answering` marks the moment just before the
   * answer leaves: whatever the other side does because of it comes later in the order, however late `end` is called.
   */
  beginExchange(): { readonly answering: () => void; end(exchange: Unplaced<Exchange>): Exchange } {
    const place = this.#begin();
    const id = ++this.#exchanges;
    let answered: number | undefined;
    this.#open += 1;
    return {
      answering: () => {
        answered = ++this.#place;
      },
      end: (exchange) => {
        this.#open -= 1;
        const placed = place();
        this.#arrived(exchange.koppelvlak, placed.begun);
        return this.#keep({
          ...this.door(this.#bounded(this.#digest(exchange))),
          id,
          ...placed,
          ended: answered ?? placed.ended,
        });
      },
    };
  }

  /** Begins an action of the driver. Not counted as traffic: an action may last as long as it waits for Mitz. */
  beginAction(): { end(action: Unplaced<Action>): Action } {
    const place = this.#begin();
    return { end: (action) => this.#keep({ ...this.door(action), ...place() }) };
  }

  /** Begins a delivery to the requester, at the moment at which it begins to leave the holder. */
  beginDelivery(): { end(delivery: Unplaced<Delivery>): void } {
    const place = this.#begin();
    this.#open += 1;
    this.#delivering += 1;
    return {
      end: (delivery) => {
        this.#open -= 1;
        this.#delivering -= 1;
        this.#keep({ ...this.door(delivery), ...place() });
      },
    };
  }

  refusedConnection(refused: Unplaced<RefusedConnection>): void {
    this.#refused += 1;
    if (this.#refused > keptRefusals) return; // a flood of them says no more than the first thousands
    const reason = this.#refused === keptRefusals ? `${refused.reason}; those after it are not kept` : refused.reason;
    this.#keep({ ...this.door({ ...refused, reason }), ...this.#begin()() });
  }

  /** Of a flood only the beginning of each message is kept: what is not kept is not read, and nothing is judged on it. */
  #bounded(exchange: Unplaced<Exchange>): Unplaced<Exchange> {
    const { request, response } = exchange;
    this.#kept += request.body.length + (request.bytes?.length ?? 0) + (response?.body.length ?? 0);
    if (this.#kept <= this.keptChars) return exchange;
    const { bytes: _, ...rest } = request;
    const unread = `so much was sent in this scenario (${this.#kept} characters) that this message was not kept whole`;
    const kept = { ...rest, body: request.body.slice(0, sampleChars), unread };
    return {
      ...exchange,
      request: kept,
      ...(response && { response: { ...response, body: response.body.slice(0, sampleChars) } }),
    };
  }

  #arrived(koppelvlak: string | null, begun: number): void {
    if (koppelvlak === null) return;
    const known = this.#arrivals.get(koppelvlak);
    if (known) known.push(begun);
    else this.#arrivals.set(koppelvlak, [begun]);
  }

  #begin(): () => { begun: number; ended: number; at: string; ms: number } {
    const begun = ++this.#place;
    const started = Date.now();
    this.#lastActivity = started;
    return () => ({ begun, ended: ++this.#place, at: new Date(started).toISOString(), ms: Date.now() - started });
  }

  #keep<E extends Entry>(entry: E): E {
    this.#lastActivity = Date.now();
    this.#entries.push(entry);
    return entry;
  }
}
