/**
 * What a receiver may read in two ways in a question: what stands twice where once is read, and a value whose text is
 * interrupted. Which of two it takes is settled by nothing in the message; that it was another than the one that was
 * checked is a known way to get past a check on an assertion.
 */
import type { MitzSpecification } from '../specification/index.js';
import { childOf, childrenOf, everyElement } from '../xml.js';
import type { XmlElement } from '../xml.js';

/** Something that can be read in two ways, in words without those of the message. */
export interface TwoWays {
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  readonly path: string;
}

/** All of it in a message, in the order of what is looked at. */
export function twoWaysIn(root: XmlElement, specification: MitzSpecification): readonly TwoWays[] {
  const soap = specification['soap.namespace'].value;
  const wsa = specification['wsa.namespace'].value;
  const header = childOf(root, 'Header', soap);
  const body = childOf(root, 'Body', soap);
  const assertions = [...everyElement(root)].filter(isAssertion);
  return [
    ...['Header', 'Body'].flatMap((name) => twice(name, childrenOf(root, name, soap))),
    ...addressing.flatMap((name) => twice(`wsa:${name}`, childrenOf(header, name, wsa))),
    ...twice('wsa:Address', childrenOf(childOf(header, 'ReplyTo', wsa), 'Address', wsa)),
    ...securityHeaders(header, soap, specification),
    ...twice('a SAML assertion', assertions),
    ...assertions.flatMap((one) =>
      onceInAssertion.flatMap((name) => twice(name, childrenOf(one, name, one.namespace))),
    ),
    ...twice('what is asked in the Body', body?.children ?? []),
    ...values(root),
    ...ids(root),
    ...interrupted(assertions),
  ];
}

/** Of WS-Addressing each stands once in a message; RelatesTo alone may be repeated. */
const addressing = ['Action', 'MessageID', 'To', 'ReplyTo', 'FaultTo', 'From'];
const onceInAssertion = ['Issuer', 'Subject', 'Conditions'];

const isAssertion = ({ name, namespace }: XmlElement): boolean =>
  name === 'Assertion' && namespace.startsWith('urn:oasis:names:tc:SAML:');

function twice(what: string, found: readonly XmlElement[]): readonly TwoWays[] {
  const [, second] = found;
  if (!second) return [];
  const message = `${what} must stand in a message once: which of them is read, nothing tells`;
  return [{ message, expected: 'one', received: String(found.length), path: second.path }];
}

/** Each Security header is for a role of its own. */
function securityHeaders(
  header: XmlElement | undefined,
  soap: string,
  specification: MitzSpecification,
): readonly TwoWays[] {
  const all = childrenOf(header, 'Security', specification['open.securityNamespace'].value);
  const roleOf = ({ attributes }: XmlElement): string => attributes.get(`{${soap}}role`) ?? '';
  return [...new Set(all.map(roleOf))].flatMap((role) =>
    twice(
      'a Security header for one role',
      all.filter((one) => roleOf(one) === role),
    ),
  );
}

/** The values in one AttributeValue, of an identifier (root, extension) or a code. What stands in a value belongs to it. */
function values(root: XmlElement): readonly TwoWays[] {
  return [...everyElement(root)]
    .filter(({ name }) => name === 'AttributeValue')
    .flatMap((value) => twice('a value in an AttributeValue', value.children.flatMap(outermostValues)));
}

function outermostValues(element: XmlElement): readonly XmlElement[] {
  const has = (name: string): boolean => element.attributes.has(name);
  if ((has('root') && has('extension')) || (has('code') && has('codeSystem'))) return [element];
  return element.children.flatMap(outermostValues);
}

const idNames = [
  'ID',
  '{http://www.w3.org/XML/1998/namespace}id',
  '{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}Id',
];

/** Two elements of one id: a signature over the one is taken for a signature over the other. */
function ids(root: XmlElement): readonly TwoWays[] {
  const known = new Set<string>();
  const found: TwoWays[] = [];
  for (const { attributes, path } of everyElement(root)) {
    for (const name of idNames) {
      const id = attributes.get(name);
      if (id === undefined) continue;
      const message = 'two elements must not have the same id: a reference to it may mean either';
      if (known.has(id)) found.push({ message, expected: 'another id', received: id, path: `${path}/@${name}` });
      known.add(id);
    }
  }
  return found;
}

/**
 * A text in an assertion with a comment, an instruction or a character data section in the middle. Elsewhere that says
 * nothing; in who asks it was used to be taken for somebody else, by readers that take the first piece.
 */
const interrupted = (assertions: readonly XmlElement[]): readonly TwoWays[] =>
  assertions
    .flatMap((one) => [...everyElement(one)])
    .filter(({ isInterrupted }) => isInterrupted)
    .map(({ text, path }) => ({
      message: 'a value in an assertion must stand in one piece: some readers take what is before a comment',
      expected: 'a text without a comment, an instruction or a section in it',
      received: text.trim(),
      path,
    }));
