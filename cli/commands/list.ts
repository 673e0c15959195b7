import type { Command } from 'commander';
import { Option } from 'commander';
import type { Language } from '../../core/text.js';
import { loadSuites } from '../../suites/index.js';
import { basisOf } from '../../core/scenario.js';
import { defaultSpecification } from '../../mitz/specification/index.js';
import { terminal } from '../terminal.js';

export function listCommand(program: Command): void {
  program
    .command('list')
    .description('all conditions with their scenarios, and what can only be declared')
    .option('--json', 'with checks, level, basis and faults, for programs')
    .addOption(new Option('--lang <language>').choices(['nl', 'en']).default('nl'))
    .action(async ({ json, lang }: { json?: true; lang: Language }) => {
      const suites = await loadSuites();
      if (json) {
        terminal.out(JSON.stringify(listing(suites), null, 2));
        return;
      }
      for (const condition of suites.conditions) {
        terminal.out(`${condition.id}  ${condition.title[lang]}`);
        for (const { id, scenario } of suites.scenarios.filter((one) => one.condition.id === condition.id)) {
          const count = Object.keys(scenario.checks).length;
          terminal.out(`    ${id}  ${scenario.title[lang]} (${count} ${count === 1 ? 'check' : 'checks'})`);
        }
        if (condition.declaration)
          terminal.out(`    ${lang === 'nl' ? 'te verklaren' : 'to declare'}: ${condition.declaration[lang]}`);
      }
    });
}

/** Everything that can be judged, as data. */
function listing({ conditions, scenarios }: Awaited<ReturnType<typeof loadSuites>>): unknown {
  const specification = defaultSpecification;
  return conditions.map((condition) => ({
    ...condition,
    scenarios: scenarios
      .filter((one) => one.condition.id === condition.id)
      .map(({ id, scenario }) => ({
        id,
        title: scenario.title,
        functionalities: scenario.functionalities,
        checks: Object.entries(scenario.checks).map(([name, check]) => ({
          id: name,
          title: check.title,
          level: check.level,
          basis: basisOf(check, condition, specification),
          trippedBy: check.trippedBy,
        })),
      })),
  }));
}
