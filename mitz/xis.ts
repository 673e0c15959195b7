/**
 * What a driver can make the XIS do: the actions of the XIS driver contract (schemas/xis-driver.openapi.yaml), with the
 * same names, inputs and outputs in each of its four forms.
 */
import type { Entry, Statement } from '../core/transcript.js';
import type { Text } from '../core/text.js';
import type { Consulter, Professional, Provider, PurposeOfUse } from './parties.js';

export interface Patient {
  readonly bsn: string;
  readonly birthDate: string;
  readonly name?: string;
  readonly bsnVerified?: boolean;
  readonly birthDateVerified?: boolean;
  readonly holderUra?: string;
  readonly records?: readonly { readonly dataCategory: string; readonly content: string }[];
  readonly activeDossier?: boolean;
  readonly deceased?: boolean;
  readonly treatmentRelation?: boolean;
  /** Ingeschreven with this provider; one who is not is known there, and not its own patient. Absent: it is. */
  readonly registered?: boolean;
}

export interface LocalConsent {
  readonly bsn: string;
  readonly choice: 'yes' | 'no' | 'none';
  readonly decidedAt?: string;
  readonly futureProof?: boolean;
  readonly consultingCategories?: readonly string[];
  readonly holderUra?: string;
}

export interface MitzEnvironment {
  readonly baseUrl: string;
  readonly mijnMitzUrl?: string;
  readonly ca: string;
  readonly clientCertificate: string;
  readonly clientKey: string;
  readonly provider: Provider;
  readonly providers?: readonly Provider[];
  readonly format?: 'json' | 'xml';
  readonly mitzNotificationCertificate?: string;
  readonly gatewaySystem?: string;
  readonly sourceSystem?: string;
  readonly notificationBase: string;
  readonly serverCertificate?: string;
  readonly serverKey?: string;
  readonly consentQuestions?: readonly ConsentQuestion[];
}

/** A test certificate in the shape of an UZI pass, in PEM, with where its status can be asked. */
export interface UserCertificate {
  readonly certificate: string;
  readonly issuer: string;
  readonly crlUrl: string;
  readonly ocspUrl?: string;
}

export type Button = 'dossierhoudersknop' | 'raadplegersknop';
/** The toestemmingsvraag as Mitz defines it, with {zorgaanbieder} and {gegevenscategorie}. */
export interface ConsentQuestion {
  readonly button: Button;
  readonly version: string;
  readonly text: string;
}

export interface MigrationReport {
  readonly done: boolean;
  readonly total: number;
  readonly offered: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly excluded: number;
  readonly offeredByChoice?: { readonly yes?: number; readonly no?: number; readonly restricted?: number };
  readonly items?: readonly {
    readonly bsn: string;
    readonly status: 'accepted' | 'rejected' | 'excluded' | 'pending';
    readonly reason?: string;
  }[];
}

export interface AuditEntry {
  readonly at: string;
  readonly event: string;
  readonly professional: string;
  readonly bsn: string;
  readonly requestId?: string;
  readonly choice?: 'yes' | 'no';
  readonly button?: string;
  readonly questionVersion?: string;
  readonly outcome: 'success' | 'refused' | 'error';
}

interface PatientRef {
  readonly bsn: string;
}

/** Input and output of each action; `undefined` where it has none. */
export interface XisActions {
  reset: { input: undefined; output: undefined };
  configure: { input: MitzEnvironment; output: undefined };
  'register-patients': { input: { readonly patients: readonly Patient[] }; output: undefined };
  'open-dossier': { input: PatientRef; output: undefined };
  'close-dossier': { input: PatientRef; output: undefined };
  'answer-data-request': {
    input: {
      readonly deliverTo?: string;
      readonly holderUra?: string;
      readonly bsn: string;
      readonly requester: Consulter;
      readonly dataCategories: readonly string[];
      readonly purposeOfUse: PurposeOfUse;
    };
    output: { readonly released: readonly string[]; readonly reason?: string };
  };
  'locate-dossiers': {
    input: { readonly bsn: string; readonly professional: Professional };
    output: {
      readonly holders: readonly {
        readonly ura?: string;
        readonly homeCommunityId?: string;
        readonly sourceId?: string;
        readonly dataCategories?: readonly string[];
      }[];
    };
  };
  login: {
    input: {
      readonly professional: Professional;
      readonly factors: 1 | 2;
      /** How sure it is who logged in; absent: as many factors say. */
      readonly level?: 'laag' | 'substantieel' | 'hoog';
      readonly certificate?: 'valid' | 'expired' | 'revoked';
      readonly userCertificate?: UserCertificate;
    };
    output: undefined;
  };
  'select-patient': { input: PatientRef; output: undefined };
  'start-consent-question': {
    input: { readonly button: Button; readonly holder?: Provider };
    output: {
      readonly questionId: string;
      readonly questionText: string;
      readonly patientShown: string;
      readonly informationShown?: boolean;
      readonly questionVersion?: string;
      readonly preselected?: 'yes' | 'no' | 'nothing';
    };
  };
  'answer-consent-question': {
    input: {
      readonly questionId: string;
      readonly choice: 'yes' | 'no' | 'none' | 'cancel';
      readonly representativePresent?: boolean;
      /** Goes before `representativePresent`. */
      readonly representative?: 'absent' | 'agrees' | 'disagrees';
      readonly folderOffered?: boolean;
    };
    output: { readonly recorded: boolean; readonly dossierNote?: string };
  };
  'open-mijnmitz': {
    input: undefined;
    output: { readonly launched: boolean; readonly userAgent?: string; readonly patientLaunched?: string };
  };
  'local-consent': {
    input: PatientRef;
    output: {
      readonly source: 'mitz' | 'local' | 'none';
      readonly choice?: 'yes' | 'no' | 'unknown';
      readonly choices?: readonly {
        readonly dataCategory?: string;
        readonly consultingCategory?: string;
        readonly choice?: string;
      }[];
    };
  };
  'load-local-consents': { input: { readonly consents: readonly LocalConsent[] }; output: undefined };
  'start-migration': {
    input: { readonly approved: boolean; readonly bsns?: readonly string[] };
    output: MigrationReport;
  };
  'migration-report': { input: undefined; output: MigrationReport };
  'run-scheduled-work': { input: undefined; output: { readonly pending: number } };
  'work-list': {
    input: undefined;
    output: { readonly items: readonly { readonly bsn?: string; readonly reason: string }[] };
  };
  restart: { input: undefined; output: undefined };
  'audit-log': {
    input: { readonly bsn?: string; readonly from?: string; readonly to?: string };
    output: { readonly entries: readonly AuditEntry[] };
  };
}

export type ActionName = keyof XisActions;

/**
 * How an action ended where the driver held: done with its output, refused by the XIS with a reason for its user, or
 * beyond this driver. With a statement where it is a person who says so.
 */
export type Performed<A extends ActionName> = (
  | { readonly status: 'done'; readonly output: XisActions[A]['output'] }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'unsupported' }
) & { readonly statement?: Statement };

/** What a person may see of the scenario that they carry out. */
export interface Scene {
  readonly scenario: { readonly id: string; readonly title: Text };
  /** What happened so far, from the one record of it. */
  readonly entries: () => readonly Entry[];
  /** What Mitz now holds and does, a line each. */
  readonly mitz: () => readonly Text[];
  /** Whether Mitz does something unusual in it, so that work may be left waiting. */
  readonly disturbed: boolean;
}

/** What a driver offers in which a person is the hands. */
export interface Person {
  /** Shows this scenario from now on. */
  watch(scene: Scene): void;
  /**
   * Waits until what is expected has arrived, or the person says that it will not come; no clock decides.
   * @returns what the person stated, where they said that it will not come
   */
  untilArrived(expected: () => readonly Text[]): Promise<Statement | undefined>;
}

/** One of the four forms in which the harness makes a target act. */
export interface Driver {
  /**
   * Performs one action.
   * @param limitMs how long it may take, where that is longer than any other action
   * @throws DriverError where the driver breaks its contract: no answer, another status, an output against the schema;
   * Overdue, one of these, where the answer did not come in time.
   */
  perform<A extends ActionName>(action: A, input: XisActions[A]['input'], limitMs?: number): Promise<Performed<A>>;
  close(): Promise<void>;
  /** The last lines that it printed, where it is a program of its own. */
  readonly output?: readonly string[];
  /** Why nothing that happened with it can be judged any more; absent where all is well. */
  readonly unsound?: string | undefined;
  /** Set where it is a person who performs: they take the time they need, and want to see what happens. */
  readonly person?: Person;
}
