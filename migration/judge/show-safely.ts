/**
 * What a finding may show of a message or a register. A supplier's export holds names and addresses, in fields that we
 * know or do not know: only what looks like a code, a number, a moment or an address of FHIR gets through, and what
 * could be a person becomes a stand-in that tells its length.
 */
import { counted } from '../../core/text.js';
import { hideSecrets } from '../../core/redaction.js';
import { bsnHider, passesElevenTest } from '../../mitz/identifiers.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import type { Pseudonyms } from '../read/pseudonym.js';

/** Fields of FHIR whose texts are codes, addresses within FHIR, or moments. Of every other field no text is shown. */
const codedFields = new Set(
  `resourceType type status system code version url reference method fullUrl dateTime value role use
   linkId start end recorded`.split(/\s+/),
);

/** The words that the rules, FHIR and the reader use for themselves. */
const words = new Set(
  `nothing none no FHIR value transaction batch collection document message history searchset transaction-response
   batch-response active inactive proposed rejected draft entered-in-error permit deny patient-privacy POST PUT GET
   DELETE PATCH HEAD Bundle Consent Patient Organization Provenance Practitioner PractitionerRole Parameters
   Subscription OperationOutcome yes no and or with not well-formed JSON XML at line true false null
   official usual old temp secondary the of an entry fullUrl role reference CST`.split(/\s+/),
);

const shapes: readonly RegExp[] = [
  /^[A-Z]{1,5}\d{1,4}$/, // a code of the set, known or not: GGC012, RPZAC999, Z3
  /^\d{1,4}$/, // a count, or a year; eight digits can be a date, or a BSN that lost its first zero
  /^\d{4}-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?)?$/, // a moment
  /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  /^urn:oid:\d{1,7}(\.\d{1,7})*$/,
];
/** Letters alone are shown only where a code stands: a name can be written in capitals too. */
const letterCode = /^[A-Z]{2,8}$/;

/** Shows texts of findings as far as they may be shown. */
export class SafeTexts {
  readonly #hideBsns = bsnHider(new Set());

  /** The addresses of the set: of no other one it is sure that its path names nobody. */
  readonly #addresses: ReadonlySet<string>;
  readonly #uraSystem: string;

  constructor(
    private readonly pseudonyms: Pseudonyms,
    specification: MitzSpecification,
  ) {
    const values = Object.values(specification).map(({ value }): unknown => value);
    this.#addresses = new Set(values.filter((value) => typeof value === 'string').filter((text) => /^\w+:/.test(text)));
    this.#uraSystem = specification['system.ura'].value;
  }

  /** @param personal texts that are hidden wherever they stand, such as a birth date */
  show(text: string, personal: readonly string[] = []): string {
    const seen = this.#shown(text, personal, true);
    // Beside words that nobody knows a number can be that of a house, and a day that of a birth.
    const shown = seen.isForeign ? this.#shown(text, personal, false) : seen;
    return hideSecrets(this.hideBsns(shown.text), this.pseudonyms.ofText);
  }

  /** @param withNumbers whether codes, numbers and moments outside of quotes are shown */
  #shown(
    text: string,
    personal: readonly string[],
    withNumbers: boolean,
  ): { readonly text: string; readonly isForeign: boolean } {
    let isForeign = false;
    const ofBare = (bare: string): string => {
      if (!withNumbers && !words.has(bare) && !this.#addresses.has(bare)) return standIn(bare);
      const shown = this.#value(bare, '', personal);
      isForeign ||= shown.startsWith('…');
      return shown;
    };
    const pattern = /"((?:[^"\\]|\\.)*)("?)(\s*:)?|([^"\s,|{}[\]()]+)|[{}]/g;
    let field = '';
    let system = '';
    const shown = text.replace(
      pattern,
      (whole, quoted: string | undefined, end: string, colon: string | undefined, bare: string | undefined) => {
        if (bare !== undefined) return ofBare(bare);
        if (quoted === undefined) {
          system = '';
          return whole;
        }
        if (colon !== undefined) {
          field = quoted;
          return /^_?[a-z][A-Za-z]{0,39}$/.test(quoted) ? whole : `"…":`;
        }
        if (field === 'system') system = quoted;
        if (field === 'value' && system === this.#uraSystem && /^\d{8}$/.test(quoted)) return whole;
        return `"${codedFields.has(field) ? this.#value(quoted, field, personal) : standIn(quoted)}${end}`;
      },
    );
    return { text: shown, isForeign };
  }

  /** Only the BSNs are hidden: for texts of our own. */
  hideBsns(text: string): string {
    return this.#hideBsns(text, this.pseudonyms.ofText);
  }

  #value(value: string, field: string, personal: readonly string[]): string {
    if (personal.includes(value)) return standIn(value);
    if (/^\d{9}$/.test(value)) return this.#pseudonymOf(value);
    if (field === 'value') return standIn(value);
    const isShown =
      words.has(value.replace(/[:;.]$/, '')) ||
      this.#addresses.has(value) ||
      shapes.some((shape) => shape.test(value)) ||
      (field === 'version' && /^\d{1,7}$/.test(value)) ||
      (field === 'code' && letterCode.test(value)) ||
      /^\W{0,3}$/.test(value);
    return isShown ? value : standIn(value);
  }

  #pseudonymOf(value: string): string {
    return `bsn-${this.pseudonyms.ofText('bsn', value)}-${passesElevenTest(value) ? 'valid' : 'invalid'}`;
  }
}

/** Tells of a text nothing but how it is made up: `12-04-1971` becomes `99-99-9999`. */
const standIn = (text: string): string =>
  /^[\d./-]{1,12}$/.test(text) ? text.replace(/\d/g, '9') : `…(${counted(text.length, 'character')})`;
