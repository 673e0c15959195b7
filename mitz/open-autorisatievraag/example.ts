/** How examples tell of the open autorisatievraag. */
import { randomUUID } from 'node:crypto';
import type { Different, Example } from '../example.js';
import { exampleTime } from '../example-transcript.js';
import type { ExampleResult } from '../example-transcript.js';
import { buildFault } from '../soap/envelope.js';
import { defaultProfessional } from '../world.js';
import type { Patient, XisActions } from '../xis.js';
import { buildOpenAnswer } from './answer.js';
import type { Location } from './answer.js';
import { buildOpenQuestion } from './question.js';

/** A place where data of a patient is. */
export const aLocation = {
  ura: '90000697',
  homeCommunityId: 'urn:oid:2.16.840.1.113883.2.4.3.164.90000697',
  sourceId: 'urn:oid:2.16.840.1.113883.2.4.6.6.90000697',
  dataCategories: ['GGC002'],
} as const satisfies Location;

/** What Mitz answers: these locations, a fault with this status, or the one location with something changed in the text. */
type OpenAnswer = readonly Location[] | { readonly status: number } | { readonly spoilt: (body: string) => string };

/** The user looks up holders, and is told of these, or refused. */
export function locateDossiers(
  example: Example,
  patient: Patient,
  result: ExampleResult<XisActions['locate-dossiers']['output']>,
  during?: () => void,
): void {
  example.action('locate-dossiers', { bsn: patient.bsn, professional: defaultProfessional }, result, during);
}

/** The user looks up holders; Mitz is asked and answers this. */
export function lookedUp(
  example: Example,
  patient: Patient,
  answer: OpenAnswer,
  result: Parameters<typeof locateDossiers>[2],
): void {
  locateDossiers(example, patient, result, () => { openQuestion(example, patient, answer); }); // prettier-ignore
}

/** The open autorisatievraag with its answer, as a good connector asks it. */
export function openQuestion(example: Example, patient: Patient, answer: OpenAnswer, different: Different = {}): void {
  const { specification, context } = example;
  const id = randomUUID();
  const question = {
    messageId: `urn:uuid:${id}`,
    bsn: patient.bsn,
    consulter: { ...context.company.provider, professional: defaultProfessional },
    purposeOfUse: 'TREAT',
  };
  const endpoint = `${context.baseUrl}${specification['path.openAutorisatievraag'].value}`;
  const body = buildOpenQuestion(question, { endpoint, at: exampleTime }, specification);
  const headers = { 'content-type': 'application/soap+xml; charset=UTF-8', 'x-request-id': id };
  const right = buildOpenAnswer(question, 'length' in answer ? answer : [aLocation], specification);
  const response =
    'status' in answer
      ? { status: answer.status, body: buildFault('Receiver', 'unavailable', specification) }
      : { status: 200, body: 'spoilt' in answer ? answer.spoilt(right) : right };
  example.exchange('openAutorisatievraag', 'POST', body, headers, response, different);
}
