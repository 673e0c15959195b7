import path from 'node:path';
import type { RunRecord } from '../../core/run-record.js';
import type { Language } from '../../core/text.js';
import { terminal as summary } from '../../reports/terminal.js';
import { remember } from '../../reports/history.js';
import { writeReport } from '../../reports/write.js';
import type { Terminal } from '../terminal.js';

export interface PublishOptions {
  readonly out: string;
  readonly lang: Language;
  readonly json?: true;
  readonly allure: boolean;
}

/** Writes the record and the reports and shows the summary. The verdict stands before Allure begins; Allure never decides. */
export async function publish(record: RunRecord, options: PublishOptions, terminal: Terminal): Promise<void> {
  const { out, lang } = options;
  const written: string[] = [];
  for (const format of ['json', 'dossier', 'junit', 'markdown'] as const)
    written.push(...(await writeReport(format, record, out, lang)).files);
  await remember(record, out);
  if (options.json) terminal.out(JSON.stringify(record, null, 2));
  else terminal.out(summary(record, { lang, colour: terminal.colour, out, reports: written }));
  if (!options.allure) return;
  terminal.err('… building the Allure report');
  const { files, note } = await writeReport('allure', record, out, lang);
  terminal.err(note ?? `Allure: ${path.join(out, files.at(-1) ?? '')}`);
}
