import { OID } from './codes.js';
import type { Provider } from './domain.js';
import type { Answer } from './exchange.js';
import { childrenOf, onlyChild, readXml, XmlRefused, type XmlElement } from './xml.js';

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
}

export type Decisions = ReadonlyMap<string, Decision>;

/** Why there is no decision: the answer is of no use, Mitz is unavailable, the connection broke, or nothing came. */
export type Failure = 'unusable' | 'unavailable' | 'broken' | 'silent';

/** What came of asking Mitz: a decision per category, or why there is none. */
export type Verdict = { decisions: Decisions } | { failure: Failure };

const FAILURES = { timeout: 'silent', unreachable: 'broken', oversized: 'unusable' } as const;

/** Reads the answer to the closed question. Anything but a whole, readable answer to this question is a failure. */
export class ClosedAnswers {
  verdictOf(answer: Answer, asked: Asked): Verdict {
    if (answer.outcome !== 'answered') return { failure: FAILURES[answer.outcome] };
    if (answer.status >= 500) return { failure: 'unavailable' };
    if (answer.status !== 200 || answer.mediaType !== 'application/soap+xml') return { failure: 'unusable' };
    try {
      return { decisions: this.read(answer.body, asked) };
    } catch (error) {
      if (error instanceof AnswerRefused || error instanceof XmlRefused) return { failure: 'unusable' };
      throw error;
    }
  }

  /**
   * Reads the decisions per data category. Every category asked has exactly one result, about this patient and this
   * holder; a result too many, too few, twice or about somebody else makes the whole answer unusable.
   */
  read(xml: string, asked: Asked): Decisions {
    const envelope = this.parse(xml);
    if (envelope.ns !== SOAP || envelope.name !== 'Envelope') throw new AnswerRefused('not a SOAP envelope');
    this.checkRelation(envelope, asked);
    const body = onlyChild(envelope, SOAP, 'Body');
    if (body.children.some((child) => child.name === 'Fault')) throw new AnswerRefused('a SOAP fault');
    const decisions = new Map<string, Decision>();
    for (const result of childrenOf(onlyChild(body, XACML, 'Response'), XACML, 'Result')) {
      const category = this.categoryOf(result);
      this.checkPatient(result, asked);
      this.checkHolder(result, asked);
      this.add(decisions, category, result);
    }
    this.checkComplete(decisions, asked);
    return decisions;
  }

  parse(xml: string): XmlElement {
    return readXml(xml);
  }

  /** RelatesTo may be absent. When it is there, it must be about our message. */
  checkRelation(envelope: XmlElement, { messageId }: Asked): void {
    for (const header of childrenOf(envelope, SOAP, 'Header')) {
      for (const relation of childrenOf(header, WSA, 'RelatesTo')) {
        // By the UUID alone: an answer may name it with or without urn:uuid:.
        if (bare(relation.text) !== bare(messageId)) throw new AnswerRefused('an answer to another message');
      }
    }
  }

  categoryOf(result: XmlElement): string {
    const values = valuesOf(result, ACTION, 'urn:ihe:iti:appc:2016:document-entry:event-code', 'CodedValue');
    const [value, ...others] = values;
    if (value === undefined || others.length > 0) throw new AnswerRefused('a result without one data category');
    if (value.attributes['codeSystem'] !== OID.dataCategory) throw new AnswerRefused('a category of another system');
    return value.attributes['code'] ?? '';
  }

  /** Every result repeats the patient, and it must be ours. */
  checkPatient(result: XmlElement, { bsn }: Asked): void {
    const patients = echoedIn(result, 'urn:oasis:names:tc:xacml:2.0:resource:resource-id', 'InstanceIdentifier');
    if (!isOnly(patients, 'root', OID.bsn, 'extension', bsn)) throw new AnswerRefused('about another patient');
  }

  /** Every result repeats the holder, and it must be ours; its type must match if it is repeated. */
  checkHolder(result: XmlElement, { holder }: Asked): void {
    const holders = echoedIn(result, 'urn:ihe:iti:appc:2016:author-institution:id', 'InstanceIdentifier');
    if (!isOnly(holders, 'root', OID.ura, 'extension', holder.ura)) throw new AnswerRefused('about another holder');
    const types = echoedIn(result, 'urn:ihe:iti:appc:2016:document-entry:healthcare-facility-type-code', 'CodedValue');
    if (types.length > 0 && !isOnly(types, 'codeSystem', OID.providerType, 'code', holder.providerType)) {
      throw new AnswerRefused('about another type of holder');
    }
  }

  /** Takes up what one result decides. A second result for the same category makes it unclear which of them counts. */
  add(decisions: Map<string, Decision>, category: string, result: XmlElement): void {
    if (decisions.has(category)) throw new AnswerRefused('two results for one data category');
    decisions.set(category, this.decisionOf(result));
  }

  decisionOf(result: XmlElement): Decision {
    const word = onlyChild(result, XACML, 'Decision').text.trim();
    const decision = DECISIONS.find((known) => known === word);
    if (decision === undefined) throw new AnswerRefused('an unknown decision');
    return decision;
  }

  checkComplete(decisions: Map<string, Decision>, asked: Asked): void {
    if ([...decisions.keys()].some((category) => !this.isAsked(category, asked))) {
      throw new AnswerRefused('an unasked category');
    }
    if (asked.dataCategories.some((category) => !decisions.has(category))) throw new AnswerRefused('a missing result');
  }

  isAsked(category: string, { dataCategories }: Asked): boolean {
    return dataCategories.includes(category);
  }
}

const bare = (id: string): string =>
  id
    .trim()
    .replace(/^urn:uuid:/i, '')
    .toLowerCase();

function isOnly(values: XmlElement[], system: string, oid: string, name: string, expected: string): boolean {
  const [value, ...others] = values;
  return others.length === 0 && value?.attributes[system] === oid && value.attributes[name] === expected;
}

const echoedIn = (result: XmlElement, id: string, name: string): XmlElement[] => valuesOf(result, RESOURCE, id, name);

/** The HL7v3 values under one attribute id, in the blocks of one category. */
function valuesOf(result: XmlElement, category: string, id: string, name: string): XmlElement[] {
  return childrenOf(result, XACML, 'Attributes')
    .filter((attributes) => attributes.attributes['Category'] === category)
    .flatMap((attributes) => childrenOf(attributes, XACML, 'Attribute'))
    .filter((attribute) => attribute.attributes['AttributeId'] === id)
    .flatMap((attribute) => childrenOf(attribute, XACML, 'AttributeValue'))
    .flatMap((value) => childrenOf(value, HL7, name));
}
