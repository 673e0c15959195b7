import { verdictTerms } from '../core/terms.js';
import { counted } from '../core/text.js';
import type { Language, Text } from '../core/text.js';
import { visible } from '../core/visible.js';
import type { Comparison, MessageChange, ScenarioChange, Side } from './comparison.js';

/** A comparison for people: what is compared, then each scenario that changed, with its outcomes as the record has them. */
export function comparisonText(comparison: Comparison, lang: Language): string {
  const { application, compared, scenarios } = comparison;
  const head = [
    `${application}: ${sideText(comparison.old, lang)}  →  ${sideText(comparison.new, lang)}`,
    ...(comparison.old.verdict === comparison.new.verdict
      ? []
      : [
          `${words.verdict[lang]}: ${verdictTerms[comparison.old.verdict].word[lang]} → ${verdictTerms[comparison.new.verdict].word[lang]}`,
        ]),
  ];
  if (scenarios.length === 0) return visible([...head, words.same(compared)[lang]].join('\n'));
  return visible(
    [...head, words.changed(scenarios.length, compared)[lang], ...scenarios.flatMap(changeLines)].join('\n'),
  );
}

const words = {
  verdict: { nl: 'oordeel', en: 'verdict' },
  with: { nl: 'met', en: 'with' },
  same: (exchanges: number): Text => ({
    nl: `Geen verandering in gedrag in ${counted(exchanges, 'uitwisseling', 'uitwisselingen')}.`,
    en: `No behavioural change in ${counted(exchanges, 'exchange')}.`,
  }),
  changed: (scenarios: number, exchanges: number): Text => ({
    nl: `Ander gedrag in ${counted(scenarios, 'scenario', 'scenario’s')} (${counted(exchanges, 'uitwisseling', 'uitwisselingen')} vergeleken):`,
    en: `Behaviour changed in ${counted(scenarios, 'scenario')} (${counted(exchanges, 'exchange')} compared):`,
  }),
} as const;

const sideText = ({ version, connector, started }: Side, lang: Language): string =>
  `${version} ${words.with[lang]} ${connector} (${started})`;

const changeLines = ({ id, outcome, checks, messages }: ScenarioChange): readonly string[] => [
  '',
  `  ${id}${outcome ? `  ${outcome.old} → ${outcome.new}` : ''}`,
  ...checks.map((check) => `    check ${check.id}: ${check.old} → ${check.new}`),
  ...messages.flatMap(messageLines),
];

const messageLines = ({ what, gone, come }: MessageChange): readonly string[] => [
  `    ${what}`,
  ...gone.map((line) => `      - ${line}`),
  ...come.map((line) => `      + ${line}`),
];
