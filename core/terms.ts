/** How each outcome and each verdict is told: one table for the pages, the terminal, Markdown and files. */
import { html } from './html.js';
import type { Html } from './html.js';
import type { Outcome } from './outcome.js';
import type { Tone } from './page.js';
import type { ConditionVerdict, RunVerdict, Scope } from './run-record.js';
import type { Language, Text } from './text.js';

/** A word, with a sign beside the colour: colour alone says nothing to who cannot see it. */
export interface Term {
  readonly word: Text;
  readonly sign: string;
  readonly tone: Tone;
}

const term = (sign: string, tone: Tone, nl: string, en: string): Term => ({ sign, tone, word: { nl, en } });

/** How a check or a scenario ended. */
export const outcomeTerms: Readonly<Record<Outcome, Term>> = {
  pass: term('✓', 'good', 'voldoet', 'meets'),
  fail: term('✗', 'bad', 'voldoet niet', 'falls short'),
  error: term('!', 'warn', 'niet beoordeeld', 'not judged'),
  'not-shown': term('?', 'warn', 'niet aangetoond', 'not shown'),
  'not-applicable': term('–', 'none', 'niet van toepassing', 'not applicable'),
};

/** What became of a condition, in the order in which they ask for attention. */
export const conditionTerms: Readonly<Record<ConditionVerdict, Term>> = {
  'not-met': term('✗', 'bad', 'voldoet niet', 'not met'),
  'not-judged': term('!', 'warn', 'niet beoordeeld', 'not judged'),
  unsettled: term('?', 'warn', 'te bespreken met Mitz', 'to be settled with Mitz'),
  'not-shown': term('?', 'warn', 'niet aangetoond', 'not shown'),
  stated: term('?', 'warn', 'volgens opgave', 'stated'),
  declared: term('✓', 'said', 'verklaard', 'declared'),
  met: term('✓', 'good', 'voldoet', 'met'),
  'not-applicable': term('–', 'none', 'niet van toepassing', 'not applicable'),
};

export const byUrgency = Object.keys(conditionTerms) as readonly ConditionVerdict[];

/** The verdict on the run. */
export const verdictTerms: Readonly<Record<RunVerdict, Term>> = {
  accepted: term('✓', 'good', 'geaccepteerd', 'accepted'),
  'not-accepted': term('✗', 'bad', 'niet geaccepteerd', 'not accepted'),
  'not-judged': term('!', 'warn', 'niet beoordeeld', 'not judged'),
};

/** What a run that is not a full one can and cannot say. */
export const scopeWords: Readonly<Record<Scope, Text>> = {
  full: { nl: 'hele toets', en: 'full run' },
  partial: {
    nl: 'deel van de toets, geldt niet als kwalificatie',
    en: 'partial run, does not count as a qualification',
  },
  observed: {
    nl: 'alleen meegekeken, geldt niet als kwalificatie',
    en: 'observed only, does not count as a qualification',
  },
};

/** `✓ voldoet` */
export const signed = ({ sign, word }: Term, lang: Language): string => `${sign} ${word[lang]}`;

/** A term as a page shows it beside others. */
export const badge = (one: Term, lang: Language): Html =>
  html`<span class="badge ${one.tone}">${signed(one, lang)}</span>`;
