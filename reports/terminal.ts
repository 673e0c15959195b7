import { join } from 'node:path';
import picocolors from 'picocolors';
import type { Outcome } from '../core/outcome.js';
import type { ConditionVerdict, RunRecord, RunVerdict, ScenarioResult } from '../core/run-record.js';
import type { Language } from '../core/text.js';
import { grouped } from '../core/grouped.js';
import { accessionLine } from './declarations.js';
import { bounded, oneLine } from './escape.js';
import {
  baselineLines,
  blockingFailures,
  findingsOf,
  isBlocking,
  isFinding,
  notShown,
  reasonOf,
  scenariosThatEnded,
} from './shortcomings.js';
import type { Located, Unjudged } from './shortcomings.js';
import {
  andMore,
  basisWords,
  byUrgency,
  conditionSigns,
  conditionWords,
  labels,
  outcomeSigns,
  outcomeWords,
  scopeWords,
  verdictSigns,
  verdictWords,
} from './words.js';

type Colours = ReturnType<typeof picocolors.createColors>;
type Paint = (text: string) => string;

/** How the end of a run is shown. */
export interface TerminalOptions {
  readonly lang: Language;
  readonly colour: boolean;
  /** The run directory, as the user would write it. */
  readonly out: string;
  /** The files to point at, relative to `out`; default those that a run always writes. */
  readonly reports?: readonly string[];
}

/** How much of each list is shown: what blocks nearly in full, what does not in short. */
const shownFailures = 25;
const shownUnjudged = 15;
const shownFindings = 10;
const valueLimit = 600;

/** What the engineer sees when a run is over. */
export function terminal(record: RunRecord, { lang, colour, out, reports }: TerminalOptions): string {
  const paint = picocolors.createColors(colour);
  const failures = blockingFailures(record);
  return (
    [
      head(record, lang, paint),
      table(record, lang, paint),
      ...listed(failures, shownFailures, lang, (one) => failure(one, lang, paint), '\n\n'),
      ...titled(
        paint.yellow(`! ${outcomeWords.error[lang]}`),
        byReason(scenariosThatEnded(record, 'error', lang)),
        shownUnjudged,
        lang,
      ),
      ...titled(
        paint.yellow(`? ${outcomeWords['not-shown'][lang]}`),
        byReason(notShown(record, lang)),
        shownUnjudged,
        lang,
      ),
      ...titled(paint.cyan(labels.findings[lang]), findingLines(record), shownFindings, lang),
      ...titled(
        paint.cyan(labels.baseline[lang]),
        baselineLines(record, lang).map((line) => oneLine(line, 300)),
        shownFindings,
        lang,
      ),
      ...[[...counts(record, lang, paint), ...accessionLine(record, lang)].join('\n')].filter(Boolean),
      [labels.reports[lang], ...(reports ?? always).map((name) => `  ${oneLine(join(out, name))}`)].join('\n'),
    ].join('\n\n') + '\n'
  );
}

const always = ['run.json', 'dossier.nl.html', 'dossier.en.html', 'junit.xml', 'summary.md'];

/** One line for one scenario, printed while the run goes on. */
export function progressLine(result: ScenarioResult, { colour }: { readonly colour: boolean }): string {
  const paint = picocolors.createColors(colour);
  const sign = outcomePaint(paint)[result.outcome](outcomeSigns[result.outcome]);
  const ids = (of: readonly { id: string }[]): string => of.map(({ id }) => id).join(', ');
  const failing = ids(result.checks.filter(isBlocking));
  const findings = ids(result.checks.filter(isFinding));
  const why = failing === '' ? (result.outcome === 'pass' ? '' : oneLine(reasonOf(result) ?? '', 120)) : failing;
  return [
    `${sign} ${oneLine(result.id)}`,
    ...(why === '' ? [] : [outcomePaint(paint)[result.outcome](why)]),
    ...(findings === '' ? [] : [paint.cyan(`(${findings})`)]),
    paint.dim(`${String(Math.round(result.durationMs))} ms`),
  ].join('  ');
}

const outcomePaint = (paint: Colours): Record<Outcome, Paint> => ({
  pass: paint.green,
  fail: paint.red,
  error: paint.yellow,
  'not-shown': paint.yellow,
  'not-applicable': paint.dim,
});

const conditionPaint = (paint: Colours): Record<ConditionVerdict, Paint> => ({
  met: paint.green,
  declared: paint.green,
  'not-met': paint.red,
  'not-judged': paint.yellow,
  'not-shown': paint.yellow,
  'not-applicable': paint.dim,
});

const verdictPaint = (paint: Colours): Record<RunVerdict, Paint> => ({
  accepted: paint.green,
  'not-accepted': paint.red,
  'not-judged': paint.yellow,
});

function head(record: RunRecord, lang: Language, paint: Colours): string {
  const { verdict, target, specification, policy, seed, scope } = record;
  const word = paint.bold(
    verdictPaint(paint)[verdict](`${verdictSigns[verdict]} ${verdictWords[verdict][lang].toUpperCase()}`),
  );
  const set = [specification.set, ...specification.overlays].join(' + ');
  const facts = [`${labels.specification[lang]} ${set}`, `${labels.policy[lang]} ${policy}`, `seed ${String(seed)}`];
  return [
    `${word}  ${oneLine(`${target.application.name} ${target.application.version}`)} (${oneLine(target.supplier)})`,
    `  ${paint.dim(oneLine(facts.join(', ')))}`,
    ...(scope === 'full' ? [] : [`  ${paint.yellow(scopeWords[scope][lang])}`]),
    ...(record.interrupted ? [`  ${paint.yellow(labels.interrupted[lang])}`] : []),
  ].join('\n');
}

function table(record: RunRecord, lang: Language, paint: Colours): string {
  const rows = byUrgency.flatMap((verdict) => {
    const ids = record.conditions.filter((condition) => condition.verdict === verdict).map(({ id }) => id);
    if (ids.length === 0) return [];
    const word = `${conditionSigns[verdict]} ${conditionWords[verdict][lang].padEnd(20)}`;
    return [
      `  ${conditionPaint(paint)[verdict](word)}${String(ids.length).padStart(3)}   ${paint.dim(oneLine(ids.join(' ')))}`,
    ];
  });
  return [labels.conditions[lang], ...rows].join('\n');
}

function failure({ condition, scenario, check }: Located, lang: Language, paint: Colours): string {
  const line = (label: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`    ${paint.dim(label.padEnd(9))}  ${indented(bounded(value, valueLimit))}`];
  const footing = `${check.level}, ${basisWords[check.basis][lang]}, ${oneLine(check.sources.join('; '))}`;
  return [
    `${paint.red('✗')} ${paint.bold(oneLine(scenario.id))}  ${oneLine(check.id)}`,
    `    ${indented(bounded(check.message ?? check.title[lang], valueLimit))}`,
    ...line(labels.demand[lang], `${condition.demand[lang]} (${footing})`),
    ...line(labels.expected[lang], check.expected),
    ...line(labels.received[lang], check.received),
    ...line(labels.where[lang], check.where),
    ...line(labels.repeat[lang], scenario.repeat),
  ].join('\n');
}

const indented = (text: string): string => text.replace(/\n/g, '\n               ');

/** Many scenarios often lack evidence for one reason: it is told once, with all of them. */
const byReason = (all: readonly Unjudged[]): readonly string[] =>
  [...grouped(all, ({ reason }) => oneLine(reason, 300))].map(
    ([reason, group]) => `${oneLine(group.map(({ id }) => id).join(', '), 300)}\n      ${reason}`,
  );

const findingLines = (record: RunRecord): readonly string[] =>
  findingsOf(record).map(
    ({ kind, text, scenario }) =>
      `${oneLine(scenario ?? kind)}${scenario === undefined ? '' : ` (${oneLine(kind)})`}\n      ${oneLine(text, 300)}`,
  );

function titled(title: string, items: readonly string[], limit: number, lang: Language): string[] {
  if (items.length === 0) return [];
  return [[title, ...listed(items, limit, lang, (item) => `    ${item}`, '\n')].join('\n')];
}

function listed<T>(
  items: readonly T[],
  limit: number,
  lang: Language,
  show: (item: T) => string,
  separator: string,
): string[] {
  if (items.length === 0) return [];
  const rest = items.length - limit;
  return [[...items.slice(0, limit).map(show), ...(rest > 0 ? [`    … ${andMore(rest)[lang]}`] : [])].join(separator)];
}

function counts(record: RunRecord, lang: Language, paint: Colours): string[] {
  const told = (Object.keys(outcomeSigns) as Outcome[])
    .filter((outcome) => record.counts[outcome] > 0)
    .map((outcome) =>
      outcomePaint(paint)[outcome](
        `${outcomeSigns[outcome]} ${String(record.counts[outcome])} ${outcomeWords[outcome][lang]}`,
      ),
    );
  return told.length === 0 ? [] : [`${labels.scenarios[lang]}: ${told.join('  ')}`];
}
