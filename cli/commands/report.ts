import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { messageOf, UsageError } from '../../core/errors.js';
import type { RunRecord } from '../../core/run-record.js';
import type { Language } from '../../core/text.js';
import { formats, writeReport } from '../../reports/write.js';
import type { Format } from '../../reports/write.js';
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

/** The record in a run directory. @throws UsageError where there is none, or one of another kind */
async function readRecord(from: string): Promise<RunRecord> {
  const file = path.join(from, 'run.json');
  const record = await readFile(file, 'utf8')
    .then(
      (text) => JSON.parse(text) as Partial<RunRecord>,
      (thrown: unknown) => {
        throw new UsageError(`'${from}' is no run directory: ${messageOf(thrown)}`);
      },
    )
    .catch((thrown: unknown) => {
      throw thrown instanceof SyntaxError ? new UsageError(`'${file}' is no JSON: ${thrown.message}`) : thrown;
    });
  if (record.schema !== 'mitz-keur/run/1' || !Array.isArray(record.conditions)) {
    throw new UsageError(
      `'${file}' is no run record of this version (schema '${String(record.schema)}', expected 'mitz-keur/run/1')`,
    );
  }
  return record as RunRecord;
}
