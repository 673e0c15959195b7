import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { messageOf, UsageError } from '../../../core/errors.js';
import { packageRoot } from '../../../schemas/index.js';
import type { Mutant } from './mutant.js';

/** Which of all mutants are tried. */
export interface Choice {
  /** Only in lines that were changed after this commit. */
  readonly since?: string;
  /** One part of several that together are all: from 1. */
  readonly shard?: { readonly part: number; readonly of: number };
  /** Only so many, drawn by the seed. */
  readonly sample?: { readonly many: number; readonly seed: number };
  /** Only in these files. */
  readonly files?: readonly string[];
}

/** @throws UsageError for a commit that git does not know */
export async function chosen(mutants: readonly Mutant[], choice: Choice): Promise<readonly Mutant[]> {
  const { since, shard, sample, files } = choice;
  const changed = since === undefined ? undefined : await linesSince(since);
  const within = mutants
    .filter(({ file }) => files?.includes(file) ?? true)
    .filter((mutant) => changed === undefined || touches(changed, mutant));
  const mine = shard ? within.filter(({ key }) => numberOf(key) % shard.of === shard.part - 1) : within;
  if (!sample) return mine;
  return mine
    .map((mutant) => [digest(`${sample.seed} ${mutant.key}`), mutant] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, sample.many)
    .map(([, mutant]) => mutant);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const numberOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0);

/** The first and the last line of each piece that was changed, by file. */
type Changed = ReadonlyMap<string, readonly (readonly [first: number, last: number])[]>;

const touches = (changed: Changed, { file, line, lastLine }: Mutant): boolean =>
  changed.get(file)?.some(([first, last]) => line <= last && lastLine >= first) ?? false;

async function linesSince(commit: string): Promise<Changed> {
  const folder = path.join('connectors', 'reference');
  const asked = ['diff', '--unified=0', '--no-color', '--no-ext-diff', commit, '--', folder];
  const { stdout } = await promisify(execFile)('git', asked, { cwd: packageRoot, maxBuffer: 1 << 28 }).catch(
    (thrown: unknown) => {
      throw new UsageError(`git does not tell what was changed since '${commit}': ${messageOf(thrown)}`);
    },
  );
  return changedIn(stdout);
}

/** The pieces that a unified diff without context names, by the name of the file in the folder of the connector. */
function changedIn(diff: string): Changed {
  const changed = new Map<string, (readonly [number, number])[]>();
  let file = '';
  for (const line of diff.split('\n')) {
    const named = /^\+\+\+ b\/(?:.*\/)?connectors\/reference\/(.+)$/.exec(line);
    if (named?.[1] !== undefined) file = named[1];
    const piece = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!piece) continue;
    const first = Number(piece[1]);
    const many = Number(piece[2] ?? 1);
    changed.set(file, [...(changed.get(file) ?? []), [first, Math.max(first, first + many - 1)]]);
  }
  return changed;
}
