import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FaultResult } from './kill-matrix.js';
import { combinationText } from './combinations.js';
import type { Combined } from './combinations.js';
import { isKilled } from './killed.js';
import { figuresOf, ofNotEquivalent, ofWithinReach } from './mutants/figures.js';
import type { MutantFigures, Survivor } from './mutants/figures.js';
import { readKept } from './mutants/run.js';
import { alarmLine } from './sound.js';
import type { Sounded } from './sound.js';
import type { Varied } from './variations.js';

/** The kinds of self-test that keep one file each; the mutants keep theirs on the way. */
interface Kept {
  readonly faults: readonly FaultResult[];
  readonly variations: readonly Varied[];
  readonly combinations: readonly Combined[];
}

interface Dated<T> {
  readonly at: string;
  readonly results: T;
}

const fileOf = (out: string, kind: keyof Kept): string => path.join(out, `${kind}.json`);

/** Keeps what one kind of self-test found, for the page over all of them. */
export async function keep<K extends keyof Kept>(out: string, kind: K, results: Kept[K]): Promise<void> {
  await mkdir(out, { recursive: true });
  const dated: Dated<Kept[K]> = { at: new Date().toISOString(), results };
  await writeFile(fileOf(out, kind), `${JSON.stringify(dated, null, 2)}\n`);
}

async function kept<K extends keyof Kept>(out: string, kind: K): Promise<Dated<Kept[K]> | undefined> {
  const file = fileOf(out, kind);
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Dated<Kept[K]>) : undefined;
}

/** Writes the page over everything that is kept in this folder, and gives its name. */
export async function writePage(out: string): Promise<string> {
  const parts = [
    '# Self-test: how far the harness can be believed',
    'Each part says when it was run. What stands here is about the reference connector and the scenarios of that day.',
    faultsPart(await kept(out, 'faults')),
    variationsPart(await kept(out, 'variations')),
    combinationsPart(await kept(out, 'combinations')),
    await mutantsPart(out),
  ];
  const page = path.join(out, 'self-test.md');
  await mkdir(out, { recursive: true });
  await writeFile(page, `${parts.join('\n\n')}\n`);
  return page;
}

const day = (at: string): string => at.slice(0, 10);
const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const notRun = (title: string, option: string): string =>
  `## ${title}\n\nNot run yet: \`mitz-keur self-test${option}\`.`;

function faultsPart(found: Dated<readonly FaultResult[]> | undefined): string {
  const title = 'Faults that a person named';
  if (!found) return notRun(title, '');
  const wrong = found.results.filter((one) => !isKilled(one));
  const said = `${day(found.at)}: ${found.results.length - wrong.length} of ${found.results.length} faults trip their own checks and no other.`;
  const lines = wrong.map(
    ({ fault, survived, stray, errors }) => `${fault}: ${[...survived, ...stray, ...errors].join(', ')}`,
  );
  const accepted = found.results.flatMap(({ fault, accepted: lenient }) =>
    lenient
      ? [`${fault}: ${[...new Set(Object.values(lenient))].join(', ')} (${Object.keys(lenient).join(', ')})`]
      : [],
  );
  return [
    `## ${title}`,
    said,
    ...(lines.length > 0 ? [list(lines)] : []),
    `${accepted.length} of them are found and do not keep a connector from being accepted:`,
    ...(accepted.length > 0 ? [list(accepted)] : []),
  ].join('\n\n');
}

const alarmsOf = ({ alarms }: Sounded): string =>
  alarms.length === 0 ? 'accepted' : `**${alarms.length} not accepted**`;

function variationsPart(found: Dated<readonly Varied[]> | undefined): string {
  const title = 'What another supplier may do otherwise';
  if (!found) return notRun(title, ' --variations');
  const { results, at } = found;
  const accepted = results.filter(({ alarms }) => alarms.length === 0).length;
  const rows = results.map((one) => `| ${one.variation} | ${one.description} | ${alarmsOf(one)} | ${one.passed} |`);
  const alarms = results.flatMap((one) => one.alarms.map((alarm) => `${one.variation}: ${alarmLine(alarm)}`));
  return [
    `## ${title}`,
    `${day(at)}: ${accepted} of ${results.length} variations are accepted in all scenarios.`,
    ['| variation | | | scenarios that pass |', '|---|---|---|---|', ...rows].join('\n'),
    ...(alarms.length > 0 ? [list(alarms)] : []),
  ].join('\n\n');
}

function combinationsPart(found: Dated<readonly Combined[]> | undefined): string {
  const title = 'Combinations of claims, formats, providers, instances, seeds and orders';
  if (!found) return notRun(title, ' --combinations');
  const { results, at } = found;
  const accepted = results.filter(({ alarms }) => alarms.length === 0).length;
  const alarms = results.flatMap((one) =>
    one.alarms.map((alarm) => `${combinationText(one.combination)}: ${alarmLine(alarm)}`),
  );
  return [
    `## ${title}`,
    `${day(at)}: every two values of two things meet in one of ${results.length} combinations; the sound connector is accepted in ${accepted}.`,
    ...(alarms.length > 0 ? [list(alarms)] : []),
  ].join('\n\n');
}

async function mutantsPart(out: string): Promise<string> {
  const title = 'Defects that a machine made';
  const files = existsSync(out) ? (await readdir(out)).filter((file) => /^mutants.*\.ndjson$/.test(file)) : [];
  const all = (await Promise.all(files.map((file) => readKept(path.join(out, file))))).flat();
  if (all.length === 0) return notRun(title, ' --mutants');
  const figures = await figuresOf([...new Map(all.map((one) => [one.key, one])).values()]);
  return [`## ${title}`, mutantsText(figures)].join('\n\n');
}

/** What became of mutants: the figures, by file and by line of the norm, and every survivor that is no equivalent. */
function mutantsText(figures: MutantFigures): string {
  const { all, killed, equivalent, outOfReach, holes, unexplained, how } = figures;
  const files = [...figures.byFile].map(
    ([file, one]) =>
      `| ${file} | ${one.all} | ${one.killed} | ${one.equivalent} | ${one.outOfReach} | ${one.holes} | ${one.unexplained} | ${ofNotEquivalent(one)} |`,
  );
  const lines = [...figures.killedByLine].sort().map(([line, many]) => `| ${line} | ${many} |`);
  const of = (why: Survivor['why']): string[] =>
    figures.survivors
      .filter((one) => one.why === why)
      .map(({ kept: { key, at }, reason }) => `\`${key}\` (line ${at})${reason === '' ? '' : `: ${reason}`}`);
  return [
    `${killed} of ${all} mutants are refused: ${how.fail} by a check, ${how.notShown} because evidence is lacking, ${how.error} because the scenario cannot be carried out. ` +
      `${equivalent} behave as the sound connector, ${outOfReach} change what no line of the norm asks about, ${holes} are holes, and ${unexplained} are unexplained. ` +
      `Refused of those that are not equivalent: **${ofNotEquivalent(figures)}**; of those within reach of the norm: **${ofWithinReach(figures)}**.`,
    [
      '| file | mutants | refused | equivalent | out of reach | holes | unexplained | of not equivalent |',
      '|---|---|---|---|---|---|---|---|',
      ...files,
    ].join('\n'),
    ['| refused first by a check of line | mutants |', '|---|---|', ...lines].join('\n'),
    ...(holes > 0 ? ['### Holes', list(of('hole'))] : []),
    ...(unexplained > 0 ? ['### Survivors that nobody has read', list(of('unexplained'))] : []),
  ].join('\n\n');
}
