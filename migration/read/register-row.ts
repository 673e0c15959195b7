/** A row of the supplier's register, in English or Dutch, from CSV or NDJSON. Only fields that are known are taken from it. */
import { counted } from '../../core/text.js';
import { visibleValue } from '../../core/visible.js';
import { groupOf } from '../../mitz/specification/index.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { isBsn } from '../judge/accept.js';
import type { ColumnMapping } from './columns.js';
import { RegisterFault } from './register-fault.js';
import { inBothLanguages } from './register-fields.js';
import type { Field } from './register-fields.js';
import { keysOf, needed } from './register-header.js';
import type { Header } from './register-header.js';
import { choiceOf, reasonOf, saysNothing, truthOf } from './register-values.js';
import type { Choice } from './register-values.js';
import { readBirthDate, readWritten } from './written-moment.js';
import type { UnreadMoment, WrittenMoment } from './written-moment.js';

/** A row of the register as it is read, before anything of it is kept. @public */
export interface RegisterRow {
  readonly bsn: string;
  /** ISO date; empty where it is none that exists. */
  readonly birthDate: string;
  readonly choice: Choice;
  /** Undefined where nobody decided. */
  readonly decided: WrittenMoment | undefined;
  /** Undefined where nobody decided, and where the register does not say it of a no. */
  readonly futureProof: boolean | undefined;
  readonly ura: string;
  readonly providerType: string;
  /** For whom a restricted consent is; undefined where the register does not say. */
  readonly consultingCategories: readonly string[] | undefined;
  /** Why the consent is not to be migrated; empty where it is. */
  readonly excludedReason: string;
}

/** How the rows of one register are to be read. */
export interface RowReading {
  readonly mapping?: ColumnMapping;
  /** Whether a moment without a zone is one by the clock in the Netherlands. */
  readonly localTime: boolean;
}

type Found = Partial<Record<Field, string>>;

/** Reads rows of a register into what is known of them. */
export class RowReader {
  readonly #categories: readonly string[];

  constructor(
    private readonly specification: MitzSpecification,
    private readonly reading: RowReading,
  ) {
    this.#categories = Object.keys(specification['codes.consultingCategories'].value);
  }

  /** A row of CSV. @throws RegisterFault */
  fromCsv(values: readonly string[], { fields, saysRestriction }: Header): RegisterRow {
    // One too many or too few, be it an empty one, and nothing tells which of them stands in another's place.
    if (values.length !== fields.length) {
      throw new RegisterFault(
        `the row has ${counted(values.length, 'value')} and the header ${counted(fields.length, 'column')}; write each value, an empty one too, and quote one that holds a separator`,
      );
    }
    const found: Found = {};
    for (let i = 0; i < fields.length; i += 1) {
      const field = fields[i];
      if (field !== undefined) add(found, field, values[i] ?? '');
    }
    return this.#row(found, saysRestriction);
  }

  /** A row of NDJSON, and the names in it that are not taken. @throws RegisterFault */
  fromJson(text: string): { readonly row: RegisterRow; readonly notRead: readonly string[] } {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      throw new RegisterFault('the line is no well-formed JSON');
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
      throw new RegisterFault('the line is no JSON object');
    }
    const { fields, notRead } = keysOf(Object.keys(parsed), this.reading.mapping);
    const found: Found = {};
    for (const [name, value] of Object.entries(parsed)) {
      const field = fields.get(name);
      if (field === undefined || value === null) continue;
      add(found, field, Array.isArray(value) ? value.join(' ') : String(value));
    }
    const fixed = this.reading.mapping?.fixed;
    const lacking = needed.filter(
      (field) => found[field] === undefined && fixed?.has(field) !== true && field !== 'decidedAt',
    );
    if (lacking.length > 0) throw new RegisterFault(`the row lacks ${lacking.map(inBothLanguages).join(', ')}`);
    return { row: this.#row(found, true), notRead };
  }

  #row(found: Found, saysRestriction: boolean): RegisterRow {
    const of = (field: Field): string => this.#valueOf(field, found);
    const bsn = wholeBsn(of('bsn'));
    const ura = of('ura');
    try {
      const choice = choiceOf(of('choice'));
      if (choice === 'yes' && !saysRestriction)
        throw new RegisterFault(
          `the header lacks ${inBothLanguages('futureProof')}, and there is a yes: nothing tells whether it is restricted`,
          true,
        );
      return { bsn, ...this.#rest(choice, ura, of) };
    } catch (thrown) {
      if (!(thrown instanceof RegisterFault) || thrown.isWhole) throw thrown;
      // Of whom the row is about stays known: a message about this patient is not one too many for it.
      const about = isBsn(bsn) && /^\d{8}$/.test(ura) ? { bsn, ura } : undefined;
      throw new RegisterFault(thrown.message, false, about);
    }
  }

  #rest(choice: Choice, ura: string, of: (field: Field) => string): Omit<RegisterRow, 'bsn'> {
    if (!/^\d{8}$/.test(ura)) {
      // The digits of a URA are nobody's; any other value may be a person's, and is not told.
      const hides = /^\d{8}$/.test(ura.replaceAll(/[^\d\p{L}]/gu, '')) && visibleValue(ura) !== ura;
      throw new RegisterFault(
        hides
          ? `ura must be 8 digits, and holds what cannot be seen: ${visibleValue(ura)}`
          : 'ura must be 8 digits; a spreadsheet drops zeros at the front of what is no text',
      );
    }
    const providerType = of('providerType').toUpperCase();
    if (groupOf(this.specification, providerType) === undefined) {
      throw new RegisterFault(
        'providerType (zorgaanbiedertype) must be a zorgaanbiedercategorie of the specification set, such as Z3',
      );
    }
    const birthDate = readBirthDate(of('birthDate'));
    // What is no date at all is another column; 00-00-1950 is how systems write that it is not known.
    if (birthDate === undefined)
      throw new RegisterFault('birthDate (geboortedatum) must be a date: YYYY-MM-DD, YYYYMMDD or DD-MM-YYYY');
    return {
      birthDate: birthDate === 'unknown' ? '' : birthDate,
      choice,
      decided: choice === 'none' ? undefined : this.#decision(of('decidedAt')),
      ura,
      providerType,
      ...this.#restriction(choice, of),
      excludedReason: reasonOf(of('excludedReason')),
    };
  }

  #valueOf(field: Field, found: Found): string {
    const text = (found[field] ?? this.reading.mapping?.fixed.get(field) ?? '').trim();
    return this.reading.mapping?.values.get(field)?.get(text.toLowerCase()) ?? text;
  }

  #decision(text: string): WrittenMoment {
    const read = readWritten(text, this.reading.localTime);
    if (typeof read === 'string') throw new RegisterFault(unreadMoments[read]);
    if ((read.kind === 'day' ? read.day : new Date(read.ms).toISOString()) < '1900')
      throw new RegisterFault('decidedAt (keuzedatum) must not lie before 1900: write the year in four digits');
    return read;
  }

  /** A yes says whether it is restricted; a no may, and what it does not say is not compared. */
  #restriction(
    choice: Choice,
    of: (field: Field) => string,
  ): Pick<RegisterRow, 'futureProof' | 'consultingCategories'> {
    if (choice === 'none') return { futureProof: undefined, consultingCategories: undefined };
    const said = truthOf(of('futureProof'));
    const categories = this.#codes(of('consultingCategories'));
    const isAll = categories?.length === this.#categories.length;
    if (said === undefined && choice === 'yes' && categories === undefined) {
      throw new RegisterFault(
        'futureProof (toekomstvast) must be true or false (ja, nee) where the choice is yes, unless consultingCategories names for whom it is',
      );
    }
    if (said === true && categories !== undefined && !isAll) {
      throw new RegisterFault(
        'futureProof (toekomstvast) says that the consent is for all, and consultingCategories names only some: one of them is wrong',
      );
    }
    return {
      futureProof: said ?? (categories === undefined ? undefined : isAll),
      consultingCategories: categories,
    };
  }

  #codes(text: string): readonly string[] | undefined {
    if (saysNothing(text)) return undefined;
    const codes = text
      .toUpperCase()
      .split(/[\s,;|+/]+/)
      .filter((code) => code !== '');
    if (codes.some((code) => !this.#categories.includes(code))) {
      throw new RegisterFault(
        'consultingCategories must be codes of the specification set such as RPZAC001, with spaces between them',
      );
    }
    if (new Set(codes).size < codes.length)
      throw new RegisterFault('consultingCategories must not name a category twice');
    return codes;
  }
}

/** Puts a value to what was found: a field may stand in two columns, a day in one and a time in the other. */
function add(found: Found, field: Field, value: string): void {
  const before = found[field];
  found[field] = before === undefined ? value : `${before.trim()} ${value.trim()}`.trim();
}

const moment = 'decidedAt (keuzedatum)';
const unreadMoments: Readonly<Record<UnreadMoment, string>> = {
  'no-moment': `${moment} must be a moment with a time zone, or a date, where there is a decision: 2024-05-06T10:00:00+02:00, 2024-05-06 or 06-05-2024`,
  'does-not-exist': `${moment} has a form that is known, but there is no such day or time`,
  'no-zone': `${moment} has a time and no time zone; give --local-time where it is the clock in the Netherlands, or export it with its zone`,
  'no-such-local-time': `${moment} is a time that the clock in the Netherlands skipped when summer time began; perhaps it is in UTC, and --local-time is wrong`,
  'two-digit-year': `${moment} must have its year in four digits`,
  'twelve-hour-clock': `${moment} has a clock of twelve hours (AM, PM); export it with one of 24 hours`,
  'spreadsheet-number': `${moment} is a number, as spreadsheets keep moments; give the column the form yyyy-mm-dd hh:mm:ss before it is exported`,
};

/** Spreadsheets drop the zero that a BSN may begin with, or keep it by writing a formula; people put dots and spaces between its digits. */
const wholeBsn = (text: string): string => {
  const bare = text.replace(/^(?:="(.*)"|'(.*))$/, '$1$2').replaceAll(/[\s.]/g, '');
  if (/^\d{8}$/.test(bare) && isBsn(`0${bare}`)) return `0${bare}`;
  return isBsn(bare) ? bare : text;
};
