import type { AuditLog } from './audit.js';
import type { Button } from './codes.js';
import type { Environment, Patient, Professional, Provider } from './domain.js';
import { Refusal } from './errors.js';
import type { Identities } from './identities.js';
import type { Messages } from './messages.js';
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

/** Who is logged in, and with how many factors. */
export interface Session {
  professional: Professional;
  factors: 1 | 2;
}

/** What a restart or another user wipes: who is logged in, who is on screen, which questions are open. */
export interface Desk {
  session?: Session;
  loginRefused?: boolean;
  onScreen?: string;
  questions: Map<string, OpenQuestion>;
}

/** What every part of the connector works with. */
export interface Context {
  readonly store: Store;
  readonly audit: AuditLog;
  readonly identities: Identities;
  readonly messages: Messages;
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
