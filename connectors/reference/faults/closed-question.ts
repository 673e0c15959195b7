import type { MessageFault } from './fault.js';
import { FaultMissed } from './missed.js';

type Rewrite = (xml: string) => string;

/** Replaces the first match. Without a match it throws: a fault that changes nothing would prove nothing. */
export function swap(xml: string, find: string | RegExp, replacement: string): string {
  const found = typeof find === 'string' ? xml.includes(find) : find.test(xml);
  if (!found) throw new FaultMissed(`nothing in the message matches ${String(find)}`);
  return xml.replace(find, () => replacement);
}

const swapped =
  (find: string | RegExp, replacement: string): Rewrite =>
  (xml) =>
    swap(xml, find, replacement);

const ATTRIBUTE = {
  bsn: 'urn:oasis:names:tc:xacml:2.0:resource:resource-id',
  holderType: 'urn:ihe:iti:appc:2016:document-entry:healthcare-facility-type-code',
  holderUra: 'urn:ihe:iti:appc:2016:author-institution:id',
  role: 'urn:oasis:names:tc:xacml:2.0:subject:role',
  professional: 'urn:ihe:iti:xua:2017:subject:provider-identifier',
  consultingUra: 'urn:nl:otv:names:tc:1.0:subject:provider-institution',
  consultingType: 'urn:nl:otv:names:tc:1.0:subject:consulting-healthcare-facility-type-code',
  purpose: 'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse',
};

const MANDATED = 'urn:nl:otv:names:tc:1.0:subject:mandated';

/** One whole attribute of the question. */
function attribute(id: string): RegExp {
  return new RegExp(`<x:Attribute AttributeId="${id}"[^>]*>.*?</x:Attribute>\n?`, 's');
}

const withoutAttribute = (id: string): Rewrite => swapped(attribute(id), '');

/** Changes something inside one attribute only. */
function inAttribute(id: string, change: Rewrite): Rewrite {
  return (xml) => {
    const found = attribute(id).exec(xml)?.[0];
    if (found === undefined) throw new FaultMissed(`the question has no ${id}`);
    return swap(xml, found, change(found));
  };
}

const ACTION_BLOCK = /<x:Attributes Category="[^"]*:action" xml:id="action\d+">.*?<\/x:Attributes>\n?/gs;

function actionBlocks(xml: string): string[] {
  const blocks = xml.match(ACTION_BLOCK);
  if (blocks === null) throw new FaultMissed('the question has no data category');
  return blocks;
}

/** Puts the category of the second action block in the first one; asked alone, GGC013 (or GGC012) is put beside it. */
function twoCategoriesInOneAction(xml: string): string {
  const [first = '', second] = actionBlocks(xml);
  const own = /<x:Attribute .*<\/x:Attribute>\n?/s.exec(first)?.[0] ?? '';
  const extraCode = own.includes('GGC013') ? 'GGC012' : 'GGC013';
  const extra =
    second === undefined
      ? swap(own, /GGC\d+/, extraCode)
      : (/<x:Attribute .*<\/x:Attribute>\n?/s.exec(second)?.[0] ?? '');
  const joined = swap(first, own, own + extra);
  return swap(second === undefined ? xml : swap(xml, second, ''), first, joined);
}

function alsoAskUnknownCategory(xml: string): string {
  const blocks = actionBlocks(xml);
  const last = blocks.at(-1) ?? '';
  const another = swap(swap(last, /xml:id="action\d+"/, `xml:id="action${blocks.length}"`), /GGC\d+/, 'GGC999');
  return swap(xml, last, last + another);
}

const EXTRA_ATTRIBUTE =
  '<x:Attribute AttributeId="urn:example:reason" IncludeInResult="false">' +
  '<x:AttributeValue DataType="http://www.w3.org/2001/XMLSchema#string">spoed</x:AttributeValue></x:Attribute>\n';

/** The BSN as text in the older `oid^value` notation. */
function plainBsn(attributeXml: string): string {
  const value = /<h:InstanceIdentifier [^>]*root="([^"]*)" extension="([^"]*)"\/>/.exec(attributeXml);
  if (value === null) throw new FaultMissed('the attribute has no instance identifier');
  const typed = swap(attributeXml, 'urn:hl7-org:v3#II', 'http://www.w3.org/2001/XMLSchema#string');
  return swap(typed, value[0], `${value[1] ?? ''}^${value[2] ?? ''}`);
}

function withoutEcho(xml: string): string {
  return [ATTRIBUTE.bsn, ATTRIBUTE.holderType, ATTRIBUTE.holderUra].reduce(
    (text, id) => inAttribute(id, swapped('IncludeInResult="true"', 'IncludeInResult="false"'))(text),
    xml,
  );
}

/** Names a person who acts under the mandate of the professional, in the place of one that is already there. */
const withMandated =
  (id: string): Rewrite =>
  (xml) => {
    const professional = attribute(ATTRIBUTE.professional).exec(xml)?.[0];
    if (professional === undefined) throw new FaultMissed('the question has no professional');
    const named = swap(swap(professional, ATTRIBUTE.professional, MANDATED), /extension="[^"]*"/, `extension="${id}"`);
    return swap(xml.replace(attribute(MANDATED), ''), professional, professional + named);
  };

/** Faults in the form of the gesloten autorisatievraag. */
export const CLOSED_QUESTION_FAULTS = {
  'sends-soap-1.1-envelope': {
    description: 'Puts the closed question in a SOAP 1.1 envelope.',
    closedQuestion: swapped('http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'),
  },
  'sends-text-xml': {
    description: 'Sends the closed question with media type text/xml.',
    headers: (headers, { kind }) =>
      kind === 'closed-question' ? { ...headers, 'Content-Type': 'text/xml; charset=UTF-8' } : headers,
  },
  'sends-another-action': {
    description: 'Names another wsa:Action in the closed question.',
    closedQuestion: swapped('>XACMLAuthorizationDecisionQueryRequest<', '>XACMLAuthzDecisionQuery<'),
  },
  'names-two-actions': {
    description: 'Puts a second wsa:Action in the closed question, which names another.',
    closedQuestion: swapped('<wsa:MessageID>', '<wsa:Action>VraagMaar</wsa:Action><wsa:MessageID>'),
  },
  'sends-message-id-without-urn': {
    description: 'Sends a MessageID that is a bare UUID, without urn:uuid:.',
    closedQuestion: swapped('<wsa:MessageID>urn:uuid:', '<wsa:MessageID>'),
  },
  'addresses-the-message-elsewhere': {
    description: 'Names another endpoint in wsa:To than the one it posts to.',
    closedQuestion: swapped(/<wsa:To>[^<]*<\/wsa:To>/, '<wsa:To>http://localhost:8000/4</wsa:To>'),
  },
  'asks-for-reply-elsewhere': {
    description: 'Asks for the answer at another address in wsa:ReplyTo.',
    closedQuestion: swapped('http://www.w3.org/2005/08/addressing/anonymous', 'https://elsewhere.example/replies'),
  },
  'sends-the-query-without-wd-14': {
    description: 'Puts the query in the namespace without wd-14.',
    closedQuestion: swapped(':schema:protocol:wd-14', ':schema:protocol'),
  },
  'puts-bsn-under-the-ura-oid': {
    description: 'Identifies the patient under the OID of the URA.',
    closedQuestion: inAttribute(ATTRIBUTE.bsn, swapped('2.16.840.1.113883.2.4.6.3', '2.16.528.1.1007.3.3')),
    notEchoed: ['patient'],
  },
  'leaves-out-the-holder-ura': {
    description: 'Leaves the URA of the holder out of the closed question.',
    closedQuestion: withoutAttribute(ATTRIBUTE.holderUra),
    notEchoed: ['holder'],
  },
  'sends-an-unknown-provider-type': {
    description: 'Sends a provider type of the holder that does not exist.',
    closedQuestion: inAttribute(ATTRIBUTE.holderType, swapped(/code="[^"]*"/, 'code="QQ9"')),
    notEchoed: ['holder'],
  },
  'puts-two-categories-in-one-action': {
    description: 'Puts two data categories in one action block.',
    closedQuestion: twoCategoriesInOneAction,
    alsoAsks: ['GGC012', 'GGC013'],
  },
  'asks-an-unknown-data-category': {
    description: 'Also asks about a data category that does not exist.',
    closedQuestion: alsoAskUnknownCategory,
    alsoAsks: ['GGC999'],
  },
  'leaves-out-the-role': {
    description: 'Leaves the role of the professional out of the closed question.',
    closedQuestion: withoutAttribute(ATTRIBUTE.role),
  },
  'sends-a-professional-with-punctuation': {
    description: 'Sends an identifier of the professional that is not letters and digits only.',
    closedQuestion: inAttribute(ATTRIBUTE.professional, swapped(/extension="/, 'extension="dr. ! ')),
  },
  'sends-a-mandated-with-punctuation': {
    description: 'Names a mandated person by an identifier that is not letters and digits only.',
    closedQuestion: withMandated('a.arts@example.nl'),
  },
  'leaves-out-the-consulting-ura': {
    description: 'Leaves the URA of the consulting provider out of the closed question.',
    closedQuestion: withoutAttribute(ATTRIBUTE.consultingUra),
  },
  'leaves-out-the-consulting-type': {
    description: 'Leaves the type of the consulting provider out of the closed question.',
    closedQuestion: withoutAttribute(ATTRIBUTE.consultingType),
  },
  'sends-research-as-purpose': {
    description: 'Gives research as the purpose of use.',
    closedQuestion: inAttribute(ATTRIBUTE.purpose, swapped(/code="[^"]*"/, 'code="RESEARCH"')),
  },
  'adds-an-extra-attribute': {
    description: 'Adds an attribute to the closed question that the specification does not know.',
    closedQuestion: (xml) => {
      const purpose = attribute(ATTRIBUTE.purpose).exec(xml)?.[0] ?? '';
      return swap(xml, attribute(ATTRIBUTE.purpose), purpose + EXTRA_ATTRIBUTE);
    },
  },
  'sends-plain-string-values': {
    description: 'Sends the BSN as a plain text instead of an HL7 instance identifier.',
    closedQuestion: inAttribute(ATTRIBUTE.bsn, plainBsn),
    notEchoed: ['patient'],
  },
  'asks-two-questions-in-one-message': {
    description: 'Puts its query twice in one message.',
    closedQuestion: (xml) => {
      const [query = ''] = /<(\w+:)?Request [^]*<\/\1Request>/.exec(xml) ?? [];
      return swap(xml, query || 'no query', query + query);
    },
  },
  'asks-a-combined-decision': {
    description: 'Asks for one combined decision.',
    closedQuestion: swapped('CombinedDecision="false"', 'CombinedDecision="true"'),
  },
  'asks-for-no-echo': {
    description: 'Does not ask to have patient and holder repeated in the answer.',
    closedQuestion: withoutEcho,
    notEchoed: ['patient', 'holder'],
  },
} as const satisfies Record<string, MessageFault>;
