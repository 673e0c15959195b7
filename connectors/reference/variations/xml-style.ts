import { SaxesParser } from 'saxes';

/** How the same XML may be written otherwise. What is absent stays as it was. */
export interface XmlStyle {
  /** The prefix for a namespace; empty for the default namespace. */
  readonly prefix?: (namespace: string, before: string) => string;
  readonly declaration?: 'none' | 'lower-case';
  readonly space?: 'none' | 'indented';
  readonly quote?: "'";
  /** Writes every value in character references: by their decimal or their hexadecimal number. */
  readonly references?: true;
  /** Puts a comment before every element. */
  readonly comments?: true;
  /** Puts texts in CDATA sections. */
  readonly cdata?: true;
  readonly attributes?: 'reversed';
  /** Writes an element without content as a start and an end. */
  readonly empty?: 'long';
  readonly byteOrderMark?: true;
}

interface Attribute {
  readonly namespace: string;
  readonly prefix: string;
  readonly local: string;
  readonly value: string;
  /** The namespace of a value that is a qualified name. */
  readonly valueNamespace?: string;
}

interface Element {
  readonly namespace: string;
  readonly prefix: string;
  readonly local: string;
  readonly attributes: Attribute[];
  readonly children: (Element | string)[];
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Writes XML anew in another style. It says the same, to whoever reads it as XML. */
export function restyled(xml: string, style: XmlStyle): string {
  const declaration = { none: '', 'lower-case': "<?xml version='1.0' encoding='utf-8' standalone='yes'?>" };
  const first =
    style.declaration === undefined ? '<?xml version="1.0" encoding="UTF-8"?>' : declaration[style.declaration];
  const between = style.space === 'none' || first === '' ? '' : '\n';
  const mark = style.byteOrderMark === true ? '\uFEFF' : '';
  return `${mark}${first}${between}${new Writer(style).write(parse(xml), new Map(), 0)}`;
}

function parse(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const root: Element = { namespace: '', prefix: '', local: '', attributes: [], children: [] };
  const open = [root];
  parser.on('opentag', ({ uri, prefix, local, attributes }) => {
    const own = Object.values(attributes)
      .filter((attribute) => attribute.uri !== XMLNS)
      .map((attribute): Attribute => {
        const isType = attribute.uri === XSI && attribute.local === 'type';
        const [before = '', after] = attribute.value.split(':');
        const valueNamespace = isType ? parser.resolve(after === undefined ? '' : before) : undefined;
        return {
          namespace: attribute.uri,
          prefix: attribute.prefix,
          local: attribute.local,
          value: isType ? (after ?? before) : attribute.value,
          ...(valueNamespace === undefined ? {} : { valueNamespace }),
        };
      });
    const element: Element = { namespace: uri, prefix, local, attributes: own, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.on('cdata', (text) => open.at(-1)?.children.push(text));
  parser.write(xml).close();
  const [found] = root.children.filter((child) => typeof child !== 'string');
  if (found === undefined) throw new Error('there is no XML to write anew');
  return found;
}

/** Prefixes by which namespaces can be named at one place. */
type Scope = ReadonlyMap<string, string>;

class Writer {
  constructor(private readonly style: XmlStyle) {}

  write(element: Element, outer: Scope, depth: number): string {
    const scope = new Map(outer);
    const declared: string[] = [];
    const declare = (prefix: string, namespace: string): void => {
      if (scope.get(prefix) === namespace) return;
      scope.set(prefix, namespace);
      declared.push(`${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}=${this.quoted(namespace)}`);
    };
    const own = this.prefixOf(element.namespace, element.prefix);
    declare(own, element.namespace);
    const attributes = element.attributes.map((attribute) => {
      const { namespace, local, value, valueNamespace } = attribute;
      const name = `${this.attributePrefix(attribute, declare)}${local}`;
      if (valueNamespace === undefined) return `${name}=${this.quoted(value)}`;
      const valuePrefix = this.prefixOf(
        valueNamespace,
        valueNamespace === element.namespace ? element.prefix : namespace,
      );
      declare(valuePrefix, valueNamespace);
      return `${name}=${this.quoted(valuePrefix === '' ? value : `${valuePrefix}:${value}`)}`;
    });
    const inOrder =
      this.style.attributes === 'reversed' ? [...attributes, ...declared].reverse() : [...declared, ...attributes];
    const name = own === '' ? element.local : `${own}:${element.local}`;
    const start = [name, ...inOrder].join(' ');
    const content = this.content(element, scope, depth);
    return content === '' && this.style.empty !== 'long' ? `<${start}/>` : `<${start}>${content}</${name}>`;
  }

  private content({ children }: Element, scope: Scope, depth: number): string {
    const elements = children.filter((child) => typeof child !== 'string');
    if (elements.length === 0) return this.text(children.filter((child) => typeof child === 'string').join(''));
    // Between elements there is only white space in the messages to Mitz.
    const { space, comments } = this.style;
    const gap = space === 'none' ? '' : space === 'indented' ? `\n${'    '.repeat(depth + 1)}` : '\n';
    const remark = comments === true ? `${gap}<!-- <Decision>Permit</Decision> & co. -->` : '';
    const last = space === 'indented' ? `\n${'    '.repeat(depth)}` : gap;
    return elements.map((child) => `${remark}${gap}${this.write(child, scope, depth + 1)}`).join('') + last;
  }

  private text(text: string): string {
    if (text === '') return '';
    return this.style.cdata === true ? `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` : this.escaped(text);
  }

  private escaped(text: string): string {
    if (this.style.references === true) {
      return [...text]
        .map((one, index) => (index % 2 === 0 ? `&#${one.codePointAt(0)};` : `&#x${one.codePointAt(0)?.toString(16)};`))
        .join('');
    }
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;'); // prettier-ignore
  }

  private quoted(value: string): string {
    const quote = this.style.quote ?? '"';
    return `${quote}${this.escaped(value)}${quote}`;
  }

  private prefixOf(namespace: string, before: string): string {
    return this.style.prefix?.(namespace, before) ?? before;
  }

  /** An attribute has no default namespace: where its namespace has none, it gets a prefix. */
  private attributePrefix(
    { namespace, prefix }: Attribute,
    declare: (prefix: string, namespace: string) => void,
  ): string {
    if (namespace === '') return '';
    if (namespace === XML) return 'xml:';
    const own = this.prefixOf(namespace, prefix);
    const named = own === '' ? 'att' : own;
    declare(named, namespace);
    return `${named}:`;
  }
}
