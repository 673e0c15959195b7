import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { closest } from 'fastest-levenshtein';
import { UsageError } from '../../core/errors.js';
import { packageRoot } from '../../schemas/index.js';
import { loadSuites } from '../../suites/index.js';
import { terminal } from '../terminal.js';

export function newCommand(command: Command): void {
  command.addHelpText('after', '\nExample: mitz-keur new 2.01/moved-patient-subscribes').action(async (id: string) => {
    const file = await newScenario(id, path.join(packageRoot, 'suites'));
    terminal.out(
      `${path.relative(process.cwd(), file)}\n\nCONTRIBUTING.md says what belongs in it; prove it with: mitz-keur self-test`,
    );
  });
}

/**
 * Writes a scenario from the template under its condition, and gives the file.
 * @throws UsageError for an id that is none, a condition that is not there, a scenario that is, or where no sources are
 */
export async function newScenario(id: string, suites: string): Promise<string> {
  const [, conditionId = '', slug = ''] = /^([^/]+)\/([a-z0-9]+(?:[.-][a-z0-9]+)*)$/.exec(id) ?? [];
  if (slug === '')
    throw new UsageError(`'${id}' names no scenario; give <condition>/<slug>, such as 2.01/moved-patient-subscribes`);
  const { conditions } = await loadSuites();
  const condition = conditions.find((one) => one.id === conditionId);
  if (!condition) {
    const known = conditions.map((one) => one.id);
    throw new UsageError(`there is no condition '${conditionId}'; did you mean '${closest(conditionId, known)}'?`);
  }
  const file = path.join(await folderOf(conditionId, suites), `${slug}.scenario.ts`);
  if (await access(file).then(() => true, () => false)) throw new UsageError(`${id} is there already: ${file}`); // prettier-ignore
  const template = await readFile(path.join(packageRoot, 'cli', 'init', 'templates', 'scenario.txt'), 'utf8');
  const [first] = condition.lines;
  const claims = (first.holds?.claimed ?? []).map((one) => `'${one}'`).join(', ');
  const text = template.replace('{demand}', condition.demand.en).replaceAll('{line}', first.id);
  // A condition of every provider names no functionality, and so does its scenario.
  const line = '  functionalities: [{functionalities}],\n';
  await writeFile(file, claims === '' ? text.replace(line, '') : text.replace('{functionalities}', claims));
  return file;
}

/** The folder of a condition's sources: `suites/2-lokalisatiegegevens/2.01-actieve-dossiers`. */
async function folderOf(conditionId: string, suites: string): Promise<string> {
  const found = (await readdir(suites, { recursive: true, withFileTypes: true }).catch(() => [])).find(
    ({ name, parentPath }) => {
      const folder = path.basename(parentPath);
      return name === 'condition.ts' && (folder === conditionId || folder.startsWith(`${conditionId}-`));
    },
  );
  if (!found)
    throw new UsageError(
      `a scenario is written in the sources of mitz-keur, and '${suites}' holds none; take them from its repository`,
    );
  return found.parentPath;
}
