import type { Consulter } from '../parties.js';
import { isSoap11, soap11 } from '../soap/message.js';
import { consulterIn, Told } from '../soap/told.js';
import { twoWaysIn } from '../soap/two-ways.js';
import type { MitzSpecification } from '../specification/index.js';
import { childOf, childrenOf, everyElement, xml } from '../xml.js';
import type { Xml, XmlElement } from '../xml.js';

/** The open autorisatievraag in meaning: which holders may this consulter ask about this patient? */
export interface OpenQuestion {
  readonly messageId: string;
  readonly bsn: string;
  readonly consulter: Consulter;
  readonly purposeOfUse: string;
}

/** The attributes of the assertion, by the name of their key in the specification set. */
export const openAttributeNames = [
  'professional',
  'mandated',
  'role',
  'consulterUra',
  'consulterType',
  'purpose',
] as const;
export type OpenAttributeName = (typeof openAttributeNames)[number];

/** How an attribute's value is written: an identifier (root, extension) or a code (code, codeSystem), and under which OID. */
export interface OpenAttributeForm {
  readonly kind: 'II' | 'CV';
  /** undefined where several registers are allowed. */
  readonly oid: string | undefined;
}

export function openFormOf(name: OpenAttributeName, specification: MitzSpecification): OpenAttributeForm {
  const oid = (key: 'ura' | 'role' | 'providerType' | 'purpose'): string => specification[`oid.${key}`].value;
  const forms: Record<OpenAttributeName, OpenAttributeForm> = {
    professional: { kind: 'II', oid: undefined },
    mandated: { kind: 'II', oid: undefined },
    role: { kind: 'CV', oid: oid('role') },
    consulterUra: { kind: 'II', oid: oid('ura') },
    consulterType: { kind: 'CV', oid: oid('providerType') },
    purpose: { kind: 'CV', oid: oid('purpose') },
  };
  return forms[name];
}

/** Where and when an open question is sent. */
export interface Sent {
  readonly endpoint: string;
  /** ISO 8601; the assertion is valid for ten minutes from then on. */
  readonly at: string;
}

/** The question as a good connector writes it: the base of every example. */
export function buildOpenQuestion(
  question: OpenQuestion,
  { endpoint, at }: Sent,
  specification: MitzSpecification,
): string {
  const s = (
    key:
      | 'soap.namespace'
      | 'wsa.namespace'
      | 'wsa.anonymous'
      | 'oid.bsn'
      | 'open.action'
      | 'open.namespace'
      | 'open.securityNamespace'
      | 'open.assigningAuthority',
  ): string => specification[key].value;
  return xml`<soap:Envelope xmlns:soap="${s('soap.namespace')}" xmlns:wsa="${s('wsa.namespace')}"><soap:Header><wsa:Action soap:mustUnderstand="1">${s('open.action')}</wsa:Action><wsa:MessageID>${question.messageId}</wsa:MessageID><wsa:To soap:mustUnderstand="1">${endpoint}</wsa:To><wsa:ReplyTo><wsa:Address>${s('wsa.anonymous')}</wsa:Address></wsa:ReplyTo><wsse:Security xmlns:wsse="${s('open.securityNamespace')}" soap:mustUnderstand="1">${assertion(question, at, specification)}</wsse:Security></soap:Header><soap:Body><PatientLocationQueryRequest xmlns="${s('open.namespace')}"><RequestedPatientId root="${s('oid.bsn')}" extension="${question.bsn}" assigningAuthorityName="${s('open.assigningAuthority')}"/></PatientLocationQueryRequest></soap:Body></soap:Envelope>`
    .text;
}

function assertion({ messageId, consulter, purposeOfUse }: OpenQuestion, at: string, set: MitzSpecification): Xml {
  const until = new Date(Date.parse(at) + 600_000).toISOString();
  const { professional } = consulter;
  const part = (name: OpenAttributeName, code: string, root?: string): Xml => attribute(name, { code, root }, set);
  const attributes = [
    part('professional', professional.extension, professional.root),
    ...(professional.mandated ? [part('mandated', professional.mandated.extension, professional.mandated.root)] : []),
    part('role', professional.roleCode),
    part('consulterUra', consulter.ura),
    part('consulterType', consulter.providerType),
    part('purpose', purposeOfUse),
  ];
  return xml`<saml2:Assertion xmlns:saml2="${set['open.samlNamespace'].value}" ID="_${messageId.replace('urn:uuid:', '')}" Version="2.0" IssueInstant="${at}"><saml2:Issuer>urn:oid:${set['oid.ura'].value}.${consulter.ura}</saml2:Issuer><saml2:Subject><saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"/></saml2:Subject><saml2:Conditions NotBefore="${at}" NotOnOrAfter="${until}"><saml2:AudienceRestriction><saml2:Audience>${set['open.audience'].value}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions><saml2:AuthnStatement AuthnInstant="${at}"><saml2:AuthnContext><saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:X509</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement><saml2:AttributeStatement>${attributes}</saml2:AttributeStatement></saml2:Assertion>`;
}

function attribute(
  name: OpenAttributeName,
  { code, root }: { readonly code: string; readonly root: string | undefined },
  specification: MitzSpecification,
): Xml {
  const { kind, oid = '' } = openFormOf(name, specification);
  const hl7 = specification['vraag.hl7Namespace'].value;
  const value =
    kind === 'II'
      ? xml`<h:id xmlns:h="${hl7}" root="${root ?? oid}" extension="${code}"/>`
      : xml`<h:code xmlns:h="${hl7}" code="${code}" codeSystem="${oid}"/>`;
  return xml`<saml2:Attribute Name="${specification[`open.attribute.${name}`].value}"><saml2:AttributeValue>${value}</saml2:AttributeValue></saml2:Attribute>`;
}

/** A SAML attribute found in a question, with the element that a finding points at. */
export interface FoundOpenAttribute {
  readonly name: string;
  readonly element: XmlElement;
  /** `oid` and `code` are undefined where a value is neither an identifier nor a code. */
  readonly values: readonly {
    readonly kind?: 'II' | 'CV';
    readonly oid?: string;
    readonly code?: string;
    readonly element: XmlElement;
  }[];
}

/** The parts of an open question, each undefined where it is not found in the form of the set. */
export interface OpenQuestionParts {
  readonly header: XmlElement | undefined;
  readonly security: XmlElement | undefined;
  readonly assertion: XmlElement | undefined;
  readonly request: XmlElement | undefined;
  readonly patientIds: readonly XmlElement[];
  readonly attributes: readonly FoundOpenAttribute[];
}

/** Takes an envelope apart by the namespaces of the set, without judging it. */
export function openPartsOf(root: XmlElement, specification: MitzSpecification): OpenQuestionParts {
  const soap = specification['soap.namespace'].value;
  const saml = specification['open.samlNamespace'].value;
  const xcpd = specification['open.namespace'].value;
  const header = childOf(root, 'Header', soap);
  const security = childOf(header, 'Security', specification['open.securityNamespace'].value);
  const assertion = childOf(security, 'Assertion', saml);
  const request = childOf(childOf(root, 'Body', soap), 'PatientLocationQueryRequest', xcpd);
  return {
    header,
    security,
    assertion,
    request,
    patientIds: childrenOf(request, 'RequestedPatientId', xcpd),
    attributes: childrenOf(assertion, 'AttributeStatement', saml)
      .flatMap((statement) => childrenOf(statement, 'Attribute', saml))
      .map((element) => ({
        name: element.attributes.get('Name') ?? '',
        element,
        values: childrenOf(element, 'AttributeValue', saml).map(valueIn),
      })),
  };
}

/** The identifier or code in a value: clients name the element differently, so it is known by its attributes. */
function valueIn(value: XmlElement): FoundOpenAttribute['values'][number] {
  for (const element of everyElement(value)) {
    const at = (name: string): string | undefined => element.attributes.get(name);
    const [root, extension, code, codeSystem] = [at('root'), at('extension'), at('code'), at('codeSystem')];
    if (root !== undefined && extension !== undefined) return { kind: 'II', oid: root, code: extension, element };
    if (code !== undefined && codeSystem !== undefined) return { kind: 'CV', oid: codeSystem, code, element };
  }
  return { element: value };
}

/** The attributes with this meaning. */
export const openAttributesNamed = (
  { attributes }: OpenQuestionParts,
  name: OpenAttributeName,
  specification: MitzSpecification,
): readonly FoundOpenAttribute[] =>
  attributes.filter((one) => one.name === specification[`open.attribute.${name}`].value);

/**
 * The meaning of a question that is written in full in a form the set knows.
 * @returns the question, or in words why it was not recognised: then it proves nothing about meaning.
 */
export function readOpenQuestion(
  root: XmlElement,
  specification: MitzSpecification,
): OpenQuestion | { readonly unrecognised: string } {
  if (isSoap11(root)) return { unrecognised: soap11 };
  const parts = openPartsOf(root, specification);
  if (!parts.request) return { unrecognised: 'no PatientLocationQueryRequest in the namespace of the set' };
  if (!parts.assertion) return { unrecognised: 'no SAML 2.0 assertion in the Security header' };
  const [twoWays] = twoWaysIn(root, specification);
  if (twoWays) return { unrecognised: twoWays.message };
  const told = new Told((name: OpenAttributeName) => {
    const form = openFormOf(name, specification);
    return openAttributesNamed(parts, name, specification).flatMap(({ values }) =>
      values.flatMap(({ kind, oid, code }) =>
        kind === form.kind && oid !== undefined && code !== undefined && (form.oid ?? oid) === oid
          ? [{ oid, code }]
          : [],
      ),
    );
  });
  const question: OpenQuestion = {
    messageId: childOf(parts.header, 'MessageID', specification['wsa.namespace'].value)?.text.trim() ?? '',
    bsn: bsnIn(parts, specification) ?? '',
    ...consulterIn(told),
  };
  const lacking = [
    ...told.lacking,
    ...(question.bsn === '' ? ['RequestedPatientId (not one under the OID of the BSN)'] : []),
  ];
  return lacking.length > 0 ? { unrecognised: lacking.join(', ') } : question;
}

function bsnIn({ patientIds }: OpenQuestionParts, specification: MitzSpecification): string | undefined {
  const [id, second] = patientIds;
  const isBsn = id?.attributes.get('root') === specification['oid.bsn'].value;
  return isBsn && !second ? id.attributes.get('extension') : undefined;
}
