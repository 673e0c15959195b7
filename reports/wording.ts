/** A check in the words of its reader: which line was judged, and what did not hold. */
import type { CheckResult, ConditionResult, RunRecord } from '../core/run-record.js';
import type { Language, Text } from '../core/text.js';
import { inDutch } from './dutch/dutch.js';
import { labels } from './words.js';

/** The line of the norm that a check judged, with its text. */
export function judgedLine(
  { conditions }: Pick<RunRecord, 'conditions'>,
  condition: Pick<ConditionResult, 'demand'>,
  { line }: Pick<CheckResult, 'line'>,
  lang: Language,
): string {
  const found = conditions.flatMap(({ lines }) => lines).find(({ id }) => id === line);
  // A run of part leaves out the lines of other conditions: then only the condition is known by its text.
  return `${line}: ${(found ?? condition).demand[lang]}`;
}

const notSo: Readonly<Record<'fail' | 'not-shown', Text>> = {
  fail: { nl: 'Hieraan is niet voldaan', en: 'This does not hold' },
  'not-shown': { nl: 'Dit is niet aangetoond', en: 'This was not shown' },
};

/** What did not hold. Messages arise in English: a Dutch reader gets the check's own sentence, and the message as a detail. */
export function sentenceOf({ message, title, outcome }: CheckResult, lang: Language): string {
  if (lang === 'en') return message ?? title.en;
  return outcome === 'fail' || outcome === 'not-shown' ? `${notSo[outcome].nl}: ${title.nl}` : title.nl;
}

/** The message itself, where `sentenceOf` does not say it. */
export const detailOf = ({ message }: CheckResult, lang: Language): string | undefined =>
  lang === 'en' || message === undefined ? undefined : inDutch(message);

/** What was expected, what came, and where to look, each with its label. */
export const partsOf = (check: CheckResult, lang: Language): readonly (readonly [label: string, value: string])[] =>
  (['expected', 'received', 'where'] as const).flatMap((field) => {
    const value = check[field];
    return value === undefined ? [] : [[labels[field][lang], told(value, lang)] as const];
  });

/** What a check or a scenario says, in the language of its reader. */
export const told = (text: string, lang: Language): string => (lang === 'en' ? text : inDutch(text));
