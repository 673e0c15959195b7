/** A specification set, two of them laid beside each other, and an overlay, as people read them. */
import picocolors from 'picocolors';
import { counted } from '../../core/text.js';
import { bases } from '../../core/basis.js';
import type { Basis } from '../../core/basis.js';
import { grouped } from '../../core/grouped.js';
import type { Specification, SpecificationValue } from '../../core/specification.js';
import { visible } from '../../core/visible.js';
import type { Change, SpecificationDifference } from '../../mitz/specification/differences.js';
import { groupTitleOf, groupTitles } from '../../mitz/specification/groups.js';
import type { Leaning } from '../../mitz/specification/leaning.js';

type Paint = ReturnType<typeof picocolors.createColors>;

interface Leant {
  readonly key: string;
  readonly checks: Leaning;
}
type ShownValue = Leant & SpecificationValue;
type ShownDifference = Leant & SpecificationDifference;

const keyWidth = 32;
const indent = ' '.repeat(keyWidth + 4);
/** How much of a value is shown in a list; `spec show <key>` shows the whole. */
const valueLimit = 90;

/** How a set is shown. */
interface ShowOptions {
  readonly name: string;
  readonly all: Specification;
  /** Everything of each value; else each in three lines. */
  readonly full: boolean;
  readonly colour: boolean;
  /** Checks that are assumed by themselves; no value settles them. */
  readonly silent: readonly string[];
}

export function showText(shown: readonly ShownValue[], { name, all, full, colour, silent }: ShowOptions): string {
  const paint = picocolors.createColors(colour);
  const byGroup = grouped(shown, ({ key }) => groupTitleOf(key));
  return [
    `${paint.bold(`Specification set ${name}`)}: ${Object.keys(all).length} values, ${countsOf(Object.values(all))}`,
    ...groupTitles.flatMap((title) => {
      const group = byGroup.get(title);
      if (!group) return [];
      return ['', paint.bold(title), ...group.flatMap((one) => valueLines(one, full, paint))];
    }),
    ...(shown.length === 0 ? ['', 'Nothing of it is assumed.'] : []),
    ...(silent.length === 0
      ? []
      : [
          '',
          paint.bold(`Expected where the norm is silent, by no value of the set: ${counted(silent.length, 'check')}`),
          ...byScenario(silent).map((one) => `  ${one}`),
        ]),
  ].join('\n');
}

function valueLines({ key, value, basis, source, checks }: ShownValue, full: boolean, paint: Paint): string[] {
  return [
    `  ${key.padEnd(keyWidth)}  ${painted(basis, paint)} ${full ? textOf(value) : shortened(textOf(value))}`,
    `${indent}${paint.dim(oneLine(source))}`,
    ...leaningLines(checks, full).map((line) => `${indent}${paint.dim(line)}`),
  ];
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
      ? [
          `${indent}${sign} ${painted(of.basis, paint)} ${shortened(textOf(of.value))}  ${paint.dim(`(${oneLine(of.source)})`)}`,
        ]
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
function leaningLines({ basis, form }: Leaning, full: boolean): string[] {
  if (basis.length + form.length === 0) return ['no check reads it: the mocked Mitz speaks by it'];
  const line = (words: string, checks: readonly string[]): string[] =>
    checks.length === 0
      ? []
      : full
        ? [`${words} ${counted(checks.length, 'check')}:`, ...byScenario(checks).map((one) => `  ${one}`)]
        : [`${words} ${counted(checks.length, 'check')}: ${byCondition(checks)}`];
  return [...line('basis of', basis), ...line('form of the messages of', form)];
}

const byCondition = (checks: readonly string[]): string =>
  [...grouped(checks, (check) => check.split('/')[0] ?? check)]
    .map(([condition, of]) => `${condition} (${of.length})`)
    .join(', ');

const byScenario = (checks: readonly string[]): string[] =>
  [...grouped(checks, (check) => check.split('#')[0] ?? check)].map(
    ([scenario, of]) => `${scenario}: ${of.map((check) => check.split('#')[1] ?? check).join(', ')}`,
  );

const countsOf = (values: readonly SpecificationValue[]): string =>
  bases
    .map((basis) => [basis, values.filter((one) => one.basis === basis).length] as const)
    .filter(([, count]) => count > 0)
    .map(([basis, count]) => `${count} ${basis}`)
    .join(', ');

const painted = (basis: Basis, paint: Paint): string => {
  const word = basis.padEnd(9);
  return basis === 'assumed' ? paint.yellow(word) : word;
};

/** What an overlay says must not speak to the terminal. */
const oneLine = (text: string): string => visible(text).replace(/\s*\n\s*/g, ' ');

const textOf = (value: unknown): string => oneLine(typeof value === 'string' ? value : JSON.stringify(value));

const shortened = (text: string): string => (text.length > valueLimit ? `${text.slice(0, valueLimit)}…` : text);
