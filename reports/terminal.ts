import { join } from 'node:path';
import picocolors from 'picocolors';
import type { Outcome } from '../core/outcome.js';
import type { Tone } from '../core/page.js';
import type { RunRecord, ScenarioResult } from '../core/run-record.js';
import type { Language } from '../core/text.js';
import { grouped } from '../core/grouped.js';
import { besideLines } from './beside.js';
import { accessionLine } from './declarations.js';
import { findingKinds, said } from './dossier-words.js';
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
import { firstSentence, standingLines } from './standing.js';
import { statedIn, statedLine } from './stated.js';
import { byUrgency, conditionTerms, outcomeTerms, scopeWords, signed, verdictTerms } from '../core/terms.js';
import { detailOf, judgedLine, partsOf, sentenceOf } from './wording.js';
import { andMore, basisWords, labels } from './words.js';

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
      ...listed(failures, shownFailures, lang, (one) => failure(record, one, { lang, out }, paint), '\n\n'),
      ...titled(
        paint.yellow(signed(outcomeTerms.error, lang)),
        byReason(scenariosThatEnded(record, 'error', lang)),
        shownUnjudged,
        lang,
      ),
      ...titled(
        paint.yellow(signed(outcomeTerms['not-shown'], lang)),
        byReason(notShown(record, lang)),
        shownUnjudged,
        lang,
      ),
      ...titled(paint.cyan(labels.findings[lang]), findingLines(record, lang), shownFindings, lang),
      ...titled(
        paint.cyan(labels.baseline[lang]),
        baselineLines(record, lang).map((line) => oneLine(line, 300)),
        shownFindings,
        lang,
      ),
      ...titled(
        paint.cyan(said.statements[lang]),
        statedIn(record).map((one) => oneLine(`${one.scenario} ${statedLine(one, lang)}`, 300)),
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
export function progressLine(
  result: ScenarioResult,
  { colour, lang }: Pick<TerminalOptions, 'colour' | 'lang'>,
): string {
  const paint = picocolors.createColors(colour);
  const { sign, tone } = outcomeTerms[result.outcome];
  const painted = painting(tone, paint);
  const ids = (of: readonly { id: string }[]): string => of.map(({ id }) => id).join(', ');
  const failing = ids(result.checks.filter(isBlocking));
  const findings = ids(result.checks.filter(isFinding));
  const why = failing === '' ? (result.outcome === 'pass' ? '' : oneLine(reasonOf(result, lang) ?? '', 120)) : failing;
  return [
    `${painted(sign)} ${oneLine(result.id)}`,
    ...(why === '' ? [] : [painted(why)]),
    ...(findings === '' ? [] : [paint.cyan(`(${findings})`)]),
    paint.dim(`${String(Math.round(result.durationMs))} ms`),
  ].join('  ');
}

const painting = (tone: Tone, paint: Colours): Paint =>
  ({ good: paint.green, bad: paint.red, warn: paint.yellow, said: paint.cyan, none: paint.dim })[tone];

function head(record: RunRecord, lang: Language, paint: Colours): string {
  const { verdict, target, specification, policy, seed, scope } = record;
  const { sign, word, tone } = verdictTerms[verdict];
  const told = paint.bold(painting(tone, paint)(`${sign} ${word[lang].toUpperCase()}`));
  const set = [specification.set, ...specification.overlays].join(' + ');
  const facts = [`${labels.specification[lang]} ${set}`, `${labels.policy[lang]} ${policy}`, `seed ${String(seed)}`];
  return [
    `${told}  ${oneLine(`${target.application.name} ${target.application.version}`)} (${oneLine(target.supplier)})`,
    `  ${oneLine(firstSentence(record, lang), 600)}`,
    ...standingLines(record, lang).map((line) => `  ${oneLine(line, 300)}`),
    `  ${paint.dim(oneLine(facts.join(', ')))}`,
    ...(scope === 'full' ? [] : [`  ${paint.yellow(scopeWords[scope][lang])}`]),
    ...(record.interrupted ? [`  ${paint.yellow(labels.interrupted[lang])}`] : []),
    ...besideLines(record, lang).map(
      ({ name, text, held }) => `  ${(held ? paint.dim : paint.yellow)(oneLine(`${name}: ${text}`, 600))}`,
    ),
  ].join('\n');
}

function table(record: RunRecord, lang: Language, paint: Colours): string {
  const rows = byUrgency.flatMap((verdict) => {
    const ids = record.conditions.filter((condition) => condition.verdict === verdict).map(({ id }) => id);
    if (ids.length === 0) return [];
    const { sign, word, tone } = conditionTerms[verdict];
    const told = painting(tone, paint)(`${sign} ${word[lang].padEnd(20)}`);
    return [`  ${told}${String(ids.length).padStart(3)}   ${paint.dim(oneLine(ids.join(' ')))}`];
  });
  return [labels.conditions[lang], ...rows].join('\n');
}

function failure(
  record: RunRecord,
  { condition, scenario, check }: Located,
  { lang, out }: Pick<TerminalOptions, 'lang' | 'out'>,
  paint: Colours,
): string {
  const line = (label: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`    ${paint.dim(label.padEnd(9))}  ${indented(bounded(value, valueLimit))}`];
  const footing = `${check.level}, ${basisWords[check.basis][lang]}, ${oneLine(check.sources.join('; '))}`;
  return [
    `${paint.red('✗')} ${paint.bold(oneLine(scenario.id))}  ${oneLine(check.id)}`,
    `    ${indented(bounded(sentenceOf(check, lang), valueLimit))}`,
    ...line(labels.demand[lang], `${judgedLine(record, condition, check, lang)} (${footing})`),
    ...line(labels.detail[lang], detailOf(check, lang)),
    ...partsOf(check, lang).flatMap(([label, value]) => line(label, value)),
    ...line(labels.transcript[lang], scenario.transcript && join(out, scenario.transcript)),
    ...line(labels.repeat[lang], scenario.repeat),
  ].join('\n');
}

const indented = (text: string): string => text.replace(/\n/g, '\n               ');

/** Many scenarios often lack evidence for one reason: it is told once, with all of them. */
const byReason = (all: readonly Unjudged[]): readonly string[] =>
  [...grouped(all, ({ reason }) => oneLine(reason, 600))].map(
    ([reason, group]) => `${oneLine(group.map(({ id }) => id).join(', '), 300)}\n      ${reason}`,
  );

const findingLines = (record: RunRecord, lang: Language): readonly string[] =>
  findingsOf(record, lang).map(
    ({ kind, text, scenario }) =>
      `${[scenario, findingKinds[kind]?.[lang] ?? kind]
        .filter((part) => part !== undefined)
        .map((part) => oneLine(part))
        .join(': ')}\n      ${oneLine(text, 600)}`,
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
  const told = (Object.keys(outcomeTerms) as Outcome[])
    .filter((outcome) => record.counts[outcome] > 0)
    .map((outcome) => {
      const { sign, word, tone } = outcomeTerms[outcome];
      return painting(tone, paint)(`${sign} ${String(record.counts[outcome])} ${word[lang]}`);
    });
  return told.length === 0 ? [] : [`${labels.scenarios[lang]}: ${told.join('  ')}`];
}
