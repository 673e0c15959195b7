import { notShown } from '../../core/outcome.js';
import type { Exchange } from '../../core/transcript.js';
import type { MitzSpecification } from '../specification/index.js';
import { childOf, readXml, XmlFault } from '../xml.js';
import type { XmlElement } from '../xml.js';

/** A SOAP message taken apart for judging; `root` is undefined where the body is no XML, and `fault` says why. */
export interface SoapMessage {
  readonly exchange: Exchange;
  readonly root: XmlElement | undefined;
  readonly fault: string | undefined;
}

export function soapMessage(exchange: Exchange): SoapMessage {
  try {
    return { exchange, root: readXml(exchange.request.body), fault: undefined };
  } catch (thrown) {
    if (thrown instanceof XmlFault) return { exchange, root: undefined, fault: thrown.message };
    throw thrown;
  }
}

/** The header of the message; nothing to judge where the message is no SOAP 1.2 envelope. */
export function headerOf({ root }: SoapMessage, specification: MitzSpecification): XmlElement | undefined {
  const soap = specification['soap.namespace'].value;
  if (root?.namespace !== soap) notShown('the message is no SOAP 1.2 envelope');
  return childOf(root, 'Header', soap);
}

/** The text of an element of WS-Addressing in the header; undefined where there is none. */
export const headerText = (message: SoapMessage, name: string, specification: MitzSpecification): string | undefined =>
  childOf(headerOf(message, specification), name, specification['wsa.namespace'].value)?.text.trim();
