/** The texts, numbers and truth values of FHIR R4. */
import { isRealDate } from '../../calendar.js';
import { shown } from '../json.js';
import type { Json } from '../json.js';
import type { ElementType, Primitive } from './definitions.js';
import type { R4Faults } from './fault.js';

/** Judges one value that is there: it is no null. */
export function judgePrimitive(
  value: Exclude<Json, null>,
  primitive: Primitive,
  { codes }: ElementType,
  path: string,
  faults: R4Faults,
): void {
  const { name, json, form } = primitive;
  if (typeof value !== json || typeof value === 'object') {
    const expected = json === 'string' ? 'a text' : json === 'boolean' ? 'true or false' : 'a number';
    faults.ambiguous(path, `a ${name} is ${expected}, and nothing else`, expected, shown(value));
    return;
  }
  if (value === '') {
    faults.wrong(path, 'an element without a value is left out, and not empty', `a ${name}, or no element`, '""');
    return;
  }
  const text = String(value);
  if (codes !== undefined && !codes.has(text)) {
    faults.ambiguous(path, 'the code must be of the value set that R4 requires here', [...codes].join(', '), text);
    return;
  }
  if (dates.has(name)) {
    if (!form.test(text) || !isRealDate(text.slice(0, 10)) || hasNoMoment(text)) {
      faults.ambiguous(path, `a ${name} must be one that exists, in the form of R4`, formOfDate[name] ?? '', text);
    }
    return;
  }
  const problem = form.test(text) ? problemWith(name, text) : `it is not in the form of a ${name}`;
  if (problem !== undefined) faults.wrong(path, `not a ${name} of R4: ${problem}`, formOf(primitive), shown(value));
}

const dates: ReadonlySet<string> = new Set(['date', 'dateTime', 'instant']);
const formOfDate: Readonly<Record<string, string>> = {
  date: 'YYYY, YYYY-MM or YYYY-MM-DD',
  dateTime: 'YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with Z or +hh:mm',
  instant: 'YYYY-MM-DDThh:mm:ss with Z or +hh:mm',
};

const formOf = ({ name, form }: Primitive): string => `a ${name}: ${form.source}`;

/** A second 60 is written for a leap second, and Date does not know it. */
const hasNoMoment = (text: string): boolean =>
  text.includes('T') && Number.isNaN(Date.parse(text.replace(/:60(?=[.Z+-])/, ':59')));

const largest = 2 ** 31 - 1;

/** What the form alone does not tell; undefined where nothing is wrong. */
function problemWith(name: string, text: string): string | undefined {
  switch (name) {
    case 'string':
    case 'markdown':
      return text.trim() === '' ? 'it holds white space only' : undefined;
    case 'base64Binary':
      return text.replace(/\s/g, '').length % 4 === 0 && /^[^=]*={0,2}\s*$/.test(text) ? undefined : 'it is no base64';
    case 'integer':
    case 'positiveInt':
    case 'unsignedInt':
      return Math.abs(Number(text)) > largest ? 'it does not fit in 32 bits' : undefined;
    case 'uri':
    case 'url':
    case 'canonical':
      return problemWithUri(text);
    default:
      return undefined;
  }
}

/** An OID or a UUID written as a URI must be one. */
function problemWithUri(text: string): string | undefined {
  if (text.startsWith('urn:oid:') && !/^urn:oid:[0-2](\.(0|[1-9]\d*))+$/.test(text)) return 'it holds no OID';
  if (text.startsWith('urn:uuid:') && !/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(#.*)?$/i.test(text))
    return 'it holds no UUID';
  return undefined;
}
