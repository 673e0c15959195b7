import type { Button, DataCategory } from './codes.js';

export interface Provider {
  ura: string;
  providerType: string;
  name?: string;
}

export interface PersonId {
  root: string;
  extension: string;
}

/** The responsible professional, and under whose hands the work is done when that is somebody else. */
export interface Professional extends PersonId {
  roleCode: string;
  mandated?: PersonId;
}

export interface DossierRecord {
  dataCategory: DataCategory;
  content: string;
}

export interface Patient {
  bsn: string;
  birthDate: string;
  bsnVerified: boolean;
  birthDateVerified: boolean;
  holderUra: string;
  records: DossierRecord[];
  activeDossier: boolean;
  deceased: boolean;
  treatmentRelation: boolean;
  registered: boolean;
}

export type Choice = 'yes' | 'no';

/** An existing consent in the XIS's own register, from before Mitz. */
export interface LocalConsent {
  bsn: string;
  holderUra: string;
  choice: Choice | 'none';
  decidedAt?: string;
  futureProof: boolean;
  consultingCategories: string[];
}

export interface ConsentQuestion {
  button: Button;
  version: string;
  text: string;
}

/** Where Mitz is, and who this connector is: the input of `configure`. */
export interface Environment {
  baseUrl: string;
  mijnMitzUrl?: string;
  ca: string;
  clientCertificate: string;
  clientKey: string;
  provider: Provider;
  providers: Provider[];
  format: 'json' | 'xml';
  mitzNotificationCertificate?: string;
  gatewaySystem?: string;
  sourceSystem?: string;
  notificationBase: string;
  serverCertificate?: string;
  serverKey?: string;
  consentQuestions: ConsentQuestion[];
}

export type AuditEvent =
  | 'closed-question'
  | 'open-question'
  | 'subscribe'
  | 'unsubscribe'
  | 'notification'
  | 'record-consent'
  | 'migrate'
  | 'open-mijnmitz';

/** Who did what, for which patient, when, with what outcome, and which message it was (NEN 7513). */
export interface AuditEntry {
  at: string;
  event: AuditEvent;
  professional: string;
  bsn: string;
  requestId?: string;
  choice?: Choice;
  button?: Button;
  questionVersion?: string;
  outcome: 'success' | 'refused' | 'error';
}

/** One key per patient and holder: the same patient may be known at two providers of one system. */
export function keyOf(ura: string, bsn: string): string {
  return `${ura}/${bsn}`;
}

/** The provider with this URA among those the system works for; without a URA the first. */
export function providerOf(environment: Environment, ura?: string): Provider | undefined {
  if (ura === undefined) return environment.provider;
  return [environment.provider, ...environment.providers].find((provider) => provider.ura === ura);
}

/** The elfproef: nine digits, weights 9 down to 2 and -1 for the last, divisible by eleven. */
export function passesElevenTest(bsn: string): boolean {
  if (!/^\d{9}$/.test(bsn) || bsn === '000000000') return false;
  const sum = [...bsn].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}

const amsterdam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });

/** Whole years on the civil date in the Netherlands: a birthday begins at midnight there, not in UTC. */
export function ageOn(moment: Date, birthDate: string): number {
  const today = amsterdam.format(moment);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Today in the Netherlands, for a note in a dossier. */
export function civilDate(moment: Date): string {
  return amsterdam.format(moment);
}
