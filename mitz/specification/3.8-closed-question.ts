import { guide, said } from './said.js';

/** The values of set 3.8 about the gesloten autorisatievraag; see 3.8.ts for the sources. */
export const closedQuestion38 = {
  'soap.namespace': said(
    'http://www.w3.org/2003/05/soap-envelope',
    'observed',
    `knooppunt; bastion365; ${guide} §3.2.4.4`,
  ),
  'wsa.namespace': said('http://www.w3.org/2005/08/addressing', 'observed', 'knooppunt; bastion365; ferrofed'),
  'wsa.anonymous': said('http://www.w3.org/2005/08/addressing/anonymous', 'observed', 'bastion365; ferrofed'),
  'soap.mediaType': said('application/soap+xml', 'observed', 'bastion365; ferrofed (knooppunt sends text/xml)'),
  'vraag.action': said('XACMLAuthorizationDecisionQueryRequest', 'observed', 'knooppunt; bastion365; ferrofed'),
  'vraag.messageId': said('^urn:uuid:[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$', 'observed', `${guide} §6`),
  'vraag.queryNamespace': said(
    'urn:oasis:names:tc:xacml:3.0:profile:saml2.0:v2:schema:protocol:wd-14',
    'observed',
    'knooppunt; bastion365; ferrofed',
  ),
  'vraag.xacmlNamespace': said(
    'urn:oasis:names:tc:xacml:3.0:core:schema:wd-17',
    'observed',
    'knooppunt; bastion365; ferrofed',
  ),
  'vraag.hl7Namespace': said('urn:hl7-org:v3', 'observed', 'knooppunt; bastion365; ferrofed'),
  'vraag.category.resource': said(
    'urn:oasis:names:tc:xacml:3.0:attribute-category:resource',
    'observed',
    `${guide} §3.2.4.2`,
  ),
  'vraag.category.action': said(
    'urn:oasis:names:tc:xacml:3.0:attribute-category:action',
    'observed',
    `${guide} §3.2.4.2`,
  ),
  'vraag.category.subject': said(
    'urn:oasis:names:tc:xacml:1.0:subject-category:access-subject',
    'observed',
    `${guide} §3.2.4.2`,
  ),
  'vraag.category.environment': said(
    'urn:oasis:names:tc:xacml:3.0:attribute-category:environment',
    'observed',
    `${guide} §3.2.4.2`,
  ),
  'vraag.attribute.bsn': said('urn:oasis:names:tc:xacml:2.0:resource:resource-id', 'observed', `${guide} §3.2.4.2`),
  'vraag.attribute.holderType': said(
    'urn:ihe:iti:appc:2016:document-entry:healthcare-facility-type-code',
    'observed',
    `${guide} §3.2.4.2`,
  ),
  'vraag.attribute.holderUra': said('urn:ihe:iti:appc:2016:author-institution:id', 'observed', `${guide} §3.2.4.2`),
  'vraag.attribute.dataCategory': said(
    'urn:ihe:iti:appc:2016:document-entry:event-code',
    'observed',
    `${guide} §3.2.4.2, AUS-TR-e0040`,
  ),
  'vraag.attribute.role': said('urn:oasis:names:tc:xacml:2.0:subject:role', 'observed', `${guide} §3.2.4.2`),
  'vraag.attribute.professional': said(
    'urn:ihe:iti:xua:2017:subject:provider-identifier',
    'observed',
    `${guide} §3.2.4.2, §5`,
  ),
  'vraag.attribute.mandated': said('urn:nl:otv:names:tc:1.0:subject:mandated', 'observed', `${guide} §3.2.4.2`),
  'vraag.attribute.consulterUra': said(
    'urn:nl:otv:names:tc:1.0:subject:provider-institution',
    'observed',
    `${guide} §3.2.4.2`,
  ),
  'vraag.attribute.consulterType': said(
    'urn:nl:otv:names:tc:1.0:subject:consulting-healthcare-facility-type-code',
    'observed',
    `${guide} §3.2.4.2`,
  ),
  'vraag.attribute.purpose': said('urn:oasis:names:tc:xspa:1.0:subject:purposeofuse', 'observed', `${guide} §3.2.4.2`),
  'vraag.professionalForm': said('^[A-Za-z0-9]{1,60}$', 'observed', `${guide} §5`),
  'vraag.purposes': said(['TREAT', 'COC'], 'observed', `${guide}; knooppunt`),
  'vraag.flags': said(
    { ReturnPolicyIdList: 'false', CombinedDecision: 'false' },
    'observed',
    'knooppunt; bastion365; ferrofed',
  ),
  'vraag.echoed': said(
    ['bsn', 'holderType', 'holderUra', 'dataCategory'],
    'assumed',
    `${guide} §3.2.5.2; clients differ`,
  ),
  'antwoord.action': said(
    'http://schemas.otv.nl/toestemmingsregister/XACMLAuthzDecisionQuery/IGeslotenAutorisatievraagService/XACMLAuthzDecisionQueryResponse',
    'observed',
    'bastion365',
  ),
  'antwoord.malformed': said(400, 'assumed', 'SOAP 1.2 binding; AUS-TR-e0900 by way of ferrofed'),
  'antwoord.unknownData': said('Indeterminate', 'observed', 'bastion365'),
} as const;
