import { randomUUID } from 'node:crypto';

import { CONSULTING_CATEGORIES, DATA_CATEGORY_DISPLAY, dataCategoryOf, type Button } from './codes.js';
import type { Consents } from './consents.js';
import { knownPatient, type Context, type OpenQuestion, type Session } from './context.js';
import {
  ageOn,
  civilDate,
  passesElevenTest,
  providerOf,
  type Choice,
  type ConsentQuestion,
  type Patient,
  type Professional,
  type Provider,
} from './domain.js';
import { Refusal } from './errors.js';
import { auditOutcome, weighTransaction, type Weighed } from './fhir-answers.js';
import { given } from './input.js';

const PATH = 'registreren/fhir/';
const DECIDES_ALONE_FROM = 16;

export interface ShownQuestion {
  questionId: string;
  questionText: string;
  patientShown: string;
  informationShown: boolean;
  questionVersion: string;
  preselected: 'yes' | 'nothing';
}

/** Of a patient who does not decide alone: whether who stands for the patient is there, and agrees. */
export type Representative = 'absent' | 'agrees' | 'disagrees';

export interface GivenAnswer {
  questionId: string;
  choice: Choice | 'none' | 'cancel';
  representative: Representative;
  folderOffered: boolean;
}

export interface Recorded {
  recorded: boolean;
  dossierNote: string;
}

/** The dossierhoudersknop and the raadplegersknop: ask the patient on screen, and record the answer in Mitz. */
export class Buttons {
  constructor(
    private readonly context: Context,
    private readonly consents: Consents,
  ) {}

  async start(button: Button, otherHolder: Provider | undefined): Promise<ShownQuestion> {
    return this.orLogged(button, this.context.desk.onScreen, async () => {
      this.currentUser();
      const patient = this.patientOnScreen();
      if (button === 'dossierhoudersknop' && !this.isOwnPatient(patient)) {
        throw new Refusal('Only of a patient who is registered with this provider can a choice be recorded.');
      }
      const holder = this.holderFor(button, patient, otherHolder);
      const { version, text } = this.questionFor(button);
      const question = { id: randomUUID(), bsn: patient.bsn, button, holder, version };
      this.context.desk.questions.set(question.id, question);
      return this.show(question, patient, text);
    });
  }

  /** Puts the question on screen, with whom it is about and what the choice means. Nothing is ticked beforehand. */
  async show({ id, holder, version }: OpenQuestion, { bsn }: Patient, text: string): Promise<ShownQuestion> {
    return {
      questionId: id,
      questionText: fillIn(text, holder),
      patientShown: bsn,
      informationShown: true,
      questionVersion: version,
      preselected: 'nothing',
    };
  }

  async answer(answer: GivenAnswer): Promise<Recorded> {
    const { questions } = this.context.desk;
    const question = this.questionOpen(answer.questionId);
    if (question === undefined) throw new Refusal('This question is not open any more.');
    return this.orLogged(question.button, question.bsn, async () => {
      this.currentUser();
      const patient = this.respondentTo(question);
      const choice = this.choiceFrom(answer.choice);
      if (choice === undefined) {
        questions.delete(question.id);
        return { recorded: false, dossierNote: noteOf(question, 'no choice was recorded') };
      }
      this.mayDecide(patient, answer);
      const recorded = await this.record(question, patient, choice);
      questions.delete(question.id);
      return { recorded, dossierNote: noteOf(question, `the patient said ${answer.choice}; recorded in Mitz`) };
    });
  }

  questionOpen(id: string): OpenQuestion | undefined {
    return this.context.desk.questions.get(id);
  }

  /** Who answers. The question was about one patient: whoever is on screen by now did not hear it. */
  respondentTo(question: OpenQuestion): Patient {
    if (this.context.desk.onScreen !== question.bsn) {
      throw new Refusal('Another patient has come on screen since this question.');
    }
    return this.patientOnScreen();
  }

  /** The choice to record, or undefined when there is nothing to record: no decision is not a no. */
  choiceFrom(choice: GivenAnswer['choice']): Choice | undefined {
    return choice === 'yes' || choice === 'no' ? choice : undefined;
  }

  /** Below 16 a parent or legal representative is there and agrees; and the folder was offered beforehand. */
  mayDecide(patient: Patient, { representative, folderOffered }: GivenAnswer): void {
    if (this.needsRepresentative(patient, new Date()) && !this.isBacked(representative)) {
      throw new Refusal('At this age a parent or representative must be present and agree.');
    }
    if (!folderOffered) throw new Refusal('Offer the information folder before the patient decides.');
  }

  /** Being there is not enough. */
  isBacked(representative: Representative): boolean {
    return representative === 'agrees';
  }

  needsRepresentative({ birthDate }: Patient, now: Date): boolean {
    return ageOn(now, birthDate) < DECIDES_ALONE_FROM;
  }

  /** Sends the choice. True when Mitz has taken it; otherwise it is shown, and nothing is recorded here. */
  async record(question: OpenQuestion, patient: Patient, choice: Choice): Promise<boolean> {
    const { context } = this;
    const { button, holder, version } = question;
    const { bsn, birthDate } = patient;
    const professional = this.currentUser();
    const at = new Date().toISOString();
    const facts = { bsn, birthDate, holder, choice, at, button, questionVersion: version, professional };
    const bundle = context.messages.recording(facts);
    const { body, contentType } = context.messages.serialize(bundle, context.environment().format);
    const mitz = context.mitz();
    const answer = await mitz.send({
      kind: 'record-consent',
      requestId: mitz.newRequestId(),
      method: 'POST',
      path: PATH,
      bsn,
      body,
      contentType,
      accept: contentType,
    });
    const weighed = weighTransaction(answer);
    context.audit.add({
      event: 'record-consent',
      professional: professional.extension,
      bsn,
      choice,
      button,
      questionVersion: version,
      ...given('requestId', answer.requestId),
      outcome: auditOutcome(weighed),
    });
    if (weighed.verdict !== 'accepted') return this.notTaken(weighed, bsn);
    const dataCategory = dataCategoryOf(holder.providerType);
    this.consents.learn(holder.ura, bsn, { dataCategory, consultingCategories: CONSULTING_CATEGORIES, choice, at });
    return true;
  }

  /** Mitz has not taken a choice: its user is told, and it stands in the work list. */
  notTaken(weighed: Exclude<Weighed, { verdict: 'accepted' }>, bsn: string): boolean {
    const reason = `The choice was not recorded. ${weighed.reason}`;
    this.context.store.put('attention', randomUUID(), { bsn, reason });
    throw new Shown(reason);
  }

  currentUser(): Professional {
    const { session } = this.context.desk;
    if (session === undefined) throw new Refusal('Nobody is logged in.');
    if (!this.isStrong(session)) throw new Refusal('Log in with two factors to use Mitz.');
    return session.professional;
  }

  isStrong({ factors }: Session): boolean {
    return factors === 2;
  }

  patientOnScreen(): Patient {
    const { onScreen } = this.context.desk;
    if (onScreen === undefined) throw new Refusal('There is no patient on screen.');
    const patient = knownPatient(this.context, onScreen);
    if (!passesElevenTest(patient.bsn)) throw new Refusal('This BSN does not pass the eleven-test.');
    if (!this.context.identities.isVerified(patient)) {
      throw new Refusal('This BSN has not been verified with SBV-Z yet.');
    }
    if (patient.deceased) throw new Refusal('This patient has died.');
    return patient;
  }

  /** Known is not registered: a passer-by has a practice of its own. */
  isOwnPatient({ registered }: Patient): boolean {
    return registered;
  }

  private holderFor(button: Button, patient: Patient, otherHolder: Provider | undefined): Provider {
    const holder =
      button === 'raadplegersknop' ? otherHolder : providerOf(this.context.environment(), patient.holderUra);
    if (holder === undefined) throw new Refusal('It is not clear whose data the question is about.');
    return holder;
  }

  questionFor(button: Button): ConsentQuestion {
    const question = this.context.environment().consentQuestions.find((known) => known.button === button);
    if (question === undefined) throw new Refusal('Mitz has given no question for this button.');
    return question;
  }

  /** What is refused is logged too. What Mitz refused has been logged with its exchange. */
  private async orLogged<T>(button: Button, bsn: string | undefined, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal && !(error instanceof Shown) && bsn !== undefined) {
        const professional = this.context.desk.session?.professional.extension ?? 'nobody';
        this.context.audit.add({ event: 'record-consent', professional, bsn, button, outcome: 'refused' });
      }
      throw error;
    }
  }
}

/** Mitz did not take the choice. The exchange stands in the audit log already. */
export class Shown extends Refusal {}

/** The question with its two places filled in: who holds the data, and what kind of data they are. */
function fillIn(text: string, holder: Provider): string {
  return text
    .replaceAll('{zorgaanbieder}', () => holder.name ?? holder.ura)
    .replaceAll('{gegevenscategorie}', () => DATA_CATEGORY_DISPLAY[dataCategoryOf(holder.providerType)]);
}

function noteOf({ button }: OpenQuestion, what: string): string {
  return `${civilDate(new Date())} ${button}: ${what}.`;
}
