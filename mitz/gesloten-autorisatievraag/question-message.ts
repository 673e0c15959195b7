import { demand, fail, notShown } from '../../core/outcome.js';
import type { Exchange } from '../../core/transcript.js';
import { expectValue, place } from '../rules.js';
import type { MessageRule } from '../rules.js';
import type { MitzSpecification } from '../specification/index.js';
import { soapMessage } from '../soap/message.js';
import type { SoapMessage } from '../soap/message.js';
import type { XmlElement } from '../xml.js';
import { attributesNamed, formOf, isOfKind, partsOf } from './question.js';
import type { AttributeName, FoundAttribute, QuestionParts } from './question.js';

/** A question taken apart for judging; `parts` is undefined where the body is no XML. */
export interface QuestionMessage extends SoapMessage {
  readonly parts: QuestionParts | undefined;
}

export function questionMessage(exchange: Exchange, specification: MitzSpecification): QuestionMessage {
  const message = soapMessage(exchange);
  return { ...message, parts: message.root && partsOf(message.root, specification) };
}

export type QuestionRule = MessageRule<QuestionMessage>;

/** The query, for a rule about it. Where none is found, the rule has nothing to judge. */
export function queryOf({ parts }: QuestionMessage): QuestionParts & { readonly request: XmlElement } {
  const request = parts?.request;
  if (!parts || !request) notShown('no query was found in the message: see the rules on envelope and namespaces');
  return { ...parts, request };
}

/** The one attribute with this meaning. Its absence or repetition is what the rule finds. */
function only(message: QuestionMessage, name: AttributeName, specification: MitzSpecification): FoundAttribute {
  const query = queryOf(message);
  const found = attributesNamed(query, name, specification);
  const [first, second] = found;
  const id = specification[`vraag.attribute.${name}`].value;
  if (!first || second) {
    fail({
      message: `attribute ${id} must stand in the question once`,
      expected: 'one',
      received: first ? `${found.length}` : 'none',
      where: place(message.exchange, query.request.path),
    });
  }
  return first;
}

/** Demands the right block, the right form and the right OID for an attribute's value, and gives its code. */
export function valueOf(
  message: QuestionMessage,
  name: AttributeName,
  specification: MitzSpecification,
): { code: string; oid: string; where: string } {
  const found = only(message, name, specification);
  return wellWritten(message, found, name, specification);
}

/** The value of an attribute that was found, in the right block and form and under the right OID. */
export function wellWritten(
  message: QuestionMessage,
  found: FoundAttribute,
  name: AttributeName,
  specification: MitzSpecification,
): { code: string; oid: string; where: string } {
  const { block, kind, oid } = formOf(name, specification);
  const where = place(message.exchange, found.values[0]?.element.path ?? found.element.path);
  expectValue(
    found.category,
    specification[`vraag.category.${block}`].value,
    `${name} must stand in the block ${block}`,
    place(message.exchange, found.element.path),
  );
  const [value, second] = found.values;
  demand(value !== undefined && second === undefined, {
    message: `${name} must have one value`,
    expected: 'one AttributeValue',
    received: String(found.values.length),
    where,
  });
  demand(value.code !== undefined && value.oid !== undefined && isOfKind(value.element, kind), {
    message: `the value of ${name} must be an HL7v3 ${kind}`,
    expected: kind === 'II' ? 'InstanceIdentifier root= extension=' : 'CodedValue code= codeSystem=',
    received: value.element.name,
    where,
  });
  if (oid !== undefined) expectValue(value.oid, oid, `${name} must stand under its own OID`, where);
  return { code: value.code, oid: value.oid, where };
}
