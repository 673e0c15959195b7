import path from 'node:path';
import { messageOf } from '../../core/errors.js';
import type { RunRecord } from '../../core/run-record.js';
import type { Language } from '../../core/text.js';
import { terminal as summary } from '../../reports/terminal.js';
import { remember } from '../../reports/history.js';
import { historyName } from '../../results/history.js';
import { writeReport } from '../../reports/write.js';
import type { Format } from '../../reports/write.js';
import { isFull } from '../../results/full-disk.js';
import type { Terminal } from '../terminal.js';

export interface PublishOptions {
  readonly out: string;
  readonly lang: Language;
  readonly json?: true;
  readonly allure: boolean;
}

/**
 * Writes the reports of a record that stands in its place, and shows the summary. The verdict stands before Allure
 * begins; Allure never decides, and neither does a report that could not be written: that is said.
 */
export async function publish(record: RunRecord, options: PublishOptions, terminal: Terminal): Promise<void> {
  const { out, lang } = options;
  const written = ['run.json'];
  const lacking: Lacking[] = [];
  for (const format of ['dossier', 'junit', 'markdown'] as const)
    written.push(...(await tried(format, lacking, async () => (await writeReport(format, record, out, lang)).files)));
  await tried(historyName, lacking, async () => {
    await remember(record, out);
    return [];
  });
  if (options.json) terminal.json(record);
  else terminal.out(summary(record, { lang, colour: terminal.colour, out, reports: written }));
  if (options.allure) {
    terminal.err('… building the Allure report');
    await tried('allure', lacking, async () => {
      const { files, note } = await writeReport('allure', record, out, lang);
      terminal.err(note ?? `Allure: ${path.join(out, files.at(-1) ?? '')}`);
      return files;
    });
  }
  if (lacking.length > 0) terminal.err(lackingText(lacking, out));
}

/** A report that is not there, and why. */
interface Lacking {
  readonly what: Format | typeof historyName;
  readonly thrown: unknown;
}

/** What the disk refuses is told in the end; anything else is an error of ours. @returns the files */
async function tried(
  what: Lacking['what'],
  lacking: Lacking[],
  write: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  try {
    return await write();
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === undefined) throw thrown;
    lacking.push({ what, thrown });
    return [];
  }
}

function lackingText(lacking: readonly Lacking[], out: string): string {
  const why = lacking.some(({ thrown }) => isFull(thrown))
    ? `the disk of '${out}' is full`
    : messageOf(lacking[0]?.thrown);
  const formats = lacking.flatMap(({ what }) => (what === historyName ? [] : [what]));
  const again = formats.map((format) => `mitz-keur report --from ${out} --format ${format}`);
  return [
    `not everything could be written, since ${why}: ${lacking.map(({ what }) => what).join(', ')} is lacking.`,
    `The run is whole in ${path.join(out, 'run.json')}, and its verdict stands.`,
    ...(again.length > 0 ? [`Mend that, and then: ${again.join('; ')}`] : []),
  ].join(' ');
}
