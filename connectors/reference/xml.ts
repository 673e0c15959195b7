import { SaxesParser } from 'saxes';

const MAX_DEPTH = 64;

/** The text is not XML that this connector is willing to read. */
export class XmlRefused extends Error {}

/** The text is no XML at all. */
export class NotWellFormed extends XmlRefused {}

export interface XmlElement {
  ns: string;
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

/** Reads XML into a lean tree: well-formed with namespaces, no DOCTYPE, at most 64 levels deep. */
export function readXml(xml: string, maxDepth = MAX_DEPTH): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlElement = { ns: '', name: '', attributes: {}, children: [], text: '' };
  const open: XmlElement[] = [root];
  const refuse = (reason: string): never => {
    throw new XmlRefused(reason);
  };
  parser.on('error', () => {
    throw new NotWellFormed('not well-formed');
  });
  parser.on('doctype', () => refuse('a DOCTYPE is not accepted'));
  parser.on('opentag', (tag) => {
    if (open.length > maxDepth) refuse('nested too deep');
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([name, { value }]) => [name, value]));
    const element: XmlElement = { ns: tag.uri, name: tag.local, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(xml).close();
  return root.children[0] ?? refuse('empty');
}

/** The child elements of this namespace and name. */
export function childrenOf(element: XmlElement, ns: string, name: string): XmlElement[] {
  return element.children.filter((child) => child.ns === ns && child.name === name);
}

/** The one child element of this namespace and name; none or several is a refusal. */
export function onlyChild(element: XmlElement, ns: string, name: string): XmlElement {
  const [child, ...others] = childrenOf(element, ns, name);
  if (child === undefined || others.length > 0) throw new XmlRefused(`expected one ${name} in ${element.name}`);
  return child;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** A value as it may stand in an attribute or a text. */
export function escapeXml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
