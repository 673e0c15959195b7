import { notShown } from '../../core/outcome.js';
import type { Exchange, HttpRequest } from '../../core/transcript.js';
import { mustBeRead } from '../as-read.js';
import type { MitzSpecification } from '../specification/index.js';
import { childOf, readXml, XmlFault } from '../xml.js';
import type { XmlElement } from '../xml.js';

/** A SOAP message taken apart for judging; `root` is undefined where the body is no XML, and `fault` says why. */
export interface SoapMessage {
  readonly exchange: Exchange;
  readonly root: XmlElement | undefined;
  readonly fault: string | undefined;
}

/** What was read of a request before: many rules judge the same message. */
const readBefore = new WeakMap<HttpRequest, Omit<SoapMessage, 'exchange'>>();

/** @throws NotShown where the message was not read */
export function soapMessage(exchange: Exchange): SoapMessage {
  mustBeRead(exchange);
  const { request } = exchange;
  const read = readBefore.get(request) ?? rootOf(request);
  readBefore.set(request, read);
  return { exchange, ...read };
}

function rootOf({ body, garbled }: HttpRequest): Omit<SoapMessage, 'exchange'> {
  if (garbled !== undefined) return { root: undefined, fault: garbled };
  try {
    return { root: readXml(body), fault: undefined };
  } catch (thrown) {
    if (thrown instanceof XmlFault) return { root: undefined, fault: thrown.message };
    throw thrown;
  }
}

/** The header of the message; nothing to judge where the message is no SOAP 1.2 envelope. */
export function headerOf({ root }: SoapMessage, specification: MitzSpecification): XmlElement | undefined {
  const soap = specification['soap.namespace'].value;
  if (root?.namespace !== soap) notShown(isSoap11(root) ? soap11 : 'the message is no SOAP 1.2 envelope');
  return childOf(root, 'Header', soap);
}

/** Whether this is the envelope of SOAP 1.1, which many tools send unless told otherwise. */
export const isSoap11 = (root: XmlElement | undefined): boolean =>
  root?.name === 'Envelope' && root.namespace === 'http://schemas.xmlsoap.org/soap/envelope/';

/** How that is told. */
export const soap11 = 'the message is SOAP 1.1, and Mitz is asked in SOAP 1.2';

/** The text of an element of WS-Addressing in the header; undefined where there is none. */
export const headerText = (message: SoapMessage, name: string, specification: MitzSpecification): string | undefined =>
  childOf(headerOf(message, specification), name, specification['wsa.namespace'].value)?.text.trim();
