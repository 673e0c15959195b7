import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { counted } from '../../core/text.js';
import { UsageError } from '../../core/errors.js';
import { faultsOf } from '../../suites/faults.js';
import { loadSuites } from '../../suites/index.js';
import { wholeNumber } from '../options.js';
import { combinations, combinationText } from '../self-test/combinations.js';
import { killMatrix } from '../self-test/kill-matrix.js';
import type { FaultResult } from '../self-test/kill-matrix.js';
import { isKilled } from '../self-test/killed.js';
import { figuresOf, ofNotEquivalent } from '../self-test/mutants/figures.js';
import { mutants } from '../self-test/mutants/run.js';
import type { KeptMutant } from '../self-test/mutants/run.js';
import { keep, writePage } from '../self-test/page.js';
import { alarmLine } from '../self-test/sound.js';
import type { Sounded } from '../self-test/sound.js';
import { variations } from '../self-test/variations.js';
import { stopOnInterrupt, terminal } from '../terminal.js';

interface SelfTestOptions {
  readonly jobs: number;
  readonly others: number;
  readonly whole?: true;
  readonly json?: true;
  readonly out: string;
  readonly seed: number;
  readonly variations?: true;
  readonly combinations?: true | number;
  readonly mutants?: true;
  readonly since?: string;
  readonly shard?: { readonly part: number; readonly of: number };
  readonly sample?: number;
  readonly resume?: true;
  readonly page?: true;
}

function shardOf(text: string): { part: number; of: number } {
  const [, part = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (part < 1 || of < part) throw new InvalidArgumentError('One part of several is written as 2/4.');
  return { part, of };
}

export function selfTestCommand(command: Command): void {
  command
    .option('--jobs <n>', 'how many connectors at once', wholeNumber, 2)
    .option(
      '--others <n>',
      'judge so many other scenarios against each fault as well, which must stay green',
      wholeNumber,
      0,
    )
    .option('--whole', 'judge all of them against each fault: the full matrix (slow)')
    .option('--json', 'print the results on standard output')
    .option(
      '--out <dir>',
      'keep the results, and a page over all kinds of them, in this folder',
      'mitz-keur-out/self-test',
    )
    .option('--seed <n>', 'decides the order of scenarios, what is drawn, and the combinations', wholeNumber, 1)
    .option(
      '--variations',
      'instead of faults: what another supplier may do otherwise (or those that are named); all must be accepted',
    )
    .option(
      '--combinations [n]',
      'instead of faults: claims, formats, providers, instances, seeds and orders; none may change a verdict',
      wholeNumber,
    )
    .option(
      '--mutants',
      'instead of faults: defects that a machine makes in the reference connector (or in the files that are named)',
    )
    .option('--since <commit>', 'only mutants in lines that were changed after this commit')
    .option('--shard <part/of>', 'only one part of the mutants, as 2/4', shardOf)
    .option('--sample <n>', 'only so many mutants, drawn by the seed', wholeNumber)
    .option('--resume', 'go on with the mutants that are not in the folder yet')
    .option('--page', 'run nothing: write the page anew from what the folder holds')
    .action(async (names: string[], options: SelfTestOptions) => {
      const stop = stopOnInterrupt(terminal.err);
      const outcome = options.page
        ? { isRight: true, said: 'nothing was run' }
        : await kindOf(options)(names, options, stop.signal);
      terminal.out(`${outcome.said}; the page is ${await writePage(options.out)}`);
      stop.done();
      process.exitCode = stop.signal.aborted ? 2 : outcome.isRight ? 0 : 1;
    });
}

interface Outcome {
  readonly isRight: boolean;
  readonly said: string;
}

type Kind = (names: readonly string[], options: SelfTestOptions, stop: AbortSignal) => Promise<Outcome>;

function kindOf({ variations: varied, combinations: combined, mutants: mutated }: SelfTestOptions): Kind {
  const asked = [varied, combined, mutated].filter((one) => one !== undefined);
  if (asked.length > 1) throw new UsageError('one kind at a time: --variations, --combinations or --mutants');
  if (varied) return testVariations;
  if (combined !== undefined) return testCombinations;
  return mutated ? testMutants : testFaults;
}

const testFaults: Kind = async (names, { jobs, others, whole, json, out, seed }, stop) => {
  const suites = await loadSuites();
  const known = faultsOf(suites);
  const unknown = names.find((fault) => !known.has(fault));
  if (unknown !== undefined) throw new UsageError(`no check names the fault '${unknown}'`);
  let done = 0;
  const all = names.length > 0 ? names.length : known.size;
  const results = await killMatrix({
    suites,
    jobs,
    stop,
    order: seed,
    ...(names.length > 0 && { faults: names }),
    others: whole ? 'all' : others,
    onResult: (result) => {
      terminal.err(`${++done}/${all} ${lineOf(result)}`);
    },
  });
  if (json) terminal.json(results);
  if (names.length === 0 && !stop.aborted) await keep(out, 'faults', results);
  const wrong = results.filter((one) => !isKilled(one));
  return {
    isRight: wrong.length === 0,
    said: `${results.length - wrong.length} of ${counted(results.length, 'fault trips its', 'faults trip their')} own checks and no other`,
  };
};

const lineOf = (result: FaultResult): string => {
  const { fault, tripped, survived, stray, errors } = result;
  const rest = Object.entries({ survived, stray, errors })
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => `${name}: ${list.join(', ')}`);
  return [isKilled(result) ? '✓' : '✗', fault, `→ ${tripped.join(', ')}`, ...rest].join('  ');
};

const testVariations: Kind = async (names, { json, out }, stop) => {
  let done = 0;
  const results = await variations({
    suites: await loadSuites(),
    ...(names.length > 0 && { names }),
    stop,
    onVaried: (varied) => {
      terminal.err(`${++done} ${soundLine(varied.variation, varied)}`);
    },
  });
  if (json) terminal.json(results);
  if (names.length === 0 && !stop.aborted) await keep(out, 'variations', results);
  return accepted(results, 'variation is', 'variations are');
};

const testCombinations: Kind = async (_, { json, out, seed, combinations: asked }, stop) => {
  let done = 0;
  const results = await combinations({
    suites: await loadSuites(),
    seed,
    ...(typeof asked === 'number' && { many: asked }),
    stop,
    onCombined: (combined, all) => {
      terminal.err(`${++done}/${all} ${soundLine(combinationText(combined.combination), combined)}`);
    },
  });
  if (json) terminal.json(results);
  if (!stop.aborted) await keep(out, 'combinations', results);
  return accepted(results, 'combination is', 'combinations are');
};

function accepted(results: readonly Sounded[], one: string, several: string): Outcome {
  const right = results.filter(({ alarms }) => alarms.length === 0).length;
  return { isRight: right === results.length, said: `${right} of ${counted(results.length, one, several)} accepted` };
}

const soundLine = (name: string, { alarms, passed, notApplicable, seconds }: Sounded): string =>
  [
    `${alarms.length === 0 ? '✓' : '✗'}  ${name}  ${passed} pass, ${notApplicable} not applicable, ${seconds} s`,
    ...alarms.map((alarm) => `      ${alarmLine(alarm)}`),
  ].join('\n');

const testMutants: Kind = async (files, options, stop) => {
  const { jobs, out, seed, since, shard, sample, resume, json } = options;
  const results = await mutants({
    suites: await loadSuites(),
    jobs,
    out,
    stop,
    ...(since !== undefined && { since }),
    ...(shard && { shard }),
    ...(sample !== undefined && { sample: { many: sample, seed } }),
    ...(files.length > 0 && { files }),
    ...(resume && { resume }),
    onStep: (step) => {
      terminal.err(step);
    },
    onMutant: (kept, done, all) => {
      terminal.err(`${done}/${all} ${mutantLine(kept)}`);
    },
  });
  if (json) terminal.json(results);
  const figures = await figuresOf(results);
  const { all, killed, equivalent, outOfReach, holes, unexplained } = figures;
  return {
    isRight: unexplained === 0 && holes === 0,
    said: `${killed} of ${all} mutants are refused (${ofNotEquivalent(figures)} of those that are not equivalent); ${equivalent} equivalent, ${outOfReach} out of reach, ${holes} holes, ${unexplained} unexplained`,
  };
};

const mutantLine = ({ key, fate, by, how, reachedBy }: KeptMutant): string =>
  fate === 'killed' ? `✓  ${key}  → ${by ?? ''} ${how ?? ''}` : `✗  ${key}  ${fate}, come by in ${reachedBy} scenarios`;
