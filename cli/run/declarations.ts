import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../../core/errors.js';
import type { DeclarationRecord } from '../../core/run-record.js';
import { readYaml } from './target.js';

interface Declaration {
  readonly condition: string;
  readonly document: string;
  readonly sha256?: string;
  readonly signedBy: string;
  readonly role: string;
  readonly date: string;
  readonly validUntil?: string;
}

/** What was declared for each condition, with what is wrong with a declaration where something is. */
export type Declarations = ReadonlyMap<string, readonly DeclarationRecord[]>;

/**
 * Reads the declarations file and the documents it names, and judges each: is the document there, is it the one that
 * was signed, is it signed, does it still hold.
 * @throws UsageError for a file that cannot be read or breaks its schema
 */
export async function readDeclarations(file: string, today: string): Promise<Declarations> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw new UsageError(`the declarations file '${file}' cannot be read: ${messageOf(thrown)}`);
  });
  const { declarations } = readYaml(text, file, 'declarations', process.env) as {
    declarations: readonly Declaration[];
  };
  const records = await Promise.all(
    declarations.map(
      async (one) => [one.condition, await judged(one, path.dirname(path.resolve(file)), today)] as const,
    ),
  );
  return new Map(
    [...new Set(records.map(([id]) => id))].map((id) => [
      id,
      records.filter(([of]) => of === id).map(([, record]) => record),
    ]),
  );
}

async function judged(declaration: Declaration, folder: string, today: string): Promise<DeclarationRecord> {
  const { document, signedBy, date } = declaration;
  const content = await readFile(path.resolve(folder, document)).catch(() => undefined);
  const sha256 = content ? createHash('sha256').update(content).digest('hex') : '';
  const problem = problemOf(declaration, sha256, today);
  return { document, signedBy, date, sha256, ...(problem !== undefined && { problem }) };
}

function problemOf(
  { document, sha256, signedBy, date, validUntil }: Declaration,
  actual: string,
  today: string,
): string | undefined {
  if (actual === '') return `the document '${document}' is missing`;
  if (sha256 !== undefined && sha256 !== actual) return `the document '${document}' was altered after it was declared`;
  if (signedBy.trim() === '') return 'nobody signed it';
  if (date > today) return `it is dated ${date}, in the future`;
  if (validUntil !== undefined && validUntil < today) return `it expired on ${validUntil}`;
  return undefined;
}
