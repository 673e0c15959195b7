import { randomUUID } from 'node:crypto';

import { DATA_CATEGORIES, OID, type DataCategory } from './codes.js';
import type { PersonId, Professional, Provider } from './domain.js';
import { given } from './input.js';
import { childrenOf, escapeXml, onlyChild, readXml, type XmlElement } from './xml.js';

const SOAP = 'http://www.w3.org/2003/05/soap-envelope';
const WSA = 'http://www.w3.org/2005/08/addressing';
const XCPD = 'urn:ihe:iti:xcpd:2009';
const ASSERTION_VALID_MS = 10 * 60 * 1000;

export const OPEN_QUESTION_PATH = 'openautorisatievraag';

/** Which holders may this provider ask about this patient? */
export interface OpenQuestion {
  messageId: string;
  endpoint: string;
  bsn: string;
  consulter: Provider;
  issuer: string;
  professional: Professional;
}

/** A place where data of the patient may be. */
export interface Holder {
  ura?: string;
  homeCommunityId?: string;
  sourceId?: string;
  dataCategories: DataCategory[];
}

/** The answer cannot be trusted. That is an error, not an empty list. */
export class OpenAnswerRefused extends Error {}

/** Writes the open autorisatievraag: an ITI-56 Patient Location Query with the user in a SAML assertion. */
export function buildOpenQuestion(question: OpenQuestion): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="${SOAP}" xmlns:wsa="${WSA}">
<soap:Header>
<wsa:Action soap:mustUnderstand="1">urn:ihe:iti:2009:PatientLocationQuery</wsa:Action>
<wsa:MessageID>${escapeXml(question.messageId)}</wsa:MessageID>
<wsa:To soap:mustUnderstand="1">${escapeXml(question.endpoint)}</wsa:To>
<wsa:ReplyTo><wsa:Address>http://www.w3.org/2005/08/addressing/anonymous</wsa:Address></wsa:ReplyTo>
<wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" soap:mustUnderstand="1">
${assertion(question)}
</wsse:Security>
</soap:Header>
<soap:Body>
<PatientLocationQueryRequest xmlns="${XCPD}"><RequestedPatientId root="${OID.bsn}" extension="${escapeXml(question.bsn)}" assigningAuthorityName="NLMINBIZA"/></PatientLocationQueryRequest>
</soap:Body>
</soap:Envelope>`;
}

function assertion({ issuer, professional, consulter }: OpenQuestion): string {
  const now = Date.now();
  const issued = new Date(now).toISOString();
  const until = new Date(now + ASSERTION_VALID_MS).toISOString();
  const { mandated } = professional;
  const attributes = [
    attribute('urn:ihe:iti:xua:2017:subject:provider-identifier', identifier(professional)),
    ...(mandated === undefined ? [] : [attribute('urn:nl:otv:names:tc:1.0:subject:mandated', identifier(mandated))]),
    attribute('urn:oasis:names:tc:xacml:2.0:subject:role', code('Role', 'CE', OID.role, professional.roleCode)),
    attribute(
      'urn:nl:otv:names:tc:1.0:subject:provider-institution',
      identifier({ root: OID.ura, extension: consulter.ura }),
    ),
    attribute(
      'urn:nl:otv:names:tc:1.0:subject:consulting-healthcare-facility-type-code',
      code('consulting-facility-type-code', 'CV', OID.providerType, consulter.providerType),
    ),
    attribute(
      'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse',
      code('PurposeOfUse', 'CE', OID.purposeOfUse, 'TREAT'),
    ),
  ];
  return `<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${randomUUID()}" Version="2.0" IssueInstant="${issued}">
<saml2:Issuer>${escapeXml(issuer)}</saml2:Issuer>
<saml2:Subject><saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"/></saml2:Subject>
<saml2:Conditions NotBefore="${issued}" NotOnOrAfter="${until}"><saml2:AudienceRestriction><saml2:Audience>urn:oid:${OID.mitz}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions>
<saml2:AuthnStatement AuthnInstant="${issued}"><saml2:AuthnContext><saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:X509</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>
<saml2:AttributeStatement>
${attributes.join('\n')}
</saml2:AttributeStatement>
</saml2:Assertion>`;
}

function attribute(name: string, value: string): string {
  return `<saml2:Attribute Name="${name}"><saml2:AttributeValue>${value}</saml2:AttributeValue></saml2:Attribute>`;
}

const TYPED = 'xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

function identifier({ root, extension }: PersonId): string {
  return `<id ${TYPED} xsi:type="II" root="${escapeXml(root)}" extension="${escapeXml(extension)}" assigningAuthorityName="CIBG"/>`;
}

function code(element: string, type: 'CE' | 'CV', codeSystem: string, value: string): string {
  return `<${element} ${TYPED} xsi:type="${type}" code="${escapeXml(value)}" codeSystem="${codeSystem}"/>`;
}

/** What was asked: an answer is only read against it. */
export interface OpenAsked {
  bsn: string;
  messageId: string;
}

/** Reads the answer to the open question. Every holder must be about this patient; an answer to another message is refused. */
export class OpenAnswers {
  read(xml: string, asked: OpenAsked): Holder[] {
    const envelope = readXml(xml);
    if (envelope.ns !== SOAP || envelope.name !== 'Envelope') throw new OpenAnswerRefused('not a SOAP envelope');
    this.checkRelation(envelope, asked);
    const body = onlyChild(envelope, SOAP, 'Body');
    if (body.children.some((child) => child.name === 'Fault')) throw new OpenAnswerRefused('a SOAP fault');
    const response = onlyChild(body, XCPD, 'PatientLocationQueryResponse');
    return childrenOf(response, XCPD, 'PatientLocationResponse').map((location) => {
      for (const name of ['CorrespondingPatientId', 'RequestedPatientId']) {
        this.checkPatient(onlyChild(location, XCPD, name), asked);
      }
      return readHolder(location);
    });
  }

  checkRelation(envelope: XmlElement, { messageId }: OpenAsked): void {
    const headers = childrenOf(envelope, SOAP, 'Header');
    for (const relation of headers.flatMap((header) => childrenOf(header, WSA, 'RelatesTo'))) {
      if (bare(relation.text) !== bare(messageId)) throw new OpenAnswerRefused('an answer to another message');
    }
  }

  checkPatient({ attributes: { root, extension } }: XmlElement, { bsn }: OpenAsked): void {
    if (root !== OID.bsn || extension !== bsn) throw new OpenAnswerRefused('about another patient');
  }
}

function readHolder(location: XmlElement): Holder {
  const codes = childrenOf(location, XCPD, 'event-code').map((element) => element.attributes['code']);
  const [institution] = childrenOf(location, XCPD, 'author-institution');
  return {
    ...given('ura', institution?.attributes['extension']),
    ...given('homeCommunityId', textOf(location, 'HomeCommunityId')),
    ...given('sourceId', textOf(location, 'SourceId')),
    dataCategories: DATA_CATEGORIES.filter((category) => codes.includes(category)),
  };
}

function textOf(location: XmlElement, name: string): string | undefined {
  return childrenOf(location, XCPD, name)[0]?.text.trim();
}

/** The UUID alone: an answer may name it with or without urn:uuid:. */
const bare = (id: string): string =>
  id
    .trim()
    .replace(/^urn:uuid:/i, '')
    .toLowerCase();
