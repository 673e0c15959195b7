import type { Command } from 'commander';
import { Option } from 'commander';
import { categoryOf } from '../../core/condition.js';
import { counted } from '../../core/text.js';
import type { Language } from '../../core/text.js';
import { VARIATION_LIST } from '../../connectors/reference/variations/index.js';
import { categoryTitle } from '../../reports/category.js';
import { loadSuites } from '../../suites/index.js';
import type { Suites } from '../../suites/index.js';
import { conditionsTable } from '../run/conditions-table.js';
import { faultsOf } from '../../suites/faults.js';
import { needsText } from '../../core/line.js';
import type { Founded } from '../../core/scenario.js';
import { founded } from '../../core/scenario.js';
import { defaultSpecification } from '../../mitz/specification/index.js';
import { terminal } from '../terminal.js';

interface ListOptions {
  readonly json?: true;
  readonly markdown?: true;
  readonly faults?: true;
  readonly variations?: true;
  readonly lang: Language;
}

export function listCommand(command: Command): void {
  command
    .option('--json', 'with checks, level, basis and faults, for programs')
    .option('--markdown', 'from condition to fault: the table of docs/conditions.md')
    .option('--faults', 'the faults of the reference connector, with the checks that each must trip')
    .option('--variations', 'what the reference connector can do otherwise, and why that is allowed')
    .addOption(new Option('--lang <language>').choices(['nl', 'en']).default('nl'))
    .action(async ({ json, markdown, faults, variations, lang }: ListOptions) => {
      const suites = await loadSuites();
      if (json) terminal.json(listing(suites));
      else if (markdown) terminal.out(conditionsTable(suites, defaultSpecification).trimEnd());
      else if (variations) terminal.out(variationLines().join('\n'));
      else terminal.out((faults ? faultLines(suites) : conditionLines(suites, lang)).join('\n'));
    });
}

function conditionLines({ conditions, scenarios }: Suites, lang: Language): string[] {
  return conditions.flatMap((condition, i) => [
    ...(categoryOf(condition.id) === categoryOf(conditions[i - 1]?.id ?? '')
      ? []
      : [categoryTitle(condition.id, lang)]),
    `  ${condition.id}  ${condition.title[lang]}`,
    ...condition.lines.map(({ id, demand, parts }) => `    ${id}  ${demand[lang]} [${needsText(parts)}]`),
    ...scenarios
      .filter((one) => one.condition.id === condition.id)
      .map(({ id, scenario }) => {
        return `      ${id}  ${scenario.title[lang]} (${counted(Object.keys(scenario.checks).length, 'check')})`;
      }),
  ]);
}

const faultLines = (suites: Suites): string[] =>
  [...faultsOf(suites)].sort().flatMap(([fault, checks]) => [fault, ...[...checks].map((check) => `    ${check}`)]);

const variationLines = (): string[] =>
  VARIATION_LIST.flatMap(({ name, description, because }) => [name, `    ${description}`, `    ${because}`]);

const lineAndBasis = ({ line, basis }: Founded): Pick<Founded, 'line' | 'basis'> => ({ line, basis });

/** Everything that can be judged, as data. */
function listing({ conditions, scenarios }: Suites): unknown {
  const specification = defaultSpecification;
  return conditions.map((condition) => ({
    ...condition,
    scenarios: scenarios
      .filter((one) => one.condition.id === condition.id)
      .map(({ id, scenario, ...placed }) => ({
        id,
        title: scenario.title,
        functionalities: scenario.functionalities,
        checks: Object.entries(scenario.checks).map(([name, check]) => ({
          id: name,
          title: check.title,
          level: check.level,
          ...lineAndBasis(founded(name, check, { scenario, ...placed }, specification)),
          trippedBy: check.trippedBy,
        })),
      })),
  }));
}
