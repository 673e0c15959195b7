import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { counted } from '../../core/text.js';
import { messageOf, UsageError } from '../../core/errors.js';
import type { Policy } from '../../core/run-record.js';
import type { Language } from '../../core/text.js';
import { exitCodes } from '../../core/verdict.js';
import { wholeNumber } from '../options.js';
import { reasonOf } from '../../migration/read/file-names.js';
import { allureRules } from '../migration-allure.js';
import { migrationProgress, migrationSummary } from '../migration-terminal.js';
import { mappingOf } from '../../migration/read/columns.js';
import type { ColumnMapping, ColumnsFile } from '../../migration/read/columns.js';
import { readYaml } from '../run/target.js';
import { tool } from '../tool.js';
import { chooseSpecification } from '../run/specification.js';
import { stopOnInterrupt, terminal } from '../terminal.js';

interface Options {
  readonly register?: string;
  readonly approved?: string;
  readonly columns?: string;
  readonly init?: true;
  readonly localTime?: true;
  readonly registerHistory?: true;
  readonly out: string;
  readonly policy: Policy;
  readonly spec?: string;
  readonly jobs?: number;
  readonly holders?: readonly string[];
  readonly pseudonymKey?: string;
  readonly sample: number;
  readonly seed: number;
  readonly names?: string;
  readonly resumeList?: true;
  readonly showBsn?: true;
  readonly lang: Language;
  readonly allure: boolean;
  readonly json?: true;
}

/** What goes in, and what the exit code says. */
const inputsHelp = `
Messages: NDJSON of Bundles, JSON or XML files, folders, .gz of these, or - for NDJSON on standard input.
Register: the columns bsn, birthDate, choice, decidedAt, futureProof, ura, providerType, and optionally
consultingCategories and excludedReason (geboortedatum, keuze, keuzedatum, toekomstvast, zorgaanbiedertype,
raadplegendeCategorieen, redenUitsluiting). Other columns are not taken, and are named; one that is much like these is
refused. Other headers and words are explained in a --columns file (YAML):
  columns: { Burgerservicenr: bsn, Toest.: keuze, Opmerking: ignore }
  values:  { keuze: { T: ja, G: nee, '': geen } }
  fixed:   { ura: '90000382', zorgaanbiedertype: Z3 }
Accepted is only what was compared with a register and with the approvals.
Exit code: 0 accepted, 1 not accepted, 2 could not be judged (nothing sent, or a part of the input cannot be read).`;

export function checkMigrationCommand(command: Command): void {
  command
    .option('--register <file>', 'the register that they come from: CSV with a header, or NDJSON')
    .option('--approved <file>', 'the holders that Mitz approved: one URA a line')
    .option('--columns <file>', 'what the columns and values of the register mean, where they are not those below')
    .option('--init', 'look at the register, write the file of --columns for you to complete, and judge nothing')
    .option('--local-time', 'moments of the register without a time zone are by the clock in the Netherlands')
    .option(
      '--register-history',
      'the register also holds what patients decided before: of each the latest row is what holds',
    )
    .option('--out <dir>', 'the folder of the results', 'mitz-keur-out/migration')
    .addOption(
      new Option('--policy <policy>', 'what blocks: well-founded MUSTs, or with strict every MUST')
        .choices(['default', 'strict'])
        .default('default'),
    )
    .option('--spec <set or file>', 'a specification set, or an overlay file with corrected values')
    .option('--jobs <n>', 'so many threads read side by side (as many as there are cores)', wholeNumber)
    .option(
      '--holders <ura,…>',
      'judge only these holders; what is about others is passed over and counted (merge puts checks of different holders on one page)',
      holders,
    )
    .option('--pseudonym-key <file>', 'a secret that makes the pseudonyms of one check and the next agree')
    .option(
      '--sample <n>',
      'the mirror sheet (spiegeltest.html) lays so many pairs out for a person to sign',
      sampleSize,
      60,
    )
    .option(
      '--seed <n>',
      'another number draws other pairs; the same number and --pseudonym-key the same',
      wholeNumber,
      1,
    )
    .option('--names <file>', 'what holders are called, for the pages: on each line a URA and its name')
    .option(
      '--resume-list',
      'without register and messages do nothing: with both, what is left to send, to send again and to take back is always written (resume.ndjson, resume.csv)',
    )
    .option(
      '--show-bsn',
      'also write the findings and the mirror sheet with BSNs, and the names of files that could hold one, apart and only for you; never to be sealed',
    )
    .addOption(
      new Option('--lang <language>', 'of the page (the mirror sheet is in Dutch)').choices(['nl', 'en']).default('nl'),
    )
    .option('--no-allure', 'without Allure results, of which there is one for each rule')
    .option('--json', 'print migration.json on standard output')
    .addHelpText('after', inputsHelp)
    .action(begin);
}

async function begin(messages: string[], options: Options): Promise<void> {
  if (messages.length === 0 && options.register === undefined) {
    throw new UsageError('give the messages, or --register for the analysis before a migration');
  }
  if (options.init) {
    await initColumns(options);
    return;
  }
  if (options.resumeList && (messages.length === 0 || options.register === undefined)) {
    throw new UsageError('--resume-list compares what was sent with the register: give the messages and --register');
  }
  await performCheck(messages, options);
}

async function performCheck(messages: readonly string[], options: Options): Promise<void> {
  // The engine takes some time to load; other commands need none of it.
  const { allCores, checkMigration } = await import('../../migration/check.js');
  const specification = await chooseSpecification('3.8', options.spec);
  const progress = migrationProgress(terminal);
  const stop = stopOnInterrupt(() => {
    terminal.err('stopping: nothing is judged of a part (press Ctrl-C again to stop at once)');
  });
  try {
    const outcome = await checkMigration({
      messages,
      ...(options.register !== undefined && { register: options.register }),
      ...(options.approved !== undefined && { approved: await approvals(options.approved) }),
      ...(options.columns !== undefined && { columns: await columnsIn(options.columns) }),
      ...(options.localTime === true && { localTime: true }),
      ...(options.registerHistory === true && { registerHistory: true }),
      ...(options.holders !== undefined && { holders: options.holders }),
      ...(options.pseudonymKey !== undefined && { pseudonymKey: await keyIn(options.pseudonymKey) }),
      ...(options.names !== undefined && { names: await namesIn(options.names) }),
      ...(options.showBsn === true && { showBsn: true }),
      draw: { seed: options.seed, size: options.sample },
      out: options.out,
      ...(options.allure && { allure: allureRules(options.lang) }),
      lang: options.lang,
      policy: options.policy,
      specification,
      tool,
      jobs: options.jobs ?? allCores(),
      onProgress: progress.show,
      say: terminal.err,
      signal: stop.signal,
    });
    progress.clear();
    if (options.json) terminal.json(outcome.record);
    else terminal.out(migrationSummary(outcome.record, outcome.first, options.out));
    process.exitCode = exitCodes[outcome.record.verdict];
  } catch (thrown) {
    progress.clear();
    if (stop.signal.aborted) throw new UsageError('stopped: nothing was judged, and no result was written');
    throw thrown;
  } finally {
    stop.done();
  }
}

/** What a `--columns` file says. @throws UsageError with the line of each fault */
async function columnsIn(file: string): Promise<ColumnMapping> {
  const text = (await content(file, 'the columns (--columns)')).toString('utf8').replace(/^\uFEFF/, '');
  return mappingOf(readYaml(text, file, 'columns', {}) as ColumnsFile);
}

/** Writes a `--columns` file for a register. */
async function initColumns({ register, columns, spec }: Options): Promise<void> {
  if (register === undefined || columns === undefined)
    throw new UsageError('--init looks at the register and writes a new file: give --register and --columns');
  const { guessColumns } = await import('../../migration/read/guess-columns.js');
  const { values } = await chooseSpecification('3.8', spec);
  const { yaml, open } = guessColumns(register, values);
  await writeFile(columns, yaml, { flag: 'wx', mode: 0o600 }).catch((thrown: unknown) => {
    throw new UsageError(
      (thrown as NodeJS.ErrnoException).code === 'EEXIST'
        ? `'${columns}' is there already, and is not replaced; name a new file`
        : `'${columns}' cannot be written: ${messageOf(thrown)}`,
    );
  });
  terminal.out(
    `${columns}: ${open > 0 ? `${counted(open, 'place')} to complete, each with a question mark` : 'look over every line'}; then give it with --columns`,
  );
}

/** The URAs of `--holders`, each once. */
function holders(text: string): readonly string[] {
  const uras = text.split(',').map((ura) => ura.trim());
  const wrong = uras.findIndex((ura) => !/^\d{8}$/.test(ura));
  if (wrong >= 0)
    throw new InvalidArgumentError(
      `place ${wrong + 1} holds no URA: give URAs of 8 digits with commas between them, such as 90000382,90000383`,
    );
  return [...new Set(uras)];
}

function sampleSize(text: string): number {
  const size = wholeNumber(text);
  if (size < 1 || size > 1000) throw new InvalidArgumentError('give 1 to 1000 pairs: a person looks each of them up');
  return size;
}

/** The URAs in a file of approvals. @throws UsageError naming the line that is none */
async function approvals(file: string): Promise<readonly string[]> {
  const lines = (await content(file, 'the approvals (--approved)'))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const wrong = lines.findIndex((line) => line.trim() !== '' && !/^\d{8}$/.test(line.trim()));
  if (wrong >= 0)
    throw new UsageError(
      `the approvals (--approved), line ${wrong + 1}: an approval is a URA, 8 digits, by itself on a line`,
    );
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** The names of holders in a file. @throws UsageError naming the line that has none */
async function namesIn(file: string): Promise<ReadonlyMap<string, string>> {
  const lines = (await content(file, 'the names of holders (--names)'))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  return new Map(
    lines.flatMap((line, i): [string, string][] => {
      if (line.trim() === '') return [];
      const [, ura = '', name = ''] = /^\s*(\d{8})[\s;,]+"?([^"\p{C}]{1,100}?)"?\s*$/u.exec(line) ?? [];
      if (name === '')
        throw new UsageError(
          `the names of holders (--names), line ${i + 1}: write a URA, 8 digits, and behind a space, comma or semicolon its name of at most 100 characters`,
        );
      return [[ura, name]];
    }),
  );
}

async function keyIn(file: string): Promise<Buffer> {
  const key = await content(file, 'the key of the pseudonyms (--pseudonym-key)');
  if (key.length < 16)
    throw new UsageError(
      `the file of --pseudonym-key holds ${counted(key.length, 'byte')}; a key of pseudonyms has at least 16 (openssl rand 32)`,
    );
  return key;
}

const content = (file: string, what: string): Promise<Buffer> =>
  readFile(file).catch((thrown: unknown) => {
    throw new UsageError(`${what} cannot be read: ${reasonOf(thrown)}`);
  });
