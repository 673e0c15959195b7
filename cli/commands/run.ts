import path from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { Policy, RunRecord } from '../../core/run-record.js';
import type { Language } from '../../core/text.js';
import { isRed } from '../../core/baseline.js';
import { UsageError } from '../../core/errors.js';
import { exitCodes } from '../../core/verdict.js';
import type { ResultsFolder } from '../../results/results-folder.js';
import { loadSuites } from '../../suites/index.js';
import { readBaseline } from '../run/baseline.js';
import { performRun } from '../run/perform.js';
import type { RunRequest } from '../run/request.js';
import { inRunFolder } from '../run/run-folder.js';
import { publish } from '../run/publish.js';
import { readBrokenOff } from '../run/resume.js';
import { chooseSpecification } from '../run/specification.js';
import { readTarget } from '../run/target.js';
import type { Target } from '../run/target.js';
import { showProgress, stopOnInterrupt, terminal } from '../terminal.js';
import { nonce, wholeNumber } from '../options.js';

/** The options that every command that runs scenarios has. */
export interface RunOptions {
  readonly out: string;
  readonly lang: Language;
  readonly policy: Policy;
  readonly spec?: string;
  readonly seed: number;
  readonly baseline?: string;
  readonly volume?: true;
  readonly challenge?: string;
  readonly control?: true;
  readonly oracle?: string;
  readonly fhirPackage?: string;
  readonly jobs?: number;
  readonly json?: true;
  readonly allure: boolean;
  /** Exit 0 too where nothing is open but what a person can settle by looking. */
  readonly pending?: 'attest';
  /** A run directory of a run that was broken off. */
  readonly resume?: string;
  readonly page?: true;
}

/** Adds those options to a command. */
export function runOptions(command: Command, out: string): Command {
  return command
    .option('--out <dir>', 'the run directory: run record, transcripts and reports', out)
    .addOption(new Option('--lang <language>', 'the language of the reports').choices(['nl', 'en']).default('nl'))
    .addOption(
      new Option('--policy <policy>', 'what blocks: well-founded MUSTs, or with strict every MUST')
        .choices(['default', 'strict'])
        .default('default'),
    )
    .option('--spec <set or file>', 'a specification set, or an overlay file with corrected values')
    .option('--seed <n>', 'for synthetic patients: the same seed makes the same ones', wholeNumber, 1)
    .option('--baseline <file>', 'known findings, each with a reason and an end date; one that is out of date is red')
    .option('--volume', 'run the scenarios about many at their full size: 64 providers with 2,000 consents each (slow)')
    .option(
      '--challenge <nonce>',
      'the word the acceptance team gave for this run: binds its evidence to the request',
      nonce,
    )
    .option(
      '--control',
      'run a sound and faulty reference connectors through the same scenarios afterwards: unless the one passes and the others are found, nothing is judged (of a whole run it takes some minutes)',
    )
    .option(
      '--oracle <jar>',
      'the official FHIR validator (validator_cli.jar; needs Java): a second opinion on the FHIR messages that arrived, as findings',
    )
    .option(
      '--fhir-package <tgz>',
      'an official FHIR package (R4): its profiles are laid beside the messages that arrived, as findings',
    )
    .option('--jobs <n>', 'at most so many instances of the target at once', wholeNumber)
    .option('--json', 'print the run record on standard output')
    .option('--no-allure', 'leave the Allure report out (make it later with: mitz-keur report)');
}

const defaultOut = 'mitz-keur-out/run';

export function runCommand(command: Command): void {
  command.requiredOption('--target <file>', 'the target file (YAML): who is tested, what it claims, how it is driven');
  runOptions(command, defaultOut)
    .option('--resume <dir>', 'go on with a run that was broken off: the same target, specification and seed')
    .addOption(
      new Option(
        '--pending <what>',
        'exit 0 too where nothing is open but lines that a person can settle by looking; the verdict stays, and a seal says pending',
      ).choices(['attest']),
    )
    .option('--page', 'with an attended driver: ask on a page in the browser')
    .action(async (ids: string[], options: RunOptions & { target: string }) => {
      const target = await readTarget(options.target);
      const again = (id: string): string =>
        ['mitz-keur run', id, `--target ${options.target}`, ...changed(options)].join(' ');
      await runAndPublish(target, ids, options, again);
    });
}

/** The options that must be repeated for the same result. */
export const changed = ({ seed, challenge, policy, spec, baseline, volume }: RunOptions): string[] => [
  `--seed ${seed}`,
  ...(challenge === undefined ? [] : [`--challenge ${challenge}`]),
  ...(volume ? ['--volume'] : []),
  ...(policy === 'strict' ? ['--policy strict'] : []),
  ...(spec === undefined ? [] : [`--spec ${spec}`]),
  ...(baseline === undefined ? [] : [`--baseline ${baseline}`]),
];

/** A known finding that is out of date is red; one that is known makes nothing green. */
function exitCodeOf({ interrupted, verdict, pending, baseline }: RunRecord, waitsFor?: 'attest'): 0 | 1 | 2 {
  if (interrupted) return 2;
  if (pending !== undefined && pending === waitsFor) return baseline?.some(isRed) ? 1 : 0;
  return verdict === 'accepted' && baseline?.some(isRed) ? 1 : exitCodes[verdict];
}

/** Runs, shows, writes, and sets the exit code. */
export async function runAndPublish(
  target: Target,
  ids: readonly string[],
  options: RunOptions,
  repeat: (id: string) => string,
): Promise<RunRecord> {
  return inRunFolder(outOf(options), terminal.err, (folder) => runIn(folder, target, ids, options, repeat));
}

/** @param beside what stands ready in the private folder of the run and belongs to it */
export async function runIn(
  folder: ResultsFolder,
  target: Target,
  ids: readonly string[],
  options: RunOptions,
  repeat: (id: string) => string,
  beside: readonly string[] = [],
): Promise<RunRecord> {
  const out = folder.path;
  const specification = await chooseSpecification(target.mitz.specification, options.spec);
  const resume = options.resume === undefined ? undefined : await readBrokenOff(options.resume);
  const stop = stopOnInterrupt(terminal.err);
  const request: RunRequest = {
    target,
    specification,
    ids,
    seed: options.seed,
    ...(options.baseline !== undefined && { baseline: await readBaseline(options.baseline) }),
    ...(options.volume && { volume: true }),
    ...(options.challenge !== undefined && { challenge: options.challenge }),
    policy: options.policy,
    out,
    folder,
    beside,
    ...(resume && { resume }),
    attending: {
      lang: options.lang,
      page: options.page === true,
      interactive: process.stdin.isTTY && process.stderr.isTTY,
      say: terminal.err,
      onStop: stop.stop,
    },
    ...(options.jobs !== undefined && { jobs: options.jobs }),
    repeat,
    ...(await opinionsOf(options, stop.signal)),
    command: [repeat(ids.join(' ')).replace(/ {2,}/g, ' '), ...opinionWords(options)].join(' '),
    onScenario: showProgress(terminal, options.lang),
    onStep: (step) => {
      terminal.err(`… ${step}`);
    },
    ...(terminal.interactive && {
      onGoing: (progress) => {
        terminal.err(`… ${progress}`);
      },
    }),
    stop: stop.signal,
  };
  try {
    const record = await performRun(request);
    await publish(record, { ...options, out }, terminal);
    process.exitCode = exitCodeOf(record, options.pending);
    return record;
  } finally {
    stop.done();
  }
}

/** Whom the options ask for an opinion when all was run; what they need is loaded only then. @throws UsageError */
async function opinionsOf(
  { control, oracle, fhirPackage }: RunOptions,
  stop: AbortSignal,
): Promise<Pick<RunRequest, 'oracle' | 'fhirPackage' | 'runControl'>> {
  return {
    ...(oracle !== undefined && { oracle: await (await import('../run/oracle.js')).oracleIn(oracle) }),
    ...(fhirPackage !== undefined && {
      fhirPackage: await (await import('../run/given-package.js')).givenPackage(fhirPackage),
    }),
    ...(control && { runControl: await controlOf(stop) }),
  };
}

const opinionWords = ({ control, oracle, fhirPackage }: RunOptions): string[] => [
  ...(control ? ['--control'] : []),
  ...(oracle === undefined ? [] : [`--oracle ${oracle}`]),
  ...(fhirPackage === undefined ? [] : [`--fhir-package ${fhirPackage}`]),
];

async function controlOf(stop: AbortSignal): Promise<NonNullable<RunRequest['runControl']>> {
  const [{ control }, suites] = await Promise.all([import('../run/control.js'), loadSuites()]);
  const tell = (line: string): void => {
    if (!stop.aborted) terminal.err(line);
  };
  return (asked) => {
    tell(`… control: the sound reference connector, ${asked.ids.length} scenarios`);
    return control(suites, asked, {
      onSound: (done, all) => {
        if (done === all) tell('… control: the faulty reference connectors');
      },
      onFaulty: (fault, done, all) => {
        if (terminal.interactive || done === all) tell(`… control: ${done}/${all} ${fault}`);
      },
    });
  };
}

/** A run that is gone on with stays where it is. @throws UsageError for another place */
function outOf({ out, resume }: RunOptions): string {
  if (resume === undefined) return out;
  if (out !== defaultOut && path.resolve(out) !== path.resolve(resume))
    throw new UsageError(`--resume '${resume}' goes on in its own folder; leave '--out ${out}' out`);
  return resume;
}
