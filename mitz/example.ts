import { randomUUID } from 'node:crypto';
import type { ActionResult, Entry, Exchange, TlsFacts } from '../core/transcript.js';
import { buildSubscription } from './abonneren/subscription.js';
import type { RunContext } from './context.js';
import type { Json } from './fhir/json.js';
import { buildAnswer, buildFault } from './gesloten-autorisatievraag/answer.js';
import { buildQuestion } from './gesloten-autorisatievraag/question.js';
import type { Professional } from './parties.js';
import type { MitzSpecification } from './specification/index.js';
import { defaultSpecification } from './specification/index.js';
import { buildNotification } from './toestemming/notification.js';
import { buildConsentBundle } from './toestemming/bundle.js';
import type { ConsentChoice } from './toestemming/bundle.js';
import type { AuditEntry, Button, LocalConsent, MigrationReport, Patient, XisActions } from './xis.js';
import { consulter, defaultProfessional, WorldMaker } from './world.js';
import type { Koppelvlak } from './world.js';

/** What can be different in one exchange of an example. */
export interface Different {
  /** Changes the message's text: how an example breaks one thing. */
  readonly mutate?: (body: string) => string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Appended to the path. */
  readonly query?: string;
  readonly status?: number;
  readonly tls?: Partial<TlsFacts>;
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
  },
  functionalities: ['lokalisatie', 'gesloten', 'migratie', 'dossierhoudersknop'],
  zorgAb: { ura: '90000382', providerType: 'Z3', name: 'Huisartsenpraktijk De Proef' },
  clientFingerprint: 'AA:BB:CC',
  baseUrl: 'https://localhost:8443/tst-us/mitz/',
  consentQuestions: [
    {
      button: 'dossierhoudersknop',
      version: '3.8.1',
      text: 'Geeft u {zorgaanbieder} toestemming om uw noodzakelijke {gegevenscategorie} beschikbaar te stellen?',
    },
  ],
  decisionMs: 30_000,
  today: '2026-11-21',
};

/** A maker of worlds for examples: always the same people. */
export const exampleMaker = (): WorldMaker => new WorldMaker('examples', exampleContext.company);

/**
 * Writes the transcript of an example by saying what happened. Messages are built right, as a good connector writes
 * them; `Different` breaks one thing.
 */
export class Example {
  readonly context = exampleContext;
  readonly #entries: Entry[] = [];
  #place = 0;
  #exchanges = 0;
  readonly #subscriptions = new Map<string, string>();

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

  /** A data request; what is released also reaches the requester, after the action's other events. */
  dataRequest(
    patient: Patient,
    result: ExampleResult<{ readonly released: readonly string[] }>,
    during?: () => void,
    different: { readonly dataCategories?: readonly string[]; readonly ms?: number } = {},
  ): void {
    const input = {
      bsn: patient.bsn,
      requester: consulter,
      dataCategories: different.dataCategories ?? [this.context.company.dataCategory],
      purposeOfUse: 'TREAT' as const,
    };
    const deliver = (): void => {
      during?.();
      if ('released' in result) for (const dataCategory of result.released) this.delivery(patient, dataCategory);
    };
    this.action('answer-data-request', input, result, deliver, different.ms);
  }

  delivery(patient: Patient, dataCategory: string): void {
    const content = patient.records?.find((record) => record.dataCategory === dataCategory)?.content ?? '';
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

  refusedConnection(reason: string): void {
    const begun = ++this.#place;
    this.#entries.push({ kind: 'refused-connection', reason, begun, ended: begun, at: exampleTime, ms: 0 });
  }

  /** The gesloten autorisatievraag, with the decision Mitz gives for each category, or a status or fault instead. */
  question(
    patient: Patient,
    answer: 'Permit' | 'Deny' | (string & {}) | { readonly status: number } | 'silence',
    different: Different & { readonly dataCategories?: readonly string[] } = {},
  ): void {
    const id = randomUUID();
    const question = {
      messageId: `urn:uuid:${id}`,
      bsn: patient.bsn,
      holder: this.context.company.provider,
      dataCategories: different.dataCategories ?? [this.context.company.dataCategory],
      consulter,
      purposeOfUse: 'TREAT',
    };
    const endpoint = `${this.context.baseUrl}${this.specification['path.geslotenAutorisatievraag'].value}`;
    const body = buildQuestion(question, endpoint, this.specification);
    const decided = question.dataCategories.map((dataCategory) => ({
      ...question,
      dataCategory,
      decision: String(answer),
    }));
    const said =
      typeof answer === 'object'
        ? buildFault('Receiver', 'unavailable', this.specification)
        : buildAnswer(question, decided, this.specification);
    const status = typeof answer === 'object' ? answer.status : 200;
    this.exchange(
      'geslotenAutorisatievraag',
      'POST',
      body,
      { 'content-type': 'application/soap+xml; charset=UTF-8', 'x-request-id': id },
      answer === 'silence' ? null : { status, body: said },
      different,
    );
  }

  subscribe(
    patient: Patient,
    different: Different & { readonly resource?: (resource: Record<string, Json>) => Json } = {},
  ): void {
    const resource = buildSubscription(
      {
        bsn: patient.bsn,
        holder: this.context.company.provider,
        birthDate: patient.birthDate,
        gatewaySystem: this.context.company.gatewaySystem ?? '',
        sourceSystem: this.context.company.sourceSystem ?? '',
        endpoint: 'https://localhost:9443/notificaties',
      },
      this.specification,
    );
    const body = JSON.stringify(different.resource ? different.resource(resource as Record<string, Json>) : resource);
    const headers = [['location', `Subscription/${this.#subscriptionOf(patient)}`]] as const;
    this.exchange('abonneren', 'POST', body, fhirHeaders(), { status: 202, body: '', headers }, different);
  }

  /** The target cancels the subscription of this patient. */
  unsubscribe(patient: Patient, different: Different = {}): void {
    const subscription = this.#subscriptionOf(patient);
    this.exchange(
      'opzeggen',
      'DELETE',
      '',
      { 'x-request-id': randomUUID() },
      { status: 204, body: '' },
      { subscription, ...different },
    );
  }

  #subscriptionOf({ bsn }: Patient): string {
    const known = this.#subscriptions.get(bsn) ?? String(this.#subscriptions.size + 1);
    this.#subscriptions.set(bsn, known);
    return known;
  }

  /** Mitz notifies the target of a choice; `status` is what the target answers, undefined where it took no call. */
  notification(patient: Patient, choice: 'yes' | 'no', status: number | undefined): void {
    const change = { choice, dataCategory: this.context.company.dataCategory, decidedAt: exampleTime };
    const body = buildNotification(patient.bsn, this.context.company.provider, change, this.specification);
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
      begun,
      ended: ++this.#place,
      at: exampleTime,
      ms: 3,
    });
  }

  migrate(patient: Patient, choice: Partial<ConsentChoice> = {}, different: Different = {}): void {
    const consent = this.#choice(choice);
    const bundle = buildConsentBundle(
      { bsn: patient.bsn, birthDate: patient.birthDate, holder: this.context.company.provider, consents: [consent] },
      this.specification,
    );
    this.exchange(
      'migreren',
      'POST',
      JSON.stringify(bundle),
      fhirHeaders(),
      { status: 200, body: JSON.stringify(created) },
      different,
    );
  }

  recording(
    patient: Patient,
    choice: 'yes' | 'no',
    different: Different & {
      readonly professional?: Professional;
      readonly button?: Button;
      readonly decidedAt?: string;
    } = {},
  ): void {
    const recording = {
      professional: different.professional ?? defaultProfessional,
      button: different.button ?? 'dossierhoudersknop',
      questionVersion: this.context.consentQuestions[0]?.version ?? '',
      recorded: exampleTime,
    } as const;
    const consents = [this.#choice({ choice, decidedAt: different.decidedAt ?? exampleTime })];
    const bundle = buildConsentBundle(
      { bsn: patient.bsn, birthDate: patient.birthDate, holder: this.context.company.provider, consents, recording },
      this.specification,
    );
    this.exchange(
      'registreren',
      'POST',
      JSON.stringify(bundle),
      fhirHeaders(),
      { status: 200, body: JSON.stringify(created) },
      different,
    );
  }

  /** A question asked with the button, and answered. */
  consentQuestion(
    patient: Patient,
    answer: { readonly choice: 'yes' | 'no' | 'none' | 'cancel'; readonly representativePresent?: boolean },
    result: XisActions['answer-consent-question']['output'] | { readonly refused: string },
    during?: () => void,
    shown: Partial<XisActions['start-consent-question']['output']> = {},
  ): void {
    const { company, consentQuestions } = this.context;
    const text = (consentQuestions[0]?.text ?? '')
      .replace('{zorgaanbieder}', company.provider.name ?? '')
      .replace('{gegevenscategorie}', 'behandelgegevens');
    const question = {
      questionId: randomUUID(),
      questionText: text,
      patientShown: patient.bsn,
      informationShown: true,
      preselected: 'nothing' as const,
      questionVersion: '3.8.1',
      ...shown,
    };
    this.action('select-patient', { bsn: patient.bsn }, undefined);
    this.action('start-consent-question', { button: 'dossierhoudersknop' }, question);
    this.action('answer-consent-question', { questionId: question.questionId, ...answer }, result, during);
  }

  migrationReport(report: Partial<MigrationReport>): void {
    const whole = { done: true, total: 0, offered: 0, accepted: 0, rejected: 0, excluded: 0, ...report };
    this.action('migration-report', undefined, whole);
  }

  startMigration(
    approved: boolean,
    result: Partial<MigrationReport> | { readonly refused: string },
    during?: () => void,
  ): void {
    const report =
      'refused' in result
        ? result
        : { done: true, total: 0, offered: 0, accepted: 0, rejected: 0, excluded: 0, ...result };
    this.action('start-migration', { approved }, report, during);
  }

  localConsents(consents: readonly LocalConsent[]): void {
    this.action('load-local-consents', { consents }, undefined);
  }

  /** Everything that was exchanged so far stands in the audit log, unless `change` says otherwise. */
  auditLog(
    input: XisActions['audit-log']['input'],
    change: (entries: readonly AuditEntry[]) => readonly AuditEntry[] = (entries) => entries,
    entries: readonly AuditEntry[] = [],
  ): void {
    this.action('audit-log', input, { entries: change(entries) });
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
    const sent = different.mutate ? different.mutate(body) : body;
    if (different.mutate && sent === body)
      throw new Error('the example changes nothing in the message it means to break');
    const path = koppelvlak
      ? new URL(this.context.baseUrl).pathname + pathOf(koppelvlak, this.specification, different.subscription)
      : '/elders';
    const all = Object.entries({ ...headers, ...different.headers }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    );
    const begun = ++this.#place;
    const exchange: Exchange = {
      kind: 'exchange',
      id: ++this.#exchanges,
      by: 'target',
      koppelvlak,
      request: { method, path: path + (different.query ?? ''), headers: all, body: sent, bodyBytes: sent.length },
      response: response && {
        status: different.status ?? response.status,
        headers: response.headers ?? [],
        body: response.body,
        bodyBytes: response.body.length,
      },
      ending: response ? 'answered' : 'no answer was given, as scripted',
      tls: {
        protocol: 'TLSv1.3',
        cipher: 'TLS_AES_256_GCM_SHA384',
        clientSubject: 'CN=mitz-connector',
        clientFingerprint: this.context.clientFingerprint,
        ...different.tls,
      },
      begun,
      ended: ++this.#place,
      at: exampleTime,
      ms: 3,
    };
    this.#entries.push(exchange);
    return exchange;
  }

  #choice(choice: Partial<ConsentChoice>): ConsentChoice {
    return {
      choice: 'yes',
      dataCategory: this.context.company.dataCategory,
      consultingCategories: Object.keys(this.specification['codes.consultingCategories'].value),
      decidedAt: '2024-05-06T10:00:00+02:00',
      ...choice,
    };
  }
}

/** How an action of an example ends: with its output, refused, or not within the time to decide. */
type ExampleResult<Output> = Output | { readonly refused: string } | { readonly overdue: string };

function actionResult(result: unknown): ActionResult {
  const { refused, overdue } = (result ?? {}) as { readonly refused?: string; readonly overdue?: string };
  if (overdue !== undefined) return { status: 'overdue', reason: overdue };
  return refused === undefined ? { status: 'done', output: result } : { status: 'refused', reason: refused };
}

export const exampleTime = '2026-11-21T10:00:00.000Z';

const created: Json = { resourceType: 'Bundle', type: 'transaction-response', entry: [] };

const fhirHeaders = (): Record<string, string> => ({
  'content-type': 'application/fhir+json',
  'x-request-id': randomUUID(),
});

const pathOf = (koppelvlak: Koppelvlak, specification: MitzSpecification, subscription = '1'): string =>
  koppelvlak === 'opzeggen'
    ? `${specification['path.abonneren'].value}/${subscription}`
    : specification[`path.${koppelvlak}`].value;
