import type { MessageFault } from './fault.js';
import { swap } from './closed-question.js';

/** Changes the open question, and no other message. */
const inOpenQuestion = (description: string, find: string | RegExp, replacement: string): MessageFault => ({
  description,
  body: (xml, { kind }) => (kind === 'open-question' ? swap(xml, find, replacement) : xml),
});

const attribute = (name: string): RegExp => new RegExp(`<saml2:Attribute Name="${name}">.*?</saml2:Attribute>\n?`, 's');

/** Faults in the form of the open autorisatievraag. */
export const OPEN_QUESTION_FAULTS = {
  'sends-the-open-question-as-soap-1.1': inOpenQuestion(
    'Puts the open question in a SOAP 1.1 envelope.',
    'http://www.w3.org/2003/05/soap-envelope',
    'http://schemas.xmlsoap.org/soap/envelope/',
  ),
  'sends-the-open-question-as-text-xml': {
    description: 'Sends the open question with media type text/xml.',
    headers: (headers, { kind }) =>
      kind === 'open-question' ? { ...headers, 'Content-Type': 'text/xml; charset=UTF-8' } : headers,
  },
  'sends-the-open-question-with-another-action': inOpenQuestion(
    'Names the action of the closed question in the open one.',
    '>urn:ihe:iti:2009:PatientLocationQuery<',
    '>XACMLAuthorizationDecisionQueryRequest<',
  ),
  'sends-the-open-question-with-the-xcpd-action': inOpenQuestion(
    'Names the open question by an action that was only seen in a WSDL.',
    '>urn:ihe:iti:2009:PatientLocationQuery<',
    '>urn:ihe:iti:xcpd:2009:PatientLocationQuery<',
  ),
  'sends-the-open-question-without-urn': inOpenQuestion(
    'Sends the open question with a MessageID that is a bare UUID, without urn:uuid:.',
    '<wsa:MessageID>urn:uuid:',
    '<wsa:MessageID>',
  ),
  'addresses-the-open-question-elsewhere': inOpenQuestion(
    'Names another endpoint in wsa:To of the open question than the one it posts to.',
    /<wsa:To soap:mustUnderstand="1">[^<]*<\/wsa:To>/,
    '<wsa:To soap:mustUnderstand="1">http://localhost:8000/4</wsa:To>',
  ),
  'asks-for-the-open-answer-elsewhere': inOpenQuestion(
    'Asks for the answer to the open question at another address in wsa:ReplyTo.',
    'http://www.w3.org/2005/08/addressing/anonymous',
    'https://elsewhere.example/replies',
  ),
  'asks-the-open-question-without-an-assertion': inOpenQuestion(
    'Leaves the Security header with the assertion out of the open question.',
    /<wsse:Security .*<\/wsse:Security>\n?/s,
    '',
  ),
  'asks-the-open-question-with-two-assertions': inOpenQuestion(
    'Puts a second assertion, of another issuer, behind the one in the Security header of the open question.',
    '</wsse:Security>',
    '<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="_ander" Version="2.0"><Issuer>urn:oid:1.2.3</Issuer></Assertion></wsse:Security>',
  ),
  'sends-the-open-question-in-another-namespace': inOpenQuestion(
    'Puts the PatientLocationQueryRequest in another namespace than that of IHE XCPD.',
    'xmlns="urn:ihe:iti:xcpd:2009"',
    'xmlns="urn:ihe:iti:2009"',
  ),
  'puts-the-bsn-of-the-open-question-under-the-ura-oid': inOpenQuestion(
    'Identifies the patient of the open question under the OID of the URA.',
    '<RequestedPatientId root="2.16.840.1.113883.2.4.6.3"',
    '<RequestedPatientId root="2.16.528.1.1007.3.3"',
  ),
  'leaves-out-the-issuer-of-the-bsn': inOpenQuestion(
    'Does not say who issued the BSN in the open question.',
    ' assigningAuthorityName="NLMINBIZA"',
    '',
  ),
  'names-a-professional-with-punctuation-in-the-assertion': inOpenQuestion(
    'Names the professional in the assertion by more than letters and digits.',
    /(?<=subject:provider-identifier".*?) extension="/s,
    ' extension="dr. ! ',
  ),
  'names-a-mandated-with-punctuation-in-the-assertion': inOpenQuestion(
    'Names a mandated person in the assertion by more than letters and digits.',
    '<saml2:AttributeStatement>',
    '<saml2:AttributeStatement><saml2:Attribute Name="urn:nl:otv:names:tc:1.0:subject:mandated"><saml2:AttributeValue>' +
      '<id xmlns="urn:hl7-org:v3" root="2.16.528.1.1007.3.1" extension="a.arts@example.nl"/></saml2:AttributeValue></saml2:Attribute>',
  ),
  'leaves-the-role-out-of-the-assertion': inOpenQuestion(
    'Leaves the role of the professional out of the assertion.',
    attribute('urn:oasis:names:tc:xacml:2.0:subject:role'),
    '',
  ),
  'leaves-the-ura-out-of-the-assertion': inOpenQuestion(
    'Leaves the URA of the consulting provider out of the assertion.',
    attribute('urn:nl:otv:names:tc:1.0:subject:provider-institution'),
    '',
  ),
  'names-an-unknown-provider-type-in-the-assertion': inOpenQuestion(
    'Names a provider type in the assertion that does not exist.',
    /(?<=<consulting-facility-type-code [^>]*)code="[^"]*"/,
    'code="QQ9"',
  ),
  'gives-research-as-purpose-in-the-assertion': inOpenQuestion(
    'Gives research as the purpose of use in the assertion.',
    /(?<=<PurposeOfUse [^>]*)code="[^"]*"/,
    'code="RESEARCH"',
  ),
  'sends-an-expired-assertion': inOpenQuestion(
    'Sends an assertion that was valid in the past only.',
    / NotBefore="[^"]*" NotOnOrAfter="[^"]*"/,
    ' NotBefore="2020-01-01T00:00:00Z" NotOnOrAfter="2020-01-01T00:10:00Z"',
  ),
  'sends-an-assertion-for-another-audience': inOpenQuestion(
    'Sends an assertion that is meant for another party than Mitz.',
    /<saml2:Audience>[^<]*/,
    '<saml2:Audience>urn:oid:1.2.3',
  ),
} as const satisfies Record<string, MessageFault>;
