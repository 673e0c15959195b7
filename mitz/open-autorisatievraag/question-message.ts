import { demand, fail, notShown } from '../../core/outcome.js';
import type { Exchange } from '../../core/transcript.js';
import { expectValue, place } from '../rules.js';
import type { MessageRule } from '../rules.js';
import { headerOf, soapMessage } from '../soap/message.js';
import type { SoapMessage } from '../soap/message.js';
import type { Value } from '../soap/value-rules.js';
import type { MitzSpecification } from '../specification/index.js';
import type { XmlElement } from '../xml.js';
import { openAttributesNamed, openFormOf, openPartsOf } from './question.js';
import type { OpenAttributeName, OpenQuestionParts } from './question.js';

/** An open question taken apart for judging; `parts` is undefined where the body is no XML. */
export interface OpenQuestionMessage extends SoapMessage {
  readonly parts: OpenQuestionParts | undefined;
}

export function openQuestionMessage(exchange: Exchange, specification: MitzSpecification): OpenQuestionMessage {
  const message = soapMessage(exchange);
  return { ...message, parts: message.root && openPartsOf(message.root, specification) };
}

export type OpenQuestionRule = MessageRule<OpenQuestionMessage>;

/** The assertion, for a rule about it. Where none is found, the rule has nothing to judge. */
export function assertionOf(message: OpenQuestionMessage, specification: MitzSpecification): XmlElement {
  headerOf(message, specification);
  return message.parts?.assertion ?? notShown('no assertion was found in the message: see the rule on the header');
}

/** The request, for a rule about it. Where none is found, the rule has nothing to judge. */
export const requestOf = ({ parts }: OpenQuestionMessage): XmlElement =>
  parts?.request ?? notShown('no query was found in the message: see the rules on envelope and namespace');

/** The value of the one attribute with this meaning, in the right form and under the right OID. */
export function openValueOf(
  message: OpenQuestionMessage,
  name: OpenAttributeName,
  specification: MitzSpecification,
): Value {
  const assertion = assertionOf(message, specification);
  const found = message.parts ? openAttributesNamed(message.parts, name, specification) : [];
  const [first, second] = found;
  if (!first || second) {
    fail({
      message: `attribute ${specification[`open.attribute.${name}`].value} must stand in the assertion once`,
      expected: 'one',
      received: first ? String(found.length) : 'none',
      where: place(message.exchange, assertion.path),
    });
  }
  const { kind, oid } = openFormOf(name, specification);
  const [value, another] = first.values;
  const where = place(message.exchange, value?.element.path ?? first.element.path);
  demand(value !== undefined && another === undefined, {
    message: `${name} must have one value`,
    expected: 'one AttributeValue',
    received: String(first.values.length),
    where,
  });
  demand(value.kind === kind && value.code !== undefined && value.oid !== undefined, {
    message: `the value of ${name} must be an HL7v3 ${kind}`,
    expected: kind === 'II' ? 'root= and extension=' : 'code= and codeSystem=',
    received: value.kind ?? `${value.element.name}${value.element.text.trim() ? ' with text' : ''}`,
    where,
  });
  if (oid !== undefined) expectValue(value.oid, oid, `${name} must stand under its own OID`, where);
  return { code: value.code, oid: value.oid, where };
}
