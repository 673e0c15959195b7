import { attribute, wrongAttributes } from './closed-question-attributes.js';
import { rightIn, rightMediaTypes, wrongIn } from './table.js';
import type { Table } from './table.js';

const guide = 'as-the-guide-has-it.xml';

const category = attribute('urn:ihe:iti:appc:2016:document-entry:event-code');
const role = attribute('urn:oasis:names:tc:xacml:2.0:subject:role');
const categoryBlock = /<x:Attributes Category="[^"]*attribute-category:action"[^]*?<\/x:Attributes>/;
const extra =
  '<x:Attribute AttributeId="urn:x:afdeling" IncludeInResult="false"><x:AttributeValue DataType="http://www.w3.org/2001/XMLSchema#string">polikliniek</x:AttributeValue></x:Attribute>';

/** Variations of a gesloten autorisatievraag. */
export const closedQuestion: Table = {
  koppelvlak: 'geslotenAutorisatievraag',
  right: [
    ...rightMediaTypes(guide, [
      'application/soap+xml',
      'Application/SOAP+XML;charset="utf-8"',
      'application/soap+xml; charset=UTF-8; action="XACMLAuthorizationDecisionQueryRequest"',
    ]),
    ...rightIn(guide, [
      ['a byte order mark', /^/, '\uFEFF'],
      ['a declaration', /^/, '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'],
      ['line ends of Windows', (body) => body.replaceAll('\n', '\r\n')],
      ['all on one line', (body) => body.replaceAll(/\n\s*/g, '')],
      ['single quotes', (body) => body.replaceAll('"', "'")],
      ['other prefixes', (body) => body.replaceAll(/(<\/?|xmlns:)(x|q|h|wsa)(?=[:=])/g, '$1$2.2')],
      ['no reply-to', /<wsa:ReplyTo>.*<\/wsa:ReplyTo>/],
      ['no mustUnderstand', ' soap:mustUnderstand="1"'],
      ['mustUnderstand as true', 'mustUnderstand="1"', 'mustUnderstand="true"'],
      ['no ids of blocks', (body) => body.replaceAll(/ xml:id="\w+"/g, '')],
      ['truth values as 0 and 1', (body) => body.replaceAll('"false"', '"0"').replaceAll('"true"', '"1"')],
      ['a comment within a text', 'urn:uuid:', 'urn:<!-- c -->uuid:'],
      ['blocks in another order', (body) => reordered(body, /<x:Attributes [^]*?<\/x:Attributes>\s*/g)],
      ['attributes in another order', (body) => reordered(body, /<x:Attribute [^]*?<\/x:Attribute>\s*/g)],
      ['elements not closed by themselves', (body) => body.replaceAll(/<h:(\w+)([^>]*)\/>/g, '<h:$1$2></h:$1>')],
      [
        'hl7 declared at the root',
        (body) =>
          body.replaceAll(' xmlns:h="urn:hl7-org:v3"', '').replace(' xmlns:wsa', ' xmlns:h="urn:hl7-org:v3" xmlns:wsa'),
      ],
    ]),
  ],
  wrong: [
    ...wrongIn(guide, [
      ['read-in-one-way', 'two headers', '</soap:Header>', '$&<soap:Header/>'],
      ['read-in-one-way', 'two bodies', '</soap:Body>', '$&<soap:Body/>'],
      ['read-in-one-way', 'two actions', /<wsa:Action.*<\/wsa:Action>/, '$&<wsa:Action>VraagMaar</wsa:Action>'],
      ['read-in-one-way', 'two addresses', /<wsa:To.*<\/wsa:To>/, '$&<wsa:To>https://example.nl/</wsa:To>'],
      ['read-in-one-way', 'something else asked as well', '</q:XACMLAuthzDecisionQuery>', '$&<Vraag xmlns="urn:x"/>'],
      [
        'read-in-one-way',
        'two values in one',
        /(<h:InstanceIdentifier[^>]*extension="90000382"\/>)/,
        (found) => found + found.replace('90000382', '90000697'),
      ],
      ['read-in-one-way', 'one id for two blocks', 'xml:id="subject"', 'xml:id="resource"'],
      [
        'read-in-one-way',
        'two assertions',
        '<wsa:ReplyTo>',
        '<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion"/><Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion"/>$&',
      ],
      [
        'soap-1.2-envelope',
        'SOAP 1.1',
        (body) => body.replace('http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'),
      ],
      ['soap-1.2-envelope', 'a draft of SOAP 1.2', '2003/05/soap-envelope', '2002/12/soap-envelope'],
      ['soap-1.2-envelope', 'truncated', /<\/soap:Body>[^]*$/],
      ['soap-1.2-envelope', 'end tags crossed', '</x:Request>', '</q:Request>'],
      ['soap-1.2-envelope', 'an attribute twice', 'xml:id="subject"', 'xml:id="subject" xml:id="subject"'],
      ['soap-1.2-envelope', 'nothing', /[^]+/],
      ['soap-1.2-envelope', 'JSON', /[^]+/, '{"bsn":"999990019"}'],
      ['soap-1.2-envelope', 'nested too deep', '<soap:Body>', `<soap:Body>${'<a>'.repeat(80)}${'</a>'.repeat(80)}`],
      ['soap-1.2-envelope', 'another root', (body) => body.replaceAll('soap:Envelope', 'soap:Message')],
      ['one-query-in-a-message', 'two requests', (body) => body.replace(/<x:Request [^]*<\/x:Request>/, '$&$&')],
      [
        'one-query-in-a-message',
        'two queries',
        (body) => body.replace(/<q:XACMLAuthzDecisionQuery[^]*<\/q:XACMLAuthzDecisionQuery>/, '$&$&'),
      ],
      [
        'message-id-is-a-urn-uuid',
        'two message ids',
        (body) => body.replace(/<wsa:MessageID>.*<\/wsa:MessageID>/, '$&$&'),
      ],
      ['media-type-is-soap', 'text/xml', '', '', 'text/xml; charset=utf-8'],
      ['media-type-is-soap', 'application/xml', '', '', 'application/xml'],
      [
        'action-in-header',
        'the name of the element as action',
        '>XACMLAuthorizationDecisionQueryRequest<',
        '>XACMLAuthzDecisionQuery<',
      ],
      [
        'action-in-header',
        'in lower case',
        '>XACMLAuthorizationDecisionQueryRequest<',
        '>xacmlauthorizationdecisionqueryrequest<',
      ],
      ['action-in-header', 'empty', '>XACMLAuthorizationDecisionQueryRequest<', '><'],
      ['action-in-header', 'left out', /<wsa:Action.*<\/wsa:Action>/],
      [
        'action-in-header',
        'in another addressing namespace',
        /<wsa:Action [^>]*>(.*)<\/wsa:Action>/,
        '<a:Action xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing">$1</a:Action>',
      ],
      [
        'action-in-header',
        'the action of the answer',
        '>XACMLAuthorizationDecisionQueryRequest<',
        '>XACMLAuthzDecisionQueryResponse<',
      ],
      ['message-id-is-a-urn-uuid', 'a bare UUID', 'urn:uuid:', ''],
      ['message-id-is-a-urn-uuid', 'one digit short', /0a1<\/wsa:MessageID>/, '0a</wsa:MessageID>'],
      ['message-id-is-a-urn-uuid', 'in braces', /urn:uuid:([^<]*)/, '{$1}'],
      ['message-id-is-a-urn-uuid', 'an OID', /urn:uuid:[^<]*/, 'urn:oid:2.16.528.1.1007.3.3.90000697.1'],
      ['message-id-is-a-urn-uuid', 'left out', /<wsa:MessageID>.*<\/wsa:MessageID>/],
      ['to-is-the-endpoint', 'over http', '>https://', '>http://'],
      ['to-is-the-endpoint', 'a fixed text', /<wsa:To>.*</, '<wsa:To>http://localhost:8000/4<'],
      [
        'to-is-the-endpoint',
        'the address of another interface',
        'geslotenautorisatievraag/xacml3',
        'abonnementen/fhir/Subscription',
      ],
      ['to-is-the-endpoint', 'left out', /<wsa:To>.*<\/wsa:To>/],
      ['reply-to-is-anonymous', 'none', 'addressing/anonymous', 'addressing/none'],
      [
        'reply-to-is-anonymous',
        'an address of its own',
        'http://www.w3.org/2005/08/addressing/anonymous',
        'https://xis.example.nl/antwoord',
      ],
      ['query-in-its-namespaces', 'without wd-14', ':protocol:wd-14', ':protocol'],
      ['query-in-its-namespaces', 'wd-14 for XACML', 'core:schema:wd-17', 'core:schema:wd-14'],
      ['query-in-its-namespaces', 'an empty body', /<q:XACML[^]*<\/q:XACMLAuthzDecisionQuery>/],
      [
        'query-in-its-namespaces',
        'another element',
        (body) => body.replaceAll('q:XACMLAuthzDecisionQuery', 'q:AuthzDecisionQuery'),
      ],
      [
        'query-in-its-namespaces',
        'the request beside the query',
        /(<q:XACML[^>]*>)([^]*)(<\/q:XACMLAuthzDecisionQuery>)/,
        '$1$3$2',
      ],
      [
        'one-decision-per-category-asked-for',
        'one decision for all',
        'CombinedDecision="false"',
        'CombinedDecision="true"',
      ],
      ['one-decision-per-category-asked-for', 'CombinedDecision left out', ' CombinedDecision="false"'],
      [
        'one-decision-per-category-asked-for',
        'policies asked for',
        'ReturnPolicyIdList="false"',
        'ReturnPolicyIdList="true"',
      ],
      [
        'one-decision-per-category-asked-for',
        'a truth value with a capital',
        'ReturnPolicyIdList="false"',
        'ReturnPolicyIdList="False"',
      ],
      ['one-action-block-per-category', 'the category twice in one block', category, '$&$&'],
      ['one-action-block-per-category', 'the same block twice', categoryBlock, '$&$&'],
      ['one-action-block-per-category', 'no block', categoryBlock],
      ['one-action-block-per-category', 'an empty block', category],
      ['data-category-is-known', 'an unknown one', 'GGC002', 'GGC999'],
      ['data-category-is-known', 'in lower case', 'GGC002', 'ggc002'],
      ['data-category-is-known', 'not yet one of Mitz', 'GGC002', 'GGC007'],
      ['data-category-is-known', 'its name for its code', 'code="GGC002"', 'code="Behandelgegevens"'],
      [
        'data-category-is-known',
        'under the OID of roles',
        '2.16.840.1.113883.2.4.3.111.5.10.1',
        '2.16.840.1.113883.2.4.15.111',
      ],
      [
        'data-category-is-known',
        'as an identifier',
        /<h:CodedValue xmlns:h="urn:hl7-org:v3" code="(GGC002)" codeSystem="([^"]*)"/,
        '<h:InstanceIdentifier xmlns:h="urn:hl7-org:v3" extension="$1" root="$2"',
      ],
      ['no-other-attribute', 'one more in the subject', role, `$&${extra}`],
      [
        'no-other-attribute',
        'a block of its own',
        '</x:Request>',
        `<x:Attributes Category="urn:x">${extra}</x:Attributes></x:Request>`,
      ],
      [
        'echo-is-asked',
        'not for the patient',
        'resource-id" IncludeInResult="true"',
        'resource-id" IncludeInResult="false"',
      ],
      [
        'echo-is-asked',
        'not for the category',
        'event-code" IncludeInResult="true"',
        'event-code" IncludeInResult="false"',
      ],
      [
        'echo-is-asked',
        'not said for the holder',
        'author-institution:id" IncludeInResult="true"',
        'author-institution:id"',
      ],
    ]),
    ...wrongAttributes,
  ],
};

/** Puts what matches in reverse order, each in the place of another. */
function reordered(body: string, part: RegExp): string {
  const first = body.search(new RegExp(part.source));
  const run = new RegExp(`(?:${part.source})+`).exec(body.slice(first))?.[0] ?? '';
  return body.replace(run, (run.match(part) ?? []).toReversed().join(''));
}
