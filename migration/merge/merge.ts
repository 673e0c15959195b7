/** Makes checks of different holders into one page: counts and findings added up, and which part each came from. */
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { messageOf, UsageError } from '../../core/errors.js';
import type { RunVerdict } from '../../core/run-record.js';
import type { Language } from '../../core/text.js';
import { writeFindings } from '../tell/findings-files.js';
import type { WrittenFindings } from '../tell/findings-files.js';
import { byBytes, findingOrder, problemOrder, resumeOrder } from '../tell/order.js';
import { earlierChecks } from '../tell/history.js';
import { readParts } from './merge-parts.js';
import type { MigrationPart } from './merge-parts.js';
import { firstToTell } from '../tell/next-steps.js';
import { OutFolder } from '../tell/out-folder.js';
import { toldProblems } from '../result.js';
import type { MigrationFinding, MigrationOutcome, MigrationRecord, RuleResult } from '../result.js';
import { linesToResume, nothingLeft, resumeName, resumeSheetName, writeResume } from '../tell/resume.js';
import type { ResumeLine } from '../tell/resume.js';
import { asNoSpace } from '../judge/no-space.js';
import { together } from '../read/parts-done.js';
import type { RegisterNotes } from '../read/register-notes.js';
import { conclude, violationsIn } from '../tell/write-pages.js';
import type { AllureWriter } from '../tell/write-pages.js';

/**
 * Merges the results in some folders. Each holder is in one of them, so that all counts are sums. What holds BSNs, and the
 * mirror sheet that a person signs beside the dossiers, stay where the data is.
 * @throws UsageError where a holder is in two of them, or they were judged in different ways
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
  const whole = mergedRecord(parts);
  const lacking = parts.filter(({ record }) => record.resume === undefined);
  if (whole.resume === undefined && lacking.length < parts.length)
    say(
      `what is left to do is not merged, since '${lacking.map(({ folder }) => folder).join("', '")}' has no ${resumeName}`,
    );
  const earlier = await earlierChecks(out);
  const folder = await OutFolder.take(out, say);
  try {
    const { byRule } = await writeLists(parts, (name) => folder.private(name), whole, shown);
    folder.ready('wrong.ndjson');
    folder.ready('wrong.csv');
    if (whole.resume !== undefined) for (const name of [resumeName, resumeSheetName]) folder.ready(name);
    return await conclude(
      folder,
      { record: whole, first: firstToTell(whole.rules, byRule, shown), byRule },
      { earlier, lang, allure },
    );
  } catch (thrown) {
    throw asNoSpace(thrown, out);
  } finally {
    await folder.leave();
  }
}

/** Writes all findings, and what is left to do. @throws UsageError where a part holds more or less than it tells of */
async function writeLists(
  parts: readonly MigrationPart[],
  place: (name: string) => string,
  whole: MigrationRecord,
  shown: number,
): Promise<WrittenFindings> {
  const lines = <T>(file: string, of: (line: T, part: string) => T) =>
    parts.map(({ folder, name }) => linesOf<T>(path.join(folder, file), (line) => of(line, name)));
  const findings = inOrder(lines('wrong.ndjson', findingOf), findingOrder);
  const written = await writeFindings(findings, { ndjson: place('wrong.ndjson'), csv: place('wrong.csv') }, shown);
  mustAgree('wrong.ndjson', violationsIn(whole), written.count);
  mustAgree('wrong.ndjson', whole.findings, written.count);
  if (whole.resume === undefined) return written;
  const left = linesToResume(whole.holders.map(({ resume }) => resume ?? nothingLeft));
  const count = await writeResume(inOrder(lines(resumeName, toResumeOf), resumeOrder), place);
  mustAgree(resumeName, left, count);
  return written;
}

function mustAgree(name: string, told: number, held: number): void {
  if (told === held) return;
  throw new UsageError(
    `the parts tell of ${told} lines of ${name} and hold ${held}: one of them was altered or half copied; copy or check the parts again`,
  );
}

/** A finding with its part in front of the names of files, which mean nothing without it. */
const findingOf = ({ file, where, ...rest }: MigrationFinding, part: string): MigrationFinding => ({
  ...rest,
  file: file === '' ? '' : `${part}/${file}`,
  ...(where !== undefined && { where: where.replace(/^register: /, `register: ${part}/`) }),
});

const toResumeOf = ({ file, sent, ...rest }: ResumeLine, part: string): ResumeLine => ({
  ...rest,
  file: `${part}/${file}`,
  ...(sent !== undefined && { sent: `${part}/${sent}` }),
});

function mergedRecord(parts: readonly MigrationPart[]): MigrationRecord {
  const records = parts.map(({ record }) => record);
  const [first] = records;
  if (!first) throw new Error('there is nothing to merge');
  const sum = (of: (part: MigrationRecord) => number): number => records.reduce((total, part) => total + of(part), 0);
  const { selection: _, registerRead: __, sample: ___, resume, ...rest } = first;
  const notes = records.flatMap(({ registerRead }) => registerRead ?? []);
  return {
    ...rest,
    ...mergedVerdict(parts),
    messages: sum(({ messages }) => messages),
    unrecognised: sum(({ unrecognised }) => unrecognised),
    registerRows: sum(({ registerRows }) => registerRows),
    ...(notes.length > 0 && {
      registerRead: {
        ...notes.map((one): RegisterNotes => one).reduce(together),
        restrictionUnsaid: notes.reduce((total, { restrictionUnsaid }) => total + restrictionUnsaid, 0),
      },
    }),
    inputBytes: sum(({ inputBytes }) => inputBytes),
    input: { values: first.input.values, options: first.input.options },
    seconds: Math.max(...records.map(({ seconds }) => seconds)),
    rules: first.rules.map((_rule, i) => mergedRule(records.flatMap(({ rules }) => rules[i] ?? []))),
    holders: records.flatMap(({ holders }) => holders).sort((a, b) => byBytes(a.ura, b.ura)),
    causes: parts.flatMap(({ name, record }) =>
      (record.causes ?? []).map((cause) => ({
        ...cause,
        ...(cause.file !== undefined && { file: `${name}/${cause.file}` }),
      })),
    ),
    problems: parts
      .flatMap(({ name, record }) =>
        record.problems.map((problem) => ({ ...problem, file: `${name}/${problem.file}` })),
      )
      .sort(problemOrder)
      .slice(0, toldProblems),
    problemCount: sum(({ problemCount }) => problemCount),
    findings: sum(({ findings }) => findings),
    ...(resume !== undefined && records.every((record) => record.resume !== undefined) && { resume }),
    parts: parts.map(({ name, holders, record }) => {
      const { verdict, reasons, messages, registerRows, problemCount, findings, seconds, input } = record;
      return { name, holders, verdict, reasons, messages, registerRows, problemCount, findings, seconds, input };
    }),
  };
}

const worstFirst: readonly RunVerdict[] = ['not-accepted', 'not-judged', 'accepted'];

/** The worst of the verdicts: what one part did not show no other can show for it. */
function mergedVerdict(parts: readonly MigrationPart[]): Pick<MigrationRecord, 'verdict' | 'reasons'> {
  const verdicts = parts.map(({ record }) => record.verdict);
  return {
    verdict: worstFirst.find((one) => verdicts.includes(one)) ?? 'not-judged',
    reasons: parts.flatMap(({ name, record: { verdict, reasons } }) =>
      verdict === 'accepted' ? [] : [`${name} ${verdict}: ${reasons.join('; ')}`],
    ),
  };
}

/** A rule holds of all holders only where it was judged in every part. */
function mergedRule(rules: readonly RuleResult[]): RuleResult {
  const [first] = rules;
  if (!first) throw new Error('the parts have no such rule');
  const { uncertain: _, ...rest } = first;
  const broken = rules.filter(({ violations }) => violations > 0);
  const isUncertain =
    broken.length > 0
      ? broken.every(({ uncertain }) => uncertain === true)
      : rules.some(({ uncertain }) => uncertain === true);
  return {
    ...rest,
    judged: rules.every(({ judged }) => judged),
    ...(isUncertain && { uncertain: true as const }),
    violations: rules.reduce((sum, { violations }) => sum + violations, 0),
  };
}

async function* linesOf<T>(file: string, of: (line: T) => T): AsyncGenerator<T, undefined> {
  try {
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
    for await (const line of lines) if (line !== '') yield of(JSON.parse(line) as T);
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
