import type { Command } from 'commander';
import { Option } from 'commander';
import type { Language } from '../../core/text.js';
import { exitCodes } from '../../core/verdict.js';
import { allureRules } from '../migration-allure.js';
import { migrationSummary } from '../migration-terminal.js';
import { terminal } from '../terminal.js';

export function mergeCommand(command: Command): void {
  command
    .requiredOption('--out <dir>', 'the folder of what is merged')
    .addOption(new Option('--lang <language>', 'of the page').choices(['nl', 'en']).default('nl'))
    .option('--json', 'print migration.json on standard output')
    .action(async (dirs: string[], { out, lang, json }: { out: string; lang: Language; json?: true }) => {
      const { mergeMigrations } = await import('../../migration/merge/merge.js');
      const outcome = await mergeMigrations(dirs, out, 20, terminal.err, lang, allureRules(lang));
      if (json) terminal.json(outcome.record);
      else terminal.out(migrationSummary(outcome.record, outcome.first, out));
      process.exitCode = exitCodes[outcome.record.verdict];
    });
}
