import { OID } from './codes.js';
import type { Provider } from './domain.js';
import type { Echo } from './fault.js';
import { Faults } from './faults.js';
import { childrenOf, onlyChild, readXml, type XmlElement } from './xml.js';

const SOAP = 'http://www.w3.org/2003/05/soap-envelope';
const WSA = 'http://www.w3.org/2005/08/addressing';
const XACML = 'urn:oasis:names:tc:xacml:3.0:core:schema:wd-17';
const HL7 = 'urn:hl7-org:v3';
const RESOURCE = 'urn:oasis:names:tc:xacml:3.0:attribute-category:resource';
const ACTION = 'urn:oasis:names:tc:xacml:3.0:attribute-category:action';

const DECISIONS = ['Permit', 'Deny', 'Indeterminate', 'NotApplicable'] as const;
export type Decision = (typeof DECISIONS)[number];

/** The answer does not answer the question. Whatever it says, nothing may be released on it. */
export class AnswerRefused extends Error {}

/** What was asked: an answer is only read against it. */
export interface Asked {
  messageId: string;
  bsn: string;
  holder: Provider;
  dataCategories: readonly string[];
  /** Categories that may be answered although the data request did not name them. */
  alsoAsked?: readonly string[];
  notEchoed?: readonly Echo[];
}

/**
 * Reads the decisions per data category. Every category asked has exactly one result, about this patient and this
 * holder; a result too many, too few, twice or about somebody else makes the whole answer unusable.
 */
export function readClosedAnswer(xml: string, asked: Asked, faults = new Faults()): Map<string, Decision> {
  const envelope = readXml(xml, faults.has('reads-answers-of-any-depth') ? Infinity : undefined);
  if (envelope.ns !== SOAP || envelope.name !== 'Envelope') throw new AnswerRefused('not a SOAP envelope');
  if (!faults.has('ignores-which-message-the-answer-is-to')) checkRelation(envelope, asked.messageId);
  const body = onlyChild(envelope, SOAP, 'Body');
  if (body.children.some((child) => child.name === 'Fault')) throw new AnswerRefused('a SOAP fault');
  const decisions = new Map<string, Decision>();
  for (const result of childrenOf(onlyChild(body, XACML, 'Response'), XACML, 'Result')) {
    const category = categoryOf(result, asked, faults);
    checkSubjectOf(result, asked, faults);
    if (decisions.has(category)) {
      if (faults.has('takes-the-first-of-two-results')) continue;
      if (!faults.has('takes-the-last-of-two-results')) throw new AnswerRefused('two results for one data category');
    }
    decisions.set(category, decisionOf(result, faults));
  }
  if (faults.has('takes-a-missing-result-for-permit')) {
    for (const category of asked.dataCategories) if (!decisions.has(category)) decisions.set(category, 'Permit');
  }
  checkComplete(decisions, asked);
  return decisions;
}

const bare = (id: string): string =>
  id
    .trim()
    .replace(/^urn:uuid:/i, '')
    .toLowerCase();

/** RelatesTo may be absent. When it is there, it must be about our message. */
function checkRelation(envelope: XmlElement, messageId: string): void {
  for (const header of childrenOf(envelope, SOAP, 'Header')) {
    for (const relation of childrenOf(header, WSA, 'RelatesTo')) {
      // By the UUID alone: an answer may name it with or without urn:uuid:.
      if (bare(relation.text) !== bare(messageId)) throw new AnswerRefused('an answer to another message');
    }
  }
}

function checkComplete(decisions: ReadonlyMap<string, Decision>, asked: Asked): void {
  const known = [...asked.dataCategories, ...(asked.alsoAsked ?? [])];
  if ([...decisions.keys()].some((category) => !known.includes(category))) {
    throw new AnswerRefused('an unasked category');
  }
  if (asked.dataCategories.some((category) => !decisions.has(category))) throw new AnswerRefused('a missing result');
}

function decisionOf(result: XmlElement, faults: Faults): Decision {
  const word = onlyChild(result, XACML, 'Decision').text.trim();
  const decision = DECISIONS.find((known) => known === word);
  if (decision === undefined && faults.has('takes-an-unknown-word-for-permit')) return 'Permit';
  if (decision === undefined) throw new AnswerRefused('an unknown decision');
  return decision;
}

function categoryOf(result: XmlElement, { dataCategories }: Asked, faults: Faults): string {
  const values = valuesOf(result, ACTION, 'urn:ihe:iti:appc:2016:document-entry:event-code', 'CodedValue');
  const [value, ...others] = values;
  if (value === undefined || others.length > 0) throw new AnswerRefused('a result without one data category');
  if (value.attributes['codeSystem'] !== OID.dataCategory) throw new AnswerRefused('a category of another system');
  const category = value.attributes['code'] ?? '';
  const another = !dataCategories.includes(category) && faults.has('takes-a-result-for-another-category');
  return another ? (dataCategories[0] ?? category) : category;
}

/** Patient and holder must be repeated in every result, and be ours; the holder's type must match if it is repeated. */
function checkSubjectOf(result: XmlElement, { bsn, holder, notEchoed = [] }: Asked, faults: Faults): void {
  const echoed = (id: string, name: string): XmlElement[] => valuesOf(result, RESOURCE, id, name);
  if (!notEchoed.includes('patient') && !faults.has('ignores-whose-answer-it-is')) {
    const patients = echoed('urn:oasis:names:tc:xacml:2.0:resource:resource-id', 'InstanceIdentifier');
    if (!isOnly(patients, 'root', OID.bsn, 'extension', bsn)) throw new AnswerRefused('about another patient');
  }
  if (notEchoed.includes('holder') || faults.has('ignores-which-holder-the-answer-is-about')) return;
  const holders = echoed('urn:ihe:iti:appc:2016:author-institution:id', 'InstanceIdentifier');
  if (!isOnly(holders, 'root', OID.ura, 'extension', holder.ura)) throw new AnswerRefused('about another holder');
  const types = echoed('urn:ihe:iti:appc:2016:document-entry:healthcare-facility-type-code', 'CodedValue');
  if (types.length > 0 && !isOnly(types, 'codeSystem', OID.providerType, 'code', holder.providerType)) {
    throw new AnswerRefused('about another type of holder');
  }
}

function isOnly(values: XmlElement[], system: string, oid: string, name: string, expected: string): boolean {
  const [value, ...others] = values;
  return others.length === 0 && value?.attributes[system] === oid && value.attributes[name] === expected;
}

/** The HL7v3 values under one attribute id, in the blocks of one category. */
function valuesOf(result: XmlElement, category: string, id: string, name: string): XmlElement[] {
  return childrenOf(result, XACML, 'Attributes')
    .filter((attributes) => attributes.attributes['Category'] === category)
    .flatMap((attributes) => childrenOf(attributes, XACML, 'Attribute'))
    .filter((attribute) => attribute.attributes['AttributeId'] === id)
    .flatMap((attribute) => childrenOf(attribute, XACML, 'AttributeValue'))
    .flatMap((value) => childrenOf(value, HL7, name));
}
