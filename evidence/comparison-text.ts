import { counted } from '../core/text.js';
import { visible } from '../core/visible.js';
import type { Comparison, MessageChange, ScenarioChange, Side } from './comparison.js';

/** A comparison as an engineer reads it: what is compared, then each scenario that changed. */
export function comparisonText(comparison: Comparison): string {
  const { application, compared, scenarios } = comparison;
  const head = [
    `${application}: ${sideText(comparison.old)}  →  ${sideText(comparison.new)}`,
    ...(comparison.old.verdict === comparison.new.verdict
      ? []
      : [`verdict: ${comparison.old.verdict} → ${comparison.new.verdict}`]),
  ];
  if (scenarios.length === 0)
    return visible([...head, `No behavioural change in ${counted(compared, 'exchange')}.`].join('\n'));
  const count = `Behaviour changed in ${counted(scenarios.length, 'scenario')} (${counted(compared, 'exchange')} compared):`;
  return visible([...head, count, ...scenarios.flatMap(changeLines)].join('\n'));
}

const sideText = ({ version, connector, started }: Side): string => `${version} with ${connector} (${started})`;

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
