import type { MitzSpecification } from '../specification/index.js';
import type { Consulter, Provider } from '../parties.js';
import { isSoap11, soap11 } from '../soap/message.js';
import { consulterIn, Told } from '../soap/told.js';
import { twoWaysIn } from '../soap/two-ways.js';
import { childOf, childrenOf, xml } from '../xml.js';
import type { Xml, XmlElement } from '../xml.js';

/** The gesloten autorisatievraag in meaning: may this holder release these categories about this patient to this consulter? */
export interface Question {
  readonly messageId: string;
  readonly bsn: string;
  readonly holder: Provider;
  readonly dataCategories: readonly string[];
  readonly consulter: Consulter;
  readonly purposeOfUse: string;
}

/** The parts of a question that carry its meaning, by the name of their key in the specification set. */
export const attributeNames = [
  'bsn',
  'holderType',
  'holderUra',
  'dataCategory',
  'role',
  'professional',
  'mandated',
  'consulterUra',
  'consulterType',
  'purpose',
] as const;
export type AttributeName = (typeof attributeNames)[number];

/** How an attribute's value is written: an HL7v3 instance identifier or coded value. */
export interface AttributeForm {
  readonly block: 'resource' | 'action' | 'subject' | 'environment';
  readonly kind: 'II' | 'CV';
  /** The OID that must stand with the value; undefined where several registers are allowed. */
  readonly oid: string | undefined;
}

/** Where each attribute stands and how it is written, under this set. */
export function formOf(name: AttributeName, specification: MitzSpecification): AttributeForm {
  const oid = (key: 'bsn' | 'ura' | 'role' | 'providerType' | 'dataCategory' | 'purpose'): string =>
    specification[`oid.${key}`].value;
  const forms: Record<AttributeName, AttributeForm> = {
    bsn: { block: 'resource', kind: 'II', oid: oid('bsn') },
    holderType: { block: 'resource', kind: 'CV', oid: oid('providerType') },
    holderUra: { block: 'resource', kind: 'II', oid: oid('ura') },
    dataCategory: { block: 'action', kind: 'CV', oid: oid('dataCategory') },
    role: { block: 'subject', kind: 'CV', oid: oid('role') },
    professional: { block: 'subject', kind: 'II', oid: undefined },
    mandated: { block: 'subject', kind: 'II', oid: undefined },
    consulterUra: { block: 'subject', kind: 'II', oid: oid('ura') },
    consulterType: { block: 'subject', kind: 'CV', oid: oid('providerType') },
    purpose: { block: 'environment', kind: 'CV', oid: oid('purpose') },
  };
  return forms[name];
}

/** One attribute, in the form the set prescribes. */
export function attribute(
  name: AttributeName,
  value: { readonly oid?: string; readonly code: string },
  specification: MitzSpecification,
): Xml {
  const { kind, oid } = formOf(name, specification);
  const hl7 = specification['vraag.hl7Namespace'].value;
  const root = value.oid ?? oid ?? '';
  const inner =
    kind === 'II'
      ? xml`<h:InstanceIdentifier xmlns:h="${hl7}" root="${root}" extension="${value.code}"/>`
      : xml`<h:CodedValue xmlns:h="${hl7}" code="${value.code}" codeSystem="${root}"/>`;
  const echoed = specification['vraag.echoed'].value as readonly string[];
  return xml`<x:Attribute AttributeId="${specification[`vraag.attribute.${name}`].value}" IncludeInResult="${String(echoed.includes(name))}"><x:AttributeValue DataType="${hl7}#${kind}">${inner}</x:AttributeValue></x:Attribute>`;
}

/** The question as a good connector writes it: the base of every example and of `explain`. */
export function buildQuestion(question: Question, endpoint: string, specification: MitzSpecification): string {
  const s = (
    key:
      | 'soap.namespace'
      | 'wsa.namespace'
      | 'wsa.anonymous'
      | 'vraag.action'
      | 'vraag.queryNamespace'
      | 'vraag.xacmlNamespace',
  ): string => specification[key].value;
  const block = (name: AttributeForm['block'], id: string, attributes: readonly Xml[]): Xml =>
    xml`<x:Attributes Category="${specification[`vraag.category.${name}`].value}" xml:id="${id}">${attributes}</x:Attributes>`;
  const part = (name: AttributeName, code: string, oid?: string): Xml =>
    attribute(name, { code, ...(oid !== undefined && { oid }) }, specification);
  const { consulter, holder } = question;
  const { professional } = consulter;
  return xml`<soap:Envelope xmlns:soap="${s('soap.namespace')}" xmlns:wsa="${s('wsa.namespace')}"><soap:Header><wsa:Action soap:mustUnderstand="1">${s('vraag.action')}</wsa:Action><wsa:MessageID>${question.messageId}</wsa:MessageID><wsa:To>${endpoint}</wsa:To><wsa:ReplyTo><wsa:Address>${s('wsa.anonymous')}</wsa:Address></wsa:ReplyTo></soap:Header><soap:Body><q:XACMLAuthzDecisionQuery xmlns:q="${s('vraag.queryNamespace')}"><x:Request xmlns:x="${s('vraag.xacmlNamespace')}" ReturnPolicyIdList="false" CombinedDecision="false">${[
    block('resource', 'resource', [
      part('bsn', question.bsn),
      part('holderType', holder.providerType),
      part('holderUra', holder.ura),
    ]),
    ...question.dataCategories.map((category, i) => block('action', `action${i}`, [part('dataCategory', category)])),
    block('subject', 'subject', [
      part('role', professional.roleCode),
      part('professional', professional.extension, professional.root),
      ...(professional.mandated ? [part('mandated', professional.mandated.extension, professional.mandated.root)] : []),
      part('consulterUra', consulter.ura),
      part('consulterType', consulter.providerType),
    ]),
    block('environment', 'environment', [part('purpose', question.purposeOfUse)]),
  ]}</x:Request></q:XACMLAuthzDecisionQuery></soap:Body></soap:Envelope>`.text;
}

/** An attribute found in a question, with the element that a finding points at. */
export interface FoundAttribute {
  readonly id: string;
  readonly category: string;
  readonly element: XmlElement;
  /** `oid` and `code` are undefined where the value is not written as the set prescribes. */
  readonly values: readonly { readonly oid?: string; readonly code?: string; readonly element: XmlElement }[];
}

/** The parts of a question's envelope, each undefined where it is not found in the form of the set. */
export interface QuestionParts {
  readonly header: XmlElement | undefined;
  readonly query: XmlElement | undefined;
  readonly request: XmlElement | undefined;
  /** How many there are: more than one is more than one question. */
  readonly requests: number;
  /** The `Attributes` blocks, each with its attributes. */
  readonly blocks: readonly {
    readonly category: string;
    readonly element: XmlElement;
    readonly attributes: readonly FoundAttribute[];
  }[];
}

/** Takes an envelope apart by the namespaces of the set, without judging it. */
export function partsOf(root: XmlElement, specification: MitzSpecification): QuestionParts {
  const soap = specification['soap.namespace'].value;
  const xacml = specification['vraag.xacmlNamespace'].value;
  const queries = childrenOf(
    childOf(root, 'Body', soap),
    'XACMLAuthzDecisionQuery',
    specification['vraag.queryNamespace'].value,
  );
  const requests = queries.flatMap((query) => childrenOf(query, 'Request', xacml));
  const [request] = requests;
  return {
    header: childOf(root, 'Header', soap),
    query: queries[0],
    request,
    requests: requests.length,
    blocks: childrenOf(request, 'Attributes', xacml).map((element) => {
      const category = element.attributes.get('Category') ?? '';
      return {
        category,
        element,
        attributes: childrenOf(element, 'Attribute', xacml).map((one) => found(one, category, specification)),
      };
    }),
  };
}

function found(element: XmlElement, category: string, specification: MitzSpecification): FoundAttribute {
  const hl7 = specification['vraag.hl7Namespace'].value;
  const values = childrenOf(element, 'AttributeValue', specification['vraag.xacmlNamespace'].value).map((value) => {
    const identifier = childOf(value, 'InstanceIdentifier', hl7);
    const coded = childOf(value, 'CodedValue', hl7);
    const written = identifier ?? coded ?? value;
    return {
      element: written,
      ...optional('oid', written.attributes.get(identifier ? 'root' : 'codeSystem')),
      ...optional('code', written.attributes.get(identifier ? 'extension' : 'code')),
    };
  });
  return { id: element.attributes.get('AttributeId') ?? '', category, element, values };
}

const optional = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };

/** The attributes with this meaning, wherever they stand. */
export const attributesNamed = (
  parts: QuestionParts,
  name: AttributeName,
  specification: MitzSpecification,
): readonly FoundAttribute[] =>
  parts.blocks
    .flatMap((block) => block.attributes)
    .filter((one) => one.id === specification[`vraag.attribute.${name}`].value);

/**
 * The meaning of a question that is written in full in a form the set knows.
 * @returns the question, or in words why it was not recognised: then it proves nothing about meaning.
 */
export function readQuestion(
  root: XmlElement,
  specification: MitzSpecification,
): Question | { readonly unrecognised: string } {
  if (isSoap11(root)) return { unrecognised: soap11 };
  const parts = partsOf(root, specification);
  if (!parts.request) return { unrecognised: `no XACMLAuthzDecisionQuery/Request in the namespaces of the set` };
  if (parts.requests > 1) return { unrecognised: `${parts.requests} queries in one message` };
  const [twoWays] = twoWaysIn(root, specification);
  if (twoWays) return { unrecognised: twoWays.message };
  const told = new Told((name: AttributeName) =>
    attributesNamed(parts, name, specification).flatMap((one) =>
      one.values.flatMap(({ oid, code, element }) =>
        oid !== undefined && code !== undefined && fits(name, { oid, element }, specification) ? [{ oid, code }] : [],
      ),
    ),
  );
  const question: Question = {
    messageId: childOf(parts.header, 'MessageID', specification['wsa.namespace'].value)?.text.trim() ?? '',
    bsn: told.one('bsn').code,
    holder: { ura: told.one('holderUra').code, providerType: told.one('holderType').code },
    dataCategories: told.all('dataCategory').map(({ code }) => code),
    ...consulterIn(told),
  };
  const lacking = [
    ...told.lacking,
    ...(question.dataCategories.length === 0 ? ['dataCategory (none under its OID)'] : []),
  ];
  return lacking.length > 0 ? { unrecognised: lacking.join(', ') } : question;
}

/** Whether a value is written as an instance identifier, or as a coded value. */
export const isOfKind = ({ name }: XmlElement, kind: AttributeForm['kind']): boolean =>
  name === (kind === 'II' ? 'InstanceIdentifier' : 'CodedValue');

const fits = (
  name: AttributeName,
  value: { readonly oid: string; readonly element: XmlElement },
  specification: MitzSpecification,
): boolean => {
  const { kind, oid } = formOf(name, specification);
  return isOfKind(value.element, kind) && (oid === undefined || oid === value.oid);
};
