/** The JSON Schemas, compiled once, when first asked for. Knows nothing of the rest of the project. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Ajv from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type formats from 'ajv-formats';
import { packageRoot } from './package-root.js';

export { packageRoot };

export type SchemaName =
  | 'target'
  | 'baseline'
  | 'planning'
  | 'attestations'
  | 'declarations'
  | 'subscription'
  | 'consent-bundle'
  | 'migration'
  | 'columns'
  | 'journal'
  | 'run'
  | 'manifest'
  | 'envelope'
  | 'statement';

/** One way in which data breaks a schema. `path` is a list of keys and indices, from the root. */
export interface Violation {
  readonly path: readonly string[];
  readonly message: string;
  /** Set for a key that the schema does not know: the keys that may stand there. */
  readonly unknownKey?: { readonly key: string; readonly known: readonly string[] };
}

const load = createRequire(import.meta.url);
let ajv: Ajv.Ajv2020 | undefined;

/** Loaded when first asked for: it takes longer than many a command, and each thread of a check has its own. */
function compiler(): Ajv.Ajv2020 {
  if (ajv) return ajv;
  const { Ajv2020 } = load('ajv/dist/2020.js') as typeof Ajv;
  ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false, verbose: true });
  (load('ajv-formats') as typeof formats).default(ajv);
  return ajv;
}

/** A file of this folder, wherever the code runs. */
export const schemaFile = (name: string): string => readFileSync(path.join(packageRoot, 'schemas', name), 'utf8');

const compiled = new Map<string, ValidateFunction>();

function compile(name: string, schema: () => object): ValidateFunction {
  const known = compiled.get(name);
  if (known) return known;
  const validate = compiler().compile(schema());
  compiled.set(name, validate);
  return validate;
}

/** All ways in which data breaks a schema; none when it fits. */
export const violations = (name: SchemaName, data: unknown): readonly Violation[] =>
  violationsOf(name, () => JSON.parse(schemaFile(`${name}.schema.json`)) as object, data);

/** The same for a schema that is made: it is compiled once under its name. */
export function violationsOf(name: string, schema: () => object, data: unknown): readonly Violation[] {
  const validate = compile(name, schema);
  return validate(data) ? [] : (validate.errors ?? []).map(violation);
}

function violation(error: ErrorObject): Violation {
  const at = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (error.keyword === 'additionalProperties') {
    const key = String((error.params as { additionalProperty: unknown }).additionalProperty);
    const known = Object.keys((error.parentSchema?.['properties'] ?? {}) as object);
    return { path: [...at, key], message: `unknown key '${key}'`, unknownKey: { key, known } };
  }
  if (error.keyword === 'enum') {
    const allowed = (error.params as { allowedValues: readonly unknown[] }).allowedValues.join(', ');
    return { path: at, message: `must be one of ${allowed}, not '${String(error.data)}'` };
  }
  return { path: at, message: error.message ?? error.keyword };
}
