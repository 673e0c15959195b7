import { randomUUID } from 'node:crypto';
import type { Exchange } from '../core/transcript.js';
import { buildSubscription } from './abonneren/subscription.js';
import { exampleContext, exampleTime, ExampleTranscript } from './example-transcript.js';
import type { Different, ExampleResult } from './example-transcript.js';
import { claimedButtons, pressOf } from './buttons.js';
import type { ButtonPress } from './buttons.js';
import type { FhirFormat } from './context.js';
import type { Json } from './fhir/json.js';
import { fhirXml } from './fhir/write-xml.js';
import { buildAnswer } from './gesloten-autorisatievraag/answer.js';
import { buildQuestion } from './gesloten-autorisatievraag/question.js';
import type { Consulter, Professional, Provider, PurposeOfUse } from './parties.js';
import { buildLaunch } from './samen-naar-mijnmitz/launch.js';
import { buildFault } from './soap/envelope.js';
import { buildConsentAnswer } from './toestemming/answer.js';
import { buildConsentBundle } from './toestemming/bundle.js';
import type { ConsentChoice } from './toestemming/bundle.js';
import { expectedText } from './toestemming/question-text.js';
import { groupOf } from './specification/index.js';
import type { AuditEntry, Button, ConsentQuestion, LocalConsent, MigrationReport, Patient, XisActions } from './xis.js';
import { consulter, defaultProfessional, WorldMaker } from './world.js';

type ShownQuestion = XisActions['start-consent-question']['output'];

export { exampleContext } from './example-transcript.js';
export type { Different } from './example-transcript.js';

/** What can be different in a consent that an example offers to Mitz. */
export interface DifferentOffer extends Different {
  readonly superseded?: true;
  readonly holder?: Provider;
}

/** A maker of worlds for examples: always the same people. */
export const exampleMaker = (): WorldMaker =>
  new WorldMaker('examples', exampleContext.company, undefined, new Date(exampleTime));

/**
 * Writes the transcript of an example by saying what happened. Messages are built right, as a good connector writes
 * them; `Different` breaks one thing.
 */
export class Example extends ExampleTranscript {
  readonly #subscriptions = new Map<string, string>();
  /** The toestemmingsvragen that Mitz defines at the moment. */
  questions: readonly ConsentQuestion[] = this.context.consentQuestions;
  /** The button that is being used. */
  #press: ButtonPress = pressOf('dossierhoudersknop');

  /** A data request; what is released also reaches the requester, after the action's other events. */
  dataRequest(
    patient: Patient,
    result: ExampleResult<{ readonly released: readonly string[] }>,
    during?: () => void,
    different: {
      readonly dataCategories?: readonly string[];
      readonly requester?: Consulter;
      readonly holderUra?: string;
      readonly purposeOfUse?: PurposeOfUse;
      readonly ms?: number;
    } = {},
  ): void {
    const input = {
      ...(different.holderUra !== undefined && { holderUra: different.holderUra }),
      bsn: patient.bsn,
      requester: different.requester ?? consulter,
      dataCategories: different.dataCategories ?? [this.context.company.dataCategory],
      purposeOfUse: different.purposeOfUse ?? 'TREAT',
    };
    const deliver = (): void => {
      during?.();
      if ('released' in result) for (const dataCategory of result.released) this.delivery(patient, dataCategory);
    };
    this.action('answer-data-request', input, result, deliver, different.ms);
  }

  /** The gesloten autorisatievraag, with the decision Mitz gives for each category, or a status or fault instead. */
  question(
    patient: Patient,
    answer: 'Permit' | 'Deny' | (string & {}) | { readonly status: number } | 'silence',
    different: Different & {
      readonly dataCategories?: readonly string[];
      /** The decision about each of them, where they differ. */
      readonly decisions?: Readonly<Record<string, string>>;
      readonly holder?: Provider;
      readonly consulter?: Consulter;
      readonly purposeOfUse?: PurposeOfUse;
    } = {},
  ): void {
    const id = randomUUID();
    const question = {
      messageId: `urn:uuid:${id}`,
      bsn: patient.bsn,
      holder: different.holder ?? this.context.company.provider,
      dataCategories: different.dataCategories ?? [this.context.company.dataCategory],
      consulter: different.consulter ?? consulter,
      purposeOfUse: different.purposeOfUse ?? 'TREAT',
    };
    const endpoint = `${this.context.baseUrl}${this.specification['path.geslotenAutorisatievraag'].value}`;
    const body = buildQuestion(question, endpoint, this.specification);
    const decided = question.dataCategories.map((dataCategory) => ({
      ...question,
      dataCategory,
      decision: different.decisions?.[dataCategory] ?? (typeof answer === 'string' ? answer : ''),
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
    different: Different & {
      readonly resource?: (resource: Record<string, Json>) => Json;
      readonly format?: FhirFormat;
      readonly holder?: Provider;
    } = {},
  ): void {
    const resource = buildSubscription(
      {
        bsn: patient.bsn,
        holder: different.holder ?? this.context.company.provider,
        birthDate: patient.birthDate,
        gatewaySystem: this.context.company.gatewaySystem ?? '',
        sourceSystem: this.context.company.sourceSystem ?? '',
        endpoint: 'https://localhost:9443/notificaties',
      },
      this.specification,
    );
    const written = different.resource ? different.resource(resource as Record<string, Json>) : resource;
    const { format = 'json' } = different;
    const body = format === 'json' ? JSON.stringify(written) : fhirXml(written as Parameters<typeof fhirXml>[0]);
    const headers = [['location', `Subscription/${this.#subscriptionOf(patient)}`]] as const;
    this.exchange('abonneren', 'POST', body, fhirHeaders(format), { status: 202, body: '', headers }, different);
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

  /** A consent that is offered to Mitz, and taken; or where `superseded` says so, a newer choice stands. */
  migrate(
    { bsn, birthDate }: Patient,
    choice: Partial<ConsentChoice> = {},
    { superseded, holder = this.context.company.provider, ...different }: DifferentOffer = {},
  ): void {
    const consents = [this.#choice(choice)];
    const bundle = buildConsentBundle({ bsn, birthDate, holder, consents }, this.specification);
    const answer = this.#taken(bundle, superseded !== true);
    this.exchange('migreren', 'POST', JSON.stringify(bundle), fhirHeaders(), answer, different);
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
    const { button, holder = this.context.company.provider } =
      different.button === undefined ? this.#press : pressOf(different.button);
    const recording = {
      professional: different.professional ?? defaultProfessional,
      button,
      questionVersion: this.questions.find((question) => question.button === button)?.version ?? '',
      recorded: exampleTime,
    } as const;
    const dataCategory = groupOf(this.specification, holder.providerType)?.dataCategory ?? '';
    const consents = [this.#choice({ choice, dataCategory, decidedAt: different.decidedAt ?? exampleTime })];
    const bundle = buildConsentBundle(
      { bsn: patient.bsn, birthDate: patient.birthDate, holder, consents, recording },
      this.specification,
    );
    this.exchange('registreren', 'POST', JSON.stringify(bundle), fhirHeaders(), this.#taken(bundle), different);
  }

  /** A question asked with each button, and answered. */
  consentQuestion(
    patient: Patient,
    answer: { readonly choice: 'yes' | 'no' | 'none' | 'cancel'; readonly representativePresent?: boolean },
    result: XisActions['answer-consent-question']['output'] | { readonly refused: string },
    during?: () => void,
    different: Partial<ShownQuestion> = {},
  ): void {
    this.withEachButton((press) => {
      this.action('select-patient', { bsn: patient.bsn }, undefined);
      const shown = { ...this.shownQuestion(press, patient), ...different };
      this.action('start-consent-question', press, shown);
      this.action('answer-consent-question', { questionId: shown.questionId, ...answer }, result, during);
    });
  }

  /** The XIS will not ask this patient, with either button. */
  consentRefused(patient: Patient, refused: string): void {
    this.withEachButton((press) => {
      this.action('select-patient', { bsn: patient.bsn }, undefined);
      this.action('start-consent-question', press, { refused });
    });
  }

  /** What the user sees when a button is pressed. */
  shownQuestion({ button, holder = this.context.company.provider }: ButtonPress, { bsn }: Patient): ShownQuestion {
    const defined = this.questions.find((question) => question.button === button);
    const dataCategory = groupOf(this.specification, holder.providerType)?.dataCategory ?? '';
    const display = this.specification['codes.dataCategories'].value[dataCategory] ?? '';
    const filledIn = { zorgaanbieder: holder.name, gegevenscategorie: display.toLowerCase() };
    return {
      questionId: randomUUID(),
      questionText: expectedText(defined?.text ?? '', filledIn),
      patientShown: bsn,
      informationShown: true,
      preselected: 'nothing',
      questionVersion: defined?.version ?? '',
    };
  }

  /** What is done with each button that is claimed: what is recorded meanwhile is recorded with it. */
  withEachButton(use: (press: ButtonPress) => void): void {
    const before = this.#press;
    for (const press of claimedButtons(this.context.functionalities).map(pressOf)) {
      this.#press = press;
      use(press);
    }
    this.#press = before;
  }

  /** MijnMitz is opened for the patient on screen, who comes there first; without result, as a good XIS does it. */
  launch(
    patient: Patient,
    result: ExampleResult<XisActions['open-mijnmitz']['output']> = { launched: true, patientLaunched: patient.bsn },
    { bsn, ...different }: Different & { readonly bsn?: string } = {},
  ): void {
    const { provider } = this.context.company;
    const launch = { bsn: bsn ?? patient.bsn, provider, professional: defaultProfessional, factors: 2 };
    this.action('select-patient', { bsn: patient.bsn }, undefined);
    this.action('open-mijnmitz', undefined, result, () => {
      if ('refused' in result) return;
      const body = JSON.stringify(buildLaunch(launch, this.specification));
      const headers = { 'content-type': 'application/json', 'x-request-id': randomUUID() };
      this.exchange('launch', 'POST', body, headers, { status: 200, body: '{}' }, different);
    });
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

  /** How Mitz takes a bundle of consents; or where `recorded` says so, that a newer choice stands. */
  #taken(bundle: Json, recorded = true): { status: number; body: string; headers: Exchange['request']['headers'] } {
    const answer = buildConsentAnswer(bundle, [recorded], this.specification);
    return { status: 200, body: JSON.stringify(answer), headers: [['Content-Type', 'application/fhir+json']] };
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

const fhirHeaders = (format: FhirFormat = 'json'): Record<string, string> => ({
  'content-type': `application/fhir+${format}`,
  'x-request-id': randomUUID(),
});
