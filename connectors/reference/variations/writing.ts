import type { Hooks } from '../hooks/hooks.js';
import { escaped, reversed } from './json-style.js';
import { variation, type Variation } from './variation.js';
import { restyled, type XmlStyle } from './xml-style.js';

/** Writes every message that is XML in this style. */
const writingXml = (style: XmlStyle): Hooks => ({
  client: {
    bodyOf: (sound) => (message) => {
      const body = sound(message);
      return body?.startsWith('<') === true ? restyled(body, style) : body;
    },
  },
});

/** Writes every message that is JSON otherwise. */
const writingJson = (write: (json: string) => string): Hooks => ({
  client: {
    bodyOf: (sound) => (message) => {
      const body = sound(message);
      return body?.startsWith('{') === true ? write(body) : body;
    },
  },
});

const XML_NAMES = 'Namespaces in XML 1.0: a prefix is only a shorthand for its namespace.';
const XML_FREE = 'XML 1.0 leaves it free; to whoever reads it as XML it says the same.';
const JSON_FREE = 'RFC 8259 leaves it free; to whoever reads it as JSON it says the same.';

const OWN_PREFIXES = new Map<string, string>();
function ownPrefix(namespace: string): string {
  const prefix = OWN_PREFIXES.get(namespace) ?? `ns${OWN_PREFIXES.size + 1}`;
  OWN_PREFIXES.set(namespace, prefix);
  return prefix;
}

/** Other ways to write the same text. */
export const WRITING = {
  'other-prefixes': variation('Writes XML with prefixes of its own.', XML_NAMES, writingXml({ prefix: ownPrefix })),
  'default-namespaces': variation(
    'Writes XML with default namespaces instead of prefixes.',
    XML_NAMES,
    writingXml({ prefix: () => '' }),
  ),
  'xml-on-one-line': variation(
    'Writes XML without any white space between elements.',
    XML_FREE,
    writingXml({ space: 'none' }),
  ),
  'indented-xml': variation('Writes XML on many lines, with indents.', XML_FREE, writingXml({ space: 'indented' })),
  'no-xml-declaration': variation(
    'Leaves out the XML declaration.',
    'XML 1.0, 2.8: the declaration may be absent, and UTF-8 is then meant.',
    writingXml({ declaration: 'none' }),
  ),
  'another-xml-declaration': variation(
    'Writes the XML declaration in single quotes, in lower case, and with standalone.',
    XML_FREE,
    writingXml({ declaration: 'lower-case' }),
  ),
  'single-quotes': variation('Writes attributes of XML in single quotes.', XML_FREE, writingXml({ quote: "'" })),
  'character-references': variation(
    'Writes every value in XML as character references.',
    XML_FREE,
    writingXml({ references: true }),
  ),
  'comments-in-xml': variation(
    'Puts a comment before every element, with markup in it.',
    XML_FREE,
    writingXml({ comments: true }),
  ),
  'cdata-texts': variation('Puts the texts of elements in CDATA sections.', XML_FREE, writingXml({ cdata: true })),
  'attributes-reversed': variation(
    'Writes the attributes of each element in the opposite order.',
    XML_FREE,
    writingXml({ attributes: 'reversed' }),
  ),
  'long-empty-elements': variation(
    'Writes elements without content as a start and an end.',
    XML_FREE,
    writingXml({ empty: 'long' }),
  ),
  'byte-order-mark': variation(
    'Begins XML with a byte order mark.',
    'XML 1.0, 4.3.3 and annex F: UTF-8 may begin with one.',
    writingXml({ byteOrderMark: true }),
  ),
  'indented-json': variation(
    'Writes JSON on many lines, with tabs.',
    JSON_FREE,
    writingJson((json) => `\r\n${JSON.stringify(JSON.parse(json), null, '\t').replaceAll('\n', '\r\n')}\r\n`),
  ),
  'json-reversed': variation(
    'Writes the members of every JSON object in the opposite order.',
    JSON_FREE,
    writingJson((json) => JSON.stringify(reversed(JSON.parse(json)))),
  ),
  'escaped-json': variation('Writes letters and slashes in JSON as escapes.', JSON_FREE, writingJson(escaped)),
} as const satisfies Record<string, Variation>;
