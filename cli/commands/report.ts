import path from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { UsageError } from '../../core/errors.js';
import type { Language } from '../../core/text.js';
import { formats, writeReport } from '../../reports/write.js';
import type { Format } from '../../reports/write.js';
import { readRecord } from '../run/read-record.js';
import { terminal } from '../terminal.js';

export function reportCommand(command: Command): void {
  command
    .requiredOption('--from <dir>', 'the run directory')
    .addOption(new Option('--format <format>').choices(Object.keys(formats)).makeOptionMandatory())
    .addOption(new Option('--lang <language>').choices(['nl', 'en']).default('nl'))
    .action(async ({ from, format, lang }: { from: string; format: Format; lang: Language }) => {
      const { files, note } = await writeReport(format, await readRecord(from), from, lang);
      if (note !== undefined) throw new UsageError(note);
      for (const file of files) terminal.out(path.join(from, file));
    });
}
