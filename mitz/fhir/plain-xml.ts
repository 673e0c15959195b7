/**
 * A quick reader of FHIR's XML in the form that nearly all of it has: elements of FHIR's namespace without a prefix,
 * each with at most one attribute, in the order of R4, and white space between them. It knows nothing else. What it reads it reads as
 * `readFhir` does; the specs hold it to that.
 */
import type { Json } from './json.js';
import { joined, placeBelow, placeOf, primitiveValue } from './xml-shape.js';
import type { Place } from './xml-shape.js';

/** Reads a resource, or returns undefined where the text is not in that form: then it is for `readFhir` to read or to refuse. */
export function readPlainXml(text: string): Json | undefined {
  return text.length > mostCharacters ? undefined : new PlainXml(text).read();
}

const mostCharacters = 1024 * 1024;
const mostDeep = 48;
const declaration = /^<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?\?>/;
const namespace = ' xmlns="http://hl7.org/fhir"';

const [quote, ampersand, slash, less] = [34, 38, 47, 60];

/** The fields of an element, while they are read. */
type Fields = Record<string, Json | Json[]>;

/** A position in a text. A method that returns undefined or false has met something that is not plain. */
class PlainXml {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  read(): Json | undefined {
    this.at = declaration.exec(this.text)?.[0].length ?? 0;
    this.skipSpace();
    const type = this.name();
    if (type === undefined || !this.skip(namespace) || !this.skip('>')) return undefined;
    const resource = this.resource(type);
    this.skipSpace();
    return this.at === this.text.length ? resource : undefined;
  }

  /** A resource, from behind its start tag. */
  private resource(type: string): Json | undefined {
    const fields: Fields = { resourceType: type };
    return this.children(type, placeOf(type), fields) ? fields : undefined;
  }

  /** The children of an element and its end tag. */
  private children(name: string, place: Place, fields: Fields): boolean {
    if (++this.depth > mostDeep) return false;
    let latest = 0;
    for (;;) {
      this.skipSpace();
      if (this.text.charCodeAt(this.at + 1) === slash) {
        this.depth -= 1;
        return this.skip('</') && this.skip(name) && this.skip('>');
      }
      const child = this.name();
      if (child === undefined) return false;
      const at = placeBelow(place, child);
      // Only elements that R4 has here, in its order: of what may stand there only `readFhir` tells what is wrong.
      if (!at.isKnown || at.order < latest) return false;
      latest = at.order;
      const known = fields[child];
      const value = this.element(child, at);
      if (value === undefined) return false;
      fields[child] = joined(known, value, at);
    }
  }

  /** The value of an element, from behind its name. */
  private element(name: string, place: Place): Json | undefined {
    if (name === 'resource' || name === 'contained') return this.skip('>') ? this.inside(name) : undefined;
    if (place.primitive) {
      if (!this.skip(' value="')) return undefined;
      const value = this.quoted();
      return value !== undefined && value !== '' && this.endsHere() ? primitiveValue(place, value) : undefined;
    }
    const fields: Fields = {};
    const attribute = place.type?.name === 'Extension' ? 'url' : 'id';
    if (this.skip(` ${attribute}="`)) {
      const value = this.quoted();
      if (value === undefined) return undefined;
      fields[attribute] = value;
    }
    return this.skip('>') && this.children(name, place, fields) ? fields : undefined;
  }

  /** The one resource in an element, and the end tag of that. */
  private inside(name: string): Json | undefined {
    this.skipSpace();
    const type = this.name();
    if (type === undefined || !this.skip('>')) return undefined;
    const resource = this.resource(type);
    this.skipSpace();
    return this.skip(`</${name}>`) ? resource : undefined;
  }

  /** The name behind a `<`: of letters and digits only. */
  private name(): string | undefined {
    if (this.text.charCodeAt(this.at) !== less) return undefined;
    const begin = this.at + 1;
    let end = begin;
    while (isLetterOrDigit(this.text.charCodeAt(end))) end += 1;
    if (end === begin || this.text.charCodeAt(begin) < 65) return undefined;
    this.at = end;
    return this.text.slice(begin, end);
  }

  /** The text up to the next quote: without entities, and of characters that every XML may hold as they are. */
  private quoted(): string | undefined {
    const begin = this.at;
    for (let i = begin; ; i += 1) {
      const code = this.text.charCodeAt(i);
      if (code === quote) {
        this.at = i + 1;
        return this.text.slice(begin, i);
      }
      // Behind the end the code is NaN, which is in no range.
      const isPlain =
        (code >= 32 && code < 127 && code !== less && code !== ampersand) || (code >= 160 && code < 0xd800);
      if (!isPlain) return undefined;
    }
  }

  private endsHere(): boolean {
    return this.skip('/>') || this.skip(' />');
  }

  private skip(expected: string): boolean {
    if (!this.text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at += 1;
    }
  }
}

const isLetterOrDigit = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
