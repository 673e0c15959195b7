/** The parts of one check, as `merge` finds them: read, and held against each other before anything is made of them. */
import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../../core/errors.js';
import { violations } from '../../schemas/index.js';
import type { MirrorSample } from '../tell/mirror-sample.js';
import { working } from '../../results/results-kind.js';
import type { MigrationRecord, Shard } from '../result.js';
import { sampleName } from '../tell/write-pages.js';

/** The result of one shard, and where it stands. */
export interface MigrationPart {
  readonly folder: string;
  readonly record: MigrationRecord & { readonly shard: Shard };
}

/**
 * Reads the results of all shards of one check.
 * @param out where the whole is to be written
 * @returns one or more, in the order of their shards
 * @throws UsageError naming which part is none, lacks, stands there twice, or differs from another and in what
 */
export async function readParts(folders: readonly string[], out: string): Promise<readonly MigrationPart[]> {
  if (folders.length === 0) throw new UsageError('give the folders of the parts');
  await mustBeApart(folders, out);
  const parts = await Promise.all(folders.map(readPart));
  parts.sort((a, b) => a.record.shard.k - b.record.shard.k);
  mustBeWhole(parts);
  const [first, ...others] = parts;
  for (const other of others) if (first) mustBeAlike(first, other);
  return parts;
}

/** Writing begins with an empty folder: a part that stands there would be lost. */
async function mustBeApart(folders: readonly string[], out: string): Promise<void> {
  const place = (folder: string): Promise<string> => realpath(folder).catch(() => path.resolve(folder));
  const whole = await place(out);
  for (const folder of folders) {
    if ((await place(folder)) === whole) {
      throw new UsageError(`'${folder}' is a part and cannot be the folder of the whole too; give another --out`);
    }
  }
}

async function readPart(folder: string): Promise<MigrationPart> {
  const record = await readRecord(folder);
  const { shard } = record;
  if (shard === undefined) {
    throw new UsageError(`'${folder}' holds a whole check and no part of one (check-migration --shard k/n)`);
  }
  return { folder, record: { ...record, shard } };
}

async function readRecord(folder: string): Promise<MigrationRecord> {
  let text: string;
  try {
    text = await readFile(path.join(folder, 'migration.json'), 'utf8');
  } catch (thrown) {
    throw new UsageError(`'${folder}' holds no part of a check: ${whatItIs(folder, thrown)}`);
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
  if (has('run.json')) return 'it is the folder of a run, which is not divided into parts';
  if (has(working)) {
    return `a check is still going on in it, or was broken off; run check-migration with that --out (again) to its end`;
  }
  if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') return messageOf(thrown);
  return 'it has no migration.json; give the --out of a check-migration --shard k/n';
}

/** The sample of a part. @throws UsageError where it is not there */
export async function readSample(folder: string): Promise<MirrorSample> {
  try {
    const sample = JSON.parse(await readFile(path.join(folder, sampleName), 'utf8')) as Partial<MirrorSample>;
    if (sample.schema !== 'mitz-keur/mirror/1') throw new Error(`its schema is '${String(sample.schema)}'`);
    return sample as MirrorSample;
  } catch (thrown) {
    throw new UsageError(`'${folder}' holds no ${sampleName} of this version: ${messageOf(thrown)}`);
  }
}

const shardOf = ({ record: { shard } }: MigrationPart): string => `${shard.k}/${shard.n}`;
const named = (part: MigrationPart): string => `part ${shardOf(part)} ('${part.folder}')`;

/** Each part of one division once. */
function mustBeWhole(parts: readonly MigrationPart[]): void {
  const [first] = parts;
  if (!first) return;
  const { n } = first.record.shard;
  const foreign = parts.find(({ record }) => record.shard.n !== n);
  if (foreign) throw new UsageError(`${named(first)} and ${named(foreign)} are of different divisions`);
  const twice = parts.find(({ record }, i) => parts[i - 1]?.record.shard.k === record.shard.k);
  if (twice) {
    const same = parts.filter(({ record }) => record.shard.k === twice.record.shard.k);
    throw new UsageError(`part ${shardOf(twice)} is given twice: '${same.map(({ folder }) => folder).join("', '")}'`);
  }
  const there = new Set(parts.map(({ record }) => record.shard.k));
  const lacking = Array.from({ length: n }, (_, i) => i + 1).filter((k) => !there.has(k));
  if (lacking.length === 0) return;
  throw new UsageError(
    `part ${lacking.join(', ')} of ${n} is lacking: run check-migration --shard ${lacking[0] ?? ''}/${n}`,
  );
}

/** What must be the same in all parts, in the order in which it is told: what comes first explains what comes after. */
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
    what: 'have different pseudonym keys (--pseudonym-key)',
    of: ({ input }) => input.pseudonymKey,
    hint: 'give every part the same file; without one each makes up a key of its own',
  },
  {
    what: 'saw different registers (--register)',
    of: ({ input }) => input.register,
    hint: 'check both again with the same one',
  },
  {
    what: 'saw different approvals (--approved)',
    of: ({ input }) => input.approvals,
    hint: 'check both again with the same ones',
  },
  {
    what: 'saw different messages',
    of: ({ input, inputBytes }) => [input.messages, inputBytes],
    hint: 'give both the same files in the same order',
  },
  {
    what: 'were made with different options (--sample, --seed, --resume-list)',
    of: ({ input }) => input.options,
    isShown: true,
    hint: 'check both with the same ones',
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
