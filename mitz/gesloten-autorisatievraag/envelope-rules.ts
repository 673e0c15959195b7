/** The rules about the envelope of a gesloten autorisatievraag, each with what breaks it. */
import { demand } from '../../core/outcome.js';
import { header } from '../../core/transcript.js';
import { expectValue, place, swap } from '../rules.js';
import type { MitzSpecification } from '../specification/index.js';
import { childOf } from '../xml.js';
import { headerOf } from './question-message.js';
import type { QuestionMessage, QuestionRule } from './question-message.js';

export const envelopeRules = {
  'soap-1.2-envelope': {
    title: {
      nl: 'De vraag is een SOAP 1.2-envelope, welgevormd en zonder DOCTYPE',
      en: 'The question is a SOAP 1.2 envelope, well-formed and without a DOCTYPE',
    },
    reads: ['soap.namespace'],
    trippedBy: ['sends-soap-1.1-envelope'],
    broken: {
      mutate: (body) =>
        body.replaceAll('http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'),
    },
    judge: ({ exchange, root, fault }, specification) => {
      demand(root !== undefined, {
        message: 'the body must be well-formed XML',
        expected: 'a SOAP envelope',
        received: fault ?? 'no XML',
        where: place(exchange),
      });
      const received = `{${root.namespace}}${root.name}`;
      expectValue(
        received,
        `{${specification['soap.namespace'].value}}Envelope`,
        'the root must be a SOAP 1.2 Envelope',
        place(exchange, root.path),
      );
    },
  },
  'media-type-is-soap': {
    title: { nl: 'Het mediatype is application/soap+xml', en: 'The media type is application/soap+xml' },
    level: 'SHOULD',
    reads: ['soap.mediaType'],
    trippedBy: ['sends-text-xml'],
    broken: { headers: { 'content-type': 'text/xml' } },
    judge: ({ exchange }, specification) => {
      const received = header(exchange.request, 'content-type')?.split(';')[0]?.trim().toLowerCase();
      expectValue(
        received,
        specification['soap.mediaType'].value,
        'Content-Type must be that of SOAP 1.2',
        place(exchange, 'Content-Type'),
      );
    },
  },
  'action-in-header': headerRule(
    'Action',
    'vraag.action',
    { nl: 'wsa:Action is die van de vraag', en: "wsa:Action is the question's" },
    ['sends-another-action'],
    swap('>XACMLAuthorizationDecisionQueryRequest<', '>VraagMaar<'),
  ),
  'message-id-is-a-urn-uuid': {
    title: { nl: 'wsa:MessageID is urn:uuid: met een UUID', en: 'wsa:MessageID is urn:uuid: with a UUID' },
    reads: ['vraag.messageId', 'wsa.namespace'],
    trippedBy: ['sends-message-id-without-urn'],
    broken: swap('urn:uuid:', ''),
    judge: (message, specification) => {
      const received = headerText(message, 'MessageID', specification);
      const form = specification['vraag.messageId'].value;
      demand(new RegExp(form).test(received ?? ''), {
        message: 'wsa:MessageID must be a UUID as urn',
        expected: 'urn:uuid:{uuid}',
        received: received ?? 'nothing',
        where: place(message.exchange, '/Envelope/Header/MessageID'),
      });
    },
  },
  'to-is-the-endpoint': {
    title: { nl: 'wsa:To is het adres waarnaar de vraag gaat', en: 'wsa:To is the address the question goes to' },
    level: 'SHOULD',
    reads: ['wsa.namespace', 'path.geslotenAutorisatievraag'],
    trippedBy: ['addresses-the-message-elsewhere'],
    broken: { mutate: (body) => body.replace(/<wsa:To>.*?</, '<wsa:To>http://localhost:8000/4<') },
    judge: (message, specification) => {
      const received = headerText(message, 'To', specification) ?? '';
      const path = specification['path.geslotenAutorisatievraag'].value;
      demand(received.startsWith('https://') && received.endsWith(path), {
        message: 'wsa:To must be the endpoint',
        expected: `https://…/${path}`,
        received,
        where: place(message.exchange, '/Envelope/Header/To'),
      });
    },
  },
  'reply-to-is-anonymous': {
    title: {
      nl: 'wsa:ReplyTo is anoniem: het antwoord komt op dezelfde verbinding',
      en: 'wsa:ReplyTo is anonymous: the answer comes on the same connection',
    },
    level: 'SHOULD',
    reads: ['wsa.anonymous', 'wsa.namespace'],
    trippedBy: ['asks-for-reply-elsewhere'],
    broken: swap('/addressing/anonymous', '/addressing/none'),
    judge: (message, specification) => {
      const wsa = specification['wsa.namespace'].value;
      const address = childOf(childOf(headerOf(message, specification), 'ReplyTo', wsa), 'Address', wsa)?.text.trim();
      if (address !== undefined)
        expectValue(
          address,
          specification['wsa.anonymous'].value,
          'wsa:ReplyTo must be anonymous',
          place(message.exchange, '/Envelope/Header/ReplyTo/Address'),
        );
    },
  },
} as const satisfies Readonly<Record<string, QuestionRule>>;

function headerText(message: QuestionMessage, name: string, specification: MitzSpecification): string | undefined {
  return childOf(headerOf(message, specification), name, specification['wsa.namespace'].value)?.text.trim();
}

function headerRule(
  name: string,
  key: 'vraag.action',
  title: QuestionRule['title'],
  trippedBy: QuestionRule['trippedBy'],
  broken: QuestionRule['broken'],
): QuestionRule {
  return {
    title,
    reads: [key, 'wsa.namespace'],
    trippedBy,
    broken,
    judge: (message, specification) => {
      expectValue(
        headerText(message, name, specification),
        specification[key].value,
        `wsa:${name} must be that of the question`,
        place(message.exchange, `/Envelope/Header/${name}`),
      );
    },
  };
}
