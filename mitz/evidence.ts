/** What checks ask of a transcript: the messages in meaning, and what the target did. */
import { notShown } from '../core/outcome.js';
import { isAction, isExchange } from '../core/transcript.js';
import type { Action, Exchange, HttpRequest } from '../core/transcript.js';
import { readSubscription } from './abonneren/subscription.js';
import type { SubscriptionRequest } from './abonneren/subscription.js';
import type { MitzEvidence } from './context.js';
import { mustBeRead } from './as-read.js';
import { FhirFault, readFhir } from './fhir/read.js';
import type { Json } from './fhir/json.js';
import { header } from '../core/transcript.js';
import { readQuestion } from './gesloten-autorisatievraag/question.js';
import type { Question } from './gesloten-autorisatievraag/question.js';
import { readLocations } from './open-autorisatievraag/answer.js';
import type { Location } from './open-autorisatievraag/answer.js';
import { readOpenQuestion } from './open-autorisatievraag/question.js';
import type { OpenQuestion } from './open-autorisatievraag/question.js';
import { messageTo } from './arrivals.js';
import { callsTo } from './rules.js';
import { readLaunch } from './samen-naar-mijnmitz/launch.js';
import type { Launch } from './samen-naar-mijnmitz/launch.js';
import { saidIn } from './toestemming/digest.js';
import { readConsents } from './toestemming/read.js';
import type { ReceivedConsents } from './toestemming/read.js';
import { readXml, XmlFault } from './xml.js';
import type { Koppelvlak } from './world.js';
import type { ActionName, XisActions } from './xis.js';

/** A message that was recognised in full, with the exchange that carried it. */
export type Recognised<Message> = Message & { readonly exchange: Exchange };

/** The questions that arrived, in order. @throws NotShown where one was not recognised: it proves nothing about meaning */
export const questions = (evidence: MitzEvidence): readonly Recognised<Question>[] =>
  recognised(evidence, 'geslotenAutorisatievraag', ({ request }) =>
    readQuestion(readXml(request.body), evidence.specification),
  );

/** The open questions that arrived, in order. @throws NotShown where one was not recognised */
export const openQuestions = (evidence: MitzEvidence): readonly Recognised<OpenQuestion>[] =>
  recognised(evidence, 'openAutorisatievraag', ({ request }) =>
    readOpenQuestion(readXml(request.body), evidence.specification),
  );

/** The locations that Mitz named in answer to an open question; undefined where it named none nor said that there are none. */
export function locationsIn({ response }: Exchange, evidence: MitzEvidence): readonly Location[] | undefined {
  if (response?.status !== 200) return undefined;
  try {
    return readLocations(readXml(response.body), evidence.specification);
  } catch (thrown) {
    if (thrown instanceof XmlFault) return undefined; // an answer that was spoilt as the scenario wanted it
    throw thrown;
  }
}

/** The subscriptions that arrived, in order. @throws NotShown where one was not recognised */
export const subscriptions = (evidence: MitzEvidence): readonly Recognised<SubscriptionRequest>[] =>
  recognised(evidence, 'abonneren', (exchange) => readSubscription(fhirOf(exchange), evidence.specification));

/** The migration messages that arrived, in order. @throws NotShown where one was not recognised */
export const migrations = (evidence: MitzEvidence): readonly Recognised<ReceivedConsents>[] =>
  recognised(
    evidence,
    'migreren',
    (exchange) => saidIn(exchange) ?? readConsents(fhirOf(exchange), evidence.specification),
  );

/** The choices recorded with a button that arrived, in order. @throws NotShown where one was not recognised */
export const recordings = (evidence: MitzEvidence): readonly Recognised<ReceivedConsents>[] =>
  recognised(evidence, 'registreren', (exchange) => readConsents(fhirOf(exchange), evidence.specification));

/** The launches of Samen-naar-MijnMitz that arrived, in order. @throws NotShown where one was not recognised */
export const launches = (evidence: MitzEvidence): readonly Recognised<Launch>[] =>
  recognised(evidence, 'launch', ({ request }) => readLaunch(request.body, evidence.specification));

/** What was read of a request before: many checks judge the same messages. */
const readBefore = new WeakMap<HttpRequest, Json>();

/** The resource in a request. @throws FhirFault */
export function fhirOf({ request }: Exchange): Json {
  const known = readBefore.get(request);
  if (known !== undefined) return known;
  const resource = readFhir(request.body, header(request, 'content-type'));
  readBefore.set(request, resource);
  return resource;
}

function recognised<Message extends object>(
  evidence: MitzEvidence,
  koppelvlak: Koppelvlak,
  read: (exchange: Exchange) => Message | { readonly unrecognised: string },
): readonly Recognised<Message>[] {
  return callsTo(evidence, koppelvlak).map((exchange) => {
    mustBeRead(exchange);
    const { garbled } = exchange.request;
    const message = garbled === undefined ? reading(() => read(exchange)) : { unrecognised: garbled };
    if ('unrecognised' in message) {
      notShown(
        `exchange ${exchange.id} to ${koppelvlak} was not recognised (${message.unrecognised}), so it proves nothing about meaning; if this is the official form, put it in an overlay and ask Mitz`,
      );
    }
    return { ...message, exchange };
  });
}

function reading<Message extends object>(
  read: () => Message | { readonly unrecognised: string },
): Message | { readonly unrecognised: string } {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof XmlFault || thrown instanceof FhirFault) return { unrecognised: thrown.message };
    throw thrown;
  }
}

/** An action of the driver with the types of its contract. */
export interface DoneAction<A extends ActionName> {
  readonly input: XisActions[A]['input'];
  /**
   * undefined where the XIS refused. Who reads it leans on what the target says of itself, or on the person who was its
   * hands: that is the kind of evidence then.
   */
  readonly output: XisActions[A]['output'] | undefined;
  /** Why the XIS refused; that it refused is told, as its output is, by the target itself. */
  readonly refusal: string | undefined;
  readonly entry: Action;
}

/** The kind of evidence that the output of an action is: of a person where one was the hands, otherwise of the target itself. */
export const saidBy = ({ statement }: Action): 'seen' | 'stated' => (statement ? 'seen' : 'stated');

/** The times an action was carried out, in order. */
export function actions<A extends ActionName>(evidence: MitzEvidence, name: A): readonly DoneAction<A>[] {
  return evidence.entries.filter(isAction).flatMap((entry) => {
    const { result } = entry;
    if (entry.name !== name || (result.status !== 'done' && result.status !== 'refused')) return [];
    return {
      input: entry.input as XisActions[A]['input'],
      get output() {
        if (result.status !== 'done') return undefined;
        if (result.output !== undefined) evidence.read?.said(saidBy(entry));
        return result.output as XisActions[A]['output'];
      },
      get refusal() {
        if (result.status !== 'refused') return undefined;
        evidence.read?.said(saidBy(entry));
        return result.reason;
      },
      entry,
    };
  });
}

/**
 * The same evidence for a check that holds what the target says against what arrived. Its statement is what is judged
 * then, and not what the judgement rests on.
 */
export function heldAgainstWhatArrived<Cast>({ read: _, ...evidence }: MitzEvidence<Cast>): MitzEvidence<Cast> {
  return evidence;
}

/** The one time an action was carried out; the last where there were more. @throws NotShown where there was none */
export const lastAction = <A extends ActionName>(evidence: MitzEvidence, name: A): DoneAction<A> =>
  actions(evidence, name).at(-1) ?? notShown(notCarriedOut(evidence, name));

/** Why an action is not in the evidence: the driver cannot do it, or it was not asked for. */
export const notCarriedOut = ({ entries }: MitzEvidence, name: ActionName): string =>
  entries.filter(isAction).some((entry) => entry.name === name && entry.result.status === 'unsupported')
    ? `the driver cannot do '${name}' (501)`
    : `the action '${name}' was not carried out`;

/** Tells that a judgement rests on nothing having arrived at an interface of Mitz. Where nothing ever did, it is only the target's word. */
export const restsOnSilenceAt = ({ read }: MitzEvidence, koppelvlak: Koppelvlak): void =>
  read?.silent([messageTo(koppelvlak)], 'stated');

/** Every call of the target, whatever the address. @throws NotShown where there was none */
export function everyCall(evidence: MitzEvidence): readonly Exchange[] {
  const calls = evidence.entries.filter(isExchange).filter(({ by }) => by === 'target');
  return calls.length > 0 ? calls : notShown('the target made no call to Mitz');
}

/** Every call of the target to an interface that the set knows. @throws NotShown where there was none */
export function everyMessage(evidence: MitzEvidence): readonly Exchange[] {
  const messages = everyCall(evidence).filter(({ koppelvlak }) => koppelvlak !== null);
  return messages.length > 0 ? messages : notShown('the target made no call to an interface that the set knows');
}

/** The notifications that were sent, in order: by Mitz itself, unless somebody in its place is named. */
export const notifications = (evidence: MitzEvidence, impostor?: 'stranger' | 'nobody'): readonly Exchange[] =>
  evidence.entries
    .filter(isExchange)
    .filter(
      (exchange) => exchange.by === 'mitz' && exchange.koppelvlak === 'notificeren' && exchange.impostor === impostor,
    );

/** Whether anything in a message, wherever it stands, holds this BSN. */
export const mentions = ({ request }: Exchange, bsn: string): boolean =>
  request.path.includes(bsn) || request.body.includes(bsn) || request.headers.some(([, value]) => value.includes(bsn));

/**
 * Every call of the target that holds this BSN, recognised or not.
 * @throws NotShown where there is none, and yet a message that nobody read: it may have been one
 */
export function callsAbout(evidence: MitzEvidence, bsn: string): readonly Exchange[] {
  const calls = evidence.entries.filter(isExchange).filter(({ by }) => by === 'target');
  const about = calls.filter((call) => mentions(call, bsn));
  if (about.length === 0) calls.forEach(mustBeRead);
  return about;
}

/**
 * Where a message did not arrive, it may have gone to an address that the set does not know, and be right there.
 * @throws NotShown where a call with this BSN went to such an address
 */
export function mustNotBeElsewhere(evidence: MitzEvidence, bsn: string): void {
  const unknown = evidence.entries
    .filter(isExchange)
    .find((call) => call.by === 'target' && call.koppelvlak === null && (mentions(call, bsn) || call.request.unread));
  if (unknown) {
    notShown(
      `exchange ${unknown.id} went to ${unknown.request.path}, which no specification set knows; if this is the official address, put it in an overlay and ask Mitz`,
    );
  }
}
