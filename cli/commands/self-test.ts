import type { Command } from 'commander';
import { counted } from '../../core/text.js';
import { UsageError } from '../../core/errors.js';
import { loadSuites } from '../../suites/index.js';
import { wholeNumber } from '../options.js';
import { faultsOf, killMatrix } from '../run/kill-matrix.js';
import type { FaultResult } from '../run/kill-matrix.js';
import { stopOnInterrupt, terminal } from '../terminal.js';

interface SelfTestOptions {
  readonly jobs: number;
  readonly others: number;
  readonly whole?: true;
  readonly json?: true;
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
    .option('--json', 'print the matrix on standard output')
    .action(async (faults: string[], { jobs, others, whole, json }: SelfTestOptions) => {
      const suites = await loadSuites();
      const known = faultsOf(suites);
      const unknown = faults.find((fault) => !known.has(fault));
      if (unknown !== undefined) throw new UsageError(`no check names the fault '${unknown}'`);
      let done = 0;
      const all = faults.length > 0 ? faults.length : known.size;
      const stop = stopOnInterrupt(terminal.err);
      const results = await killMatrix({
        suites,
        jobs,
        stop: stop.signal,
        ...(faults.length > 0 && { faults }),
        others: whole ? 'all' : others,
        onResult: (result) => {
          terminal.err(`${++done}/${all} ${lineOf(result)}`);
        },
      });
      if (json) terminal.out(JSON.stringify(results, null, 2));
      const wrong = results.filter((one) => !isKilled(one));
      terminal.out(
        `${results.length - wrong.length} of ${counted(results.length, 'fault trips its', 'faults trip their')} own checks and no other`,
      );
      stop.done();
      process.exitCode = stop.signal.aborted ? 2 : wrong.length === 0 ? 0 : 1;
    });
}

/** Whether a fault trips all that it should and nothing else. */
export const isKilled = ({ tripped, survived, stray, errors }: FaultResult): boolean =>
  tripped.length > 0 && survived.length === 0 && stray.length === 0 && errors.length === 0;

const lineOf = (result: FaultResult): string => {
  const { fault, tripped, survived, stray, errors } = result;
  const rest = Object.entries({ survived, stray, errors })
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => `${name}: ${list.join(', ')}`);
  return [isKilled(result) ? '✓' : '✗', fault, `→ ${tripped.join(', ')}`, ...rest].join('  ');
};
