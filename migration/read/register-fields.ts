/** The fields of a register and their names, in English and Dutch. */

/** What a row of a register can say. */
export const fields = [
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
export type Field = (typeof fields)[number];

/** Every name of a column that is known: in small letters, without spaces, dashes and underscores between its words. */
export const names: ReadonlyMap<string, Field> = new Map<string, Field>([
  ...fields.map((field) => [field.toLowerCase(), field] as const),
  ['geboortedatum', 'birthDate'],
  ['keuze', 'choice'],
  ['keuzedatum', 'decidedAt'],
  ['toekomstvast', 'futureProof'],
  ['zorgaanbiedertype', 'providerType'],
  ['raadplegendecategorieen', 'consultingCategories'],
  ['raadplegendecategorieën', 'consultingCategories'],
  ['redenuitsluiting', 'excludedReason'],
]);

/** The Dutch name of a field, as a person writes it. */
export const dutchNames: Readonly<Record<Field, string>> = {
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

/** The field in both languages, for an error. */
export const inBothLanguages = (field: Field): string =>
  dutchNames[field] === field ? field : `${field} (${dutchNames[field]})`;

/** In small letters, without spaces, dashes and underscores: as names are compared. */
export const plainName = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');

/** The field that a name stands for, in English or Dutch. */
export const fieldNamed = (name: string): Field | undefined => names.get(plainName(name));
