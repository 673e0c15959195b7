/** The XIS driver contract, as `xis-driver.openapi.yaml` has it: its actions and what they give back. */
import { parse } from 'yaml';
import { schemaFile, violationsOf } from './index.js';
import type { Violation } from './index.js';

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
export const outputViolations = (action: string, output: unknown): readonly Violation[] =>
  violationsOf(`output:${action}`, () => outputSchema(action), output);

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
  contract ??= parse(schemaFile('xis-driver.openapi.yaml')) as OpenApi;
  return contract;
}
