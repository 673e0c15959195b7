import { expect } from 'chai';
import { describeRules, expectOnlyFailing, judged, notPassed } from '../rules.spec.kit.js';
import type { Judged, Ruled } from '../rules.spec.kit.js';
import { questionMessage } from './question-message.js';
import type { QuestionMessage } from './question-message.js';
import { questionRules } from './rules.js';

const questions: Ruled<QuestionMessage> = {
  koppelvlak: 'geslotenAutorisatievraag',
  rules: questionRules,
  read: questionMessage,
  write: (example, patient, different) => {
    example.question(patient, 'Permit', different);
  },
};

const judgedAs = (mutate: (body: string) => string, contentType?: string): Readonly<Record<string, Judged>> =>
  judged(questions, (example, patient) => {
    example.question(patient, 'Permit', {
      mutate,
      ...(contentType !== undefined && { headers: { 'content-type': contentType } }),
    });
  });

/** The same question as another connector would write it: no prefix where ours has one, other prefixes elsewhere. */
const otherHand = (bsn: string, wrong: Readonly<Record<string, string>> = {}): string => {
  const cv = (code: string, system: string): string =>
    `<AttributeValue DataType='urn:hl7-org:v3#CV'>
       <CodedValue xmlns='urn:hl7-org:v3' codeSystem='${system}' displayName='naam' code='${code}'/>
     </AttributeValue>`;
  const ii = (root: string, extension: string): string =>
    `<AttributeValue DataType='urn:hl7-org:v3#II'>
       <hl7:InstanceIdentifier xmlns:hl7='urn:hl7-org:v3' extension='${extension}' root='${root}'></hl7:InstanceIdentifier>
     </AttributeValue>`;
  const attribute = (id: string, value: string, echo = 'false'): string =>
    `<Attribute IncludeInResult='${echo}' AttributeId='${id}'>${value}</Attribute>`;
  const body = `<?xml version='1.0' encoding='UTF-8'?>
<!-- een andere hand -->
<env:Envelope xmlns:env='http://www.w3.org/2003/05/soap-envelope'>
  <env:Header xmlns:a='http://www.w3.org/2005/08/addressing'>
    <a:To>https://mitz.example/tst-us/mitz/geslotenautorisatievraag/xacml3</a:To>
    <other xmlns='urn:other'>staat vrij</other>
    <a:MessageID>
      urn:uuid:6F1F2CF6-8B0C-4B30-8F12-93C1F1D8F0A1
    </a:MessageID>
    <a:Action>XACMLAuthorizationDecisionQueryRequest</a:Action>
  </env:Header>
  <env:Body>
    <XACMLAuthzDecisionQuery xmlns='urn:oasis:names:tc:xacml:3.0:profile:saml2.0:v2:schema:protocol:wd-14' ID='_1' Version='2.0'>
      <Request xmlns='urn:oasis:names:tc:xacml:3.0:core:schema:wd-17' CombinedDecision='false' ReturnPolicyIdList='false'>
        <Attributes Category='urn:oasis:names:tc:xacml:3.0:attribute-category:environment'>
          ${attribute('urn:oasis:names:tc:xspa:1.0:subject:purposeofuse', cv('COC', '2.16.840.1.113883.1.11.20448'))}
        </Attributes>
        <Attributes Category='urn:oasis:names:tc:xacml:1.0:subject-category:access-subject'>
          ${attribute('urn:nl:otv:names:tc:1.0:subject:consulting-healthcare-facility-type-code', cv('V4', '2.16.840.1.113883.2.4.15.1060'))}
          ${attribute('urn:nl:otv:names:tc:1.0:subject:provider-institution', ii('2.16.528.1.1007.3.3', '90000697'))}
          ${attribute('urn:ihe:iti:xua:2017:subject:provider-identifier', ii('2.16.528.1.1007.3.1', '900027308'))}
          ${attribute('urn:oasis:names:tc:xacml:2.0:subject:role', cv('01.016', '2.16.840.1.113883.2.4.15.111'))}
        </Attributes>
        <Attributes Category='urn:oasis:names:tc:xacml:3.0:attribute-category:action'>
          ${attribute('urn:ihe:iti:appc:2016:document-entry:event-code', cv('GGC013', '2.16.840.1.113883.2.4.3.111.5.10.1'), 'true')}
        </Attributes>
        <Attributes Category='urn:oasis:names:tc:xacml:3.0:attribute-category:action'>
          ${attribute('urn:ihe:iti:appc:2016:document-entry:event-code', cv('GGC002', '2.16.840.1.113883.2.4.3.111.5.10.1'), 'true')}
        </Attributes>
        <Attributes Category='urn:oasis:names:tc:xacml:3.0:attribute-category:resource'>
          ${attribute('urn:ihe:iti:appc:2016:author-institution:id', ii('2.16.528.1.1007.3.3', '90000382'), 'true')}
          ${attribute('urn:ihe:iti:appc:2016:document-entry:healthcare-facility-type-code', cv('Z3', '2.16.840.1.113883.2.4.15.1060'), 'true')}
          ${attribute('urn:oasis:names:tc:xacml:2.0:resource:resource-id', ii('2.16.840.1.113883.2.4.6.3', bsn), 'true')}
        </Attributes>
      </Request>
    </XACMLAuthzDecisionQuery>
  </env:Body>
</env:Envelope>
<!-- einde -->`;
  return Object.entries(wrong).reduce((text, [from, to]) => text.replace(from, to), body);
};
const judgedOtherHand = (wrong?: Readonly<Record<string, string>>): Readonly<Record<string, Judged>> =>
  judged(questions, (example, patient) => {
    const headers = { 'content-type': 'Application/SOAP+XML;charset="utf-8"' };
    example.exchange('geslotenAutorisatievraag', 'POST', otherHand(patient.bsn, wrong), headers, {
      status: 200,
      body: '',
    });
  });

describe('the rules about a gesloten autorisatievraag', () => {
  describeRules(questions);

  describe('do not blame a target for what is left free', () => {
    it('another hand: other prefixes, order, quotes, white space, a declaration, comments, no ReplyTo, no mandated', () => {
      expect(notPassed(judgedOtherHand())).to.deep.equal([]);
    });

    const free: Readonly<Record<string, (body: string) => string>> = {
      'a declaration and a byte order mark': (body) => `\uFEFF<?xml version="1.0" encoding="utf-8"?>\n${body}`,
      'other prefixes': (body) => body.replace(/(<\/?|xmlns:)(x|q|h)(?=[:=])/g, '$1$2-2'),
      'one prefix less': (body) =>
        body
          .replaceAll(/<(\/?)soap:/g, '<$1')
          .replace('xmlns:soap=', 'xmlns=')
          .replace('soap:mustUnderstand="1"', ''),
      'single quotes': (body) => body.replaceAll('"', "'"),
      'white space and comments between elements': (body) => body.replaceAll('><', '>\n  <!-- c -->\t<'),
      'blocks in another order': (body) =>
        body.replace(/(<x:Attributes [^]*<\/x:Attributes>)/, (all) =>
          all
            .split(/(?<=<\/x:Attributes>)/)
            .reverse()
            .join(''),
        ),
      'attributes in another order': (body) =>
        body.replace(/(?<=xml:id="subject">)[^]*?(?=<\/x:Attributes>)/, (all) =>
          all
            .split(/(?<=<\/x:Attribute>)/)
            .reverse()
            .join(''),
        ),
      'no reply-to': (body) => body.replace(/<wsa:ReplyTo>.*<\/wsa:ReplyTo>/, ''),
      'an element that is not closed by itself': (body) =>
        body.replace(/<h:CodedValue ([^>]*)\/>/g, '<h:CodedValue $1></h:CodedValue>'),
      'care without a relation of treatment': (body) => body.replace('code="TREAT"', 'code="COC"'),
      'a mandated person, who acts for the responsible one': (body) =>
        body.replace(
          /(<x:Attribute AttributeId="urn:ihe:iti:xua:2017:subject:provider-identifier".*?<\/x:Attribute>)/,
          (one) =>
            one +
            one
              .replace('urn:ihe:iti:xua:2017:subject:provider-identifier', 'urn:nl:otv:names:tc:1.0:subject:mandated')
              .replace('900027308', '900000009'),
        ),
      'a professional of another register': (body) =>
        body.replace('root="2.16.528.1.1007.3.1"', 'root="2.16.528.1.1007.5.1"'),
    };
    for (const [what, change] of Object.entries(free)) {
      it(what, () => {
        expect(notPassed(judgedAs(change))).to.deep.equal([]);
      });
    }

    it('several categories, each in a block of its own', () => {
      const all = judged(questions, (example, patient) => {
        example.question(patient, 'Permit', { dataCategories: ['GGC002', 'GGC012', 'GGC013'] });
      });
      expect(notPassed(all)).to.deep.equal([]);
    });
  });

  it('find the same faults in the hand of another', () => {
    const wrong: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      'bsn-under-its-oid': { "root='2.16.840.1.113883.2.4.6.3'": "root='2.16.840.1.113883.2.4.6.33'" },
      'holder-ura-under-its-oid': { "extension='90000382'": "extension='9000038'" },
      'holder-type-is-known': { "code='Z3'": "code='z3'" },
      'consulter-type-is-known': { "code='V4'": "code=''" },
      'consulter-ura-under-its-oid': { "extension='90000697'": "extension=' 90000697'" },
      'role-is-a-uzi-role': { "code='01.016'": "code='99.999'" },
      'professional-is-identified': { "extension='900027308'": `extension='${'9'.repeat(61)}'` },
      'purpose-of-use-is-known': { "code='COC'": "code='coc'" },
      'one-decision-per-category-asked-for': { "ReturnPolicyIdList='false'": '' },
      'one-action-block-per-category': { "code='GGC013'": "code='GGC002'" },
      'data-category-is-known': { "code='GGC013'": "code='GGC014'" },
      'action-in-header': { XACMLAuthorizationDecisionQueryRequest: 'XACMLAuthzDecisionQuery' },
      'message-id-is-a-urn-uuid': { 'urn:uuid:6F1F2CF6': 'urn:uuid:6F1F2CFX' },
      'to-is-the-endpoint': { 'https://mitz.example': 'http://mitz.example' },
      'query-in-its-namespaces': { 'core:schema:wd-17': 'core:schema:os' },
    };
    for (const [id, change] of Object.entries(wrong)) expectOnlyFailing(judgedOtherHand(change), id);
  });

  it('find a value in the wrong block, without its form, or more than one', () => {
    const table: readonly (readonly [string, (body: string) => string])[] = [
      [
        'bsn-under-its-oid',
        (body) =>
          body.replace(
            /<x:AttributeValue[^>]*><h:InstanceIdentifier [^>]*extension="99\d{7}"\/><\/x:AttributeValue>/,
            '$&$&',
          ),
      ],
      ['bsn-under-its-oid', (body) => body.replace(/<h:InstanceIdentifier [^>]*extension="(99\d{7})"\/>/, '$1')],
      [
        'bsn-under-its-oid',
        (body) => body.replace(/<h:InstanceIdentifier xmlns:h="[^"]*"/, '<h:InstanceIdentifier xmlns:h="urn:hl7"'),
      ],
      [
        'purpose-of-use-is-known',
        (body) => body.replace('attribute-category:environment', 'attribute-category:elsewhere'),
      ],
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

  it('show nothing where no question arrived', () => {
    const all = judged(questions, (example) => example.refusedConnection('no certificate'));
    expect(new Set(Object.values(all).map(({ outcome }) => outcome))).to.deep.equal(new Set(['not-shown']));
  });
});
