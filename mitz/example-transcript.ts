import type { ActionResult, Entry, Exchange, TlsFacts } from '../core/transcript.js';
import type { RunContext } from './context.js';
import type { MitzSpecification } from './specification/index.js';
import { defaultSpecification } from './specification/index.js';
import { buildNotification, spoiltNotification } from './toestemming/notification.js';
import type { NotificationOrder } from './toestemming/notification.js';
import type { Impostor, Koppelvlak } from './world.js';
import type { Patient, XisActions } from './xis.js';

/** What can be different in one exchange of an example. */
export interface Different {
  /** Changes the message's text: how an example breaks one thing. */
  readonly mutate?: (body: string) => string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Where the message went, where that is no address of Mitz. */
  readonly path?: string;
  /** Appended to the path. */
  readonly query?: string;
  readonly status?: number;
  readonly tls?: Partial<TlsFacts>;
  /** Of the answer, in place of what Mitz says; without answer: the connection was cut. */
  readonly responseHeaders?: Exchange['request']['headers'];
  readonly responseBody?: string;
  readonly unanswered?: true;
  /** What happened before it was answered. */
  readonly during?: () => void;
  /** The server in the place of Mitz that was called. */
  readonly impostor?: Impostor;
  /** When it began; always the same moment unless said otherwise. */
  readonly at?: string;
  /** Which subscription is cancelled, by its id; the first one unless said otherwise. */
  readonly subscription?: string;
}

/** The company and the run in which all examples play. */
export const exampleContext: RunContext = {
  company: {
    provider: { ura: '90000382', providerType: 'Z3', name: 'Huisartsenpraktijk De Proef' },
    gatewaySystem: 'urn:oid:2.16.840.1.113883.2.4.6.6.1',
    sourceSystem: 'urn:oid:2.16.840.1.113883.2.4.6.6.90000017',
    dataCategory: 'GGC002',
    furtherProviders: [{ ura: '90000390', providerType: 'J8', name: 'Apotheek De Proef', dataCategory: 'GGC013' }],
  },
  functionalities: [
    'lokalisatie',
    'notificaties',
    'gesloten',
    'open',
    'migratie',
    'dossierhoudersknop',
    'raadplegersknop',
    'samen-naar-mijnmitz',
  ],
  facts: { dossierNote: 'wanted' },
  formats: ['json', 'xml'],
  zorgAb: { ura: '90000382', providerType: 'Z3', name: 'Huisartsenpraktijk De Proef' },
  clientFingerprint: 'AA:BB:CC',
  baseUrl: 'https://localhost:8443/tst-us/mitz/',
  consentQuestions: [
    {
      button: 'dossierhoudersknop',
      version: '3.8.1',
      text: 'Geeft u {zorgaanbieder} toestemming om uw noodzakelijke {gegevenscategorie} beschikbaar te stellen?',
    },
    {
      button: 'raadplegersknop',
      version: '3.8.1',
      text: 'Geeft u {zorgaanbieder} toestemming om uw noodzakelijke {gegevenscategorie} met ons te delen?',
    },
  ],
  decisionMs: 30_000,
  today: '2026-11-21',
};

/** How an action of an example ends: with its output, refused, or not within the time to decide. */
export type ExampleResult<Output> = Output | { readonly refused: string } | { readonly overdue: string };

function actionResult(result: unknown): ActionResult {
  const { refused, overdue } = (result ?? {}) as { readonly refused?: string; readonly overdue?: string };
  if (overdue !== undefined) return { status: 'overdue', reason: overdue };
  return refused === undefined ? { status: 'done', output: result } : { status: 'refused', reason: refused };
}

export const exampleTime = '2026-11-21T10:00:00.000Z';

/** Writes down what happened in an example, one event after the other, as the recorder does in a run. */
export class ExampleTranscript {
  readonly context = exampleContext;
  readonly #entries: Entry[] = [];
  #place = 0;
  #exchanges = 0;

  constructor(readonly specification: MitzSpecification = defaultSpecification) {}

  entries(): readonly Entry[] {
    return [...this.#entries].sort((a, b) => a.begun - b.begun);
  }

  /** An action of the driver; `during` tells what happened before it was answered. */
  action<A extends keyof XisActions>(
    name: A,
    input: XisActions[A]['input'],
    result: ExampleResult<XisActions[A]['output']>,
    during?: () => void,
    ms = 12,
  ): void {
    const begun = ++this.#place;
    during?.();
    this.#entries.push({
      kind: 'action',
      name,
      input: input ?? {},
      result: actionResult(result),
      begun,
      ended: ++this.#place,
      at: exampleTime,
      ms,
    });
  }

  /** Data reaches the requester: the patient's own record of the category, unless it is other content. */
  delivery(patient: Patient, dataCategory: string, other?: string): void {
    const own = patient.records?.find((record) => record.dataCategory === dataCategory)?.content ?? '';
    const content = other ?? own;
    const begun = ++this.#place;
    this.#entries.push({
      kind: 'delivery',
      bsn: patient.bsn,
      dataCategory,
      content,
      begun,
      ended: ++this.#place,
      at: exampleTime,
      ms: 0,
    });
  }

  refusedConnection(reason: string, impostor?: Impostor): void {
    const begun = ++this.#place;
    const role = impostor === undefined ? {} : { impostor };
    this.#entries.push({ kind: 'refused-connection', reason, ...role, begun, ended: begun, at: exampleTime, ms: 0 });
  }

  /** Mitz notifies the target of a choice; `status` is what the target answers, undefined where it took no call. */
  notification(
    patient: Patient,
    choice: 'yes' | 'no',
    status: number | undefined,
    { as = 'mitz', spoil, ...different }: Partial<NotificationOrder> = {},
  ): void {
    const change = { choice, dataCategory: this.context.company.dataCategory, decidedAt: exampleTime, ...different };
    const right = buildNotification(patient.bsn, this.context.company.provider, change, this.specification);
    const body = spoil ? spoiltNotification(spoil, right, this.context.baseUrl).slice(0, 65_536) : right;
    const begun = ++this.#place;
    this.#entries.push({
      kind: 'exchange',
      id: ++this.#exchanges,
      by: 'mitz',
      koppelvlak: 'notificeren',
      request: {
        method: 'POST',
        path: 'https://localhost:9443/notificaties',
        headers: [],
        body,
        bodyBytes: body.length,
      },
      response: status === undefined ? null : { status, headers: [], body: '', bodyBytes: 0 },
      ending: status === undefined ? 'the notification was not taken: ECONNREFUSED' : 'answered',
      tls: null,
      ...(as !== 'mitz' && { impostor: as }),
      begun,
      ended: ++this.#place,
      at: exampleTime,
      ms: 3,
    });
  }

  /** One exchange from the target to Mitz. */
  exchange(
    koppelvlak: Koppelvlak | null,
    method: string,
    body: string,
    headers: Readonly<Record<string, string>>,
    response: { status: number; body: string; headers?: Exchange['request']['headers'] } | null,
    different: Different = {},
  ): Exchange {
    const answered = response && different.unanswered ? null : response;
    const said = different.responseBody ?? answered?.body ?? '';
    const sent = different.mutate ? different.mutate(body) : body;
    if (different.mutate && sent === body)
      throw new Error('the example changes nothing in the message it means to break');
    const path = koppelvlak
      ? new URL(this.context.baseUrl).pathname + pathOf(koppelvlak, this.specification, different.subscription)
      : (different.path ?? '/elders');
    const all = Object.entries({ ...headers, ...different.headers }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    );
    const begun = ++this.#place;
    const id = ++this.#exchanges;
    different.during?.();
    const exchange: Exchange = {
      kind: 'exchange',
      id,
      by: 'target',
      koppelvlak,
      ...(different.impostor !== undefined && { impostor: different.impostor }),
      request: { method, path: path + (different.query ?? ''), headers: all, body: sent, bodyBytes: sent.length },
      response: answered && {
        status: different.status ?? answered.status,
        headers: different.responseHeaders ?? answered.headers ?? [],
        body: said,
        bodyBytes: said.length,
      },
      ending: answered ? 'answered' : 'no answer was given, as scripted',
      tls: {
        protocol: 'TLSv1.3',
        cipher: 'TLS_AES_256_GCM_SHA384',
        clientSubject: 'CN=mitz-connector',
        clientFingerprint: this.context.clientFingerprint,
        ...different.tls,
      },
      begun,
      ended: ++this.#place,
      at: different.at ?? exampleTime,
      ms: 3,
    };
    this.#entries.push(exchange);
    return exchange;
  }
}

const pathOf = (koppelvlak: Koppelvlak, specification: MitzSpecification, subscription = '1'): string =>
  koppelvlak === 'opzeggen'
    ? `${specification['path.abonneren'].value}/${subscription}`
    : specification[`path.${koppelvlak}`].value;
