/** Makes the parts of one check (`--shard k/n`) whole: the same record and the same findings as one check of it all. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { messageOf, UsageError } from '../core/errors.js';
import type { Language } from '../core/text.js';
import { violations } from '../schemas/index.js';
import type { MigrationOutcome } from './check.js';
import { writeFindings } from './details.js';
import { earlierChecks } from './history.js';
import { mergedSample } from './mirror-sample.js';
import type { MirrorSample } from './mirror-sample.js';
import { OutFolder } from './out-folder.js';
import type { InputProblem, MigrationFinding, MigrationRecord } from './result.js';
import { resumeName, writeResume } from './resume.js';
import type { ResumeLine } from './resume.js';
import { migrationVerdict } from './rules.js';
import { conclude, sampleName, writeSheet } from './write-pages.js';

const toldProblems = 100;

/**
 * Merges the results in some folders. Holders are independent, so that all counts are sums.
 * @throws UsageError where the parts are not those of one check, or one of them lacks
 */
export async function mergeMigrations(
  folders: readonly string[],
  out: string,
  shown: number,
  say: (text: string) => void,
  lang: Language = 'nl',
): Promise<MigrationOutcome> {
  const parts = await Promise.all(folders.map(readRecord));
  mustBeWhole(parts, folders);
  const whole = mergedRecord(parts);
  const samples = whole.sample === undefined ? [] : await Promise.all(folders.map(readSample));
  const earlier = await earlierChecks(out);
  const folder = await OutFolder.take(out, say);
  try {
    const files = { ndjson: folder.private('wrong.ndjson'), csv: folder.private('wrong.csv') };
    const { count, first, byRule } = await writeFindings(
      inOrder(
        folders.map((one) => linesOf<MigrationFinding>(one, 'wrong.ndjson')),
        byOrder,
      ),
      files,
      shown,
    );
    if (count !== whole.findings) {
      throw new UsageError(
        `the parts tell of ${whole.findings} findings and hold ${count}; check again what is not whole`,
      );
    }
    await folder.publish('wrong.ndjson');
    await folder.publish('wrong.csv');
    if (whole.resume !== undefined) {
      const lines = flat(
        inOrder(
          folders.map((one) => linesOf<ResumeLine>(one, resumeName)),
          byLine,
        ),
      );
      await writeResume(lines, folder.private(resumeName));
      await folder.publish(resumeName);
    }
    if (whole.sample !== undefined) await writeSheet(folder, mergedSample(samples), whole);
    await conclude(folder, whole, { first, earlier, lang });
    return { record: whole, first, byRule };
  } finally {
    await folder.leave();
  }
}

async function readRecord(folder: string): Promise<MigrationRecord> {
  const file = path.join(folder, 'migration.json');
  try {
    const record: unknown = JSON.parse(await readFile(file, 'utf8'));
    const [wrong] = violations('migration', record);
    if (wrong) throw new Error(`${wrong.path.join('.')} ${wrong.message}`);
    return record as MigrationRecord;
  } catch (thrown) {
    throw new UsageError(`'${folder}' holds no migration that was checked to its end: ${messageOf(thrown)}`);
  }
}

async function readSample(folder: string): Promise<MirrorSample> {
  try {
    const sample = JSON.parse(await readFile(path.join(folder, sampleName), 'utf8')) as Partial<MirrorSample>;
    if (sample.schema !== 'mitz-keur/mirror/1') throw new Error(`its schema is '${String(sample.schema)}'`);
    return sample as MirrorSample;
  } catch (thrown) {
    throw new UsageError(`'${folder}' holds no ${sampleName} of this version: ${messageOf(thrown)}`);
  }
}

/** Each part once, and all of one check. */
function mustBeWhole(parts: readonly MigrationRecord[], folders: readonly string[]): void {
  const n = parts[0]?.shard?.n;
  const alike = new Set(
    parts.map(({ tool, specification, policy, inputBytes, resume, shard, rules }) =>
      JSON.stringify([
        tool,
        specification,
        policy,
        inputBytes,
        resume,
        shard?.n,
        rules.map(({ id, judged }) => [id, judged]),
      ]),
    ),
  );
  if (n === undefined || alike.size !== 1) {
    throw new UsageError(
      `${folders.join(', ')} are not parts of one check: give the results of check-migration --shard 1/n to n/n, made with the same version, specification set, policy and inputs`,
    );
  }
  const there = parts.map(({ shard }) => shard?.k ?? 0);
  const lacking = Array.from({ length: n }, (_, i) => i + 1).filter((k) => !there.includes(k));
  if (lacking.length > 0)
    throw new UsageError(
      `part ${lacking.join(', ')} of ${n} is lacking: run check-migration --shard ${lacking[0] ?? ''}/${n}`,
    );
  if (new Set(there).size < there.length) throw new UsageError(`a part of the ${n} is given twice`);
}

function mergedRecord(parts: readonly MigrationRecord[]): MigrationRecord {
  const [first] = parts;
  if (!first) throw new UsageError('give the folders of the parts');
  const sum = (of: (part: MigrationRecord) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const rules = first.rules.map((rule, i) => ({ ...rule, violations: sum((part) => part.rules[i]?.violations ?? 0) }));
  const counts = {
    messages: sum(({ messages }) => messages),
    unrecognised: sum(({ unrecognised }) => unrecognised),
    registerRows: sum(({ registerRows }) => registerRows),
    problemCount: sum(({ problemCount }) => problemCount),
  };
  const { shard: _, ...rest } = first;
  return {
    ...rest,
    ...migrationVerdict({ ...counts, rules }),
    ...counts,
    seconds: Math.max(...parts.map(({ seconds }) => seconds)),
    rules,
    holders: parts.flatMap(({ holders }) => holders).sort((a, b) => compare(a.ura, b.ura)),
    problems: parts
      .flatMap(({ problems }) => problems)
      .sort(byPlace)
      .slice(0, toldProblems),
    findings: sum(({ findings }) => findings),
  };
}

/** As the engine sorts texts: by their bytes. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
const byPlace = (a: InputProblem, b: InputProblem): number => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0);

/** The order of findings in a file of them. */
const byOrder = (a: MigrationFinding, b: MigrationFinding): number =>
  compare(a.file, b.file) ||
  a.line - b.line ||
  compare(a.rule, b.rule) ||
  compare(a.ura, b.ura) ||
  compare(a.expected, b.expected) ||
  compare(a.received, b.received) ||
  compare(a.where ?? '', b.where ?? '');

/** The order of what is left to do. */
const byLine = (a: ResumeLine, b: ResumeLine): number =>
  compare(a.file, b.file) || a.line - b.line || compare(a.action, b.action) || compare(a.ura, b.ura);

async function* linesOf<T>(folder: string, name: string): AsyncGenerator<T, undefined> {
  const lines = createInterface({ input: createReadStream(path.join(folder, name)), crlfDelay: Infinity });
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as T;
  return undefined;
}

/** The lines of files that are each in order, in one order; of every file one is held at a time. */
async function* inOrder<T>(
  files: readonly AsyncGenerator<T, undefined>[],
  order: (a: T, b: T) => number,
): AsyncGenerator<readonly T[]> {
  const heads: (T | undefined)[] = [];
  for (const file of files) heads.push((await file.next()).value);
  let some: T[] = [];
  for (;;) {
    let least = -1;
    for (const [i, head] of heads.entries()) {
      const best = heads[least];
      if (head !== undefined && (best === undefined || order(head, best) < 0)) least = i;
    }
    const found = heads[least];
    if (found === undefined) break;
    some.push(found);
    heads[least] = (await files[least]?.next())?.value;
    if (some.length === 1000) {
      yield some;
      some = [];
    }
  }
  yield some;
}

async function* flat<T>(batches: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const batch of batches) yield* batch;
}
