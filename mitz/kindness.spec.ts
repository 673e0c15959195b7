import { expect } from 'chai';
import { door, hideSecrets, pseudonymiser } from '../core/redaction.js';
import { Example, exampleMaker } from './example.js';
import { questionMessage } from './gesloten-autorisatievraag/question-message.js';
import { readQuestion } from './gesloten-autorisatievraag/question.js';
import { questionRules } from './gesloten-autorisatievraag/rules.js';
import { bsnHider } from './identifiers.js';
import { openQuestion } from './open-autorisatievraag/example.js';
import { openQuestionMessage } from './open-autorisatievraag/question-message.js';
import { readOpenQuestion } from './open-autorisatievraag/question.js';
import { openQuestionRules } from './open-autorisatievraag/rules.js';
import { judged, notPassed } from './rules.spec.kit.js';
import type { Different } from './example.js';
import { defaultSpecification } from './specification/index.js';
import { callsTo } from './rules.js';
import { readXml } from './xml.js';
import type { Patient } from './xis.js';

/** The two questions, each with how it is judged and what it means. */
const questions = {
  'gesloten autorisatievraag': {
    notPassed: (different: Different) =>
      notPassed(
        judged(
          {
            koppelvlak: 'geslotenAutorisatievraag',
            rules: questionRules,
            read: questionMessage,
            write: () => undefined,
          },
          (example, patient) => {
            example.question(patient, 'Permit', different);
          },
        ),
      ),
    write: (example: Example, patient: Patient) => {
      example.question(patient, 'Permit');
    },
    koppelvlak: 'geslotenAutorisatievraag',
    meaning: (body: string): unknown => readQuestion(readXml(body), defaultSpecification),
  },
  'open autorisatievraag': {
    notPassed: (different: Different) =>
      notPassed(
        judged(
          {
            koppelvlak: 'openAutorisatievraag',
            rules: openQuestionRules,
            read: openQuestionMessage,
            write: () => undefined,
          },
          (example, patient) => {
            openQuestion(example, patient, [], different);
          },
        ),
      ),
    write: (example: Example, patient: Patient) => {
      openQuestion(example, patient, []);
    },
    koppelvlak: 'openAutorisatievraag',
    meaning: (body: string): unknown => readOpenQuestion(readXml(body), defaultSpecification),
  },
} as const;

const prefixes = /(<\/?|xmlns:|\s)(soap|wsa|wsse|saml2|q|x|h)(?=[:=])/g;
const textOf = /(<wsa:(?:Action|MessageID|To|Address)[^>]*>)([^<]+)(<)/g;

/** Ways to write the same message: XML and HTTP leave them free. */
const freedoms: Readonly<Record<string, Different>> = {
  'a declaration': { mutate: (body) => `<?xml version='1.0' encoding='utf-8' standalone="yes"?>\n${body}` },
  'a byte order mark': { mutate: (body) => `\uFEFF${body}` },
  'other prefixes': { mutate: (body) => body.replace(prefixes, '$1$2-ander') },
  'the namespace of the envelope as the default': {
    mutate: (body) =>
      body
        .replaceAll(/<(\/?)soap:/g, '<$1')
        .replace('<Envelope ', '<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope" '),
  },
  'namespaces declared where they are used': {
    mutate: (body) =>
      body
        .replace(' xmlns:wsa="http://www.w3.org/2005/08/addressing"', '')
        .replaceAll(
          /<wsa:(Action|MessageID|To|ReplyTo)\b/g,
          '<wsa:$1 xmlns:wsa="http://www.w3.org/2005/08/addressing"',
        ),
  },
  'attributes in the opposite order': {
    mutate: (body) =>
      body.replaceAll(/<([\w:]+)((?:\s[\w:]+="[^"]*")+)(\/?)>/g, (_, name: string, all: string, end: string) => {
        const attributes = (all.match(/\s[\w:]+="[^"]*"/g) ?? []).toReversed();
        return `<${name}${attributes.join('')}${end}>`;
      }),
  },
  'single quotes': { mutate: (body) => body.replaceAll('"', "'") },
  'white space and comments between elements': { mutate: (body) => body.replaceAll('><', '>\r\n\t<!-- vrij --> <') },
  'white space within tags': {
    mutate: (body) => body.replaceAll(/\s([\w:]+)="/g, '\n  $1 = "').replaceAll('/>', ' />'),
  },
  'white space around texts': { mutate: (body) => body.replaceAll(textOf, '$1\n  $2\n  $3') },
  'texts as CDATA': { mutate: (body) => body.replaceAll(textOf, '$1<![CDATA[$2]]>$3') },
  'a comment in the middle of a text': { mutate: (body) => body.replaceAll(textOf, '$1<!-- v -->$2<!-- v -->$3') },
  'characters by their number': { mutate: (body) => body.replaceAll(/="(\d)(\d{7,8})"/g, '="&#x3$1;$2"') },
  'a processing instruction': { mutate: (body) => `<?vrij gebruik?>${body}` },
  'empty elements written out': { mutate: (body) => body.replaceAll(/<([\w:]+)((?:\s[^<>]*?)?)\/>/g, '<$1$2></$1>') },
  'no reply-to': { mutate: (body) => body.replace(/<wsa:ReplyTo>.*<\/wsa:ReplyTo>/, '') },
  'headers of others': {
    mutate: (body) => body.replace('</soap:Header>', '<v:vrij xmlns:v="urn:vrij"/></soap:Header>'),
  },
  'the media type in another case': { headers: { 'content-type': 'Application/SOAP+xml;Charset="UTF-8"' } },
  'the media type with its action': { headers: { 'content-type': 'application/soap+xml; action="urn:vrij"' } },
  'the media type alone': { headers: { 'content-type': 'application/soap+xml' } },
  'a message id in capitals': {
    mutate: (body) => body.replace(/urn:uuid:[\w-]+/, (id) => `urn:uuid:${id.slice(9).toUpperCase()}`),
  },
};

for (const [name, question] of Object.entries(questions)) {
  describe(`the rules about the ${name} are kind`, () => {
    for (const [freedom, different] of Object.entries(freedoms)) {
      it(`to ${freedom}`, () => {
        expect(question.notPassed(different)).to.deep.equal([]);
      });
    }

    it('and its meaning stays the same, however it is written', () => {
      const example = new Example();
      question.write(example, exampleMaker().patient());
      const body = callsTo({ entries: example.entries() }, question.koppelvlak)[0]?.request.body ?? '';
      const meaning = question.meaning(body);
      expect(meaning).not.to.have.property('unrecognised');
      for (const [freedom, { mutate }] of Object.entries(freedoms)) {
        if (!mutate || freedom === 'a message id in capitals') continue;
        expect(question.meaning(mutate(body)), freedom).to.deep.equal(meaning);
      }
    });
  });
}

describe('personal data in an open autorisatievraag', () => {
  const bsn = '123456782';
  const hide = door([hideSecrets, bsnHider(new Set())], pseudonymiser());
  const identified = `<id xmlns="urn:hl7-org:v3" root="2.16.840.1.113883.2.4.6.3" extension="${bsn}"/>`;
  const assertion = `<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><saml2:Issuer>urn:oid:1.2.3</saml2:Issuer>${'<saml2:Advice/>'.repeat(20)}<saml2:AttributeValue>${bsn}</saml2:AttributeValue></saml2:Assertion>`;

  it('is hidden in the query and in the attributes of the assertion, as identifier and as text', () => {
    for (const value of [
      identified,
      bsn,
      `2.16.840.1.113883.2.4.6.3^${bsn}`,
      `urn:oid:2.16.840.1.113883.2.4.6.3.${bsn}`,
    ]) {
      const attribute = `<saml2:Attribute Name="urn:oasis:names:tc:xacml:2.0:resource:resource-id"><saml2:AttributeValue>${value}</saml2:AttributeValue></saml2:Attribute>`;
      expect(hide(attribute))
        .to.match(/bsn-[0-9a-f]{8}-valid/)
        .and.not.to.contain(bsn);
    }
  });

  it('is hidden with the whole of a token in a header, in one piece or in lines', () => {
    const base64 = Buffer.from(assertion).toString('base64');
    const lines = base64.match(/.{1,76}/g) ?? [];
    for (const token of [base64, lines.join('\r\n '), lines.join(' '), lines.join('\n')]) {
      const hidden = hide([['Authorization', `SAML ${token}`]]);
      expect(hidden).to.deep.equal([['Authorization', 'SAML [token hidden]']]);
    }
  });

  it('leaves what is nobody: the OIDs, URAs and codes in the assertion', () => {
    const example = new Example();
    openQuestion(example, exampleMaker().patient(), []);
    const body = callsTo({ entries: example.entries() }, 'openAutorisatievraag')[0]?.request.body ?? '';
    const issued = new Set([exampleMaker().patient().bsn, '900000009']);
    expect(door([hideSecrets, bsnHider(issued)], pseudonymiser())(body)).to.equal(body);
  });
});
