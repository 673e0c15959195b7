/** The rules about the query in an open autorisatievraag, each with what breaks it. */
import { demand } from '../../core/outcome.js';
import { expectValue, place, swap } from '../rules.js';
import { headerOf } from '../soap/message.js';
import { elevenTest } from '../soap/value-rules.js';
import { everyElement } from '../xml.js';
import { requestOf } from './question-message.js';
import type { OpenQuestionRule } from './question-message.js';

export const requestRules = {
  'query-in-its-namespace': {
    title: {
      nl: 'De vraag is een PatientLocationQueryRequest van IHE XCPD',
      en: 'The query is a PatientLocationQueryRequest of IHE XCPD',
    },
    reads: ['open.namespace'],
    trippedBy: ['sends-the-open-question-in-another-namespace'],
    broken: swap('xmlns="urn:ihe:iti:xcpd:2009"', 'xmlns="urn:ihe:iti:2009"'),
    judge: (message, specification) => {
      headerOf(message, specification);
      const { exchange, root, parts } = message;
      const nearly = root && [...everyElement(root)].find(({ name }) => name === 'PatientLocationQueryRequest');
      demand(parts?.request !== undefined, {
        message: 'the body must hold PatientLocationQueryRequest in the namespace of the set',
        expected: specification['open.namespace'].value,
        received: nearly ? `{${nearly.namespace}}${nearly.name}` : 'no query',
        where: place(exchange, nearly?.path ?? '/Envelope/Body'),
      });
    },
  },
  'bsn-under-its-oid': {
    title: { nl: 'Het BSN staat onder de OID van het BSN', en: 'The BSN stands under the OID of the BSN' },
    reads: ['oid.bsn'],
    trippedBy: ['puts-the-bsn-of-the-open-question-under-the-ura-oid'],
    broken: swap('root="2.16.840.1.113883.2.4.6.3"', 'root="2.16.528.1.1007.3.3"'),
    judge: (message, specification) => {
      const request = requestOf(message);
      const ids = message.parts?.patientIds ?? [];
      const [id, second] = ids;
      demand(id !== undefined && second === undefined, {
        message: 'the query must be about one patient',
        expected: 'one RequestedPatientId',
        received: String(ids.length),
        where: place(message.exchange, request.path),
      });
      const where = place(message.exchange, id.path);
      const root = id.attributes.get('root');
      expectValue(root, specification['oid.bsn'].value, 'the BSN must stand under its own OID', where);
      const received = id.attributes.get('extension');
      demand(received !== undefined && received !== '', {
        message: 'RequestedPatientId must hold the BSN',
        expected: 'extension=',
        received: received === undefined ? 'no extension' : 'an empty one',
        where,
      });
      elevenTest({ code: received, where });
    },
  },
  'assigning-authority-is-named': {
    title: {
      nl: 'Bij het BSN staat NLMINBIZA als uitgever (assigningAuthorityName)',
      en: 'With the BSN stands NLMINBIZA as its issuer (assigningAuthorityName)',
    },
    reads: ['open.assigningAuthority'],
    trippedBy: ['leaves-out-the-issuer-of-the-bsn'],
    broken: swap(' assigningAuthorityName="NLMINBIZA"', ''),
    judge: (message, specification) => {
      requestOf(message);
      for (const id of message.parts?.patientIds ?? []) {
        expectValue(
          id.attributes.get('assigningAuthorityName'),
          specification['open.assigningAuthority'].value,
          'RequestedPatientId must name the issuer of the BSN',
          place(message.exchange, `${id.path}/@assigningAuthorityName`),
        );
      }
    },
  },
} as const satisfies Readonly<Record<string, OpenQuestionRule>>;
