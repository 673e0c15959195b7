import { buildFault } from '../mitz/soap/envelope.js';
import { readQuestion } from '../mitz/gesloten-autorisatievraag/question.js';
import { strangerBsn } from '../mitz/identifiers.js';
import { readXml } from '../mitz/xml.js';
import { operationOutcome } from '../mitz/toestemming/answer.js';
import type { Koppelvlak, Misbehaviour, WrongAnswer } from '../mitz/world.js';
import type { Endpoint, Received, Reply } from './endpoints/endpoint.js';
import { json } from './endpoints/fhir.js';
import { decisions, geslotenAutorisatievraag, soapHeaders } from './endpoints/soap.js';
import type { MitzState } from './state.js';

/** What the carrier does with a message: answers it (at once, later, or byte by byte), says nothing, or cuts the connection. */
export type Behaviour =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly delayMs?: number; readonly dripMs?: number }
  | { readonly kind: 'silence' }
  | { readonly kind: 'reset' };

/** Does what a scenario wants instead of the right thing. The endpoint gives the right answer to begin with. */
export function misbehave(
  misbehaviour: Misbehaviour,
  message: Received,
  mitz: MitzState,
  { endpoint, koppelvlak }: { readonly endpoint: Endpoint; readonly koppelvlak: Koppelvlak },
): Behaviour {
  const reply = (it: Reply): Behaviour => ({ kind: 'reply', reply: it });
  switch (misbehaviour.kind) {
    case 'silence':
    case 'reset':
      return { kind: misbehaviour.kind };
    case 'status':
      return {
        kind: 'reply',
        reply: {
          status: misbehaviour.status,
          ...saying(misbehaviour, koppelvlak),
        },
        ...(misbehaviour.ms !== undefined && { delayMs: misbehaviour.ms }),
      };
    case 'fault':
      return reply({
        status: misbehaviour.code === 'Sender' ? 400 : 500,
        headers: soapHeaders,
        body: buildFault(misbehaviour.code, 'as the scenario wants it', mitz.specification),
      });
    case 'decision':
      return reply(decisionByWord(misbehaviour.word, message, mitz));
    case 'redirect':
      return reply({ status: 307, headers: { location: `${elsewhere(message.baseUrl)}elders` }, body: '' });
    case 'late':
      return { ...reply(endpoint(message, mitz)), delayMs: misbehaviour.ms } as Behaviour;
    case 'drip':
      return { ...reply(endpoint(message, mitz)), dripMs: misbehaviour.everyMs } as Behaviour;
    case 'wrong':
      return reply(wrong(misbehaviour.answer, endpoint(message, mitz), message));
  }
}

const fhirInterfaces: ReadonlySet<Koppelvlak> = new Set(['abonneren', 'opzeggen', 'migreren', 'registreren']);
/** The kinds of fault that FHIR knows for these statuses; of any other it is said that processing failed. */
const issues: Readonly<Record<number, string>> = { 401: 'login', 403: 'forbidden', 429: 'throttled', 503: 'transient' };

/** What goes with a scripted status: as the script says, and where it says nothing of a fault over FHIR an OperationOutcome. */
function saying(
  { status, headers, body }: Extract<Misbehaviour, { kind: 'status' }>,
  koppelvlak: Koppelvlak,
): Pick<Reply, 'headers' | 'body'> {
  if (body !== undefined || status < 400 || !fhirInterfaces.has(koppelvlak))
    return { headers: { 'content-type': 'text/plain', ...headers }, body: body ?? '' };
  const said = json(status, operationOutcome(issues[status] ?? 'processing', 'as the scenario wants it'));
  return { headers: { ...said.headers, ...headers }, body: said.body };
}

/** This mock by another name where it has one, so that the address is of another origin too. */
const elsewhere = (baseUrl: string): string => baseUrl.replace('//localhost:', '//127.0.0.1:');

/** A scripted word needs a question that was understood: what was not is answered as ever. */
function decisionByWord(word: string, message: Received, mitz: MitzState): Reply {
  const right = geslotenAutorisatievraag(message, mitz);
  if (right.status !== 200) return right;
  const question = readQuestion(readXml(message.body), mitz.specification);
  return 'unrecognised' in question ? right : decisions(question, mitz, () => word);
}

/** Spoils a right answer in one way. An answer that was an error already stays as it was. */
function wrong(answer: WrongAnswer, right: Reply, { baseUrl }: Received): Reply {
  if (right.status !== 200) return right;
  if (answer === 'html') {
    return { ...right, headers: { 'content-type': 'text/html' }, body: '<html><body>Permit</body></html>' };
  }
  const body = spoilt(answer, right.body, baseUrl);
  if (body === right.body) throw new Error(`'${answer}' changes nothing in this answer`);
  return { ...right, body };
}

const anotherUra = '90000999';

/** A Result of the gesloten, or a PatientLocationResponse of the open autorisatievraag. */
const result = /<(x:Result|PatientLocationResponse)[\s>][\s\S]*?<\/\1>/;

function spoilt(answer: Exclude<WrongAnswer, 'html'>, body: string, baseUrl: string): string {
  switch (answer) {
    case 'about-another-patient':
      return body.replace(/(root="2\.16\.840\.1\.113883\.2\.4\.6\.3" extension=")\d+/g, `$1${strangerBsn}`);
    case 'about-another-holder':
      return body.replace(/(root="2\.16\.528\.1\.1007\.3\.3" extension=")\d+/g, `$1${anotherUra}`);
    case 'two-results-for-one-category':
      return body.replace(result, (one) => one + one.replace('>Permit<', '>Deny<'));
    case 'two-results-deny-first':
      return body.replace(result, (one) => one.replace('>Permit<', '>Deny<') + one);
    case 'no-result':
      return body.replace(new RegExp(result, 'g'), '');
    case 'result-for-an-unasked-category':
      return body.replace(/code="GGC0\d\d"/g, (code) => (code.includes('GGC013') ? 'code="GGC012"' : 'code="GGC013"'));
    case 'truncated':
      return body.slice(0, body.indexOf('</', body.length * 0.8));
    case 'malformed':
      return body.replace(/<\/(\w+:)?Body>/, '</Bodem>');
    case 'external-entity':
      return `<!DOCTYPE e [<!ENTITY x SYSTEM "${baseUrl}entiteit">]>${body.replace(/>(Permit|urn:oid:[\d.]+)</, '>$1&x;<')}`;
    case 'entity-expansion':
      return `${bomb}${body.replace(/<\/(\w+:)?Body>/, '&z9;$&')}`;
    case 'oversize':
      return body.replace(/<(\w+:)?Body>/, `$&<!-- ${'x'.repeat(20 * 1024 * 1024)} -->`);
    case 'deeply-nested':
      return body.replace(/<\/(\w+:)?Body>/, `${'<d>'.repeat(10_000)}${'</d>'.repeat(10_000)}$&`);
    case 'relates-to-another-message':
      return body.replace(/RelatesTo>[^<]*</, 'RelatesTo>urn:uuid:00000000-0000-4000-8000-000000000000<');
  }
}

/** Ten entities, each ten times the one before: read naively, 20 GB. */
const bomb = `<!DOCTYPE e [<!ENTITY z0 "${'z'.repeat(20)}">${Array.from({ length: 9 }, (_, i) => `<!ENTITY z${i + 1} "${`&z${i};`.repeat(10)}">`).join('')}]>`;
