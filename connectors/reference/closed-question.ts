import { OID } from './codes.js';
import type { PersonId, Professional, Provider } from './domain.js';
import { escapeXml } from './xml.js';

export const CLOSED_QUESTION_PATH = 'geslotenautorisatievraag/xacml3';
export const CLOSED_QUESTION_TYPE =
  'application/soap+xml; charset=UTF-8; action="XACMLAuthorizationDecisionQueryRequest"';

/** May this holder make these data of this patient available to this requester? */
export interface ClosedQuestion {
  messageId: string;
  endpoint: string;
  bsn: string;
  holder: Provider;
  dataCategories: readonly string[];
  requester: Provider & { professional: Professional };
  purposeOfUse: string;
}

const CATEGORY = {
  resource: 'urn:oasis:names:tc:xacml:3.0:attribute-category:resource',
  action: 'urn:oasis:names:tc:xacml:3.0:attribute-category:action',
  subject: 'urn:oasis:names:tc:xacml:1.0:subject-category:access-subject',
  environment: 'urn:oasis:names:tc:xacml:3.0:attribute-category:environment',
};

/** Writes the gesloten autorisatievraag: SOAP 1.2 around an XACML 3.0 request with HL7v3 values. */
export function buildClosedQuestion(question: ClosedQuestion): string {
  const { holder, requester } = question;
  const { professional } = requester;
  const actions = question.dataCategories.map((category, index) =>
    block(CATEGORY.action, `action${index}`, [
      code('urn:ihe:iti:appc:2016:document-entry:event-code', OID.dataCategory, category, true),
    ]),
  );
  const resource = block(CATEGORY.resource, 'resource', [
    identifier('urn:oasis:names:tc:xacml:2.0:resource:resource-id', { root: OID.bsn, extension: question.bsn }, true),
    code(
      'urn:ihe:iti:appc:2016:document-entry:healthcare-facility-type-code',
      OID.providerType,
      holder.providerType,
      true,
    ),
    identifier('urn:ihe:iti:appc:2016:author-institution:id', { root: OID.ura, extension: holder.ura }, true),
  ]);
  const { mandated } = professional;
  const subject = block(CATEGORY.subject, 'subject', [
    code('urn:oasis:names:tc:xacml:2.0:subject:role', OID.role, professional.roleCode, true),
    identifier('urn:ihe:iti:xua:2017:subject:provider-identifier', professional, true),
    ...(mandated === undefined ? [] : [identifier('urn:nl:otv:names:tc:1.0:subject:mandated', mandated, false)]),
    identifier(
      'urn:nl:otv:names:tc:1.0:subject:provider-institution',
      { root: OID.ura, extension: requester.ura },
      false,
    ),
    code(
      'urn:nl:otv:names:tc:1.0:subject:consulting-healthcare-facility-type-code',
      OID.providerType,
      requester.providerType,
      false,
    ),
  ]);
  const environment = block(CATEGORY.environment, 'environment', [
    code('urn:oasis:names:tc:xspa:1.0:subject:purposeofuse', OID.purposeOfUse, question.purposeOfUse, false),
  ]);
  return envelope(question, [resource, ...actions, subject, environment].join(''));
}

function envelope({ messageId, endpoint }: ClosedQuestion, blocks: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:wsa="http://www.w3.org/2005/08/addressing">
<soap:Header>
<wsa:Action soap:mustUnderstand="1">XACMLAuthorizationDecisionQueryRequest</wsa:Action>
<wsa:MessageID>${escapeXml(messageId)}</wsa:MessageID>
<wsa:To>${escapeXml(endpoint)}</wsa:To>
<wsa:ReplyTo><wsa:Address>http://www.w3.org/2005/08/addressing/anonymous</wsa:Address></wsa:ReplyTo>
</soap:Header>
<soap:Body>
<q:XACMLAuthzDecisionQuery xmlns:q="urn:oasis:names:tc:xacml:3.0:profile:saml2.0:v2:schema:protocol:wd-14">
<x:Request xmlns:x="urn:oasis:names:tc:xacml:3.0:core:schema:wd-17" ReturnPolicyIdList="false" CombinedDecision="false">
${blocks}</x:Request>
</q:XACMLAuthzDecisionQuery>
</soap:Body>
</soap:Envelope>`;
}

function block(category: string, id: string, attributes: string[]): string {
  return `<x:Attributes Category="${category}" xml:id="${id}">\n${attributes.join('')}</x:Attributes>\n`;
}

function identifier(id: string, { root, extension }: PersonId, echo: boolean): string {
  const value = `root="${escapeXml(root)}" extension="${escapeXml(extension)}"`;
  return attribute(id, echo, 'II', `<h:InstanceIdentifier xmlns:h="urn:hl7-org:v3" ${value}/>`);
}

function code(id: string, codeSystem: string, value: string, echo: boolean): string {
  const coded = `code="${escapeXml(value)}" codeSystem="${codeSystem}"`;
  return attribute(id, echo, 'CV', `<h:CodedValue xmlns:h="urn:hl7-org:v3" ${coded}/>`);
}

function attribute(id: string, echo: boolean, type: 'II' | 'CV', value: string): string {
  const typed = `<x:AttributeValue DataType="urn:hl7-org:v3#${type}">${value}</x:AttributeValue>`;
  return `<x:Attribute AttributeId="${id}" IncludeInResult="${echo}">${typed}</x:Attribute>\n`;
}
