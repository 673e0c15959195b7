import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';

/** An element with its namespace, its place in the document, and nothing of its prefix: prefixes are the sender's choice. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  /** By local name; by `{namespace}name` where an attribute has a namespace. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
  /** Its text is in pieces: a comment, an instruction or a character data section stands in the middle. */
  readonly isInterrupted: boolean;
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** What is allowed of a document from outside. */
export interface XmlLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
}

export const defaultLimits: XmlLimits = { maxBytes: 5 * 1024 * 1024, maxDepth: 64 };

/** The text is no XML, or is XML that nobody should read: a DOCTYPE, too large, too deep. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
}

interface Growing extends XmlElement {
  readonly children: Growing[];
  text: string;
  isInterrupted: boolean;
  /** Something other than text came behind its text. */
  hasGap: boolean;
  /** How often each name came among the children, for the index in a path. */
  readonly seen: Map<string, number>;
}

/** An element, from its start tag. */
const growing = ({ local, uri, attributes }: SaxesTagNS, path: string, line: number): Growing => ({
  name: local,
  namespace: uri,
  attributes: new Map(
    Object.values(attributes)
      .filter((attribute) => attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns')
      .map((attribute) => [attribute.uri ? `{${attribute.uri}}${attribute.local}` : attribute.local, attribute.value]),
  ),
  children: [],
  text: '',
  isInterrupted: false,
  hasGap: false,
  path,
  line,
  seen: new Map(),
});

/**
 * Reads a document into a lean tree. Namespaces are resolved; a DOCTYPE (and so every entity of its own), a document
 * over the limits, and anything that is not well-formed is refused.
 * @throws XmlFault
 */
export function readXml(text: string, limits: XmlLimits = defaultLimits): XmlElement {
  if (Buffer.byteLength(text) > limits.maxBytes)
    throw new XmlFault(`the document is larger than ${limits.maxBytes} bytes`);
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  const roots: Growing[] = [];
  parser.on('error', (error) => {
    throw new XmlFault(`not well-formed: ${error.message}`);
  });
  parser.on('doctype', () => {
    throw new XmlFault('a DOCTYPE is not allowed');
  });
  parser.on('opentag', (tag) => {
    if (open.length >= limits.maxDepth) throw new XmlFault(`elements are nested deeper than ${limits.maxDepth}`);
    const parent = open.at(-1);
    const siblings = parent?.children ?? roots;
    const twins = parent?.seen.get(tag.local) ?? 0;
    parent?.seen.set(tag.local, twins + 1);
    const element = growing(tag, `${parent?.path ?? ''}/${tag.local}${twins > 0 ? `[${twins + 1}]` : ''}`, parser.line);
    siblings.push(element);
    open.push(element);
  });
  const addText = (more: string): void => {
    const current = open.at(-1);
    if (!current) return;
    if (current.hasGap && current.text.trim() !== '' && more.trim() !== '') current.isInterrupted = true;
    current.text += more;
  };
  const gap = (): void => {
    const current = open.at(-1);
    if (current) current.hasGap = true;
  };
  parser.on('text', addText);
  parser.on('cdata', (section) => {
    gap();
    addText(section);
    gap();
  });
  parser.on('comment', gap);
  parser.on('processinginstruction', gap);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  const [root] = roots;
  if (!root) throw new XmlFault('the document is empty');
  return root;
}

/** The children with this name in this namespace. */
export const childrenOf = (element: XmlElement | undefined, name: string, namespace: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name && child.namespace === namespace) ?? [];

/** The first such child. */
export const childOf = (element: XmlElement | undefined, name: string, namespace: string): XmlElement | undefined =>
  childrenOf(element, name, namespace)[0];

/** All elements below, itself included, in document order. */
export function* everyElement(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* everyElement(child);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A template tag that escapes what is filled in; nested results of the tag, and lists of them, are taken as they are. */
export function xml(
  strings: TemplateStringsArray,
  ...values: readonly (Xml | readonly Xml[] | string | number)[]
): Xml {
  const filled = values.map((value) =>
    value instanceof Xml
      ? value.text
      : Array.isArray(value)
        ? value.map((one: Xml) => one.text).join('')
        : String(value as string | number).replace(/[&<>"']/g, (character) => escapes[character] ?? character),
  );
  return new Xml(strings.reduce((text, part, i) => text + (filled[i - 1] ?? '') + part));
}

/** A piece of XML that needs no further escaping. */
export class Xml {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}
