import { readQuestion } from '../mitz/gesloten-autorisatievraag/question.js';
import type { MitzSpecification } from '../mitz/specification/index.js';
import { readXml } from '../mitz/xml.js';
import type { Koppelvlak, Misbehaviour } from '../mitz/world.js';
import { abonneren, migreren, opzeggen, outcome, registreren } from './endpoints/fhir.js';
import { decisions, geslotenAutorisatievraag, soapFault } from './endpoints/soap.js';
import type { Endpoint, Received, Reply } from './endpoints/endpoint.js';
import type { MitzState } from './state.js';

/** What the carrier does with a message: answers it, says nothing, or cuts the connection. */
export type Behaviour =
  { readonly kind: 'reply'; readonly reply: Reply } | { readonly kind: 'silence' } | { readonly kind: 'reset' };

/** A message with the koppelvlak it was sent to; null where the address is none of Mitz's. */
export interface Answered {
  readonly koppelvlak: Koppelvlak | null;
  readonly behaviour: Behaviour;
}

const endpoints: Partial<Record<Koppelvlak, { readonly method: string; readonly endpoint: Endpoint }>> = {
  geslotenAutorisatievraag: { method: 'POST', endpoint: geslotenAutorisatievraag },
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
  if (misbehaviour) return { koppelvlak, behaviour: misbehave(misbehaviour, message, mitz) };
  return { koppelvlak, behaviour: reply(known.endpoint(message, mitz)) };
}

const reply = (it: Reply): Behaviour => ({ kind: 'reply', reply: it });

function misbehave(misbehaviour: Misbehaviour, message: Received, mitz: MitzState): Behaviour {
  switch (misbehaviour.kind) {
    case 'silence':
    case 'reset':
      return { kind: misbehaviour.kind };
    case 'status':
      return reply({
        status: misbehaviour.status,
        headers: { 'content-type': 'text/plain', ...misbehaviour.headers },
        body: misbehaviour.body ?? '',
      });
    case 'fault':
      return reply(
        soapFault(
          misbehaviour.code === 'Sender' ? 400 : 500,
          misbehaviour.code,
          'as the scenario wants it',
          mitz.specification,
        ),
      );
    case 'decision':
      return reply(decisionByWord(misbehaviour.word, message, mitz));
  }
}

/** A scripted word needs a question that was understood: what was not is answered as ever. */
function decisionByWord(word: string, message: Received, mitz: MitzState): Reply {
  const right = geslotenAutorisatievraag(message, mitz);
  if (right.status !== 200) return right;
  const question = readQuestion(readXml(message.body), mitz.specification);
  return 'unrecognised' in question ? right : decisions(question, mitz, () => word);
}
