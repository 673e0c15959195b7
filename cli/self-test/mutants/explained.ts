import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../../schemas/index.js';
import type { Mutant } from './mutant.js';

/**
 * Why a mutant that survives may: it behaves as the sound connector does, or what it changes no line of the norm asks
 * about. A hole is neither: a line asks about it, and no check finds it yet.
 */
export type Why = 'equivalent' | 'out-of-reach' | 'hole';

export interface Explanation {
  readonly why: Why;
  readonly reason: string;
}

/** An entry of the file: of one or several changes in a file, or of all that match. */
interface Entry extends Explanation {
  readonly file?: string;
  /** The kind of change, as the instrumenter names it. */
  readonly kind?: string;
  /** Each `original → replacement`, with all white space as one space. */
  readonly changes?: readonly string[];
  /** Regular expressions that `original → replacement` matches. */
  readonly matching?: readonly string[];
}

/** Survivors that a person has read, with why each may survive. */
export class Explained {
  private constructor(private readonly entries: readonly Entry[]) {}

  static async read(): Promise<Explained> {
    const file = path.join(packageRoot, 'connectors', 'reference', 'mutants', 'explained.yaml');
    return new Explained((parse(await readFile(file, 'utf8')) as { entries: readonly Entry[] }).entries);
  }

  of({ file, kind, key }: Pick<Mutant, 'file' | 'kind' | 'key'>): Explanation | undefined {
    const change = key.slice(file.length + 2);
    return this.entries.find(
      (entry) =>
        (entry.file ?? file) === file &&
        (entry.kind ?? kind) === kind &&
        ((entry.changes?.includes(change) ?? false) ||
          (entry.matching?.some((pattern) => new RegExp(pattern).test(change)) ?? false)),
    );
  }
}
