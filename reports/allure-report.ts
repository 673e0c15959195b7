import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { messageOf } from '../core/errors.js';
import type { Language } from '../core/text.js';
import { oneLine } from './escape.js';

/** What becomes a page, and where it goes. */
export interface AllureReportOptions {
  readonly resultsDirectory: string;
  readonly reportDirectory: string;
  readonly lang: Language;
  /** Shown above the report. */
  readonly name?: string;
  /** Default 120 seconds. */
  readonly timeLimitMs?: number;
  /** Where `JAVA_HOME` and `PATH` are read; default `process.env`. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** `built: false` is no failure of the run: verdict and other reports never depend on this page. */
export type AllureReport = { readonly built: true } | { readonly built: false; readonly reason: string };

/**
 * Builds the Allure report as one `index.html` that opens from disk and asks nothing of the network.
 */
export async function buildAllureReport(options: AllureReportOptions): Promise<AllureReport> {
  const { resultsDirectory, reportDirectory, lang } = options;
  if (!(await hasResults(resultsDirectory))) return { built: false, reason: sentences.nothing[lang](resultsDirectory) };
  const java = await findJava(options.environment ?? process.env);
  if (java === undefined) return { built: false, reason: sentences.noJava[lang](dirname(resolve(reportDirectory))) };
  // Beside its destination, so that it takes the place of an older one by a rename.
  const fresh = `${resolve(reportDirectory)}.${randomUUID()}`;
  try {
    await mkdir(fresh, { recursive: true });
    const failure = await generate(java, fresh, options);
    if (failure !== undefined) return { built: false, reason: sentences.failed[lang](failure) };
    await rm(reportDirectory, { recursive: true, force: true });
    await rename(fresh, reportDirectory);
    return { built: true };
  } catch (thrown) {
    return { built: false, reason: sentences.failed[lang](messageOf(thrown)) };
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

const sentences = {
  noJava: {
    nl: (runDirectory: string) =>
      'Het Allure-rapport is niet gebouwd, want er is geen Java gevonden (JAVA_HOME, PATH); oordeel, dossier en alle andere ' +
      `rapporten zijn compleet. Installeer Java 8 of hoger en draai: ${again(runDirectory)}`,
    en: (runDirectory: string) =>
      'The Allure report was not built, for no Java was found (JAVA_HOME, PATH); verdict, dossier and all other reports ' +
      `are complete. Install a Java runtime, 8 or later, and run: ${again(runDirectory)}`,
  },
  nothing: {
    nl: (directory: string) => `Het Allure-rapport is niet gebouwd: er staan geen resultaten in ${directory}.`,
    en: (directory: string) => `The Allure report was not built: there are no results in ${directory}.`,
  },
  failed: {
    nl: (cause: string) => `Het Allure-rapport is niet gebouwd; al het andere is compleet. Oorzaak: ${oneLine(cause)}`,
    en: (cause: string) => `The Allure report was not built; everything else is complete. Cause: ${oneLine(cause)}`,
  },
  overrun: {
    nl: (seconds: string) => `het bouwen duurde langer dan ${seconds} s`,
    en: (seconds: string) => `building took longer than ${seconds} s`,
  },
  ended: {
    nl: (code: string) => `Java eindigde met ${code}`,
    en: (code: string) => `Java ended with ${code}`,
  },
  empty: {
    nl: (said: string) => `er is geen pagina gemaakt. ${said}`,
    en: (said: string) => `no page was made. ${said}`,
  },
} satisfies Record<string, Record<Language, (text: string) => string>>;

const again = (runDirectory: string): string =>
  `mitz-keur report --from ${/^[\w./\\:-]+$/.test(runDirectory) ? runDirectory : `"${runDirectory}"`} --format allure`;

// The generator itself is content with nothing, and builds an empty report of it.
const hasResults = async (directory: string): Promise<boolean> =>
  (await readdir(directory).catch(() => [])).some((name) => name.endsWith('-result.json'));

/** Java by JAVA_HOME, else on the PATH; undefined where there is none. */
export async function findJava(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const { JAVA_HOME: home, PATH: path } = environment as { JAVA_HOME?: string; PATH?: string };
  const folders = [
    ...(home ? [join(home, 'bin')] : []),
    ...(path ?? '').split(delimiter).filter((folder) => folder !== ''),
  ];
  const name = process.platform === 'win32' ? 'java.exe' : 'java';
  for (const folder of folders) {
    const candidate = join(folder, name);
    const isThere = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return candidate;
  }
  return undefined;
}

/**
 * Runs the generator of allure-commandline; undefined when the page is there, else what went wrong.
 * Java is started directly: one process to end on overrun, and no shell script that differs between systems.
 */
async function generate(java: string, output: string, options: AllureReportOptions): Promise<string | undefined> {
  const home = join(dirname(createRequire(import.meta.url).resolve('allure-commandline')), 'dist');
  const classPath = [join(home, 'lib', '*'), join(home, 'lib', 'config')].join(delimiter);
  const { failure, output: said } = await run(
    java,
    [
      // A short-lived program on a busy machine: no second compiler, no parallel collector.
      ...[
        '-XX:TieredStopAtLevel=1',
        '-XX:+UseSerialGC',
        '-Dfile.encoding=UTF-8',
        '-classpath',
        classPath,
        'io.qameta.allure.CommandLine',
      ],
      ...['generate', '--clean', '--single-file', '--lang', options.lang],
      ...(options.name === undefined ? [] : ['--name', oneLine(options.name)]),
      ...['--output', output, resolve(options.resultsDirectory)],
    ],
    {
      // Exactly 'true': any other value leaves the tag manager of a third party in the page.
      environment: { ...(options.environment ?? process.env), ALLURE_NO_ANALYTICS: 'true' },
      timeLimitMs: options.timeLimitMs ?? 120_000,
      lang: options.lang,
    },
  );
  if (failure !== undefined) return `${failure}${said === '' ? '' : `: ${lastOf(said)}`}`;
  return (await readdir(output)).includes('index.html') ? undefined : sentences.empty[options.lang](lastOf(said));
}

/** The end of what a program said: Java tells the cause last. */
const lastOf = (said: string): string => said.trim().split('\n').slice(-3).join(' ');

interface RunOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly timeLimitMs: number;
  readonly lang: Language;
}

function run(
  command: string,
  args: readonly string[],
  { environment, timeLimitMs, lang }: RunOptions,
): Promise<{ failure?: string; output: string }> {
  return new Promise((settle) => {
    let output = '';
    const child = spawn(command, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      settle({ failure: sentences.overrun[lang](String(timeLimitMs / 1000)), output });
    }, timeLimitMs);
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (thrown) => {
      clearTimeout(timer);
      settle({ failure: messageOf(thrown), output });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      settle({ ...(code !== 0 && { failure: sentences.ended[lang](String(code)) }), output });
    });
  });
}
