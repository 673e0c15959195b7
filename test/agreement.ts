/** Holds the results of check-migration against what was generated: places, counts and mirror sheet. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Planted } from '../migration/generate/batch.js';
import type { Generated } from '../migration/generate/generate.js';
import { drawnFrom, mirrorFields } from '../migration/tell/mirror-sample.js';
import type { DrawnPair, MirrorField, MirrorSample } from '../migration/tell/mirror-sample.js';
import type { HolderResult, MigrationFinding, MigrationRecord } from '../migration/result.js';

/** What was generated in one folder, and what the check wrote of it in another. */
export interface Checked {
  readonly folder: string;
  readonly generated: Generated;
  readonly planted: readonly Planted[];
  readonly record: MigrationRecord;
  readonly found: readonly MigrationFinding[];
  readonly sample: MirrorSample;
  /** Where a file of the input lies, by the name that results have for it. */
  readonly pathOf: (shown: string) => string;
}

/** @param folder what was generated, with the messages in `messages` @param results of a check with `--show-bsn` */
export async function readChecked(folder: string, results: string): Promise<Checked> {
  const json = async <T>(...file: string[]): Promise<T> => JSON.parse(await readFile(path.join(...file), 'utf8')) as T;
  const lines = async <T>(...file: string[]): Promise<readonly T[]> =>
    (await readFile(path.join(...file), 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T);
  const legend = await lines<{ readonly file: string; readonly path: string }>(results, 'with-bsn', 'files.ndjson');
  const hidden = new Map(legend.map(({ file, path: at }) => [file, at]));
  return {
    folder,
    pathOf: (shown) => hidden.get(shown) ?? path.resolve(folder, shown),
    generated: await json(folder, 'generated.json'),
    planted: await lines(folder, 'planted.ndjson'),
    record: await json(results, 'migration.json'),
    found: await lines(results, 'wrong.ndjson'),
    sample: await json(results, 'spiegeltest.json'),
  };
}

/** Everything in which the check and the generator differ, a line for each; empty where they agree. */
export const disagreements = async (checked: Checked): Promise<readonly string[]> => [
  ...inPlaces(checked),
  ...checked.generated.holders.flatMap((made, i) => inCounts(checked, made, checked.record.holders[i])),
  ...inTotals(checked),
  ...inMirror(checked),
  ...(await inDrawnPairs(checked)),
];

const differs = (what: string, made: unknown, checked: unknown): readonly string[] => {
  const [left, right] = [made, checked].map((one) => JSON.stringify(one));
  return left === right ? [] : [`${what}: generated ${left ?? ''}, checked ${right ?? ''}`];
};

/** Each fault by the rule that names it at its place; at every other place nothing. */
function inPlaces({ folder, pathOf, planted, found, record }: Checked): readonly string[] {
  const relative = (file: string): string => path.relative(folder, pathOf(file));
  const expected = planted.flatMap(({ file, line, rule, also }) =>
    [rule, ...also].map((one) => `${file}:${line} ${one}`),
  );
  const received = found
    .filter(({ rule }) => rule !== 'counts-add-up')
    .map(({ file, line, rule }) => `${relative(file)}:${line} ${rule}`);
  const problems = record.problems.map((one) => ({ ...one, file: relative(one.file) }));
  const only = (these: readonly string[], those: readonly string[]): readonly string[] => {
    const left = new Map<string, number>();
    for (const one of those) left.set(one, (left.get(one) ?? 0) + 1);
    return these.filter((one) => {
      const times = left.get(one) ?? 0;
      left.set(one, times - 1);
      return times <= 0;
    });
  };
  return [
    ...only(expected, received).map((one) => `not found: ${one}`),
    ...only(received, expected).map((one) => `found and not planted: ${one}`),
    ...inProblems(planted, problems),
  ];
}

/** What is no text is told once for a file, where it first stands and with how often; and of nothing else it is told. */
function inProblems(planted: readonly Planted[], problems: MigrationRecord['problems']): readonly string[] {
  const unreadable = planted.filter((one) => one.unreadable);
  const files = new Set([...unreadable, ...problems].map(({ file }) => file));
  return [...files].sort().flatMap((file) => {
    const lines = unreadable.filter((one) => one.file === file).map(({ line }) => line);
    const told = problems.filter((one) => one.file === file);
    const first = Math.min(...told.map(({ line = 0 }) => line));
    return [
      ...differs(`${file}, unreadable at first`, Math.min(...lines), first),
      ...differs(
        `${file}, unreadable lines`,
        lines.length,
        told.reduce((sum, { times = 1 }) => sum + times, 0),
      ),
    ];
  });
}

/** The counts of a holder, and what was planted beside what is missing and unexpected. */
function inCounts(
  { planted, found }: Checked,
  made: Generated['holders'][number],
  holder: HolderResult | undefined,
): readonly string[] {
  const { ura } = made;
  if (holder?.ura !== ura) return [`holder ${ura} is not in its place`];
  const here = planted.filter((one) => one.ura === ura);
  const times = (...rules: readonly string[]): number => here.filter(({ rule }) => rules.includes(rule)).length;
  // Of a patient that stands twice in the register, or of nobody knows whom, and of a holder without approval, nothing needs
  // to be sent twice or at all.
  const toSend =
    holder.approved === true
      ? made.register.toSend - times('register-one-row-per-patient', 'register-bsn-is-sound')
      : 0;
  const counted = found.some((one) => one.rule === 'counts-add-up' && one.ura === ura);
  return [
    ...differs(`${ura}, register`, { ...made.register, toSend }, holder.register),
    ...differs(`${ura}, missing`, times('approved-is-sent'), holder.missing),
    ...differs(
      `${ura}, unexpected`,
      times('only-from-the-register', 'only-the-selection', 'no-decision-not-sent'),
      holder.unexpected,
    ),
    ...(here.length > 0
      ? []
      : [
          ...differs(`${ura}, messages`, made.messages, holder.sent.messages),
          ...differs(`${ura}, excluded`, sumOf(made.excludedBy), sumOf(holder.excludedBy)),
        ]),
    ...(counted && here.length === 0 ? [`${ura}: its counts do not add up, and nothing was planted there`] : []),
  ];
}

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

function inTotals({ generated, record, planted }: Checked): readonly string[] {
  const unreadable = planted.filter((one) => one.unreadable).length;
  const certain = new Set(record.rules.filter((one) => one.blocks && one.uncertain !== true).map(({ id }) => id));
  const isRed = planted.some(({ rule, also }) => [rule, ...also].some((one) => certain.has(one)));
  const verdict = isRed
    ? 'not-accepted'
    : unreadable > 0
      ? 'not-judged'
      : planted.length > 0
        ? 'not-accepted'
        : 'accepted';
  return [
    ...differs('register rows', generated.registerRows, record.registerRows),
    ...differs('messages', generated.messages, record.messages),
    ...differs('holders', generated.holders.length, record.holders.length),
    ...differs('unreadable', unreadable, record.problemCount),
    // What cannot be read as text is no fault of the connector for certain, and makes nothing right that is wrong.
    ...differs('verdict', verdict, record.verdict),
  ];
}

/** The rules by which a pair differs in a field: what was sent of whom decided nothing differs in all that a decision is. */
const rulesOf: Readonly<Record<MirrorField, readonly string[]>> = {
  choice: ['choice-preserved', 'no-decision-not-sent'],
  date: ['decision-date-preserved', 'no-decision-not-sent'],
  restriction: ['restriction-preserved', 'no-decision-not-sent'],
  birth: ['birth-date-preserved'],
  type: ['provider-type-preserved'],
};

/** How many pairs differ in which field; and of every message a pair, but for the few about which something is wrong. */
function inMirror({ planted, generated, sample }: Checked): readonly string[] {
  const planting = (rules: readonly string[]): number =>
    planted.filter(({ rule, also }) => [rule, ...also].some((one) => rules.includes(one))).length;
  const apart = Math.abs(generated.messages - sample.pairs);
  return [
    ...mirrorFields.flatMap((field) => differs(`mirror, ${field}`, planting(rulesOf[field]), sample.different[field])),
    ...differs(
      'mirror, strata',
      sample.pairs,
      sample.strata.reduce((sum, { pairs }) => sum + pairs, 0),
    ),
    ...(apart <= 2 * planted.length ? [] : [`mirror: ${sample.pairs} pairs of ${generated.messages} messages`]),
  ];
}

/** What is laid out for a person stands in the register and in the message, at the place that the sheet names. */
async function inDrawnPairs({ folder, pathOf, planted, sample }: Checked): Promise<readonly string[]> {
  const drawn = drawnFrom(sample).flatMap((stratum) => stratum.drawn);
  const wanted = new Map<string, Set<number>>();
  for (const { file, line } of drawn.flatMap(({ register, message }) => [register, message]))
    wanted.set(file, (wanted.get(file) ?? new Set()).add(line));
  const texts = new Map<string, string>();
  for (const [file, lines] of wanted)
    for (const [line, text] of await readLines(pathOf(file), lines)) texts.set(`${file}:${line}`, text);
  const places = new Set(planted.map(({ file, line }) => `${path.resolve(folder, file)}:${line}`));
  return drawn.flatMap((pair) => {
    const { message, register } = pair;
    const where = `drawn, ${message.file}:${message.line}`;
    // Where something was planted the two may differ, and the message may say anything.
    if ([message, register].some(({ file, line }) => places.has(`${pathOf(file)}:${line}`))) return [];
    return [...sideBySide(pair, texts), ...pair.differs].map((what) => `${where}: ${what}`);
  });
}

/** The moments and choices as the files have them, in a reading that shares nothing with the check. */
function sideBySide({ register, message }: DrawnPair, texts: ReadonlyMap<string, string>): readonly string[] {
  const row = texts.get(`${register.file}:${register.line}`) ?? '';
  const sent = texts.get(`${message.file}:${message.line}`) ?? '';
  const word = { yes: /\b(yes|ja)\b/, no: /\b(no|nee)\b/, none: /\b(none|geen)\b/ }[register.choice];
  const [, json = '', xml = ''] = /"dateTime": ?"([^"]+)"|<dateTime value="([^"]+)"/.exec(sent) ?? [];
  const moment = json + xml;
  const at = /\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})/.exec(row)?.[0];
  return [
    ...(word.test(row) ? [] : [`the register says no ${register.choice}: ${row}`]),
    ...(at === undefined
      ? row.includes(register.decidedAt)
        ? []
        : [`the register has not ${register.decidedAt}: ${row}`]
      : differs('moment in the register', new Date(at).toISOString(), register.decidedAt)),
    ...differs('moment in the message', new Date(moment).toISOString(), message.decidedAt),
    ...differs('choice in the message', sent.includes('"inactive"') ? 'no' : 'yes', message.choice),
  ];
}

async function readLines(file: string, wanted: ReadonlySet<number>): Promise<ReadonlyMap<number, string>> {
  const source = createReadStream(file);
  const input = file.endsWith('.gz') ? source.pipe(createGunzip()) : source;
  const found = new Map<number, string>();
  let at = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    at += 1;
    if (wanted.has(at)) found.set(at, line);
    if (found.size === wanted.size) break;
  }
  return found;
}
