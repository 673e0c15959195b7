import type { MitzSpecification } from '../specification/index.js';
import { xml } from '../xml.js';
import type { Xml } from '../xml.js';

/** A message of Mitz in its SOAP 1.2 envelope; `relatesTo` is the MessageID of what it answers, where it says so. */
export function buildEnvelope(
  action: string,
  relatesTo: string | undefined,
  body: Xml,
  specification: MitzSpecification,
): string {
  const relates = relatesTo ? xml`<wsa:RelatesTo>${relatesTo}</wsa:RelatesTo>` : xml``;
  return xml`<soap:Envelope xmlns:soap="${specification['soap.namespace'].value}" xmlns:wsa="${specification['wsa.namespace'].value}"><soap:Header><wsa:Action soap:mustUnderstand="1">${action}</wsa:Action>${relates}</soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`
    .text;
}

/** A SOAP 1.2 fault. `Sender`: the question is wrong; `Receiver`: Mitz cannot answer now. */
export function buildFault(code: 'Sender' | 'Receiver', reason: string, specification: MitzSpecification): string {
  const fault = xml`<soap:Fault><soap:Code><soap:Value>soap:${code}</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang="en">${reason}</soap:Text></soap:Reason></soap:Fault>`;
  return buildEnvelope(`${specification['wsa.namespace'].value}/fault`, undefined, fault, specification);
}
