import { messageOf } from '../core/errors.js';
import { koppelvlakAt } from '../mitz/interface-at.js';
import type { MitzSpecification } from '../mitz/specification/index.js';
import type { Koppelvlak } from '../mitz/world.js';
import { abonneren, migreren, opzeggen, outcome, registreren } from './endpoints/fhir.js';
import { launch } from './endpoints/launch.js';
import { geslotenAutorisatievraag, openAutorisatievraag, soapFault } from './endpoints/soap.js';
import type { Endpoint, Received, Reply } from './endpoints/endpoint.js';
import { misbehave } from './misbehave.js';
import type { Behaviour } from './misbehave.js';
import type { Body } from './read-body.js';
import type { MitzState } from './state.js';

/** A message with the koppelvlak it was sent to; null where the address is none of Mitz's. */
export interface Answered {
  readonly koppelvlak: Koppelvlak | null;
  readonly behaviour: Behaviour;
}

const endpoints: Record<Koppelvlak, { readonly method: string; readonly endpoint: Endpoint }> = {
  geslotenAutorisatievraag: { method: 'POST', endpoint: geslotenAutorisatievraag },
  openAutorisatievraag: { method: 'POST', endpoint: openAutorisatievraag },
  abonneren: { method: 'POST', endpoint: abonneren },
  opzeggen: { method: 'DELETE', endpoint: opzeggen },
  migreren: { method: 'POST', endpoint: migreren },
  registreren: { method: 'POST', endpoint: registreren },
  launch: { method: 'POST', endpoint: launch },
};

/** Mitz itself: takes a message to its koppelvlak. A call to anything else is a fault of the caller, and says so. */
export function answer(message: Received, mitz: MitzState): Answered {
  const koppelvlak = koppelvlakAt(message.path, message.method, mitz.specification);
  const known = koppelvlak && endpoints[koppelvlak];
  if (!known)
    return { koppelvlak, behaviour: reply(outcome(404, 'not-found', `Mitz has no interface at '${message.path}'`)) };
  if (message.method !== known.method) {
    const refusal = outcome(405, 'not-supported', `${koppelvlak} is ${known.method}, not ${message.method}`);
    return { koppelvlak, behaviour: reply(refusal) };
  }
  const misbehaviour = mitz.misbehaviour(koppelvlak, message.body);
  if (misbehaviour) return { koppelvlak, behaviour: misbehave(misbehaviour, message, mitz, { ...known, koppelvlak }) };
  return { koppelvlak, behaviour: reply(known.endpoint(message, mitz)) };
}

/** As `answer`, for whatever a carrier received: what cannot be read, or what makes the mock itself fail. */
export function answerAnything(
  message: Received,
  { unread, garbled }: Pick<Body, 'unread' | 'garbled'>,
  mitz: MitzState,
): Answered {
  const { specification } = mitz;
  const koppelvlak = koppelvlakAt(message.path, message.method, specification);
  if (unread) return { koppelvlak, behaviour: reply(refusal(koppelvlak, unread.status, unread.reason, specification)) };
  if (garbled !== undefined) {
    const status = isSoap(koppelvlak) ? specification['antwoord.malformed'].value : 400;
    return { koppelvlak, behaviour: reply(refusal(koppelvlak, status, garbled, specification)) };
  }
  try {
    return answer(message, mitz);
  } catch (thrown) {
    // Ours, not the caller's: it answers without a stack, and the record tells that the harness failed.
    const { status, headers, body } = refusal(koppelvlak, 500, 'the mocked Mitz failed', specification);
    return { koppelvlak: null, behaviour: reply({ status, headers, body, broken: messageOf(thrown) }) };
  }
}

const isSoap = (koppelvlak: Koppelvlak | null): boolean =>
  koppelvlak === 'geslotenAutorisatievraag' || koppelvlak === 'openAutorisatievraag';

/** The kinds of fault that FHIR knows for these statuses. */
const issues: Readonly<Record<number, string>> = { 413: 'too-long', 415: 'not-supported', 500: 'exception' };

/** A refusal in the form of the interface: a SOAP fault, or an OperationOutcome. */
function refusal(
  koppelvlak: Koppelvlak | null,
  status: number,
  reason: string,
  specification: MitzSpecification,
): Reply {
  if (!isSoap(koppelvlak)) return outcome(status, issues[status] ?? 'structure', reason);
  const ours = status === 500;
  return { ...soapFault(status, ours ? 'Receiver' : 'Sender', reason, specification), fault: reason };
}

const reply = (it: Reply): Behaviour => ({ kind: 'reply', reply: it });
