/** What the values of a register mean, in the words that systems write them with. */
import { RegisterFault } from './register-fault.js';

/** Words that say nothing: how query tools, spreadsheets and people write that a cell is empty. */
const nothing = new Set(
  ['', 'null', '(null)', '<null>', '[null]', '\\n', 'nil', 'none', 'leeg', '(leeg)', 'n.v.t.', 'n.v.t', 'nvt', 'n/a']
    .concat(['#n/b', '#n/a', 'geen', 'nee', 'no', 'n', 'false', 'onwaar', '0'])
    .concat(['niet van toepassing']),
);

/** Whether a cell says nothing where a reason or a list is asked for. */
export const saysNothing = (text: string): boolean => nothing.has(text.toLowerCase()) || /^[-–—]+$/.test(text);

/** Whether a cell is empty, or written as empty, where a no would say something. */
const isEmpty = (text: string): boolean =>
  ['', 'null', '(null)', '<null>', '[null]', '\\n'].includes(text.toLowerCase()) || /^[-–—]+$/.test(text);

const words = <Value>(value: Value, text: string): readonly (readonly [string, Value])[] =>
  text.split(' ').map((word) => [word, value] as const);

const truths: ReadonlyMap<string, boolean> = new Map([
  ...words(true, 'true t yes y ja j waar 1'),
  ...words(false, 'false f no n nee onwaar 0'),
]);

export type Choice = 'yes' | 'no' | 'none';

/** In a choice a no is a choice: of the words that mean nothing elsewhere only those that say so themselves are none. */
const choices: ReadonlyMap<string, Choice> = new Map<string, Choice>([
  ...words('yes' as const, 'yes y ja j true t waar 1'),
  ...words('no' as const, 'no n nee false f onwaar 0'),
  ...words('none' as const, 'none geen onbekend unknown'),
  ['geen keuze', 'none'],
]);

/** @throws RegisterFault for what is no choice: a decision that nobody made must be said, not left out */
export function choiceOf(text: string): Choice {
  const choice = choices.get(text.toLowerCase());
  if (choice !== undefined) return choice;
  throw new RegisterFault(
    isEmpty(text)
      ? 'choice (keuze) is empty; write geen where the patient did not decide, or let a --columns file say that empty means geen'
      : 'choice (keuze) must be yes, no or none (ja, nee, geen; J, N; 1, 0); other words can be explained in a --columns file',
  );
}

/** Undefined where it does not say. @throws RegisterFault */
export function truthOf(text: string): boolean | undefined {
  if (isEmpty(text) || /^n\.?v\.?t\.?$/i.test(text)) return undefined;
  const truth = truths.get(text.toLowerCase());
  if (truth === undefined)
    throw new RegisterFault('futureProof (toekomstvast) must be true or false (ja, nee; J, N; 1, 0; WAAR, ONWAAR)');
  return truth;
}

/** The reason why a decision does not go; empty where there is none. @throws RegisterFault for what can mean either */
export function reasonOf(text: string): string {
  if (saysNothing(text)) return '';
  if (/^(onbekend|unknown|undefined|\W+)$/i.test(text))
    throw new RegisterFault(
      'excludedReason (redenUitsluiting) says neither that the decision goes nor why it does not; leave it empty, or name the reason',
    );
  return text;
}
