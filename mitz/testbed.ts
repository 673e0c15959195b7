import type { PurposeOfUse } from './parties.js';
import type { ActionName, LocalConsent, Patient, Performed, XisActions } from './xis.js';
import type { Company, Impostor, Koppelvlak } from './world.js';

/** The world around the target in one scenario, as `when` may touch it. Scenarios speak only to this. */
export interface Testbed {
  readonly company: Company;
  /** What the target claims. */
  readonly functionalities: readonly string[];

  /**
   * Makes the target act, whatever comes of it: done or refused stand in the transcript for the checks to judge.
   * @throws NotShown where the driver cannot do the action; DriverError where it breaks its contract.
   */
  act<A extends ActionName>(action: A, input: XisActions[A]['input']): Promise<Performed<A>>;

  /** Puts patients in the XIS, with the local consents it had before Mitz. */
  register(patients: readonly Patient[], consents?: readonly LocalConsent[]): Promise<void>;

  /**
   * Another provider asks for this patient's data: the consulting hospital, unless said otherwise. The target gets the
   * time it may wait for Mitz on top of that of any action. With `overdueIsJudged`, for a scenario in which Mitz is
   * silent, having decided nothing by then stands in the transcript for a check; otherwise the driver is broken.
   */
  requestData(
    patient: Patient,
    different?: { dataCategories?: readonly string[]; purposeOfUse?: PurposeOfUse; overdueIsJudged?: boolean },
  ): Promise<void>;

  /** The user asks the patient the toestemmingsvraag with a button, and enters the answer. */
  askConsent(
    patient: Patient,
    answer: Omit<XisActions['answer-consent-question']['input'], 'questionId'>,
  ): Promise<void>;

  /** Approves the provider's migration at Mitz from now on. */
  approveMigration(): void;

  /** Points the target at a server in the place of Mitz that it must not trust. */
  meetImpostor(impostor: Impostor): Promise<void>;

  /** Points the target at Mitz again. */
  meetMitz(): Promise<void>;

  /** Mitz notifies the target of the choices it now holds about this patient. */
  notify(patient: Patient, choice: 'yes' | 'no', decidedAt: string): Promise<void>;

  /**
   * Lets background work finish: asks the target to do its scheduled work, waits until the expected messages have
   * arrived or patience ran out, and then until it has been quiet.
   */
  settle(expecting?: Partial<Record<Koppelvlak, number>>): Promise<void>;
}
