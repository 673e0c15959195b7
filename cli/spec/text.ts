/** A specification set, two of them laid beside each other, and an overlay, as people read them. */
import picocolors from 'picocolors';
import { counted } from '../../core/text.js';
import type { Language } from '../../core/text.js';
import { bases } from '../../core/basis.js';
import type { Basis } from '../../core/basis.js';
import { grouped } from '../../core/grouped.js';
import type { Specification, SpecificationValue } from '../../core/specification.js';
import { basisWords } from '../../reports/words.js';
import { visible } from '../../core/visible.js';
import type { Change, SpecificationDifference } from '../../mitz/specification/differences.js';
import { groupTitleOf, groupTitles } from '../../mitz/specification/groups.js';
import type { Leaning } from '../../mitz/specification/leaning.js';
import { sentenceOf } from '../../mitz/specification/sentences.js';
import { datedName, fullSources } from '../../mitz/specification/sources-in-full.js';
import type { FullSource } from '../../mitz/specification/sources-in-full.js';

type Paint = ReturnType<typeof picocolors.createColors>;

interface Leant {
  readonly key: string;
  readonly checks: Leaning;
}
type ShownValue = Leant & SpecificationValue;
type ShownDifference = Leant & SpecificationDifference;

const keyWidth = 32;
const indent = ' '.repeat(keyWidth + 4);
/** How a set is shown. */
interface ShowOptions {
  readonly name: string;
  readonly all: Specification;
  /** Everything of each value; else each in three lines. */
  readonly full: boolean;
  readonly colour: boolean;
  readonly lang: Language;
  /** Checks that are assumed by themselves; no value settles them. */
  readonly silent: readonly string[];
}

export function showText(shown: readonly ShownValue[], { name, all, full, colour, lang, silent }: ShowOptions): string {
  const paint = picocolors.createColors(colour);
  const byGroup = grouped(shown, ({ key }) => groupTitleOf(key));
  const words = inWords[lang];
  const named = shown.flatMap(({ source }) => fullSources(source));
  return [
    `${paint.bold(`${words.set} ${name}`)}: ${Object.keys(all).length} ${words.values}, ${countsOf(Object.values(all), lang)}`,
    ...groupTitles.flatMap((title) => {
      const group = byGroup.get(title);
      if (!group) return [];
      return ['', paint.bold(title), ...group.flatMap((one) => valueLines(one, { full, lang, paint }))];
    }),
    ...(shown.length === 0 ? ['', words.nothing] : []),
    ...(silent.length === 0
      ? []
      : [
          '',
          paint.bold(`${words.silent}: ${checksIn(silent.length, lang)}`),
          ...byScenario(silent).map((one) => `  ${one}`),
        ]),
    ...(named.length === 0 ? [] : ['', paint.bold(words.sources), ...sourceLines(named, lang)]),
  ].join('\n');
}

/** The words around the values, in both languages. */
const inWords = {
  nl: {
    set: 'Specificatieset',
    values: 'waarden',
    nothing: 'Niets daarvan is aangenomen.',
    silent: 'Verwacht waar de norm zwijgt, los van elke waarde van de set',
    sources: 'Bronnen, voluit',
    unread: 'geen controle leest deze waarde: de nagebouwde Mitz spreekt ermee',
    basis: 'grondslag van',
    form: 'vorm van de berichten van',
  },
  en: {
    set: 'Specification set',
    values: 'values',
    nothing: 'Nothing of it is assumed.',
    silent: 'Expected where the norm is silent, by no value of the set',
    sources: 'Sources, in full',
    unread: 'no check reads it: the mocked Mitz speaks by it',
    basis: 'basis of',
    form: 'form of the messages of',
  },
} as const;

const checksIn = (count: number, lang: Language): string =>
  lang === 'en' ? counted(count, 'check') : `${count} ${count === 1 ? 'controle' : 'controles'}`;

interface Manner {
  readonly full: boolean;
  readonly lang: Language;
  readonly paint: Paint;
}

function valueLines({ key, value, basis, source, checks }: ShownValue, { full, lang, paint }: Manner): string[] {
  return [
    `  ${key.padEnd(keyWidth)}  ${painted(basis, paint, lang)} ${textOf(value)}`,
    `${indent}${sentenceOf(key)[lang]}`,
    `${indent}${paint.dim(oneLine(source))}`,
    ...leaningLines(checks, full, lang).map((line) => `${indent}${paint.dim(line)}`),
  ];
}

/** Each source once: the word that values name it by, what that is, its date, and where it stands. */
function sourceLines(named: readonly FullSource[], lang: Language): string[] {
  return [...new Map(named.map((one) => [one.word, one])).values()].map(
    (one) => `  ${one.word.padEnd(keyWidth)}  ${datedName(one, lang)}${one.link === undefined ? '' : `: ${one.link}`}`,
  );
}

export function diffText(
  differences: readonly ShownDifference[],
  { old: older, new: newer, colour }: { old: string; new: string; colour: boolean },
): string {
  const paint = picocolors.createColors(colour);
  if (differences.length === 0) return `${older} and ${newer} have the same values, from the same sources.`;
  return [
    `${paint.bold(`${older}  →  ${newer}`)}: ${differences.length} of the values ${differences.length === 1 ? 'differs' : 'differ'}`,
    ...differences.flatMap((one) => ['', ...differenceLines(one, true, paint)]),
  ].join('\n');
}

/** What each change is called. */
const changes: Readonly<Record<Change, string>> = {
  settled: 'settled',
  corrected: 'corrected',
  'better-founded': 'better founded',
  weakened: 'WEAKENED',
  source: 'another source',
  added: 'added',
  gone: 'gone',
};

function differenceLines(one: ShownDifference, full: boolean, paint: Paint): string[] {
  const { key, change, isOtherValue, old: was, new: is, checks } = one;
  const side = (sign: string, of: SpecificationValue | undefined): string[] =>
    of
      ? [`${indent}${sign} ${painted(of.basis, paint)} ${textOf(of.value)}  ${paint.dim(`(${oneLine(of.source)})`)}`]
      : [];
  return [
    `  ${key.padEnd(keyWidth)}  ${changes[change]}${isOtherValue ? '' : ', the value is the same'}`,
    ...side('-', was),
    ...side('+', is),
    ...leaningLines(checks, full).map((line) => `${indent}${paint.dim(line)}`),
  ];
}

interface Checked {
  readonly overlay: string;
  readonly set: string;
  /** All that is wrong with it, each with file and line. */
  readonly wrong: readonly string[];
  readonly differences: readonly ShownDifference[];
  /** Keys of which it says what the set says. */
  readonly repeated: readonly string[];
  /** Keys that are assumed, with the overlay as well. */
  readonly remaining: readonly string[];
}

export function checkText(found: Checked, { all, colour }: { all: number; colour: boolean }): string {
  const paint = picocolors.createColors(colour);
  const { overlay, set, wrong, differences, repeated, remaining } = found;
  const settled = differences.filter(({ change }) => change === 'settled');
  const others = differences.filter(({ change }) => change !== 'settled' && change !== 'weakened');
  const verdict =
    wrong.length === 0
      ? paint.green(`✓ ${overlay} can be used with set ${set}`)
      : paint.red(
          `✗ ${overlay} cannot be used with set ${set}: ${wrong.length} ${wrong.length === 1 ? 'thing is' : 'things are'} wrong`,
        );
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', paint.bold(title), ...lines];
  return [
    paint.bold(verdict),
    ...part(
      'Wrong',
      wrong.map((one) => `  ${oneLine(one)}`),
    ),
    ...part(
      `Settled: ${settled.length} of what was assumed`,
      settled.flatMap((one) => differenceLines(one, false, paint)),
    ),
    ...part(
      `Otherwise changed: ${others.length}`,
      others.flatMap((one) => differenceLines(one, false, paint)),
    ),
    ...part(
      `Says what the set says: ${repeated.length}`,
      repeated.map((key) => `  ${key}`),
    ),
    ...part(
      `Remains assumed: ${remaining.length} of ${all} (mitz-keur spec show --assumed --spec ${overlay})`,
      [...grouped(remaining, groupTitleOf)].map(([title, keys]) => `  ${title}: ${keys.join(', ')}`),
    ),
    ...(remaining.length === 0 ? ['', 'Nothing remains assumed.'] : []),
  ].join('\n');
}

/** Which checks lean on it: in short, by condition; in full, each of them. */
function leaningLines({ basis, form }: Leaning, full: boolean, lang: Language = 'en'): string[] {
  const { unread, basis: basisOf, form: formOf } = inWords[lang];
  if (basis.length + form.length === 0) return [unread];
  const line = (words: string, checks: readonly string[]): string[] =>
    checks.length === 0
      ? []
      : full
        ? [`${words} ${checksIn(checks.length, lang)}:`, ...byScenario(checks).map((one) => `  ${one}`)]
        : [`${words} ${checksIn(checks.length, lang)}: ${byCondition(checks)}`];
  return [...line(basisOf, basis), ...line(formOf, form)];
}

const byCondition = (checks: readonly string[]): string =>
  [...grouped(checks, (check) => check.split('/')[0] ?? check)]
    .map(([condition, of]) => `${condition} (${of.length})`)
    .join(', ');

const byScenario = (checks: readonly string[]): string[] =>
  [...grouped(checks, (check) => check.split('#')[0] ?? check)].map(
    ([scenario, of]) => `${scenario}: ${of.map((check) => check.split('#')[1] ?? check).join(', ')}`,
  );

const countsOf = (values: readonly SpecificationValue[], lang: Language): string =>
  bases
    .map((basis) => [basis, values.filter((one) => one.basis === basis).length] as const)
    .filter(([, count]) => count > 0)
    .map(([basis, count]) => `${count} ${basisWords[basis][lang]}`)
    .join(', ');

const painted = (basis: Basis, paint: Paint, lang: Language = 'en'): string => {
  const word = basisWords[basis][lang].padEnd(lang === 'en' ? 9 : 12);
  return basis === 'assumed' ? paint.yellow(word) : word;
};

/** What an overlay says must not speak to the terminal. */
const oneLine = (text: string): string => visible(text).replace(/\s*\n\s*/g, ' ');

const textOf = (value: unknown): string => oneLine(typeof value === 'string' ? value : JSON.stringify(value));
