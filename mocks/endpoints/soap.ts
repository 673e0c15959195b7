import { buildAnswer } from '../../mitz/gesloten-autorisatievraag/answer.js';
import { readQuestion } from '../../mitz/gesloten-autorisatievraag/question.js';
import type { Question } from '../../mitz/gesloten-autorisatievraag/question.js';
import { buildOpenAnswer } from '../../mitz/open-autorisatievraag/answer.js';
import { readOpenQuestion } from '../../mitz/open-autorisatievraag/question.js';
import { buildFault } from '../../mitz/soap/envelope.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { readXml, XmlFault } from '../../mitz/xml.js';
import type { XmlElement } from '../../mitz/xml.js';
import type { MitzState } from '../state.js';
import type { Endpoint, Received, Reply } from './endpoint.js';

const accepted = new Set(['application/soap+xml', 'text/xml', 'application/xml']);

/** The gesloten autorisatievraag: a Result for every category asked. */
export const geslotenAutorisatievraag: Endpoint = (message, mitz) =>
  reading(
    message,
    mitz,
    (root) => readQuestion(root, mitz.specification),
    (question) => decisions(question, mitz, (category) => mitz.decide(question, category)),
  );

/** The open autorisatievraag: a location for every holder that may be asked, none where there is none. */
export const openAutorisatievraag: Endpoint = (message, mitz) =>
  reading(
    message,
    mitz,
    (root) => readOpenQuestion(root, mitz.specification),
    (question) => ({
      status: 200,
      headers: soapHeaders,
      body: buildOpenAnswer(question, mitz.locate(question), mitz.specification),
    }),
  );

/** Answers a question that was recognised; anything else is a fault of the sender. */
function reading<Question extends object>(
  message: Received,
  { specification }: MitzState,
  read: (root: XmlElement) => Question | { readonly unrecognised: string },
  answer: (question: Question) => Reply,
): Reply {
  const mediaType = (message.contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!accepted.has(mediaType))
    return soapFault(415, 'Sender', `Content-Type '${mediaType}' is no SOAP 1.2 message`, specification);
  const malformed = (reason: string): Reply =>
    soapFault(specification['antwoord.malformed'].value, 'Sender', reason, specification);
  try {
    const question = read(readXml(message.body));
    if ('unrecognised' in question) return malformed(`the question was not recognised: ${question.unrecognised}`);
    return answer(question);
  } catch (thrown) {
    if (thrown instanceof XmlFault) return malformed(thrown.message);
    throw thrown;
  }
}

/** Answers every category of a question with the word that `decide` gives. */
export function decisions(
  question: Question,
  { specification }: MitzState,
  decide: (category: string) => string,
): Reply {
  const results = question.dataCategories.map((dataCategory) => ({
    bsn: question.bsn,
    holder: question.holder,
    dataCategory,
    decision: decide(dataCategory),
  }));
  return { status: 200, headers: soapHeaders, body: buildAnswer(question, results, specification) };
}

export const soapHeaders = { 'content-type': 'application/soap+xml; charset=utf-8' } as const;

export const soapFault = (
  status: number,
  code: 'Sender' | 'Receiver',
  reason: string,
  specification: MitzSpecification,
): Reply => ({
  status,
  headers: soapHeaders,
  body: buildFault(code, reason, specification),
  ...(code === 'Sender' && { fault: reason }),
});
