import { rightIn, rightMediaTypes, wrongIn } from './table.js';
import type { Table } from './table.js';

const whole = 'with-conditions.xml';
const typed = 'typed-values.xml';

/** The whole attribute with this name. */
const attribute = (name: string): RegExp =>
  new RegExp(`<saml2:Attribute Name="${name.replaceAll('.', '[.]')}">.*</saml2:Attribute>`);
const professional = attribute('urn:ihe:iti:xua:2017:subject:provider-identifier');
const mandated = attribute('urn:nl:otv:names:tc:1.0:subject:mandated');
const role = attribute('urn:oasis:names:tc:xacml:2.0:subject:role');
const consulterUra = attribute('urn:nl:otv:names:tc:1.0:subject:provider-institution');
const consulterType = attribute('urn:nl:otv:names:tc:1.0:subject:consulting-healthcare-facility-type-code');
const purpose = attribute('urn:oasis:names:tc:xspa:1.0:subject:purposeofuse');

const assertion = /<saml2:Assertion[^]*<\/saml2:Assertion>/;
const security = /<wsse:Security[^]*<\/wsse:Security>/;

/** Variations of an open autorisatievraag. */
export const openQuestion: Table = {
  koppelvlak: 'openAutorisatievraag',
  right: [
    ...rightMediaTypes(whole, [
      'application/soap+xml',
      'application/soap+xml; charset=utf-8; action="urn:ihe:iti:2009:PatientLocationQuery"',
    ]),
    ...rightIn(whole, [
      ['a byte order mark', /^/, '\uFEFF'],
      ['line ends of Windows', (body) => body.replaceAll('\n', '\r\n')],
      ['all on one line', (body) => body.replaceAll(/\n\s*/g, '')],
      ['single quotes', (body) => body.replaceAll('"', "'")],
      ['other prefixes', (body) => body.replaceAll(/(<\/?|xmlns:)(saml2|wsse|wsa)(?=[:=])/g, '$1$2.2')],
      ['no reply-to', /<wsa:ReplyTo>.*<\/wsa:ReplyTo>/],
      ['no conditions', /<saml2:Conditions.*<\/saml2:Conditions>/],
      [
        'clocks that differ by half a minute',
        '2026-11-21T09:59:00Z" NotOnOrAfter',
        '2026-11-21T10:00:30Z" NotOnOrAfter',
      ],
      ['presumed consent', 'TREAT', 'COC'],
      [
        'attributes in two statements',
        '</saml2:Attribute>\n',
        '</saml2:Attribute></saml2:AttributeStatement><saml2:AttributeStatement>\n',
      ],
      [
        'another attribute',
        '<saml2:AttributeStatement>',
        '$&<saml2:Attribute Name="urn:x:afdeling"><saml2:AttributeValue>balie</saml2:AttributeValue></saml2:Attribute>',
      ],
      [
        'two audiences, one of which is Mitz',
        '<saml2:Audience>',
        '<saml2:Audience>urn:oid:1.2.3</saml2:Audience><saml2:Audience>',
      ],
      ['in CDATA', '>urn:ihe:iti:2009:PatientLocationQuery<', '><![CDATA[urn:ihe:iti:2009:PatientLocationQuery]]><'],
      ['a character reference', '999990019', '&#57;99990019'],
    ]),
  ],
  wrong: [
    ...wrongIn(whole, [
      [
        'read-in-one-way',
        'two assertions that disagree',
        assertion,
        (found) =>
          found + found.replace('ID="_1"', 'ID="_2"').replaceAll('90000382', '90000697').replace('"Z3"', '"V4"'),
      ],
      [
        'read-in-one-way',
        'the same assertion twice',
        assertion,
        (found) => found + found.replace('ID="_1"', 'ID="_2"'),
      ],
      [
        'read-in-one-way',
        'an assertion of an earlier SAML',
        assertion,
        '$&<Assertion xmlns="urn:oasis:names:tc:SAML:1.0:assertion"/>',
      ],
      [
        'read-in-one-way',
        'an assertion in the assertion',
        '<saml2:AuthnStatement',
        '<saml2:Advice><saml2:Assertion ID="_2" Version="2.0"><saml2:Issuer>urn:oid:1.2.3</saml2:Issuer></saml2:Assertion></saml2:Advice>$&',
      ],
      [
        'read-in-one-way',
        'an assertion before the Security header',
        '<wsse:Security',
        '<x:Bewaard xmlns:x="urn:x"><Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="_2"/></x:Bewaard>$&',
      ],
      [
        'read-in-one-way',
        'two Security headers',
        security,
        '$&<wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"/>',
      ],
      ['read-in-one-way', 'two headers', '</soap:Header>', '$&<soap:Header/>'],
      ['read-in-one-way', 'two bodies', '</soap:Body>', '$&<soap:Body/>'],
      [
        'read-in-one-way',
        'two requests',
        /<PatientLocationQueryRequest[^]*<\/PatientLocationQueryRequest>/,
        (found) => found + found.replace('999990019', '999900195'),
      ],
      ['read-in-one-way', 'something else asked as well', '</PatientLocationQueryRequest>', '$&<Vraag xmlns="urn:x"/>'],
      ['read-in-one-way', 'two actions', /<wsa:Action.*<\/wsa:Action>/, '$&<wsa:Action>VraagMaar</wsa:Action>'],
      ['read-in-one-way', 'two addresses', /<wsa:To.*<\/wsa:To>/, '$&<wsa:To>https://example.nl/</wsa:To>'],
      [
        'read-in-one-way',
        'two addresses to answer to',
        /<wsa:ReplyTo>.*<\/wsa:ReplyTo>/,
        '$&<wsa:ReplyTo><wsa:Address>https://example.nl/</wsa:Address></wsa:ReplyTo>',
      ],
      [
        'read-in-one-way',
        'two issuers',
        /<saml2:Issuer>.*<\/saml2:Issuer>/,
        '$&<saml2:Issuer>urn:oid:1.2.3</saml2:Issuer>',
      ],
      [
        'read-in-one-way',
        'two conditions',
        /<saml2:Conditions.*<\/saml2:Conditions>/,
        '$&<saml2:Conditions NotOnOrAfter="2030-01-01T00:00:00Z"/>',
      ],
      [
        'read-in-one-way',
        'two values in one',
        /(<id [^>]*extension="90000382"\/>)/,
        '$1<id xmlns="urn:hl7-org:v3" root="2.16.528.1.1007.3.3" extension="90000697"/>',
      ],
      ['read-in-one-way', 'one id for two elements', '<wsa:ReplyTo>', '<wsa:ReplyTo ID="_1">'],
      ['read-in-one-way', 'an issuer with a comment in it', '1007.3.3.90000382<', '1007.3.3<!-- -->.90000382<'],
      ['read-in-one-way', 'an issuer with an instruction in it', '1007.3.3.90000382<', '1007.3.3<?x?>.90000382<'],
      ['read-in-one-way', 'an audience in pieces', '3.111.2.1<', '3.111<![CDATA[.2.1]]><'],
      ['soap-1.2-envelope', 'SOAP 1.1', '2003/05/soap-envelope', '2001/12/soap-envelope'],
      ['soap-1.2-envelope', 'truncated', /<\/soap:Body>[^]*$/],
      ['soap-1.2-envelope', 'a DOCTYPE', /^/, '<!DOCTYPE a>'],
      ['media-type-is-soap', 'text/xml', '', '', 'text/xml'],
      [
        'action-in-header',
        'of the closed question',
        /urn:ihe:iti:2009:PatientLocationQuery(?=<)/,
        'XACMLAuthorizationDecisionQueryRequest',
      ],
      ['action-in-header', 'left out', /<wsa:Action.*<\/wsa:Action>/],
      ['action-is-the-recorded-one', 'the one of the WSDL', 'urn:ihe:iti:2009:', 'urn:ihe:iti:xcpd:2009:'],
      ['message-id-is-a-urn-uuid', 'a bare UUID', 'urn:uuid:', ''],
      [
        'to-is-the-endpoint',
        'the closed question',
        'mitz/openautorisatievraag',
        'mitz/geslotenautorisatievraag/xacml3',
      ],
      ['reply-to-is-anonymous', 'none', 'addressing/anonymous', 'addressing/none'],
      ['assertion-in-security-header', 'none', /<wsse:Security[^]*<\/wsse:Security>/],
      [
        'assertion-in-security-header',
        'of SAML 1.1',
        'urn:oasis:names:tc:SAML:2.0:assertion',
        'urn:oasis:names:tc:SAML:1.0:assertion',
      ],
      [
        'assertion-in-security-header',
        'of another version of WS-Security',
        'oasis-200401-wss-wssecurity-secext-1.0',
        'oasis-wss-wssecurity-secext-1.1',
      ],
      ['query-in-its-namespace', 'without xcpd', '"urn:ihe:iti:xcpd:2009"', '"urn:ihe:iti:2009"'],
      ['query-in-its-namespace', 'an empty body', /<PatientLocationQueryRequest[^]*<\/PatientLocationQueryRequest>/],
      [
        'bsn-under-its-oid',
        'under the OID of the URA',
        'root="2.16.840.1.113883.2.4.6.3"',
        'root="2.16.528.1.1007.3.3"',
      ],
      ['bsn-under-its-oid', 'fails the eleven-test', '999990019', '999990018'],
      ['bsn-under-its-oid', 'eight digits', '999990019', '99999001'],
      ['bsn-under-its-oid', 'no value', ' extension="999990019"'],
      ['bsn-under-its-oid', 'two patients', /<RequestedPatientId.*>/, '$&$&'],
      ['bsn-under-its-oid', 'no patient', /<RequestedPatientId.*>/],
      ['assigning-authority-is-named', 'left out', ' assigningAuthorityName="NLMINBIZA"'],
      ['assigning-authority-is-named', 'another one', 'NLMINBIZA', 'CIBG'],
      ['professional-is-identified', 'with punctuation', '900000009', 'dr. A. Arts'],
      ['professional-is-identified', 'left out', professional],
      [
        'professional-is-identified',
        'not under an OID',
        /root="[^"]*" extension="900000009"/,
        'root="UZI" extension="900000009"',
      ],
      ['professional-is-identified', 'as text', /<id xmlns="urn:hl7-org:v3"[^>]*900000009"\/>/, '900000009'],
      ['role-is-a-uzi-role', 'left out', role],
      ['role-is-a-uzi-role', 'unknown', '"01.015"', '"1.15"'],
      ['role-is-a-uzi-role', 'as an identifier', /code="01.015" codeSystem=/, 'extension="01.015" root='],
      ['consulter-ura-under-its-oid', 'left out', consulterUra],
      ['consulter-ura-under-its-oid', 'seven digits', 'extension="90000382"', 'extension="9000038"'],
      ['consulter-ura-under-its-oid', 'twice', consulterUra, '$&$&'],
      ['consulter-type-is-known', 'left out', consulterType],
      ['consulter-type-is-known', 'unknown', '"Z3"', '"Z33"'],
      ['purpose-of-use-is-known', 'left out', purpose],
      ['purpose-of-use-is-known', 'research', 'TREAT', 'RESEARCH'],
      ['assertion-is-valid-now', 'expired', '2026-11-21T10:09:00Z', '2026-11-21T09:58:00Z'],
      [
        'assertion-is-valid-now',
        'not yet valid',
        '2026-11-21T09:59:00Z" NotOnOrAfter',
        '2026-11-21T10:05:00Z" NotOnOrAfter',
      ],
      ['assertion-is-valid-now', 'no moment', '2026-11-21T10:09:00Z', 'morgen'],
      ['audience-is-mitz', 'another one', '2.16.840.1.113883.2.4.3.111.2.1', '2.16.840.1.113883.2.4.3.111.2.2'],
    ]),
    ...wrongIn(typed, [
      ['mandated-is-identified', 'with punctuation', '900000010', 'm.a.'],
      [
        'mandated-is-identified',
        'not under an OID',
        /root="[^"]*" extension="900000010"/,
        'root="" extension="900000010"',
      ],
      ['mandated-is-identified', 'two of them', mandated, '$&$&'],
      ['professional-is-identified', 'the mandated one alone', professional],
    ]),
  ],
};
