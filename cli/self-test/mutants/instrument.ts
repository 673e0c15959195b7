import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../../../core/errors.js';
import { packageRoot } from '../../../schemas/index.js';
import { keyed, textBetween } from './mutant.js';
import type { Mutant } from './mutant.js';

/** The reference connector with all mutants compiled in, each of which can be switched on while it runs. */
export interface InstrumentedProgram {
  /** The file to start. */
  readonly main: string;
  readonly mutants: readonly Mutant[];
}

const sources = path.join(packageRoot, 'connectors', 'reference');

/**
 * What is not mutated: the programs that start the connector, and what serves the driver contract. Both are how the
 * harness gets at a connector, and no part of it.
 */
const notTheConnector = new Set(['main.ts', 'module.ts', 'driver-server.ts', 'actions.ts', 'input.ts', 'readers.ts']);

const isSource = (file: string): boolean => file.endsWith('.ts') && !/\.spec\.(kit\.)?ts$/.test(file);

/** Instruments the sources and compiles them in a folder where their packages are found. @throws UsageError */
export async function instrumented(): Promise<InstrumentedProgram> {
  const tools = await loadTools();
  const files = await readdir(sources, { recursive: true }).catch(() => []);
  const found = files.filter((file) => isSource(file)).map((file) => file.replaceAll(path.sep, '/'));
  if (!found.includes('connector.ts'))
    throw new UsageError(
      `the sources of the reference connector are not in '${sources}': mutants are made in a clone of the repository`,
    );
  const read = await Promise.all(
    found.map(async (name) => ({ name, content: await readFile(path.join(sources, name), 'utf8') })),
  );
  const isMutated = ({ name }: { name: string }): boolean => !name.includes('/') && !notTheConnector.has(name);
  const { files: written, mutants } = await tools.instrument(read.filter(isMutated));
  const texts = new Map(read.map(({ name, content }) => [name, content]));
  const folder = path.join(packageRoot, 'node_modules', '.cache', 'mitz-keur', `mutants-${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  for (const { name, content } of [...read.filter((file) => !isMutated(file)), ...written]) {
    const target = path.join(folder, name.replace(/\.ts$/, '.js'));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, tools.compile(content));
  }
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }\n');
  const changes = mutants.map(({ id, fileName, location: { start, end }, mutatorName, replacement }) => ({
    id,
    file: fileName,
    line: start.line + 1,
    lastLine: end.line + 1,
    kind: mutatorName,
    original: textBetween(texts.get(fileName) ?? '', start, end),
    replacement,
  }));
  return { main: path.join(folder, 'main.js'), mutants: keyed(changes) };
}

/** Leaves nothing behind of an instrumented program. */
export const discard = ({ main }: InstrumentedProgram): Promise<void> =>
  rm(path.dirname(main), { recursive: true, force: true });

interface Tools {
  instrument(files: readonly { name: string; content: string }[]): Promise<{
    files: readonly { name: string; content: string }[];
    mutants: readonly {
      id: string;
      fileName: string;
      location: { start: { line: number; column: number }; end: { line: number; column: number } };
      mutatorName: string;
      replacement: string;
    }[];
  }>;
  compile(source: string): string;
}

/** The instrumenter and the compiler: for whoever works on this project, and not in the package. @throws UsageError */
async function loadTools(): Promise<Tools> {
  try {
    const { Instrumenter } = await import('@stryker-mutator/instrumenter');
    const { default: typescript } = await import('typescript');
    const silent = { isTraceEnabled: no, isDebugEnabled: no, isInfoEnabled: no, isWarnEnabled: no, isErrorEnabled: no, isFatalEnabled: no, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing }; // prettier-ignore
    const options = { plugins: null, excludedMutations: [], ignorers: [] };
    return {
      instrument: (files) =>
        new Instrumenter(silent).instrument(
          files.map((file) => ({ ...file, mutate: true })),
          options,
        ),
      compile: (source) =>
        typescript.transpileModule(source, {
          compilerOptions: {
            target: typescript.ScriptTarget.ES2023,
            module: typescript.ModuleKind.ESNext,
            verbatimModuleSyntax: true,
          },
        }).outputText,
    };
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_MODULE_NOT_FOUND')) throw thrown;
    throw new UsageError(
      'mutants are made with @stryker-mutator/instrumenter and typescript, which are not here: run this in a clone of the repository, after npm ci',
    );
  }
}

const no = (): boolean => false;
const nothing = (): void => undefined;
