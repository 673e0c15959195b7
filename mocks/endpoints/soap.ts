import { buildAnswer, buildFault } from '../../mitz/gesloten-autorisatievraag/answer.js';
import { readQuestion } from '../../mitz/gesloten-autorisatievraag/question.js';
import type { Question } from '../../mitz/gesloten-autorisatievraag/question.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { readXml, XmlFault } from '../../mitz/xml.js';
import type { MitzState } from '../state.js';
import type { Endpoint, Reply } from './endpoint.js';

const accepted = new Set(['application/soap+xml', 'text/xml', 'application/xml']);

/** The gesloten autorisatievraag: a Result for every category asked. */
export const geslotenAutorisatievraag: Endpoint = (message, mitz) => {
  const { specification } = mitz;
  const mediaType = (message.contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!accepted.has(mediaType))
    return soapFault(415, 'Sender', `Content-Type '${mediaType}' is no SOAP 1.2 message`, specification);
  try {
    const question = readQuestion(readXml(message.body), specification);
    if ('unrecognised' in question) {
      return soapFault(
        specification['antwoord.malformed'].value,
        'Sender',
        `the question was not recognised: ${question.unrecognised}`,
        specification,
      );
    }
    return decisions(question, mitz, (category) => mitz.decide(question, category));
  } catch (thrown) {
    if (thrown instanceof XmlFault)
      return soapFault(specification['antwoord.malformed'].value, 'Sender', thrown.message, specification);
    throw thrown;
  }
};

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
