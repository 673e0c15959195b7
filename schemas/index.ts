/** The JSON Schemas, compiled once, when first asked for. Knows nothing of the rest of the project. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { packageRoot } from './package-root.js';

export { packageRoot };

export type SchemaName =
  | 'target'
  | 'baseline'
  | 'planning'
  | 'declarations'
  | 'subscription'
  | 'consent-bundle'
  | 'migration'
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

const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false, verbose: true });
formats.default(ajv);

const file = (name: string): string => readFileSync(path.join(packageRoot, 'schemas', name), 'utf8');

const compiled = new Map<string, ValidateFunction>();

function compile(name: string, schema: () => object): ValidateFunction {
  const known = compiled.get(name);
  if (known) return known;
  const validate = ajv.compile(schema());
  compiled.set(name, validate);
  return validate;
}

/** All ways in which data breaks a schema; none when it fits. */
export function violations(name: SchemaName, data: unknown): readonly Violation[] {
  const validate = compile(name, () => JSON.parse(file(`${name}.schema.json`)) as object);
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

interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      { readonly post: { readonly operationId: string; readonly responses: Readonly<Record<string, Response>> } }
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}
interface Response {
  readonly content?: { readonly 'application/json': { readonly schema: object } };
}

let contract: OpenApi | undefined;

/** The actions of the XIS driver contract. */
export const driverActions = (): readonly string[] =>
  Object.keys(openApi().paths).map((one) => one.replace('/actions/', ''));

/** The name of an action as a module exports it: `openDossier`. */
export const operationOf = (action: string): string =>
  openApi().paths[`/actions/${action}`]?.post.operationId ?? action;

/** How the output of a driver's action breaks the contract. An action without output is not asked about. */
export function outputViolations(action: string, output: unknown): readonly Violation[] {
  const validate = compile(`output:${action}`, () => outputSchema(action));
  return validate(output) ? [] : (validate.errors ?? []).map(violation);
}

/** Whether the contract gives this action an output. */
export const hasOutput = (action: string): boolean => responseOf(action)?.content !== undefined;

const responseOf = (action: string): Response | undefined =>
  openApi().paths[`/actions/${action}`]?.post.responses['200'];

/** The schema of what an action gives back, references to `$defs` within; for a form that asks a person for it. */
export const outputSchemaOf = (action: string): object | undefined =>
  hasOutput(action) ? outputSchema(action) : undefined;

function outputSchema(action: string): object {
  const schema = responseOf(action)?.content?.['application/json'].schema;
  if (!schema) throw new Error(`the driver contract has no output for '${action}'`);
  // References point into the OpenAPI document; they are given their place in a schema of their own.
  const text = JSON.stringify({ ...schema, $defs: openApi().components.schemas }).replaceAll(
    '#/components/schemas/',
    '#/$defs/',
  );
  return JSON.parse(text) as object;
}

function openApi(): OpenApi {
  contract ??= parse(file('xis-driver.openapi.yaml')) as OpenApi;
  return contract;
}
