/**
 * What your XIS and its Mitz Connector do when Mitzkeur asks: one function per action of the XIS driver contract
 * (schemas/xis-driver.openapi.yaml in the package mitz-keur). Fill them in one by one, in the order of this file.
 *
 * - An action that you leave as it is answers "not supported": its scenarios read "not shown", never passed.
 * - Return when the XIS has handled the action, or at once if it works in the background: the harness waits for
 *   traffic either way. Judge nothing here; the harness does.
 * - If the XIS refuses, and says why to its user: `throw new Refused('one sentence that the user would understand')`.
 *   For some scenarios that is the right answer (a BSN that was not verified).
 * - An answer that is optional (`?`) and left out is evidence that is lacking, never a pass.
 *
 * For test environments only: `configure` carries a private key.
 */

/** This adapter cannot do the action, or cannot do it yet. */
export class NotSupported extends Error {
  readonly status = 501;
}

/** The XIS understood, and refused. */
export class Refused extends Error {
  readonly status = 409;
}

// To begin with: these four, and one of the functions of Mitz that you claim.

/** Forget all patients, dossiers, local consents, migrations and sessions, and queued work; keep the configuration. */
export async function reset(): Promise<void> {
  throw new NotSupported();
}

/**
 * Point the connector at the mocked Mitz. May be repeated at any time; the XIS keeps its state.
 * Not supported means: configured by hand, with what `mitz-keur mock` printed.
 */
export async function configure(_mitz: MitzEnvironment): Promise<void> {
  throw new NotSupported();
}

/** Put patients in the XIS, with or without an active dossier. Properties left out are true, but for `deceased`. */
export async function registerPatients(_input: { patients: Patient[] }): Promise<void> {
  throw new NotSupported();
}

/** A user logs in, in the place of the one before. With one factor the functions of Mitz stay closed. */
export async function login(_input: Login): Promise<void> {
  throw new NotSupported();
}

// Lokalisatie: a dossier becomes active, or stops being so.

export async function openDossier(_input: { bsn: string }): Promise<void> {
  throw new NotSupported();
}

export async function closeDossier(_input: { bsn: string }): Promise<void> {
  throw new NotSupported();
}

/** What the XIS now treats as leading for this patient, for display and for its own decisions. */
export async function localConsent(_input: { bsn: string }): Promise<LocalConsentView> {
  throw new NotSupported();
}

// Gesloten autorisatievraag: another provider asks for data, and this XIS is the holder.

/**
 * Ask Mitz, and release only what it permits. Several may be asked at once.
 * With `deliverTo`: POST each released category there, { bsn, dataCategory, content }, at the moment it leaves.
 */
export async function answerDataRequest(_input: DataRequest): Promise<{ released: DataCategory[]; reason?: string }> {
  throw new NotSupported();
}

// Open autorisatievraag: the user, as consulter, looks up which holders may be asked.

export async function locateDossiers(_input: {
  bsn: string;
  professional: Professional;
}): Promise<{ holders: Holder[] }> {
  throw new NotSupported();
}

// The buttons and Samen-naar-MijnMitz: for the patient on screen.

/** The user brings this patient on screen. */
export async function selectPatient(_input: { bsn: string }): Promise<void> {
  throw new NotSupported();
}

/** The user presses the button. Nothing is sent to Mitz yet; answer what the user sees, the question as shown. */
export async function startConsentQuestion(_input: {
  button: 'dossierhoudersknop' | 'raadplegersknop';
  holder?: Provider;
}): Promise<ConsentQuestionShown> {
  throw new NotSupported();
}

/** The user enters what the patient decided (`none`: no decision), or leaves the question (`cancel`). */
export async function answerConsentQuestion(_input: {
  questionId: string;
  choice: 'yes' | 'no' | 'none' | 'cancel';
  representativePresent?: boolean;
  /** Goes before `representativePresent`; disagrees: present, and does not agree. */
  representative?: 'absent' | 'agrees' | 'disagrees';
  folderOffered?: boolean;
}): Promise<{ recorded: boolean; dossierNote?: string }> {
  throw new NotSupported();
}

/** The user presses Samen-naar-MijnMitz. */
export async function openMijnMitz(): Promise<{ launched: boolean; userAgent?: string; patientLaunched?: string }> {
  throw new NotSupported();
}

// Migratie: the consents that the XIS held before Mitz.

/** Add these to the register of existing consents. */
export async function loadLocalConsents(_input: { consents: LocalConsent[] }): Promise<void> {
  throw new NotSupported();
}

/** Start the migration, or resume it. `bsns`: the provider's selection; absent: all. */
export async function startMigration(_input: { approved: boolean; bsns?: string[] }): Promise<MigrationReport> {
  throw new NotSupported();
}

/** The report of the latest migration; `done` is false until it has ended. */
export async function migrationReport(): Promise<MigrationReport> {
  throw new NotSupported();
}

// For disturbances and for inspection.

/** Do now what would be done later by itself: nightly registration, retries that are due. */
export async function runScheduledWork(): Promise<{ pending: number }> {
  throw new NotSupported();
}

/** What users or operators are shown as not done and needing attention. */
export async function workList(): Promise<{ items: { bsn?: string; reason: string }[] }> {
  throw new NotSupported();
}

/** Stop the connector hard and start it again. Left out, the harness restarts the process it started itself. */
export async function restart(): Promise<void> {
  throw new NotSupported();
}

/** The audit log (NEN 7513) of what concerned Mitz, oldest first. Times are instants, `2026-11-21T10:00:00Z`. */
export async function auditLog(_input: {
  bsn?: string;
  from?: string;
  to?: string;
}): Promise<{ entries: AuditEntry[] }> {
  throw new NotSupported();
}

// What goes in and out. BSNs are text of nine digits, dates are `2026-11-21`, certificates and keys are PEM.

export type DataCategory = 'GGC002' | 'GGC012' | 'GGC013';

export interface Provider {
  ura: string;
  providerType: string;
  name?: string;
}

export interface Professional {
  root: string;
  extension: string;
  roleCode: string;
  /** Who acts, at the keyboard, under mandate of this professional. */
  mandated?: { root: string; extension: string };
}

export interface Login {
  professional: Professional;
  factors: 1 | 2;
  level?: 'laag' | 'substantieel' | 'hoog';
  certificate?: 'valid' | 'expired' | 'revoked';
  /** In PEM; to be checked as a real one is. */
  userCertificate?: { certificate: string; issuer: string; crlUrl: string; ocspUrl?: string };
}

export interface MitzEnvironment {
  baseUrl: string;
  mijnMitzUrl?: string;
  ca: string;
  clientCertificate: string;
  clientKey: string;
  provider: Provider;
  providers?: Provider[];
  format?: 'json' | 'xml';
  mitzNotificationCertificate?: string;
  gatewaySystem?: string;
  sourceSystem?: string;
  notificationBase: string;
  serverCertificate?: string;
  serverKey?: string;
  consentQuestions?: { button: string; version: string; text: string }[];
}

export interface Patient {
  bsn: string;
  birthDate: string;
  name?: string;
  bsnVerified?: boolean;
  birthDateVerified?: boolean;
  holderUra?: string;
  records?: { dataCategory: DataCategory; content: string }[];
  activeDossier?: boolean;
  deceased?: boolean;
  treatmentRelation?: boolean;
  /** Ingeschreven with this provider; left out, it is. */
  registered?: boolean;
}

export interface DataRequest {
  bsn: string;
  requester: { ura: string; providerType: string; professional: Professional };
  dataCategories: DataCategory[];
  purposeOfUse: 'TREAT' | 'COC';
  holderUra?: string;
  deliverTo?: string;
}

export interface Holder {
  ura?: string;
  homeCommunityId?: string;
  sourceId?: string;
  dataCategories?: DataCategory[];
}

export interface ConsentQuestionShown {
  questionId: string;
  questionText: string;
  patientShown: string;
  informationShown?: boolean;
  questionVersion?: string;
  preselected?: 'yes' | 'no' | 'nothing';
}

export interface LocalConsentView {
  source: 'mitz' | 'local' | 'none';
  choice?: 'yes' | 'no' | 'unknown';
  choices?: { dataCategory?: DataCategory; consultingCategory?: string; choice?: 'yes' | 'no' | 'unknown' }[];
}

export interface LocalConsent {
  bsn: string;
  choice: 'yes' | 'no' | 'none';
  decidedAt?: string;
  futureProof?: boolean;
  consultingCategories?: string[];
  holderUra?: string;
}

export interface MigrationReport {
  done: boolean;
  total: number;
  offered: number;
  accepted: number;
  rejected: number;
  excluded: number;
  offeredByChoice?: { yes?: number; no?: number; restricted?: number };
  items?: { bsn: string; status: 'accepted' | 'rejected' | 'excluded' | 'pending'; reason?: string }[];
}

export interface AuditEntry {
  at: string;
  event: string;
  professional: string;
  bsn: string;
  requestId?: string;
  choice?: 'yes' | 'no';
  button?: string;
  questionVersion?: string;
  outcome: 'success' | 'refused' | 'error';
}
