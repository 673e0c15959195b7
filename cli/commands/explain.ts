import type { Command } from 'commander';
import { Option } from 'commander';
import type { Condition } from '../../core/condition.js';
import { needsText } from '../../core/line.js';
import type { DeclarationDemand, Line } from '../../core/line.js';
import { founded } from '../../core/scenario.js';
import type { PlacedScenario } from '../../core/scenario.js';
import { select } from '../../core/selection.js';
import type { Language } from '../../core/text.js';
import type { MitzScenario } from '../../mitz/scenario.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { loadSuites } from '../../suites/index.js';
import { chooseSpecification } from '../run/specification.js';
import { terminal } from '../terminal.js';
import { stepsOf } from '../run/steps.js';

const words = {
  demand: { nl: 'Eis', en: 'Demand' },
  needs: { nl: 'Nodig', en: 'Needs' },
  whose: { nl: 'van', en: 'of' },
  reading: { nl: 'onze lezing van de norm', en: 'our reading of the norm' },
  source: { nl: 'Bron', en: 'Source' },
  steps: { nl: 'Stappen', en: 'Steps' },
  checks: { nl: 'Checks', en: 'Checks' },
  claims: { nl: 'Geldt voor', en: 'Counts for' },
  everyone: { nl: 'iedere zorgaanbieder', en: 'every provider' },
  repeat: { nl: 'Herhalen', en: 'Repeat' },
  declare: { nl: 'Te verklaren', en: 'To declare' },
  signedBy: { nl: 'getekend door', en: 'signed by' },
  faults: { nl: 'rood door', en: 'red by' },
} as const;

export function explainCommand(command: Command): void {
  command
    .addOption(new Option('--lang <language>').choices(['nl', 'en']).default('nl'))
    .option('--spec <set or file>', 'a specification set, or an overlay file with corrected values')
    .action(async (id: string, { lang, spec }: { lang: Language; spec?: string }) => {
      const { conditions, scenarios } = select(await loadSuites(), [id]);
      const { values } = await chooseSpecification('3.8', spec);
      for (const condition of conditions) {
        const shownBy = scenarios.filter((one) => one.condition === condition);
        if (!shownBy.some((one) => one.id === id)) terminal.out(explainCondition(condition, lang));
        for (const one of shownBy) terminal.out(await explainScenario(one, values, lang));
      }
    });
}

function explainCondition(condition: Condition, lang: Language): string {
  const lines = [
    `${condition.id}  ${condition.title[lang]}`,
    `${words.demand[lang]}: ${condition.demand[lang]}`,
    `${words.source[lang]}: ${condition.source} [${condition.basis}]`,
    `  ${condition.link}`,
  ];
  lines.push(...condition.lines.flatMap((one) => lineLines(one, lang)));
  return `${lines.join('\n')}\n`;
}

/** A line of the norm: what it asks, of whom, and what shows it. */
const lineLines = ({ id, demand, parts, whose, reading, declaration }: Line, lang: Language): string[] => [
  `${id}  ${demand[lang]}`,
  `  ${words.needs[lang]}: ${needsText(parts)}${reading ? ` (${words.reading[lang]})` : ''}; ${words.whose[lang]}: ${whose.join(', ')}`,
  ...(declaration ? declarationLines(declaration, lang).map((one) => `  ${one}`) : []),
];

const declarationLines = ({ attach, states, signedBy }: DeclarationDemand, lang: Language): string[] => [
  `${words.declare[lang]}: ${attach[lang]}`,
  ...states.map((one) => `  - ${one[lang]}`),
  `  ${words.signedBy[lang]}: ${signedBy.roles.join(', ')} [${signedBy.basis}]`,
];

async function explainScenario(
  placed: PlacedScenario<MitzScenario>,
  specification: MitzSpecification,
  lang: Language,
): Promise<string> {
  const { id, condition, scenario } = placed;
  const line = condition.lines.find((one) => one.id === scenario.line);
  const checks = Object.entries(scenario.checks).flatMap(([name, check]) => {
    const footing = founded(name, check, placed, specification);
    return [
      `  ${name} [${check.level}, ${footing.basis}, ${footing.line}]`,
      `    ${check.title[lang]}`,
      `    ${words.source[lang]}: ${footing.sources.join(' · ')}`,
      `    ${words.faults[lang]}: ${check.trippedBy.join(', ')}`,
    ];
  });
  return [
    `${id}  ${scenario.title[lang]}`,
    `${words.demand[lang]}: ${scenario.line}${line ? ` ${line.demand[lang]}` : ''}`,
    `${words.claims[lang]}: ${scenario.functionalities?.join(', ') ?? words.everyone[lang]}`,
    `${words.steps[lang]}:`,
    ...(await stepsOf(scenario)).map((step, i) => `  ${i + 1}. ${step}`),
    `${words.checks[lang]}:`,
    ...checks,
    `${words.repeat[lang]}: mitz-keur run ${id} --target <file>`,
    '',
  ].join('\n');
}
