import { randomUUID } from 'node:crypto';
import { claimedButtons, pressOf } from './buttons.js';
import type { ButtonPress } from './buttons.js';
import { ExampleMessages } from './example-messages.js';
import { exampleContext, exampleTime } from './example-transcript.js';
import type { Different, ExampleResult } from './example-transcript.js';
import type { Consulter, Professional, PurposeOfUse } from './parties.js';
import { buildLaunch } from './samen-naar-mijnmitz/launch.js';
import { groupOf } from './specification/index.js';
import { expectedText } from './toestemming/question-text.js';
import type { AuditEntry, LocalConsent, MigrationReport, Patient, XisActions } from './xis.js';
import { consulter, defaultProfessional, WorldMaker } from './world.js';

type ShownQuestion = XisActions['start-consent-question']['output'];

export { exampleContext } from './example-transcript.js';
export type { Different } from './example-transcript.js';

/** A maker of worlds for examples: always the same people. */
export const exampleMaker = (): WorldMaker =>
  new WorldMaker('examples', exampleContext.company, undefined, new Date(exampleTime));

/** Writes the transcript of an example by saying what happened: what the target was made to do, and what it sent meanwhile. */
export class Example extends ExampleMessages {
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
      readonly deliverTo?: string;
      readonly ms?: number;
    } = {},
  ): void {
    const input = {
      ...(different.deliverTo !== undefined && { deliverTo: different.deliverTo }),
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

  /** A question asked with each button, and answered. */
  consentQuestion(
    patient: Patient,
    answer: Omit<XisActions['answer-consent-question']['input'], 'questionId'>,
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

  /** This patient was asked with each button, and the answer recorded as it was given. */
  recorded(patient: Patient, choice: 'yes' | 'no' = 'yes'): void {
    this.consentQuestion(patient, { choice }, { recorded: true }, () => {
      this.recording(patient, choice);
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
    const before = this.press;
    for (const press of claimedButtons(this.context.functionalities).map(pressOf)) {
      this.press = press;
      use(press);
    }
    this.press = before;
  }

  /** MijnMitz is opened for the patient on screen, who comes there first; without result, as a good XIS does it. */
  launch(
    patient: Patient,
    result: ExampleResult<XisActions['open-mijnmitz']['output']> = { launched: true, patientLaunched: patient.bsn },
    {
      bsn,
      professional = defaultProfessional,
      ...different
    }: Different & { readonly bsn?: string; readonly professional?: Professional } = {},
  ): void {
    const { provider } = this.context.company;
    const launch = { bsn: bsn ?? patient.bsn, provider, professional, factors: 2 };
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
}
