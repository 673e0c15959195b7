/** What the TLS layer knew about one connection. */
export interface TlsFacts {
  /** `TLSv1.3`, `TLSv1.2`, … */
  readonly protocol: string;
  readonly cipher: string;
  readonly clientSubject: string | null;
  /** SHA-256 of the client's certificate, colon separated. */
  readonly clientFingerprint: string | null;
}

/** One HTTP message as it was on the wire, its body decoded to text. */
export interface HttpMessage {
  /** In the order and spelling of the wire. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** In base64 the body as it was on the wire, or its beginning: only where `body` does not give it back. */
  readonly bytes?: string;
  /** SHA-256 of the body as it was on the wire, where `body` holds only what was understood of it: one of very many. */
  readonly digest?: string;
  /** How many bytes the body had on the wire; more than `body` holds where it was cut or decompressed. */
  readonly bodyBytes: number;
}

export interface HttpRequest extends HttpMessage {
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
  /** Why the body was not read or not kept whole: nothing is known then of all that it says. Absent: it was read whole. */
  readonly unread?: string;
  /** Why its bytes are not the text that they claim to be; `body` then holds what could be made of them. */
  readonly garbled?: string;
}

export interface HttpResponse extends HttpMessage {
  readonly status: number;
}

/**
 * Every entry has a place in the one order of all that happened in a scenario: `begun`, and `ended` where it lasts.
 * Order is judged by these, never by clock times.
 */
interface Placed {
  readonly begun: number;
  readonly ended: number | null;
  /** Wall clock, for people: ISO 8601 with milliseconds. */
  readonly at: string;
  readonly ms: number | null;
}

/**
 * One request with its answer. `by` says who called: the target called Mitz, Mitz notified the target, or the browser
 * that the target opened came to MijnMitz.
 */
export interface Exchange extends Placed {
  readonly kind: 'exchange';
  /** Its number in the transcript, from 1: `exchange 3`. */
  readonly id: number;
  readonly by: 'target' | 'mitz' | 'browser';
  /** The koppelvlak it belongs to; null where the address is none that the specification set knows. */
  readonly koppelvlak: string | null;
  readonly request: HttpRequest;
  /** null: no answer was completed; `ending` says why. */
  readonly response: HttpResponse | null;
  /** How it ended: `answered`, or in words what happened instead. */
  readonly ending: string;
  readonly tls: TlsFacts | null;
  /** Set where it was not Mitz that was called, or that notified, but somebody in its place: who. */
  readonly impostor?: string;
  /** What the caller did wrong as seen by the endpoint itself; absent where it saw nothing wrong. */
  readonly callerFault?: string;
  /** What went wrong in the harness itself while it answered: nothing can be judged on it. */
  readonly harnessError?: string;
  /** What the mock let pass and a real server might not, a sentence each: told as findings, judged by no check. */
  readonly remarks?: readonly string[];
}

/** A connection that came no further than the TLS handshake. */
export interface RefusedConnection extends Placed {
  readonly kind: 'refused-connection';
  readonly reason: string;
  /** Set where the one called was not Mitz but a server in its place: which. */
  readonly impostor?: string;
}

export type ActionResult =
  | { readonly status: 'done'; readonly output: unknown }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'unsupported' }
  | { readonly status: 'broken'; readonly reason: string }
  /** Not answered within the time that the scenario gave the target to decide. */
  | { readonly status: 'overdue'; readonly reason: string };

/** A picture that a person added to what they stated: known by its digest, kept only where that was asked. */
export interface Screenshot {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Relative to the run directory; absent where the content was not kept. */
  readonly file?: string;
}

/** What a person says of an action that they carried out: their word, beside what the wire shows. */
export interface Statement {
  /** The name that the person gave. */
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  /** Actions before it that were asked together with it, and that it confirms too. */
  readonly covers?: readonly string[];
  readonly remark?: string;
  readonly screenshot?: Screenshot;
}

/** Something the driver made the target do. */
export interface Action extends Placed {
  readonly kind: 'action';
  readonly name: string;
  readonly input: unknown;
  readonly result: ActionResult;
  /** Set where a person was the hands: the result is what they say. */
  readonly statement?: Statement;
}

/** What arrived at the sink that stands for the requester: whatever it is, it left the holder. */
export interface Delivery extends Placed {
  readonly kind: 'delivery';
  /** Empty, as the category, where it could not be read whose data it was. */
  readonly bsn: string;
  readonly dataCategory: string;
  readonly content: string;
  /** The address it was delivered to: each data request has its own. Absent in transcripts from before that. */
  readonly to?: string;
  /** The message as it came, wherever it was another than a POST of `{bsn, dataCategory, content}`. */
  readonly request?: HttpRequest;
}

export type Entry = Exchange | RefusedConnection | Action | Delivery;

/** An entry as its maker hands it in: the recorder gives it its place. */
export type Unplaced<E extends Entry> = Omit<E, 'id' | keyof Placed>;

/** What kept the evidence of a scenario from being complete: its checks then judge nothing, and have this outcome. */
export interface Stopped {
  readonly outcome: 'not-shown' | 'error';
  readonly reason: string;
}

/** Everything that was exchanged in one scenario, in order, with what is needed to judge it again. */
export interface Transcript<Cast = unknown, Context = unknown> {
  readonly scenario: string;
  /** Who plays in the scenario: the synthetic patients, as `given` made them. */
  readonly cast: Cast;
  /** What held during the whole run: the target's declaration, certificates, the specification set's name. */
  readonly context: Context;
  readonly entries: readonly Entry[];
  /** Absent: the scenario was done to its end. */
  readonly stopped?: Stopped;
}

/** The value of a header, whatever its case; undefined where it is absent. Repeated headers are joined by a comma. */
export function header(message: HttpMessage, name: string): string | undefined {
  const values = message.headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(', ');
}

export const isExchange = (entry: Entry): entry is Exchange => entry.kind === 'exchange';
export const isAction = (entry: Entry): entry is Action => entry.kind === 'action';
export const isDelivery = (entry: Entry): entry is Delivery => entry.kind === 'delivery';
export const isRefusedConnection = (entry: Entry): entry is RefusedConnection => entry.kind === 'refused-connection';
