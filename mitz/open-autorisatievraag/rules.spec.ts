import { expect } from 'chai';
import { describeRules, expectOnlyFailing, judged, notPassed } from '../rules.spec.kit.js';
import type { Judged, Ruled } from '../rules.spec.kit.js';
import { defaultSpecification } from '../specification/index.js';
import { readXml } from '../xml.js';
import { openQuestion } from './example.js';
import { openQuestionMessage } from './question-message.js';
import type { OpenQuestionMessage } from './question-message.js';
import { readOpenQuestion } from './question.js';
import { openQuestionRules } from './rules.js';

const questions: Ruled<OpenQuestionMessage> = {
  koppelvlak: 'openAutorisatievraag',
  rules: openQuestionRules,
  read: openQuestionMessage,
  write: (example, patient, different) => {
    openQuestion(example, patient, [], different);
  },
};

const judgedAs = (mutate: (body: string) => string): Readonly<Record<string, Judged>> =>
  judged(questions, (example, patient) => {
    openQuestion(example, patient, [], { mutate });
  });

/** The values of the assertion as two public clients write them: the elements differ, the values are found all the same. */
const clients: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bastion365: {
    professional: `<id xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="II" root="2.16.528.1.1007.3.1" extension="900000009" assigningAuthorityName="CIBG"/>`,
    role: `<Role xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CE" code="01.015" codeSystem="2.16.840.1.113883.2.4.15.111" displayName="Huisarts"/>`,
    consulterUra: `<id xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="II" root="2.16.528.1.1007.3.3" extension="90000382" assigningAuthorityName="CIBG"/>`,
    consulterType: `<consulting-facility-type-code xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CV" code="Z3" codeSystem="2.16.840.1.113883.2.4.15.1060"/>`,
    purpose: `<PurposeOfUse xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CE" code="TREAT" codeSystem="2.16.840.1.113883.1.11.20448"/>`,
  },
  vitaly: {
    professional: `<hl7:id xmlns:hl7="urn:hl7-org:v3" displayable="true" extension="900000009" root="2.16.528.1.1007.3.1"/>`,
    role: `<hl7:Role xmlns:hl7="urn:hl7-org:v3" RolNaam="Huisarts" code="01.015" codeSystem="2.16.840.1.113883.2.4.15.111"/>`,
    consulterUra: `<hl7:InstanceIdentifier xmlns:hl7="urn:hl7-org:v3" root="2.16.528.1.1007.3.3" extension="90000382"/>`,
    consulterType: `<hl7:InstanceIdentifier xmlns:hl7="urn:hl7-org:v3" code="Z3" codeSystem="2.16.840.1.113883.2.4.15.1060"/>`,
    purpose: `<hl7:CodedValue xmlns:hl7="urn:hl7-org:v3" code="TREAT" codeSystem="2.16.840.1.113883.1.11.20448"/>`,
  },
};

const names = defaultSpecification;
const written = (values: Readonly<Record<string, string>>): string =>
  (['professional', 'role', 'consulterUra', 'consulterType', 'purpose'] as const)
    .map((name) => {
      const typed = values === clients['vitaly'] && name === 'consulterUra' ? ' DataType="urn:hl7-org:v3#II"' : '';
      return `<s:Attribute Name="${names[`open.attribute.${name}`].value}">\n<s:AttributeValue${typed}>${values[name] ?? ''}</s:AttributeValue></s:Attribute>`;
    })
    .join('\n');

/** An open question with an assertion as such a client sends it; bare: without Subject, Conditions and AuthnStatement. */
const sentBy = (client: string, bsn: string, bare: boolean): string => {
  const statement = `<s:AttributeStatement>${written(clients[client] ?? {})}</s:AttributeStatement>`;
  const rest = bare
    ? ''
    : '<s:Subject><s:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"/></s:Subject><s:Conditions NotBefore="2026-11-21T09:59:59Z" NotOnOrAfter="2026-11-21T11:09:59+01:00"><s:AudienceRestriction><s:Audience>urn:oid:2.16.840.1.113883.2.4.3.111.2.1</s:Audience></s:AudienceRestriction></s:Conditions>';
  return `<env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing"><env:Header>
<a:Action env:mustUnderstand="true">urn:ihe:iti:2009:PatientLocationQuery</a:Action>
<a:MessageID>urn:uuid:6f1f2cf6-8b0c-4b30-8f12-93c1f1d8f0a1</a:MessageID>
<a:To env:mustUnderstand="true">https://mitz.example/tst-us/mitz/openautorisatievraag</a:To>
<sec:Security xmlns:sec="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"><s:Assertion xmlns:s="urn:oasis:names:tc:SAML:2.0:assertion" ID="_1" Version="2.0" IssueInstant="2026-11-21T10:00:00Z"><s:Issuer>https://zorg.example</s:Issuer>${rest}${statement}</s:Assertion></sec:Security>
</env:Header><env:Body><x:PatientLocationQueryRequest xmlns:x="urn:ihe:iti:xcpd:2009"><x:RequestedPatientId assigningAuthorityName="NLMINBIZA" extension="${bsn}" root="2.16.840.1.113883.2.4.6.3"/></x:PatientLocationQueryRequest></env:Body></env:Envelope>`;
};

describe('the rules about an open autorisatievraag', () => {
  describeRules(questions);

  for (const [client, bare] of [
    ['bastion365', false],
    ['vitaly', true],
  ] as const) {
    it(`do not blame the form of ${client}, and read it as any other`, () => {
      const all = judged(questions, (example, patient) => {
        const headers = { 'content-type': 'application/soap+xml; charset=UTF-8' };
        const body = sentBy(client, patient.bsn, bare);
        example.exchange('openAutorisatievraag', 'POST', body, headers, { status: 200, body: '' });
      });
      expect(notPassed(all)).to.deep.equal([]);
      expect(readOpenQuestion(readXml(sentBy(client, '999990020', bare)), names)).to.deep.equal({
        messageId: 'urn:uuid:6f1f2cf6-8b0c-4b30-8f12-93c1f1d8f0a1',
        bsn: '999990020',
        consulter: {
          ura: '90000382',
          providerType: 'Z3',
          professional: { root: '2.16.528.1.1007.3.1', extension: '900000009', roleCode: '01.015' },
        },
        purposeOfUse: 'TREAT',
      });
    });
  }

  it('do not blame a signature, other attributes, a mandated person, or an unlimited assertion', () => {
    const free: readonly ((body: string) => string)[] = [
      (body) =>
        body.replace('<saml2:Subject>', '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/><saml2:Subject>'),
      (body) =>
        body.replace(
          '<saml2:AttributeStatement>',
          '$&<saml2:Attribute Name="urn:vrij"><saml2:AttributeValue>x</saml2:AttributeValue></saml2:Attribute>',
        ),
      (body) =>
        body.replace(
          /<saml2:Attribute Name="urn:ihe:iti:xua:2017:subject:provider-identifier">.*?<\/saml2:Attribute>/,
          (one) =>
            one +
            one
              .replace('urn:ihe:iti:xua:2017:subject:provider-identifier', 'urn:nl:otv:names:tc:1.0:subject:mandated')
              .replace('900000009', 'A1'),
        ),
      (body) => body.replace(/<saml2:Conditions.*<\/saml2:Conditions>/, ''),
      (body) => body.replace(/<saml2:Conditions [^>]*>/, '<saml2:Conditions>'),
      (body) => body.replace('</saml2:Audience>', '</saml2:Audience><saml2:Audience>urn:oid:1.2.3</saml2:Audience>'),
      (body) => body.replace('code="TREAT"', 'code="COC"'),
      (body) =>
        body.replace(
          /<\/saml2:Attribute>(?=<saml2:Attribute )/,
          '$&</saml2:AttributeStatement><saml2:AttributeStatement>',
        ),
    ];
    for (const change of free) expect(notPassed(judgedAs(change))).to.deep.equal([]);
  });

  it('accept the action of the WSDL, and say that it is better not used', () => {
    const all = judgedAs((body) => body.replace('urn:ihe:iti:2009:Patient', 'urn:ihe:iti:xcpd:2009:Patient'));
    expectOnlyFailing(all, 'action-is-the-recorded-one');
    expect(openQuestionRules['action-is-the-recorded-one'].level).to.equal('SHOULD');
  });

  it('allow for clocks that differ a little, and no more', () => {
    const at = (name: string, moment: string) => (body: string) =>
      body.replace(new RegExp(`${name}="[^"]*"`), `${name}="${moment}"`);
    expect(notPassed(judgedAs(at('NotBefore', '2026-11-21T10:00:59Z')))).to.deep.equal([]);
    expectOnlyFailing(judgedAs(at('NotBefore', '2026-11-21T10:02:00Z')), 'assertion-is-valid-now');
    expectOnlyFailing(judgedAs(at('NotOnOrAfter', '2026-11-21T09:58:00Z')), 'assertion-is-valid-now');
    expectOnlyFailing(judgedAs(at('NotOnOrAfter', 'morgen')), 'assertion-is-valid-now');
  });

  it('find a value under another OID, as text, of the other kind, twice, or not at all', () => {
    const value = (name: string, change: string) => (body: string) =>
      body.replace(new RegExp(`(Name="${name}"><saml2:AttributeValue>).*?(</saml2:AttributeValue>)`), `$1${change}$2`);
    const role = names['open.attribute.role'].value;
    const ura = names['open.attribute.consulterUra'].value;
    const table: readonly (readonly [string, (body: string) => string])[] = [
      ['role-is-a-uzi-role', value(role, '01.015')],
      ['role-is-a-uzi-role', value(role, '<r code="01.015" codeSystem="1.2.3"/>')],
      ['role-is-a-uzi-role', value(role, '<r root="2.16.840.1.113883.2.4.15.111" extension="01.015"/>')],
      ['role-is-a-uzi-role', value(role, '<r code="99.999" codeSystem="2.16.840.1.113883.2.4.15.111"/>')],
      ['consulter-ura-under-its-oid', value(ura, '<i root="2.16.528.1.1007.3.3" extension="382"/>')],
      [
        'consulter-ura-under-its-oid',
        (body) => body.replace(new RegExp(`<saml2:Attribute Name="${ura}">.*?</saml2:Attribute>`), '$&$&'),
      ],
      ['bsn-under-its-oid', (body) => body.replace(/<RequestedPatientId[^>]*>/, '$&$&')],
      ['bsn-under-its-oid', (body) => body.replace(/(<RequestedPatientId.*)extension="\d+"/, '$1')],
      [
        'query-in-its-namespace',
        (body) => body.replace(/<PatientLocationQueryRequest.*<\/PatientLocationQueryRequest>/, ''),
      ],
      ['assertion-in-security-header', (body) => body.replace(/<saml2:Assertion.*<\/saml2:Assertion>/, '')],
    ];
    for (const [id, change] of table) expectOnlyFailing(judgedAs(change), id);
  });

  it('judge nothing of a body that holds no question: only what it is not is a red', () => {
    for (const body of ['', 'vraag', '<a>', '<!DOCTYPE a><a/>', '{"vraag":1}', `<a>${'<b>'.repeat(70)}`]) {
      const all = judgedAs(() => body);
      expectOnlyFailing(all, 'soap-1.2-envelope');
      const others = Object.entries(all).filter(([id]) => !['soap-1.2-envelope', 'media-type-is-soap'].includes(id));
      expect(others.map(([, { outcome }]) => outcome)).to.deep.equal(others.map(() => 'not-shown'));
    }
  });
});
