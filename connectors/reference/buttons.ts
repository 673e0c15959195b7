import { randomUUID } from 'node:crypto';

import { asRecorded, needsRepresentative } from './button-mistakes.js';
import { CONSULTING_CATEGORIES, DATA_CATEGORY_DISPLAY, dataCategoryOf, type Button } from './codes.js';
import type { Consents } from './consents.js';
import { asSent, isVerified, knownPatient, ownProvider, type Context, type OpenQuestion } from './context.js';
import {
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
import { buildRecording, serialize } from './fhir-messages.js';
import { given } from './input.js';

const PATH = 'registreren/fhir/';

export interface ShownQuestion {
  questionId: string;
  questionText: string;
  patientShown: string;
  informationShown: boolean;
  questionVersion: string;
  preselected: 'yes' | 'nothing';
}

export interface GivenAnswer {
  questionId: string;
  choice: Choice | 'none' | 'cancel';
  representativePresent: boolean;
  folderOffered: boolean;
}

export interface Recorded {
  recorded: boolean;
  dossierNote: string;
}

/** The dossierhoudersknop and the raadplegersknop: ask the patient on screen, and record the answer in Mitz. */
export class Buttons {
  /** Looked at by faults only: the question of each button as it was given first. */
  private readonly firstGiven = new Map<Button, ConsentQuestion>();

  constructor(
    private readonly context: Context,
    private readonly consents: Consents,
  ) {}

  async start(button: Button, otherHolder: Provider | undefined): Promise<ShownQuestion> {
    return this.orLogged(button, this.context.desk.onScreen, async () => {
      this.currentUser();
      const patient = this.patientOnScreen();
      const holder = this.holderFor(button, patient, otherHolder);
      const question = this.questionFor(button);
      const open = { id: randomUUID(), bsn: patient.bsn, button, holder, version: question.version };
      this.context.desk.questions.set(open.id, open);
      const { faults } = this.context;
      if (faults.has('sends-when-the-question-opens')) await this.record(open, patient, 'yes');
      return {
        questionId: open.id,
        questionText: faults.has('shows-its-own-question-text')
          ? 'Mogen wij uw gegevens met anderen delen?'
          : fillIn(question.text, holder),
        patientShown: this.patientToShow(patient),
        informationShown: !faults.has('shows-no-information'),
        questionVersion: question.version,
        preselected: faults.has('preselects-yes') ? 'yes' : 'nothing',
      };
    });
  }

  async answer(answer: GivenAnswer): Promise<Recorded> {
    const { faults, desk } = this.context;
    const mixedUp = faults.has('mixes-up-open-questions');
    const question = mixedUp ? [...desk.questions.values()].at(-1) : desk.questions.get(answer.questionId);
    if (question === undefined) throw new Refusal('This question is not open any more.');
    return this.orLogged(question.button, question.bsn, async () => {
      this.currentUser();
      // The question was about one patient. Whoever is on screen by now did not hear it.
      const isOther = desk.onScreen !== question.bsn && !mixedUp && !faults.has('records-for-whoever-is-on-screen');
      if (isOther) throw new Refusal('Another patient has come on screen since this question.');
      const patient = mixedUp ? knownPatient(this.context, question.bsn) : this.patientOnScreen();
      const choice = this.choiceFrom(answer.choice);
      if (choice === undefined) {
        desk.questions.delete(question.id);
        return { recorded: false, dossierNote: noteOf(question, 'no choice was recorded') };
      }
      this.mayDecide(patient, answer);
      const recorded = await this.record(question, patient, choice);
      desk.questions.delete(question.id);
      const note = noteOf(question, `the patient said ${answer.choice}; recorded in Mitz`);
      return { recorded, dossierNote: faults.has('writes-an-empty-note-in-the-dossier') ? '' : note };
    });
  }

  /** The choice to record, or undefined when there is nothing to record. */
  private choiceFrom(choice: GivenAnswer['choice']): Choice | undefined {
    const { faults } = this.context;
    if (choice === 'none') return faults.has('records-no-decision-as-no') ? 'no' : undefined;
    if (choice === 'cancel') return faults.has('sends-on-cancel') ? 'yes' : undefined;
    if (choice === 'no') return faults.has('records-no-as-yes') ? 'yes' : 'no';
    return faults.has('records-yes-as-no') ? 'no' : 'yes';
  }

  /** Below 16 a parent or legal representative is there and agrees; and the folder was offered beforehand. */
  private mayDecide(patient: Patient, { representativePresent, folderOffered }: GivenAnswer): void {
    const { faults } = this.context;
    const isChild = needsRepresentative(patient.birthDate, faults);
    if (isChild && (!representativePresent || faults.has('refuses-children-altogether'))) {
      throw new Refusal('At this age a parent or representative must be present.');
    }
    if (!folderOffered && !faults.has('does-not-ask-for-the-folder'))
      throw new Refusal('Offer the information folder before the patient decides.');
  }

  /** Sends the choice. True when Mitz has taken it; otherwise it is shown, and nothing is recorded here. */
  private async record(question: OpenQuestion, shown: Patient, choice: Choice): Promise<boolean> {
    const { context } = this;
    const { faults } = context;
    const { button, version } = question;
    const isOwn = faults.has('records-about-its-own-data-with-the-raadplegersknop');
    const holder = isOwn ? context.environment().provider : question.holder;
    const patient = this.patientToRecord(shown);
    const professional = this.currentUser();
    const at = new Date().toISOString();
    const bundle = buildRecording({
      bsn: patient.bsn,
      birthDate: patient.birthDate,
      holder: ownProvider(context, holder),
      choice,
      at,
      button: faults.has('records-the-raadplegersknop-as-the-dossierhoudersknop') ? 'dossierhoudersknop' : button,
      questionVersion: version,
      professional: asRecorded(asSent(context, professional), faults),
    });
    const { body, contentType } = serialize(faults.recording(bundle, patient.bsn), context.environment().format);
    const mitz = context.mitz();
    const { bsn } = patient;
    const message = { kind: 'record-consent', method: 'POST', path: PATH } as const;
    const answer = await mitz.send({
      ...message,
      requestId: mitz.newRequestId(),
      bsn,
      body,
      contentType,
      accept: contentType,
    });
    const weighed = weighTransaction(answer);
    const outcome = auditOutcome(weighed);
    const facts = { choice, button, questionVersion: version, ...given('requestId', answer.requestId) };
    context.audit.add({ event: 'record-consent', professional: professional.extension, bsn, ...facts, outcome });
    if (weighed.verdict !== 'accepted') return this.notTaken(weighed, bsn);
    const dataCategory = dataCategoryOf(holder.providerType);
    this.consents.learn(holder.ura, bsn, { dataCategory, consultingCategories: CONSULTING_CATEGORIES, choice, at });
    return true;
  }

  /** Mitz has not taken a choice: its user is told, and it stands in the work list. */
  private notTaken(weighed: Exclude<Weighed, { verdict: 'accepted' }>, bsn: string): boolean {
    const { faults, store } = this.context;
    if (faults.has('keeps-to-itself-what-mitz-did-not-take')) return false;
    const reason = `The choice was not recorded. ${weighed.reason}`;
    store.put('attention', randomUUID(), { bsn, reason });
    const isPassedOver =
      weighed.verdict === 'later'
        ? faults.has('tells-an-outage-as-recorded')
        : faults.has('tells-a-refusal-of-mitz-as-recorded');
    if (isPassedOver) return true;
    throw new Shown(reason);
  }

  private patientToShow(patient: Patient): string {
    const { faults, desk } = this.context;
    const previous = faults.has('shows-the-previous-patient-with-the-question') ? desk.previousOnScreen : undefined;
    return previous ?? patient.bsn;
  }

  private patientToRecord(shown: Patient): Patient {
    const { previousOnScreen } = this.context.desk;
    const mixesUp = this.context.faults.has('records-for-the-previous-patient') && previousOnScreen !== undefined;
    return mixesUp ? knownPatient(this.context, previousOnScreen) : shown;
  }

  private currentUser(): Professional {
    const { faults, desk } = this.context;
    const { session } = desk;
    if (session === undefined) throw new Refusal('Nobody is logged in.');
    const tooFew = session.factors < 2 && !faults.has('accepts-one-factor');
    if (tooFew || faults.has('refuses-two-factors-too')) {
      throw new Refusal('Log in with two factors to use Mitz.');
    }
    return session.professional;
  }

  private patientOnScreen(): Patient {
    const { onScreen } = this.context.desk;
    if (onScreen === undefined) throw new Refusal('There is no patient on screen.');
    const patient = knownPatient(this.context, onScreen);
    if (!passesElevenTest(patient.bsn)) throw new Refusal('This BSN does not pass the eleven-test.');
    if (!isVerified(this.context, patient)) throw new Refusal('This BSN has not been verified with SBV-Z yet.');
    if (patient.deceased) throw new Refusal('This patient has died.');
    return patient;
  }

  private holderFor(button: Button, patient: Patient, otherHolder: Provider | undefined): Provider {
    const holder =
      button === 'raadplegersknop' ? otherHolder : providerOf(this.context.environment(), patient.holderUra);
    if (holder === undefined) throw new Refusal('It is not clear whose data the question is about.');
    return holder;
  }

  private questionFor(button: Button) {
    const question = this.context.environment().consentQuestions.find((known) => known.button === button);
    if (question === undefined) throw new Refusal('Mitz has given no question for this button.');
    const first = this.firstGiven.get(button) ?? question;
    this.firstGiven.set(button, first);
    const { faults } = this.context;
    return {
      ...question,
      ...(faults.has('keeps-the-first-question-text') ? { text: first.text } : {}),
      ...(faults.has('records-the-first-question-version') ? { version: first.version } : {}),
    };
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
class Shown extends Refusal {}

/** The question with its two places filled in: who holds the data, and what kind of data they are. */
function fillIn(text: string, holder: Provider): string {
  return text
    .replaceAll('{zorgaanbieder}', () => holder.name ?? holder.ura)
    .replaceAll('{gegevenscategorie}', () => DATA_CATEGORY_DISPLAY[dataCategoryOf(holder.providerType)]);
}

function noteOf({ button }: OpenQuestion, what: string): string {
  return `${civilDate(new Date())} ${button}: ${what}.`;
}
