/**
 * The faults that can be built into the reference connector, by name. A fault of behaviour hooks a decision of the sound
 * connector; a fault in the shape of a message changes what is sent. The sound connector knows of neither.
 */
import type { Connector } from '../connector.js';
import type { DriverServer } from '../driver-server.js';
import { layHooks } from '../hooks/lay-hooks.js';
import { ANSWER_FAULTS } from './answers.js';
import { AUDIT_FAULTS } from './audit.js';
import { CALL_FAULTS, CHANNEL_FAULTS } from './channel.js';
import { CLOSED_ANSWER_FAULTS } from './closed-answer.js';
import { CLOSED_QUESTION_FAULTS } from './closed-question.js';
import { CONSENT_FAULTS, RECORDING_FAULTS } from './consents.js';
import { CONSULTING_FAULTS } from './consulting.js';
import type { Fault } from './fault.js';
import { IDENTITY_FAULTS } from './identity.js';
import { LOGIN_FAULTS } from './login.js';
import { messageHooks } from './message-hooks.js';
import { tellWhatWasMissed } from './missed.js';
import { MIGRATION_FAULTS } from './migration.js';
import { NOTIFICATION_FAULTS } from './notifications.js';
import { OPEN_QUESTION_FAULTS } from './open-question.js';
import { PROGRAM_FAULTS } from './program.js';
import { QUESTION_FAULTS } from './questions.js';
import { RECORDING_BEHAVIOUR_FAULTS } from './recordings.js';
import { REGISTRATION_FAULTS } from './registration.js';
import { RELEASE_FAULTS } from './release.js';
import { SCREEN_FAULTS } from './screen.js';
import { SUBSCRIPTION_FAULTS } from './subscription.js';
import { TRUST_FAULTS } from './trust.js';

export const BEHAVIOUR_FAULTS = {
  ...PROGRAM_FAULTS,
  ...CALL_FAULTS,
  ...TRUST_FAULTS,
  ...IDENTITY_FAULTS,
  ...LOGIN_FAULTS,
  ...AUDIT_FAULTS,
  ...RELEASE_FAULTS,
  ...CLOSED_ANSWER_FAULTS,
  ...NOTIFICATION_FAULTS,
  ...CONSULTING_FAULTS,
  ...REGISTRATION_FAULTS,
  ...ANSWER_FAULTS,
  ...MIGRATION_FAULTS,
  ...SCREEN_FAULTS,
  ...QUESTION_FAULTS,
  ...RECORDING_BEHAVIOUR_FAULTS,
};

export const MESSAGE_FAULTS = {
  ...CHANNEL_FAULTS,
  ...CLOSED_QUESTION_FAULTS,
  ...OPEN_QUESTION_FAULTS,
  ...SUBSCRIPTION_FAULTS,
  ...CONSENT_FAULTS,
  ...RECORDING_FAULTS,
};

const FAULTS = { ...BEHAVIOUR_FAULTS, ...MESSAGE_FAULTS };

export type FaultName = keyof typeof FAULTS;

const NAMES = Object.keys(FAULTS) as FaultName[];

/** Every fault by name, with one sentence of what is broken. */
export const FAULT_LIST: readonly { name: FaultName; description: string }[] = NAMES.map((name) => ({
  name,
  description: FAULTS[name].description,
}));

/** Builds faults into a sound connector, before it wakes. */
export function layFaults(names: readonly FaultName[], connector: Connector, driver?: DriverServer): void {
  const faults = names.map((name): Fault => FAULTS[name]);
  const hooks = faults.map((fault) => ('hooks' in fault ? fault.hooks(connector) : messageHooks(fault, connector)));
  layHooks(hooks, connector, driver);
  for (const pump of [connector.dossiers.pump, connector.migration.pump]) tellWhatWasMissed(pump);
}

/** The fault with this name, or the name that comes nearest to it. */
export function findFault(name: string): { name: FaultName } | { nearest: FaultName | undefined } {
  const found = NAMES.find((known) => known === name);
  if (found !== undefined) return { name: found };
  const byDistance = NAMES.map((known) => ({ name: known, distance: distance(name, known) }));
  return { nearest: byDistance.sort((one, other) => one.distance - other.distance)[0]?.name };
}

/** Levenshtein's distance between two names. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, against] of [...other].entries()) {
      const replaced = (row[j] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
