/** Checks of different holders, as `merge` finds them: read, and held against each other before anything is made of them. */
import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../../core/errors.js';
import { violations } from '../../schemas/index.js';
import { working } from '../../results/results-kind.js';
import type { MigrationRecord } from '../result.js';
import { byBytes } from '../tell/order.js';
import { pageNameOf } from '../tell/page.js';

/** The result of one check, and where it stands. */
export interface MigrationPart {
  readonly folder: string;
  /** What it is called in what is merged. */
  readonly name: string;
  /** Those that it judged, in their order. */
  readonly holders: readonly string[];
  readonly record: MigrationRecord;
}

/**
 * Reads the results of checks of different holders.
 * @param out where they are merged
 * @returns one or more, in the order of their holders, whatever the order they were given in
 * @throws UsageError naming which is none, has a holder that another has too, or was judged in another way and in what
 */
export async function readParts(folders: readonly string[], out: string): Promise<readonly MigrationPart[]> {
  if (folders.length === 0) throw new UsageError('give the folders of the checks to merge');
  await mustBeApart(folders, out);
  const read = await Promise.all(
    folders.map(async (folder) => {
      const record = await readRecord(folder);
      return { folder, record, holders: holdersOf(record) };
    }),
  );
  mustBeDisjoint(read);
  const parts = read
    .sort((a, b) => byBytes(a.holders[0] ?? '~', b.holders[0] ?? '~') || byBytes(a.folder, b.folder))
    .map((part, i) => ({ ...part, name: `part-${i + 1}` }));
  const [first, ...others] = parts;
  for (const other of others) if (first) mustBeAlike(first, other);
  return parts;
}

/** Those that were asked for, and those that something was found of. */
const holdersOf = ({ selection, parts, holders }: MigrationRecord): readonly string[] => [
  ...new Set(
    [
      ...(selection?.uras ?? []),
      ...(parts ?? []).flatMap((part) => part.holders),
      ...holders.map(({ ura }) => ura),
    ].sort(),
  ),
];

/** Writing begins with an empty folder, so a part that stands there would be lost; and one that is given twice would count twice. */
async function mustBeApart(folders: readonly string[], out: string): Promise<void> {
  const place = (folder: string): Promise<string> => realpath(folder).catch(() => path.resolve(folder));
  const whole = await place(out);
  const known = new Set<string>();
  for (const folder of folders) {
    const at = await place(folder);
    if (at === whole)
      throw new UsageError(
        `'${folder}' is one of the checks and cannot be the folder of the whole too; give another --out`,
      );
    if (known.has(at)) throw new UsageError(`'${folder}' is given twice`);
    known.add(at);
  }
}

/** Counts of a holder that is in two checks would be added up as if they were of two. */
function mustBeDisjoint(parts: readonly Omit<MigrationPart, 'name'>[]): void {
  const placeOf = new Map<string, string>();
  for (const { folder, holders } of parts) {
    for (const ura of holders) {
      const other = placeOf.get(ura);
      if (other !== undefined)
        throw new UsageError(
          `holder ${ura} is in '${other}' and in '${folder}', and would count twice; leave one of them out, or check it again with other --holders`,
        );
      placeOf.set(ura, folder);
    }
  }
}

async function readRecord(folder: string): Promise<MigrationRecord> {
  let text: string;
  try {
    text = await readFile(path.join(folder, 'migration.json'), 'utf8');
  } catch (thrown) {
    throw new UsageError(`'${folder}' holds no check of a migration: ${whatItIs(folder, thrown)}`);
  }
  try {
    const record: unknown = JSON.parse(text);
    const [wrong] = violations('migration', record);
    if (wrong) throw new Error(`${wrong.path.join('.')} ${wrong.message}`);
    const { input, ...read } = record as Omit<MigrationRecord, 'input'> & Partial<Pick<MigrationRecord, 'input'>>;
    if (input === undefined)
      throw new Error(`mitz-keur ${read.tool.version} did not record what it saw; check it again`);
    return record as MigrationRecord;
  } catch (thrown) {
    throw new UsageError(`'${folder}' holds no migration.json that can be merged: ${messageOf(thrown)}`);
  }
}

/** Why there is no record. */
function whatItIs(folder: string, thrown: unknown): string {
  const has = (name: string): boolean => existsSync(path.join(folder, name));
  if (has('run.json')) return 'it is the folder of a run of conformance scenarios';
  if (has(working)) {
    return `a check is still going on in it, or was broken off; run check-migration with that --out (again) to its end`;
  }
  if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') return messageOf(thrown);
  return 'it has no migration.json; give the --out of a check-migration';
}

const named = ({ folder }: MigrationPart): string => `'${folder}'`;

/** What must be the same in all of them, in the order in which it is told: what comes first explains what comes after. */
const alike: readonly {
  readonly what: string;
  readonly of: (record: MigrationRecord) => unknown;
  /** Shows both values, where they tell a person something. */
  readonly isShown?: true;
  readonly hint: string;
}[] = [
  {
    what: 'were checked by different versions of mitz-keur',
    of: ({ tool }) => tool.version,
    isShown: true,
    hint: 'check both with the same version',
  },
  {
    what: 'were judged by different specification sets (--spec)',
    of: ({ specification }) => [specification.set, ...specification.overlays].join(' + '),
    isShown: true,
    hint: 'check both with the same set and overlays',
  },
  {
    what: 'were judged by different values under the same name of specification set (--spec)',
    of: ({ input }) => input.values,
    hint: 'an overlay was altered in between: check both with the same one',
  },
  {
    what: 'were judged under different policies (--policy)',
    of: ({ policy }) => policy,
    isShown: true,
    hint: 'check both with the same --policy',
  },
  {
    what: 'are an analysis of a register and a check of messages',
    of: pageNameOf,
    hint: 'give the messages of both, or of neither',
  },
];

function mustBeAlike(one: MigrationPart, other: MigrationPart): void {
  for (const { what, of, isShown, hint } of alike) {
    const [left, right] = [one, other].map(({ record }) => JSON.stringify(of(record) ?? 'none'));
    if (left === right) continue;
    const shown = isShown ? `: ${left ?? ''} and ${right ?? ''}` : '';
    throw new UsageError(`${named(one)} and ${named(other)} ${what}${shown}; ${hint}`);
  }
}
