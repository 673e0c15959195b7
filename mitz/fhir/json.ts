/** JSON as it came from outside: nothing is known of its shape. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What stands at a path; undefined where anything on the way is missing or of another kind. */
export function at(json: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((here, step) => {
    if (here === null || typeof here !== 'object') return undefined;
    return (here as Readonly<Record<string | number, Json>>)[step];
  }, json);
}

/** The string at a path; undefined where there is none. */
export function textAt(json: Json | undefined, ...path: readonly (string | number)[]): string | undefined {
  const found = at(json, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The list at a path; empty where there is none. */
export function listAt(json: Json | undefined, ...path: readonly (string | number)[]): readonly Json[] {
  const found = at(json, ...path);
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

/** The value of the first identifier with this system. */
export const identifierOf = (resource: Json | undefined, system: string): string | undefined =>
  textAt(
    listAt(resource, 'identifier').find((one) => textAt(one, 'system') === system),
    'value',
  );

/** The codes from this system among the codings at a path. */
export const codesAt = (
  json: Json | undefined,
  system: string,
  ...path: readonly (string | number)[]
): readonly string[] =>
  listAt(json, ...path)
    .filter((coding) => textAt(coding, 'system') === system)
    .flatMap((coding) => textAt(coding, 'code') ?? []);

/** As a finding shows it: short, on one line, a text without quotes. */
export const shown = (json: Json | undefined): string => {
  const text = json === undefined ? 'nothing' : typeof json === 'string' ? json : JSON.stringify(json);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
};
