/** What holds of the values in an autorisatievraag, wherever they stand in it. */
import { demand } from '../../core/outcome.js';
import { countsAsBsn } from '../identifiers.js';
import type { MitzSpecification } from '../specification/index.js';

/** A coded or identifying value, with the OID that it stands under. */
export interface Value {
  readonly code: string;
  readonly oid: string;
  readonly where: string;
}

export function eightDigits({ code, where }: Value): void {
  demand(/^\d{8}$/.test(code), { message: 'a URA has eight digits', expected: '8 digits', received: code, where });
}

/** Nine digits that pass the eleven-test; whether the BSN is somebody's own is for another check. */
export function elevenTest({ code, where }: Pick<Value, 'code' | 'where'>): void {
  demand(countsAsBsn(code), {
    message: 'a BSN has nine digits and passes the eleven-test',
    expected: '9 digits that pass the eleven-test',
    received: code,
    where,
  });
}

export function knownType({ code, where }: Value, specification: MitzSpecification): void {
  const known = specification['codes.holderGroups'].value.flatMap(({ types }) => types);
  demand(known.includes(code), {
    message: 'the provider type must be a known one',
    expected: 'a zorgaanbiedercategorie of the set',
    received: code,
    where,
  });
}

export function knownRole({ code, where }: Value, specification: MitzSpecification): void {
  demand(specification['codes.roles'].value.includes(code), {
    message: 'the role must be a UZI role code',
    expected: 'e.g. 01.015',
    received: code,
    where,
  });
}

export function knownPurpose({ code, where }: Value, specification: MitzSpecification): void {
  const { value } = specification['vraag.purposes'];
  demand((value as readonly string[]).includes(code), {
    message: 'the purpose of use must be one that Mitz answers',
    expected: value.join(' or '),
    received: code,
    where,
  });
}

export function professionalForm({ code, oid, where }: Value, specification: MitzSpecification): void {
  demand(/^[0-2](\.(0|[1-9]\d*))+$/.test(oid), {
    message: 'the identifier must stand under an OID',
    expected: 'an OID',
    received: oid,
    where,
  });
  demand(new RegExp(specification['vraag.professionalForm'].value).test(code), {
    message: 'the identifier of the professional is 1 to 60 letters or digits',
    expected: '1 to 60 letters or digits',
    received: code,
    where,
  });
}
