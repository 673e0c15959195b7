import type { Language } from '../../core/text.js';
import { outputSchemaOf } from '../../schemas/driver-contract.js';
import { fieldLabels, valueLabels } from './field-labels.js';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One thing that is asked of the person, derived from the output that the driver contract gives an action. */
export interface Field {
  /** Where it belongs in the output: `offeredByChoice.yes`. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'number' | 'yes-no' | 'one-of' | 'some-of' | 'rows';
  readonly required: boolean;
  /** What may be chosen, or for a text what is at hand. */
  readonly options?: readonly Option[];
  /** Of `rows`: what each row holds. */
  readonly columns?: readonly Field[];
}

/** What a person filled in, by the name of the field; absent or empty: not seen. */
export type Values = Readonly<Record<string, unknown>>;

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly $ref?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** What the harness fills in itself: a person sees no identifier of a question on the screen. */
const automatic = new Set(['questionId']);

/** The fields of an action's output; none where it has none. */
export function fieldsOf(
  action: string,
  lang: Language,
  options: (name: string) => readonly Option[] = () => [],
): readonly Field[] {
  const schema = outputSchemaOf(action) as Schema | undefined;
  return schema ? inside(schema, schema.$defs ?? {}, { lang, options, prefix: '' }) : [];
}

interface Place {
  readonly lang: Language;
  readonly options: (name: string) => readonly Option[];
  readonly prefix: string;
}

function inside(schema: Schema, defs: Readonly<Record<string, Schema>>, place: Place): readonly Field[] {
  const { lang, options, prefix } = place;
  return Object.entries(schema.properties ?? {}).flatMap(([key, given]): readonly Field[] => {
    if (automatic.has(key)) return [];
    const property = resolved(given, defs);
    const name = prefix + key;
    if (property.type === 'object') return inside(property, defs, { ...place, prefix: `${name}.` });
    const field = {
      name,
      label: (fieldLabels[name] ?? fieldLabels[key])?.[lang] ?? key,
      required: prefix === '' && (schema.required?.includes(key) ?? false),
    };
    if (property.enum) return [{ ...field, kind: 'one-of', options: named(property.enum, lang) }];
    if (property.type === 'boolean') return [{ ...field, kind: 'yes-no' }];
    if (property.type === 'integer' || property.type === 'number') return [{ ...field, kind: 'number' }];
    if (property.type === 'array') {
      const items = resolved(property.items ?? {}, defs);
      if (items.enum)
        return [{ ...field, kind: 'some-of', options: withTexts(named(items.enum, lang), options(name)) }];
      return [{ ...field, kind: 'rows', columns: inside(items, defs, { ...place, prefix: '' }) }];
    }
    const known = options(name);
    return [{ ...field, kind: 'text', ...(known.length > 0 && { options: known }) }];
  });
}

const resolved = (schema: Schema, defs: Readonly<Record<string, Schema>>): Schema =>
  schema.$ref === undefined ? schema : (defs[schema.$ref.replace('#/$defs/', '')] ?? schema);

const named = (values: readonly unknown[], lang: Language): readonly Option[] =>
  values.map(String).map((value) => ({ value, label: valueLabels[value]?.[lang] ?? value }));

/** What the person can recognise an option by on the screen, behind its name. */
const withTexts = (options: readonly Option[], texts: readonly Option[]): readonly Option[] =>
  options.map(({ value, label }) => {
    const text = texts.find((one) => one.value === value)?.label;
    return { value, label: text === undefined ? label : `${label}: ${text}` };
  });

/** The output that the filled in values make, as the driver contract has it; what was left empty is absent. */
export function outputOf(fields: readonly Field[], values: Values): Record<string, unknown> {
  const output: Record<string, unknown> = {};
  for (const field of fields) {
    const value = valueOf(field, values[field.name]);
    if (value === undefined) continue;
    const [key = '', inner] = field.name.split('.');
    if (inner === undefined) output[key] = value;
    else output[key] = { ...(output[key] as object | undefined), [inner]: value };
  }
  return output;
}

function valueOf(field: Field, given: unknown): unknown {
  if (field.kind === 'some-of') return Array.isArray(given) ? given.map(String) : field.required ? [] : undefined;
  if (field.kind === 'rows') {
    const rows = (Array.isArray(given) ? (given as Values[]) : []).map((row) => outputOf(field.columns ?? [], row));
    const filled = rows.filter((row) => Object.keys(row).length > 0);
    return filled.length > 0 || field.required ? filled : undefined;
  }
  if (given === undefined || given === null || given === '') return undefined;
  if (field.kind === 'yes-no') return given === true || given === 'yes';
  if (field.kind === 'number') return typeof given === 'number' ? given : Number(given);
  return typeof given === 'string' ? given.trim() : given;
}
