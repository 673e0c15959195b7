import type { Condition } from '../../core/condition.js';
import { partsFor } from '../../core/line.js';
import type { DeclarationDemand } from '../../core/line.js';
import type { Language, Text } from '../../core/text.js';
import { accessionSteps } from '../../mitz/declarations/accession.js';
import { signers } from '../../mitz/declarations/signers.js';
import type { Choices } from './choices.js';

const words = {
  attach: { nl: 'Bij te voegen', en: 'To attach' },
  states: { nl: 'daarin', en: 'in it' },
  signedBy: { nl: 'Getekend door', en: 'Signed by' },
  elsewhere: { nl: 'wordt hierboven verklaard, bij regel', en: 'is declared above, under line' },
} as const satisfies Record<string, Text>;

const roles = (lang: Language): string[] =>
  Object.entries(signers).map(([role, { title }]) => `                ${role.padEnd(12)} ${title[lang]}`);

const head: Readonly<Record<Language, readonly string[]>> = {
  nl: [
    'Wat alleen op papier te zien is, voor de functionaliteiten uit target.yaml. Vul per onderdeel in:',
    '  document    het getekende document, gerekend vanaf dit bestand',
    '  sha256      zijn digest (sha256sum <bestand>); zonder digest noemt het rapport de digest die erbij hoort',
    '  signedBy    wie tekende',
    '  role        in welke rol, een van deze:',
    ...roles('nl'),
    '  date        de dag van tekenen, 2026-11-21',
    '  validUntil  tot en met wanneer het geldt; leeg: geen einde',
    'Wat leeg blijft is niet aangetoond. Wat bij te voegen is en wie tekent, is een lezing van de norm: bevestig het met Mitz.',
  ],
  en: [
    'What only paper can show, for the functionalities in target.yaml. Fill in for each item:',
    '  document    the signed document, seen from this file',
    '  sha256      its digest (sha256sum <file>); without one the report names the digest to add',
    '  signedBy    who signed',
    '  role        in which role, one of these:',
    ...roles('en'),
    '  date        the day it was signed, 2026-11-21',
    '  validUntil  the last day on which it holds; empty: no end',
    'What stays empty is not shown. What to attach and who signs is a reading of the norm: confirm it with Mitz.',
  ],
};

const bothers = (wanted: readonly string[] | undefined, claimed: readonly string[]): boolean =>
  wanted?.some((one) => claimed.includes(one)) ?? true;

/** A declarations file with every paper that is owed for these choices, each with what to attach, to be filled in. */
export function declarationsFile(
  { functionalities, route, lang }: Pick<Choices, 'functionalities' | 'route' | 'lang'>,
  conditions: readonly Condition[],
): string {
  const owed = conditions.flatMap(({ lines }) =>
    lines.filter((line) =>
      partsFor(line, { functionalities, facts: {} }).some(({ kinds }) => kinds.includes('declared')),
    ),
  );
  const steps = accessionSteps.filter((one) => bothers(one.functionalities, functionalities));
  return [
    ...head[lang].map((line) => `# ${line}`),
    '',
    'declarations:',
    ...owed.flatMap(({ id, demand, declaration }) =>
      declaration ? [...asked(`${id} ${demand[lang]}`, declaration, lang), ...blank(`line: ${id}`)] : [],
    ),
    'accession:',
    ...steps.flatMap(({ id, title, asks, onLsp }) => {
      const differs = onLsp && route === 'lsp' ? [`  # ${onLsp[lang]}`] : [];
      return 'line' in asks
        ? [`  # ${title[lang]}: ${words.elsewhere[lang]} ${asks.line}.`, ...differs, '']
        : [...asked(title[lang], asks, lang), ...differs, ...blank(`step: ${id}`)];
    }),
  ]
    .join('\n')
    .replace(/\n*$/, '\n');
}

const asked = (title: string, { attach, states, signedBy }: DeclarationDemand, lang: Language): string[] => [
  `  # ${title}`,
  `  # ${words.attach[lang]}: ${attach[lang]}`,
  ...states.map((one) => `  #   ${words.states[lang]}: ${one[lang]}`),
  `  # ${words.signedBy[lang]}: ${signedBy.roles.join(', ')}`,
];

const blank = (first: string): string[] => [
  `  - ${first}`,
  ...['document', 'sha256', 'signedBy', 'role', 'date', 'validUntil'].map((key) => `    ${key}:`),
  '',
];
