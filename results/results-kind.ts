/** What programs of ours write into a folder, and what of it may be replaced. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../core/errors.js';
import { namesIn, unless } from './file-system.js';
import { unfinished } from './write-whole.js';

/** What one kind of program writes. */
export interface ResultsKind {
  /** The word for it in messages: `run`, `check`. */
  readonly name: string;
  /** What it makes anew each time. The first of them says that there is a result: it goes first, and comes last. */
  readonly made: readonly string[];
  /** What it writes as well, and never removes. */
  readonly kept: readonly string[];
  /** Whether other things may stand in the folder. They are left alone, and only what a register names is replaced. */
  readonly isShared: boolean;
}

/** Names the results in a folder that holds other things as well. */
export const registerName = '.mitz-keur.json';
/** The private folder below that of the results: the lock, and what is not done yet. */
export const working = '.working';

/** What of an earlier one stands in a folder and is replaced by the next. */
export async function replaceable(out: string, kind: ResultsKind): Promise<readonly string[]> {
  const names = await namesIn(out);
  if (!kind.isShared) return names.filter((name) => kind.made.includes(name) || unfinished.test(name));
  const ours = await registeredIn(out);
  return names.filter((name) => ours.includes(name) || name === registerName);
}

/** @throws UsageError for a file in its place, and for a folder that holds what is not ours and would be in the way */
export async function mustBeUsable(out: string, kind: ResultsKind): Promise<void> {
  const found = await stat(out).catch(unless('ENOENT'));
  if (found === undefined) return;
  if (!found.isDirectory()) throw new UsageError(`--out '${out}' is a file; name a folder for the reports`);
  const names = await namesIn(out);
  if (kind.isShared) {
    const ours = await registeredIn(out);
    const foreign = names.find((name) => kind.made.includes(name) && !ours.includes(name));
    if (foreign !== undefined) throw new UsageError(wouldBeReplaced(path.join(out, foreign), kind));
  } else {
    const ours = new Set([...kind.made, ...kind.kept, working]);
    const strange = names.find((name) => !ours.has(name) && !unfinished.test(name));
    if (strange !== undefined)
      throw new UsageError(`--out '${out}' holds '${strange}', which no ${kind.name} wrote; name an empty folder`);
  }
}

export const wouldBeReplaced = (file: string, { name }: ResultsKind): string =>
  `'${file}' would be replaced, and no ${name} wrote it; move it away, or give another --out`;

/** What the register of a folder says that is written. */
export const registerOf = (names: readonly string[]): string => `${JSON.stringify({ written: names })}\n`;

/** @throws UsageError where the register is none of ours */
async function registeredIn(out: string): Promise<readonly string[]> {
  const file = path.join(out, registerName);
  try {
    const { written } = JSON.parse(await readFile(file, 'utf8')) as { readonly written?: unknown };
    if (Array.isArray(written) && written.every((name) => typeof name === 'string')) return written;
    throw new Error('it names no results');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new UsageError(`'${file}' cannot be read (${messageOf(thrown)}); move it away, or give another --out`);
  }
}
