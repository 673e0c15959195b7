/** Makes the parts of one check (`--shard k/n`) whole: the same record and the same findings as one check of it all. */
import { createReadStream, existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { messageOf, UsageError } from '../../core/errors.js';
import type { Language } from '../../core/text.js';
import { writeFindings } from '../tell/findings-files.js';
import type { WrittenFindings } from '../tell/findings-files.js';
import { legendName } from '../read/file-names.js';
import { byBytes, findingOrder, problemOrder, resumeOrder } from '../tell/order.js';
import { earlierChecks } from '../tell/history.js';
import { readParts, readSample } from './merge-parts.js';
import { mergedSample } from '../tell/mirror-sample.js';
import { bsnFolderName, OutFolder } from '../tell/out-folder.js';
import { toldProblems } from '../result.js';
import type { MigrationFinding, MigrationOutcome, MigrationRecord } from '../result.js';
import { linesToResume, nothingLeft, resumeName, writeResume } from '../tell/resume.js';
import type { ResumeLine } from '../tell/resume.js';
import { asNoSpace } from '../judge/no-space.js';
import { migrationVerdict } from '../judge/rules.js';
import { conclude, violationsIn, writeSheet, writeSheetApart } from '../tell/write-pages.js';
import type { AllureWriter } from '../tell/write-pages.js';

/**
 * Merges the results in some folders. Holders are independent, so that all counts are sums. What `--show-bsn` wrote apart
 * is merged apart, where every part still has it.
 * @throws UsageError where the parts are not those of one check, or one of them lacks
 */
export async function mergeMigrations(
  folders: readonly string[],
  out: string,
  shown: number,
  say: (text: string) => void,
  lang: Language = 'nl',
  allure?: AllureWriter,
): Promise<MigrationOutcome> {
  const parts = await readParts(folders, out);
  const from = parts.map(({ folder }) => folder);
  const whole = mergedRecord(parts.map(({ record }) => record));
  const sample = whole.sample === undefined ? undefined : mergedSample(await Promise.all(from.map(readSample)));
  const fromApart = bsnFoldersOf(from, say);
  const earlier = await earlierChecks(out);
  const folder = await OutFolder.take(out, say);
  try {
    const { first, byRule } = await writeLists(from, (name) => folder.private(name), whole, shown);
    folder.ready('wrong.ndjson');
    folder.ready('wrong.csv');
    if (whole.resume !== undefined) folder.ready(resumeName);
    if (sample) await writeSheet(folder, sample, whole);
    if (fromApart.length > 0) await writeApart(fromApart, await folder.bsnFolder(), whole);
    return await conclude(folder, { record: whole, first, byRule }, { earlier, lang, allure });
  } catch (thrown) {
    throw asNoSpace(thrown, out);
  } finally {
    await folder.leave();
  }
}

/** Where the parts hold their BSNs: of all of them or of none, for half a list passes for a whole one. */
function bsnFoldersOf(folders: readonly string[], say: (text: string) => void): readonly string[] {
  const apart = folders.map((folder) => path.join(folder, bsnFolderName));
  const there = apart.filter((folder) => existsSync(folder));
  const lacking = apart.filter((folder) => !there.includes(folder));
  if (lacking.length === 0) return apart;
  if (there.length > 0) {
    say(
      `the lists with BSNs are not merged, since '${lacking.join("', '")}' is not there; those that are stand in '${there.join("', '")}'`,
    );
  }
  return [];
}

async function writeApart(folders: readonly string[], to: string, whole: MigrationRecord): Promise<void> {
  await writeLists(folders, (name) => path.join(to, name), whole, 0);
  // Every part numbers the same files in the same way.
  const [first = ''] = folders;
  await writeFile(path.join(to, legendName), await readFile(path.join(first, legendName)), { mode: 0o600 });
  if (whole.sample === undefined) return;
  const sample = mergedSample(await Promise.all(folders.map(readSample)));
  await writeSheetApart(to, sample, whole);
}

/** Writes all findings, and what is left to do. @throws UsageError where a part holds more or less than it tells of */
async function writeLists(
  folders: readonly string[],
  place: (name: string) => string,
  whole: MigrationRecord,
  shown: number,
): Promise<WrittenFindings> {
  const lines = <T>(name: string) => folders.map((folder) => linesOf<T>(path.join(folder, name)));
  const findings = inOrder(lines<MigrationFinding>('wrong.ndjson'), findingOrder);
  const written = await writeFindings(findings, { ndjson: place('wrong.ndjson'), csv: place('wrong.csv') }, shown);
  mustAgree('wrong.ndjson', violationsIn(whole), written.count);
  mustAgree('wrong.ndjson', whole.findings, written.count);
  if (whole.resume === undefined) return written;
  const left = linesToResume(whole.holders.map(({ resume }) => resume ?? nothingLeft));
  const count = await writeResume(flat(inOrder(lines<ResumeLine>(resumeName), resumeOrder)), place(resumeName));
  mustAgree(resumeName, left, count);
  return written;
}

function mustAgree(name: string, told: number, held: number): void {
  if (told === held) return;
  throw new UsageError(
    `the parts tell of ${told} lines of ${name} and hold ${held}: one of them was altered or half copied; copy or check the parts again`,
  );
}

function mergedRecord(parts: readonly MigrationRecord[]): MigrationRecord {
  const [first] = parts;
  if (!first) throw new Error('the parts of a check are none');
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
    holders: parts.flatMap(({ holders }) => holders).sort((a, b) => byBytes(a.ura, b.ura)),
    problems: parts
      .flatMap(({ problems }) => problems)
      .sort(problemOrder)
      .slice(0, toldProblems),
    findings: sum(({ findings }) => findings),
  };
}

async function* linesOf<T>(file: string): AsyncGenerator<T, undefined> {
  try {
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
    for await (const line of lines) if (line !== '') yield JSON.parse(line) as T;
  } catch (thrown) {
    throw new UsageError(`'${file}' cannot be read to its end: ${messageOf(thrown)}; copy or check that part again`);
  }
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
