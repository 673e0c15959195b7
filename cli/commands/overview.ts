import path from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { messageOf, UsageError } from '../../core/errors.js';
import type { Language } from '../../core/text.js';
import { applicationColumns, providerColumns } from '../../reports/overview-columns.js';
import { csv } from '../../reports/overview-csv.js';
import { overviewOf } from '../../reports/overview-rows.js';
import type { Overview } from '../../reports/overview-rows.js';
import { overviewPage } from '../../reports/overview.js';
import { writeWhole } from '../../results/write-whole.js';
import { each } from '../options.js';
import { readPlanning } from '../overview/planning.js';
import { readSubmissions } from '../overview/submissions.js';
import { terminal } from '../terminal.js';

interface OverviewOptions {
  readonly planning?: string;
  readonly key: readonly string[];
  readonly spec?: string;
  readonly out: string;
  readonly lang: Language;
  readonly json?: true;
}

export function overviewCommand(command: Command): void {
  command
    .option('--planning <file>', 'when which application goes live, and which providers work with it (YAML)')
    .option(
      '--key <pem>',
      'a public key that packs may be sealed with, as you got it by another way; once for each',
      each,
      [],
    ) // prettier-ignore
    .option('--spec <set or file>', 'the set under which runs must be accepted, by judging their transcripts again')
    .option(
      '--out <dir>',
      'where overzicht.html (overview.html in English), the CSV and the JSON are written',
      'mitz-keur-out/overview',
    ) // prettier-ignore
    .addOption(new Option('--lang <language>', 'of the page and the CSV').choices(['nl', 'en']).default('nl'))
    .option('--json', 'print the board as JSON as well')
    .addHelpText(
      'after',
      '\nOf one application and version the newest run is shown, and a whole run before one of part.' +
        '\nExit code: 0; 1 where something handed in cannot be read or does not hold (the page shows the rest); 2 usage.',
    )
    .action(async (places: string[], options: OverviewOptions) => {
      if (places.length === 0 && options.planning === undefined)
        throw new UsageError('overview: name packs or run directories, or a planning file with --planning');
      const planning = options.planning === undefined ? { applications: [], providers: [] } : await readPlanning(options.planning); // prettier-ignore
      const submissions = await readSubmissions(
        places,
        { keys: options.key, ...(options.spec !== undefined && { spec: options.spec }) },
        terminal,
      );
      const overview = overviewOf(submissions, planning, new Date());
      for (const file of await writeOverview(overview, options)) terminal[options.json ? 'err' : 'out'](file);
      if (options.json) terminal.json(overview);
      const wrong = submissions.filter(({ seal }) => seal === 'unread' || seal === 'doubted');
      for (const { place, problems } of wrong) terminal.err(`${place}: ${problems[0] ?? ''}`);
      if (wrong.length > 0)
        terminal.err(`${wrong.length} of ${submissions.length} that were handed in cannot be read or do not hold; the page shows them as such, and the rest.`); // prettier-ignore
      process.exitCode = wrong.length > 0 ? 1 : 0;
    });
}

async function writeOverview(overview: Overview, { out, lang }: OverviewOptions): Promise<readonly string[]> {
  const files: Readonly<Record<string, string>> = {
    [lang === 'nl' ? 'overzicht.html' : 'overview.html']: overviewPage(overview, lang),
    'overview.csv': csv(applicationColumns, overview.rows, lang),
    ...(overview.providers.length > 0 && {
      'providers.csv': csv(providerColumns(overview.rows), overview.providers, lang),
    }),
    'overview.json': `${JSON.stringify(overview, null, 2)}\n`,
  };
  try {
    for (const [name, content] of Object.entries(files)) await writeWhole(path.join(out, name), content);
  } catch (thrown) {
    throw new UsageError(`the overview cannot be written in '${out}': ${messageOf(thrown)}; name another folder with --out`); // prettier-ignore
  }
  return Object.keys(files).map((name) => path.join(out, name));
}
