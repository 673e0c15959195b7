import { randomUUID } from 'node:crypto';
import type { Exchange } from '../core/transcript.js';
import { buildSubscription } from './abonneren/subscription.js';
import { pressOf } from './buttons.js';
import type { ButtonPress } from './buttons.js';
import type { FhirFormat } from './context.js';
import { exampleTime, ExampleTranscript } from './example-transcript.js';
import type { Different } from './example-transcript.js';
import type { Json } from './fhir/json.js';
import { fhirXml } from './fhir/write-xml.js';
import { buildAnswer } from './gesloten-autorisatievraag/answer.js';
import { buildQuestion } from './gesloten-autorisatievraag/question.js';
import type { Consulter, Professional, Provider, PurposeOfUse } from './parties.js';
import { buildFault } from './soap/envelope.js';
import { groupOf } from './specification/index.js';
import { buildConsentAnswer } from './toestemming/answer.js';
import { buildConsentBundle } from './toestemming/bundle.js';
import type { ConsentChoice } from './toestemming/bundle.js';
import { consulter, defaultProfessional } from './world.js';
import type { Button, ConsentQuestion, Patient } from './xis.js';

/** What can be different in a consent that an example offers to Mitz. */
interface DifferentOffer extends Different {
  readonly superseded?: true;
  readonly holder?: Provider;
}

/** The messages of an example, built right, as a good connector writes them; `Different` breaks one thing. */
export class ExampleMessages extends ExampleTranscript {
  readonly #subscriptions = new Map<string, string>();
  /** The toestemmingsvragen that Mitz defines at the moment. */
  questions: readonly ConsentQuestion[] = this.context.consentQuestions;
  /** The button that is being used. */
  protected press: ButtonPress = pressOf('dossierhoudersknop');

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
      different.button === undefined ? this.press : pressOf(different.button);
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
