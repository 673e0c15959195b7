/** The rules about the envelope of an autorisatievraag, open or gesloten, each with what breaks it. */
import { demand, fail, judgeEach } from '../../core/outcome.js';
import { header } from '../../core/transcript.js';
import { expectValue, place, swap } from '../rules.js';
import type { MessageRule } from '../rules.js';
import type { MitzSpecification } from '../specification/index.js';
import { childOf, childrenOf } from '../xml.js';
import { headerOf, headerText, isSoap11, soap11 } from './message.js';
import { twoWaysIn } from './two-ways.js';
import type { SoapMessage } from './message.js';

type EnvelopeRule = MessageRule<SoapMessage>;

export type EnvelopeRuleId =
  | 'soap-1.2-envelope'
  | 'read-in-one-way'
  | 'media-type-is-soap'
  | 'action-in-header'
  | 'message-id-is-a-urn-uuid'
  | 'to-is-the-endpoint'
  | 'reply-to-is-anonymous';

/** In what the envelopes of the two questions differ. */
export interface EnvelopeOf {
  readonly path: 'path.geslotenAutorisatievraag' | 'path.openAutorisatievraag';
  readonly action: 'vraag.action' | 'open.action';
  /** Other actions that are accepted. */
  readonly alternatives?: 'open.alternativeActions';
  readonly trippedBy: { readonly [K in EnvelopeRuleId]: EnvelopeRule['trippedBy'] };
}

/** The rules about the envelope, by the id of their check. */
export const envelopeRules = (of: EnvelopeOf): { readonly [K in EnvelopeRuleId]: EnvelopeRule } => ({
  'soap-1.2-envelope': { ...isEnvelope, trippedBy: of.trippedBy['soap-1.2-envelope'] },
  'read-in-one-way': { ...readsInOneWay, trippedBy: of.trippedBy['read-in-one-way'] },
  'media-type-is-soap': { ...hasMediaType, trippedBy: of.trippedBy['media-type-is-soap'] },
  'action-in-header': hasAction(of),
  'message-id-is-a-urn-uuid': { ...hasMessageId, trippedBy: of.trippedBy['message-id-is-a-urn-uuid'] },
  'to-is-the-endpoint': goesToEndpoint(of),
  'reply-to-is-anonymous': { ...repliesHere, trippedBy: of.trippedBy['reply-to-is-anonymous'] },
});

const isEnvelope: Omit<EnvelopeRule, 'trippedBy'> = {
  title: {
    nl: 'De vraag is een SOAP 1.2-envelope, welgevormd en zonder DOCTYPE',
    en: 'The question is a SOAP 1.2 envelope, well-formed and without a DOCTYPE',
  },
  reads: ['soap.namespace'],
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
    expectValue(
      `{${root.namespace}}${root.name}`,
      `{${specification['soap.namespace'].value}}Envelope`,
      isSoap11(root) ? soap11 : 'the root must be a SOAP 1.2 Envelope',
      place(exchange, root.path),
    );
  },
};

const readsInOneWay: Omit<EnvelopeRule, 'trippedBy'> = {
  title: {
    nl: 'Niets in de vraag is op twee manieren te lezen: wat één keer gelezen wordt, staat er één keer',
    en: 'Nothing in the question can be read in two ways: what is read once stands there once',
  },
  reads: ['soap.namespace', 'wsa.namespace'],
  broken: swap(/(<wsa:Action[^>]*>)[^<]*(<\/wsa:Action>)/, '$&$1VraagMaar$2'),
  judge: (message, specification) => {
    headerOf(message, specification);
    judgeEach(message.root ? twoWaysIn(message.root, specification) : [], ({ path, ...shortcoming }) => {
      fail({ ...shortcoming, where: place(message.exchange, path) });
    });
  },
};

const hasMediaType: Omit<EnvelopeRule, 'trippedBy'> = {
  title: { nl: 'Het mediatype is application/soap+xml', en: 'The media type is application/soap+xml' },
  level: 'SHOULD',
  reads: ['soap.mediaType'],
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
};

const hasAction = ({ action, alternatives, trippedBy }: EnvelopeOf): EnvelopeRule => ({
  title: { nl: 'wsa:Action is die van de vraag', en: "wsa:Action is the question's" },
  reads: [action, ...(alternatives ? [alternatives] : []), 'wsa.namespace'],
  trippedBy: trippedBy['action-in-header'],
  broken: swap(/(<wsa:Action[^>]*>)[^<]*/, '$1VraagMaar'),
  judge: (message, specification) => {
    const received = headerText(message, 'Action', specification);
    const accepted: readonly string[] = [
      specification[action].value,
      ...(alternatives ? specification[alternatives].value : []),
    ];
    demand(received !== undefined && accepted.includes(received), {
      message: 'wsa:Action must be that of the question',
      expected: accepted.join(' or '),
      received: received ?? 'nothing',
      where: place(message.exchange, '/Envelope/Header/Action'),
    });
  },
});

const hasMessageId: Omit<EnvelopeRule, 'trippedBy'> = {
  title: { nl: 'wsa:MessageID is urn:uuid: met een UUID', en: 'wsa:MessageID is urn:uuid: with a UUID' },
  reads: ['vraag.messageId', 'wsa.namespace'],
  broken: swap('urn:uuid:', ''),
  judge: (message, specification) => {
    const received = headerText(message, 'MessageID', specification);
    const many = childrenOf(headerOf(message, specification), 'MessageID', specification['wsa.namespace'].value).length;
    demand(many <= 1, {
      message: 'a message must have one wsa:MessageID',
      expected: 'one',
      received: String(many),
      where: place(message.exchange, '/Envelope/Header/MessageID[2]'),
    });
    const form = specification['vraag.messageId'].value;
    demand(new RegExp(form).test(received ?? ''), {
      message: 'wsa:MessageID must be a UUID as urn',
      expected: 'urn:uuid:{uuid}',
      received: received ?? 'nothing',
      where: place(message.exchange, '/Envelope/Header/MessageID'),
    });
  },
};

const goesToEndpoint = ({ path, trippedBy }: EnvelopeOf): EnvelopeRule => ({
  title: { nl: 'wsa:To is het adres waarnaar de vraag gaat', en: 'wsa:To is the address the question goes to' },
  level: 'SHOULD',
  reads: ['wsa.namespace', path],
  trippedBy: trippedBy['to-is-the-endpoint'],
  broken: swap(/(<wsa:To[^>]*>)[^<]*/, '$1http://localhost:8000/4'),
  judge: (message, specification) => {
    const received = headerText(message, 'To', specification) ?? '';
    const { value } = specification[path];
    demand(received.startsWith('https://') && received.endsWith(value), {
      message: 'wsa:To must be the endpoint',
      expected: `https://…/${value}`,
      received: received || 'nothing',
      where: place(message.exchange, '/Envelope/Header/To'),
    });
  },
});

const repliesHere: Omit<EnvelopeRule, 'trippedBy'> = {
  title: {
    nl: 'wsa:ReplyTo is anoniem: het antwoord komt op dezelfde verbinding',
    en: 'wsa:ReplyTo is anonymous: the answer comes on the same connection',
  },
  level: 'SHOULD',
  reads: ['wsa.anonymous', 'wsa.namespace'],
  broken: swap('/addressing/anonymous', '/addressing/none'),
  judge: (message, specification: MitzSpecification) => {
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
};
