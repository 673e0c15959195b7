import type { MitzSpecification } from '../mitz/specification/index.js';
import type { Koppelvlak } from '../mitz/world.js';
import { abonneren, migreren, opzeggen, outcome, registreren } from './endpoints/fhir.js';
import { geslotenAutorisatievraag, openAutorisatievraag } from './endpoints/soap.js';
import type { Endpoint, Received, Reply } from './endpoints/endpoint.js';
import { misbehave } from './misbehave.js';
import type { Behaviour } from './misbehave.js';
import type { MitzState } from './state.js';

/** A message with the koppelvlak it was sent to; null where the address is none of Mitz's. */
export interface Answered {
  readonly koppelvlak: Koppelvlak | null;
  readonly behaviour: Behaviour;
}

const endpoints: Partial<Record<Koppelvlak, { readonly method: string; readonly endpoint: Endpoint }>> = {
  geslotenAutorisatievraag: { method: 'POST', endpoint: geslotenAutorisatievraag },
  openAutorisatievraag: { method: 'POST', endpoint: openAutorisatievraag },
  abonneren: { method: 'POST', endpoint: abonneren },
  opzeggen: { method: 'DELETE', endpoint: opzeggen },
  migreren: { method: 'POST', endpoint: migreren },
  registreren: { method: 'POST', endpoint: registreren },
};

/** The koppelvlak at a path below the base, whatever the method; null where there is none. */
export function koppelvlakAt(path: string, method: string, specification: MitzSpecification): Koppelvlak | null {
  const subscription = specification['path.abonneren'].value;
  if (path.startsWith(`${subscription}/`) && method === 'DELETE') return 'opzeggen';
  const exact = (
    ['geslotenAutorisatievraag', 'openAutorisatievraag', 'abonneren', 'migreren', 'registreren', 'launch'] as const
  ).find((name) => withoutSlash(specification[`path.${name}`].value) === withoutSlash(path));
  return exact ?? null;
}

const withoutSlash = (path: string): string => path.replace(/\/$/, '');

/** Mitz itself: takes a message to its koppelvlak. A call to anything else is a fault of the caller, and says so. */
export function answer(message: Received, mitz: MitzState): Answered {
  const koppelvlak = koppelvlakAt(message.path, message.method, mitz.specification);
  const known = koppelvlak && endpoints[koppelvlak];
  if (!koppelvlak || !known)
    return { koppelvlak, behaviour: reply(outcome(404, 'not-found', `Mitz has no interface at '${message.path}'`)) };
  if (message.method !== known.method) {
    const refusal = outcome(405, 'not-supported', `${koppelvlak} is ${known.method}, not ${message.method}`);
    return { koppelvlak, behaviour: reply(refusal) };
  }
  const misbehaviour = mitz.misbehaviour(koppelvlak, message.body);
  if (misbehaviour) return { koppelvlak, behaviour: misbehave(misbehaviour, message, mitz, known.endpoint) };
  return { koppelvlak, behaviour: reply(known.endpoint(message, mitz)) };
}

const reply = (it: Reply): Behaviour => ({ kind: 'reply', reply: it });
