import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Condition } from '../core/condition.js';
import { UsageError } from '../core/errors.js';
import type { PlacedScenario } from '../core/scenario.js';
import type { MitzScenario } from '../mitz/scenario.js';

/** All that can be judged: the conditions of the norm, and the scenarios that show them. */
export interface Suites {
  readonly conditions: readonly Condition[];
  readonly scenarios: readonly PlacedScenario<MitzScenario>[];
}

const here = fileURLToPath(import.meta.url);
/** `.ts` when run from the sources, `.js` when compiled: what stands beside this file has the same. */
const extension = path.extname(here);
const conditionFile = `condition${extension}`;
const scenarioEnd = `.scenario${extension}`;

/**
 * Finds every condition and scenario by where its file stands: the folder `1.02-toestemmingscontrole` is condition
 * `1.02`, and the file `deny-releases-nothing.scenario.ts` in it `1.02/deny-releases-nothing`. In the order of the
 * norm, a chapter without a number after the numbered conditions of its category.
 * @throws UsageError naming the file that says nothing, or that does not stand where its condition is
 */
export async function loadSuites(folder = path.dirname(here)): Promise<Suites> {
  const folders = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && (entry.name === conditionFile || entry.name.endsWith(scenarioEnd)))
    .map((entry) => entry.parentPath);
  const chapters = await Promise.all(
    [...new Set(folders)].sort().map((one) => loadChapter(one, path.relative(folder, one))),
  );
  return {
    conditions: chapters.map(({ condition }) => condition),
    scenarios: chapters.flatMap(({ scenarios }) => scenarios),
  };
}

interface Chapter {
  readonly condition: Condition;
  readonly scenarios: readonly PlacedScenario<MitzScenario>[];
}

/** One condition with its scenarios. `place` is how the folder is named to people. */
async function loadChapter(folder: string, place: string): Promise<Chapter> {
  const files = await readdir(folder);
  if (!files.includes(conditionFile))
    throw new UsageError(`suites/${place} holds scenarios and no ${conditionFile}: what do they show?`);
  const condition = (await defaultExport(folder, conditionFile, place)) as Condition;
  const id = conditionIdOf(path.basename(folder));
  if (condition.id !== id) {
    throw new UsageError(
      `suites/${place}/${conditionFile} says it is condition '${condition.id}', and stands in the folder of '${id}'`,
    );
  }
  const slugs = files
    .filter((file) => file.endsWith(scenarioEnd))
    .map((file) => file.slice(0, -scenarioEnd.length))
    .sort();
  const scenarios = await Promise.all(
    slugs.map(async (slug) => ({
      id: `${id}/${slug}`,
      condition,
      scenario: (await defaultExport(folder, slug + scenarioEnd, place)) as MitzScenario,
    })),
  );
  return { condition, scenarios };
}

/** `1.02-toestemmingscontrole` is condition `1.02`; a chapter without a number is named by its whole folder. */
const conditionIdOf = (folder: string): string => /^(\d+\.\d+)-/.exec(folder)?.[1] ?? folder;

async function defaultExport(folder: string, file: string, place: string): Promise<unknown> {
  const module = (await import(pathToFileURL(path.join(folder, file)).href)) as { readonly default?: unknown };
  if (module.default === undefined || module.default === null)
    throw new UsageError(`suites/${place}/${file} has no default export`);
  return module.default;
}
