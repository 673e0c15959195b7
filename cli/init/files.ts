import { constants } from 'node:fs';
import { access, chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Condition } from '../../core/condition.js';
import { messageOf, UsageError } from '../../core/errors.js';
import { packageRoot } from '../../schemas/index.js';
import { tool } from '../tool.js';
import type { Choices, Pipeline } from './choices.js';
import { declarationsFile } from './declarations-file.js';
import { targetFile } from './target-file.js';

/** A file to write; what starts with `#!` is made executable. */
export interface NewFile {
  /** Relative to the folder that init writes into. */
  readonly name: string;
  readonly content: string;
}

/** Static templates, which need no build; found from the root of the package. */
const template = (name: string): Promise<string> =>
  readFile(path.join(packageRoot, 'cli', 'init', 'templates', name), 'utf8');

/** Where a pipeline expects its file, by the service that runs it. */
export const pipelineFiles: Readonly<Record<Pipeline, string>> = {
  github: '.github/workflows/mitz-keur.yml',
  gitlab: '.gitlab-ci.yml',
};

/** The script that every pipeline calls. */
export const ciScript = 'mitz-keur-ci.sh';

/** All files for these choices. */
export async function filesFor(choices: Choices, conditions: readonly Condition[]): Promise<readonly NewFile[]> {
  return [
    { name: 'target.yaml', content: targetFile(choices) },
    { name: 'declarations.yaml', content: declarationsFile(choices, conditions) },
    ...(await adapterFiles(choices)),
    ...(choices.ci ? await pipeline(choices.ci) : []),
  ];
}

async function adapterFiles({ driver, adapter }: Choices): Promise<NewFile[]> {
  if (driver === 'attended') return [];
  const names = driver === 'module' ? ['actions'] : ['actions', 'adapter'];
  const end = { typescript: 'mts', javascript: 'mjs', python: 'py' }[adapter];
  return Promise.all(
    names.map(async (name) => ({
      name: `${name}.${end}`,
      content: adapter === 'javascript' ? await compiled(`${name}.mjs`) : await template(`${name}.${end}`),
    })),
  );
}

/** The TypeScript template with its types taken off, as the build left it beside this file. */
async function compiled(name: string): Promise<string> {
  const file = path.join(path.dirname(fileURLToPath(import.meta.url)), 'templates', name);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(
      `'${file}' is not there: run from the sources there is no JavaScript; take --adapter typescript`,
    );
  });
  return text.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n');
}

async function pipeline(kind: Pipeline): Promise<NewFile[]> {
  const [file, script] = await Promise.all([template(`ci/${kind}.yml`), template(`ci/${ciScript}`)]);
  return [
    { name: pipelineFiles[kind], content: file },
    { name: ciScript, content: script.replaceAll('{version}', tool.version) },
  ];
}

/**
 * Writes all of the files, or none: one that is there already is left alone, unless that was asked for.
 * @throws UsageError naming what is there, or what cannot be written
 */
export async function writeFiles(out: string, files: readonly NewFile[], force: boolean): Promise<void> {
  const folder = await stat(out).catch(() => undefined);
  if (folder && !folder.isDirectory()) throw new UsageError(`--out '${out}' is a file; name a folder`);
  const there = await Promise.all(files.map(({ name }) => exists(path.join(out, name))));
  const kept = files.filter((_, i) => there[i]).map(({ name }) => name);
  if (kept.length > 0 && !force) {
    throw new UsageError(
      `'${out}' has ${kept.join(', ')} already, and nothing was written; name another folder with --out, or write over with --force`,
    );
  }
  try {
    for (const { name, content } of files) {
      const file = path.join(out, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
      if (content.startsWith('#!')) await chmod(file, 0o755);
    }
  } catch (thrown) {
    throw new UsageError(`--out '${out}' cannot be written: ${messageOf(thrown)}`);
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
