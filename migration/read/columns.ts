/** A mapping of other headers and values to ours: what a `--columns` file says, as threads take it along. */
import { dutchNames, fields, plainName } from './register-fields.js';
import type { Field } from './register-fields.js';

/** What the columns and values of an export mean. */
export interface ColumnMapping {
  /** By the name of a column, in small letters and without spaces, dashes and underscores. */
  readonly columns: ReadonlyMap<string, Field | 'ignore'>;
  /** For a field by its words in small letters: what they mean in ours. */
  readonly values: ReadonlyMap<Field, ReadonlyMap<string, string>>;
  /** What holds for every row, of fields that are no column. */
  readonly fixed: ReadonlyMap<Field, string>;
}

/** What stands in a `--columns` file, as its schema has it. */
export interface ColumnsFile {
  readonly columns?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
  readonly fixed?: Readonly<Record<string, string>>;
}

/** The name of a field in either language. */
const fieldOf = (name: string): Field => {
  const field = fields.find((one) => one === name || dutchNames[one] === name);
  if (field === undefined) throw new Error(`the schema of a --columns file let '${name}' through`);
  return field;
};

/** The mapping that a file says. */
export const mappingOf = ({ columns = {}, values = {}, fixed = {} }: ColumnsFile): ColumnMapping => ({
  columns: new Map(
    Object.entries(columns).map(([name, of]) => [plainName(name), of === 'ignore' ? 'ignore' : fieldOf(of)]),
  ),
  values: new Map(
    Object.entries(values).map(([name, words]) => [
      fieldOf(name),
      new Map(Object.entries(words).map(([word, means]) => [word.trim().toLowerCase(), String(means)])),
    ]),
  ),
  fixed: new Map(Object.entries(fixed).map(([name, value]) => [fieldOf(name), value])),
});
