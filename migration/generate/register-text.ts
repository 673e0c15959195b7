/** A register as suppliers export it: CSV with an English or a Dutch header, or NDJSON. */
import type { MitzSpecification } from '../../mitz/specification/index.js';
import type { RegisterFormat } from './order.js';
import { isFutureProof } from './register.js';
import type { Registered } from './register.js';

/** How a register is written: its first line where it has one, and a line for each row. */
export interface RegisterText {
  readonly file: string;
  readonly header: string | undefined;
  line(row: Registered): string;
}

const english = [
  'bsn',
  'birthDate',
  'choice',
  'decidedAt',
  'futureProof',
  'ura',
  'providerType',
  'consultingCategories',
  'excludedReason',
] as const;
type Field = (typeof english)[number];

const dutch: Readonly<Record<Field, string>> = {
  bsn: 'bsn',
  birthDate: 'geboortedatum',
  choice: 'keuze',
  decidedAt: 'keuzedatum',
  futureProof: 'toekomstvast',
  ura: 'ura',
  providerType: 'zorgaanbiedertype',
  consultingCategories: 'raadplegendeCategorieen',
  excludedReason: 'redenUitsluiting',
};
const dutchValues: Readonly<Record<string, string>> = { yes: 'ja', no: 'nee', none: 'geen', true: 'ja', false: 'nee' };

export function registerText(format: RegisterFormat, specification: MitzSpecification): RegisterText {
  const valuesOf = (row: Registered): Readonly<Record<Field, string>> => ({
    bsn: row.bsn,
    birthDate: row.birthDate,
    choice: row.choice,
    decidedAt: row.decidedAt ?? '',
    futureProof: row.choice === 'none' ? '' : String(isFutureProof(row, specification)),
    ura: row.holder.ura,
    providerType: row.holder.providerType,
    // Of a future-proof consent the register need not say for whom it is: for all.
    consultingCategories:
      row.choice === 'none' || isFutureProof(row, specification) ? '' : row.consultingCategories.join(' '),
    excludedReason: row.excludedReason ?? '',
  });
  if (format === 'csv-nl') {
    const fields = english.map((field) => dutch[field]);
    const line = (row: Registered): string =>
      Object.entries(valuesOf(row))
        .map(([field, value]) => (field === 'choice' || field === 'futureProof' ? (dutchValues[value] ?? '') : value))
        .join(';');
    return { file: 'register.csv', header: fields.join(';'), line };
  }
  if (format === 'csv') {
    return { file: 'register.csv', header: english.join(','), line: (row) => Object.values(valuesOf(row)).join(',') };
  }
  return { file: 'register.ndjson', header: undefined, line: (row) => JSON.stringify(asObject(valuesOf(row))) };
}

/** Without the fields that are empty; a truth value and a list as JSON has them. */
function asObject(values: Readonly<Record<Field, string>>): Readonly<Record<string, unknown>> {
  const { futureProof, consultingCategories, ...texts } = values;
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== '')),
    ...(futureProof !== '' && { futureProof: futureProof === 'true' }),
    ...(consultingCategories !== '' && { consultingCategories: consultingCategories.split(' ') }),
  };
}
