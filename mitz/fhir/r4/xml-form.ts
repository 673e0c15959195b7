/** What FHIR's XML asks on top of what its JSON shape shows: the order of elements, attributes, and no text of their own. */
import type { XmlElement } from '../../xml.js';
import { primitiveNamed, typeNamed } from './definitions.js';
import type { TypeDefinition } from './definitions.js';
import type { R4Faults } from './fault.js';
import { judgeDiv } from './narrative.js';

const xsi = '{http://www.w3.org/2001/XMLSchema-instance}';

/** Judges the form of a message in XML. */
export function judgeXmlForm(root: XmlElement, faults: R4Faults): void {
  resource(root, root.name, faults, new Set([`${xsi}schemaLocation`]));
}

function resource(
  element: XmlElement,
  path: string,
  faults: R4Faults,
  attributes: ReadonlySet<string> = new Set(),
): void {
  judgeAttributes(element, attributes, path, faults);
  judgeText(element, path, faults);
  const type = typeNamed(element.name);
  if (type) children(element, type, path, faults);
}

function children(element: XmlElement, type: TypeDefinition, path: string, faults: R4Faults): void {
  const times = new Map<string, number>();
  let latest = { order: -1, name: '' };
  for (const child of element.children) {
    const { name } = child;
    const slot = type.slots.get(name);
    const index = times.get(name) ?? 0;
    times.set(name, index + 1);
    if (!slot) {
      // Of other names the walk through what was read tells.
      if (name === 'resourceType' || name.startsWith('_'))
        faults.ambiguous(`${path}.${name}`, 'an element of FHIR has no such name', 'an element of R4', name);
      continue;
    }
    const { order, repeats, isAttribute } = slot.element;
    const at = `${path}.${name}${repeats ? `[${index}]` : ''}`;
    if (order < latest.order) {
      faults.wrong(
        at,
        'in XML the elements stand in the order of R4',
        `${name} before ${latest.name}`,
        `${name} after ${latest.name}`,
      );
    } else latest = { order, name };
    if (isAttribute) faults.wrong(at, 'in XML this is an attribute', `an attribute ${name}`, `an element ${name}`);
    else value(child, slot.holds.name, at, faults);
  }
}

function value(element: XmlElement, typeName: string, path: string, faults: R4Faults): void {
  if (typeName === 'xhtml') {
    judgeDiv(element, path, faults);
    return;
  }
  judgeText(element, path, faults);
  if (typeName === 'Resource') {
    judgeAttributes(element, new Set(), path, faults);
    const [only] = element.children;
    if (only) resource(only, path, faults);
    else faults.wrong(path, 'the element must hold a resource', 'a resource', 'nothing');
    return;
  }
  const isPrimitive = primitiveNamed(typeName) !== undefined;
  const allowed = ['id', ...(isPrimitive ? ['value'] : []), ...(typeName === 'Extension' ? ['url'] : [])];
  judgeAttributes(element, new Set(allowed), path, faults);
  if (isPrimitive && !element.attributes.has('value') && element.children.length === 0) {
    faults.wrong(path, 'an element without a value or elements is left out (ele-1)', 'an attribute value', 'none');
  }
  const type = typeNamed(isPrimitive ? 'Element' : typeName);
  if (type) children(element, type, path, faults);
}

function judgeAttributes(
  { attributes }: XmlElement,
  allowed: ReadonlySet<string>,
  path: string,
  faults: R4Faults,
): void {
  for (const [name, text] of attributes) {
    if (allowed.has(name)) continue;
    faults.wrong(
      path,
      'FHIR has no such attribute here',
      [...allowed].join(', ') || 'no attribute',
      `${name}="${text}"`,
    );
  }
}

function judgeText({ text }: XmlElement, path: string, faults: R4Faults): void {
  if (text.trim() !== '')
    faults.wrong(
      path,
      'FHIR has no text between its elements: a value is an attribute',
      'an attribute value',
      text.trim(),
    );
}
