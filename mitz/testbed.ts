import type { ButtonPress } from './buttons.js';
import type { FhirFormat } from './context.js';
import type { Consulter, Provider, PurposeOfUse } from './parties.js';
import type { NotificationOrder } from './toestemming/notification.js';
import type { ActionName, ConsentQuestion, LocalConsent, Patient, Performed, XisActions } from './xis.js';
import type { Company, Impostor, Koppelvlak } from './world.js';

/** The world around the target in one scenario, as `when` may touch it. Scenarios speak only to this. */
export interface Testbed {
  readonly company: Company;
  /** The moment it is now, by the clock that stands in the transcript. */
  now(): Date;
  /** What the target claims. */
  readonly functionalities: readonly string[];
  /** The FHIR formats that it says it can send; the first is the one it is configured with. */
  readonly formats: readonly FhirFormat[];
  /** How each of the buttons that it claims is pressed. */
  readonly buttons: readonly ButtonPress[];

  /**
   * Makes the target act, whatever comes of it: done or refused stand in the transcript for the checks to judge.
   * @throws NotShown where the driver cannot do the action; DriverError where it breaks its contract.
   */
  act<A extends ActionName>(action: A, input: XisActions[A]['input']): Promise<Performed<A>>;

  /**
   * As `act`, for an action that some of the checks can do without: where the driver cannot do it (501) the scenario
   * goes on, and evidence lacks only for the checks that ask for it.
   */
  tryAct<A extends ActionName>(action: A, input: XisActions[A]['input']): Promise<Performed<A>>;

  /** Puts patients in the XIS, with the local consents it had before Mitz. */
  register(patients: readonly Patient[], consents?: readonly LocalConsent[]): Promise<void>;

  /**
   * Another provider asks for this patient's data; several may ask at once, about different patients: the consulting hospital, unless said otherwise. The target gets the
   * time it may wait for Mitz on top of that of any action. With `overdueIsJudged`, for a scenario in which Mitz is
   * silent, having decided nothing by then stands in the transcript for a check; otherwise the driver is broken.
   */
  requestData(
    patient: Patient,
    different?: {
      dataCategories?: readonly string[];
      purposeOfUse?: PurposeOfUse;
      requester?: Consulter;
      holderUra?: string;
      overdueIsJudged?: boolean;
    },
  ): Promise<void>;

  /**
   * The user brings the patient on screen, asks the toestemmingsvraag and enters the answer: with each button that the
   * target claims, one after the other. What the target says it recorded is waited for before the next question.
   */
  askConsent(
    patient: Patient,
    answer: Omit<XisActions['answer-consent-question']['input'], 'questionId'>,
  ): Promise<void>;

  /** Approves the migration of the provider, or of another one, at Mitz from now on. */
  approveMigration(ura?: string): void;

  /**
   * Empties the XIS, and makes it work for another provider from now on: `place` tells whoever waits how far it is.
   * @throws NotShown where the target is configured by hand
   */
  workFor(provider: Provider, place?: readonly [nth: number, of: number]): Promise<void>;

  /** Keeps of each migration message from now on what it says, and its SHA-256: for a scenario with very many. */
  keepDigests(): void;

  /** Mitz answers rightly again from now on, whatever the scenario had put in its way. */
  mitzRecovers(): void;

  /** Points the target at a server in the place of Mitz that it must not trust. */
  meetImpostor(impostor: Impostor): Promise<void>;

  /** Points the target at Mitz again. */
  meetMitz(): Promise<void>;

  /** Configures the target to send its FHIR messages in this format from now on. */
  useFormat(format: FhirFormat): Promise<void>;

  /** Configures the target with other toestemmingsvragen, as Mitz defines them from now on. */
  useQuestions(questions: readonly ConsentQuestion[]): Promise<void>;

  /**
   * Mitz notifies the target, at the address that the patient's subscription gave, of a choice that Mitz holds from
   * then on; or somebody else does, or with something wrong, and then Mitz holds nothing new.
   */
  notify(patient: Patient, order: NotificationOrder): Promise<void>;

  /**
   * Lets background work finish: asks the target to do its scheduled work, waits until the expected messages have
   * arrived or patience ran out, and then until it has been quiet.
   */
  settle(expecting?: Partial<Record<Koppelvlak, number>>): Promise<void>;
}
