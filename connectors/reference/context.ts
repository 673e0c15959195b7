import type { AuditLog } from './audit.js';
import type { Button } from './codes.js';
import {
  passesElevenTest,
  providerOf,
  type Environment,
  type Patient,
  type Professional,
  type Provider,
} from './domain.js';
import { Refusal } from './errors.js';
import type { Faults } from './faults.js';
import type { MitzClient } from './mitz-client.js';
import type { Store } from './store.js';

/** A question on the screen, and the patient it belongs to. */
export interface OpenQuestion {
  id: string;
  bsn: string;
  button: Button;
  holder: Provider;
  version: string;
}

/** What a restart or another user wipes: who is logged in, who is on screen, which questions are open. */
export interface Desk {
  session?: { professional: Professional; factors: 1 | 2 };
  loginRefused?: boolean;
  onScreen?: string;
  previousOnScreen?: string;
  questions: Map<string, OpenQuestion>;
}

/** What every part of the connector works with. */
export interface Context {
  readonly faults: Faults;
  readonly store: Store;
  readonly audit: AuditLog;
  desk: Desk;
  /** The configuration; a `Refusal` before the first configure. */
  environment(): Environment;
  mitz(): MitzClient;
  /** The address Mitz is asked to notify. */
  notificationEndpoint(endpointId: string): string;
}

/** The name unattended work has in the audit log. */
export const UNATTENDED = 'system';

/** Under whose name something happens: the user, or the system itself. */
export function responsible({ desk }: Context): string {
  return desk.session?.professional.extension ?? UNATTENDED;
}

/** All registrations of this patient, one per holder. */
export function patientsWith({ store }: Context, bsn: string): Patient[] {
  return [...store.rows('patients').values()].filter((patient) => patient.bsn === bsn);
}

export function knownPatient(context: Context, bsn: string): Patient {
  const [patient] = patientsWith(context, bsn);
  if (patient === undefined) throw new Refusal('This patient is not registered here.');
  return patient;
}

/** A BSN with a typing error in it is nobody's, or somebody else's. */
export function isSoundBsn({ faults }: Context, bsn: string): boolean {
  return passesElevenTest(bsn) || faults.has('sends-bsns-that-fail-the-eleven-test');
}

/** Until SBV-Z has confirmed a BSN, nothing about it may go to Mitz. */
export function isVerified({ faults }: Context, patient: Patient): boolean {
  return patient.bsnVerified || faults.has('ignores-bsn-verification');
}

const OTHER_URA = '90009999';
const OTHER_PERSON = '900000017';

/** One of our own providers as it is named in a message. */
export function ownProvider(context: Context, provider: Provider): Provider {
  const { faults } = context;
  const isOurs = providerOf(context.environment(), provider.ura) !== undefined;
  if (!isOurs) return provider;
  const { provider: first } = context.environment();
  return {
    ...provider,
    ...(faults.has('uses-one-ura-for-all-providers') ? { ura: first.ura } : {}),
    ...(faults.has('uses-one-provider-type-for-all') ? { providerType: first.providerType } : {}),
    ...(faults.has('sends-another-ura') ? { ura: OTHER_URA } : {}),
    ...(faults.has('sends-another-provider-type')
      ? { providerType: provider.providerType === 'V6' ? 'Z3' : 'V6' }
      : {}),
  };
}

/** A professional as named in a message. */
export function asSent({ faults }: Context, professional: Professional): Professional {
  return faults.has('sends-one-professional-for-all') ? { ...professional, extension: OTHER_PERSON } : professional;
}
