import type { KeyObject } from 'node:crypto';
import { UsageError } from '../core/errors.js';
import type { RunRecord } from '../core/run-record.js';
import type { Suites } from '../suites/index.js';
import { signed } from './envelope.js';
import { examine } from './examine.js';
import { recordFile } from './files.js';
import type { LeftOut } from './files.js';
import { publicPem } from './keys.js';
import { collect } from './run-directory.js';
import { envelopeFile, isPart, manifestFile, manifestOf, publicKeyFile, statementOf, written } from './statement.js';
import { zipped } from './zip.js';

export interface SealRequest {
  readonly directory: string;
  readonly key: KeyObject;
  readonly suites: Suites;
  /** Files to pack beside what is evidence, by their path in the run directory. */
  readonly include: readonly string[];
  /** Whether evidence of a part is wanted, that qualifies for nothing. */
  readonly part: boolean;
}

export interface Sealed {
  readonly pack: Buffer;
  readonly record: RunRecord;
  readonly leftOut: readonly LeftOut[];
  /** What a time stamp must be about. */
  readonly envelope: Buffer;
}

/**
 * Makes one pack of a run directory, and touches nothing in it. The same directory and key give the same bytes.
 * @throws UsageError for a run that would not verify, and for a part that is not asked for as a part
 */
export async function seal({ directory, key, suites, include, part }: SealRequest): Promise<Sealed> {
  const { files, leftOut } = await collect(directory, include);
  const record = believable(directory, files, suites);
  if (isPart(record) && !part) {
    const why = record.interrupted
      ? 'was broken off'
      : record.scope === 'observed'
        ? 'was only observed'
        : 'is of a part';
    throw new UsageError(
      `this run ${why}, so it cannot be sealed as a qualification; --part seals it as evidence of a part`,
    );
  }
  const all = new Map([...files, [publicKeyFile, Buffer.from(publicPem(key))] as const]);
  const manifest = written(manifestOf(all, leftOut));
  const envelope = written(signed(statementOf(record, manifest, all), key));
  const pack = await zipped(new Map([...all, [manifestFile, manifest], [envelopeFile, envelope]]));
  return { pack, record, leftOut, envelope };
}

/** What would not verify is not sealed. */
function believable(directory: string, files: ReadonlyMap<string, Buffer>, suites: Suites): RunRecord {
  if (!files.has(recordFile))
    throw new UsageError(`'${directory}' holds no ${recordFile}: a run directory that is whole has one`);
  const { run, doubts } = examine(files, suites);
  const [first, ...more] = doubts;
  if (first || !run) {
    const rest = more.length > 0 ? ` (and ${more.length} more)` : '';
    throw new UsageError(
      `'${directory}' would not verify, so nothing was sealed: ${first?.text ?? 'it cannot be read'}${rest}`,
    );
  }
  mustLieInThePast(run.record);
  return run.record;
}

/** How far the clocks of two machines may differ. */
const clockMs = 5 * 60_000;

/** @throws UsageError for a run that ended later than now: one of two clocks is wrong, and nothing can be said of the order of things */
export function mustLieInThePast({ started, finished }: RunRecord): void {
  const latest = [started, finished].sort().at(-1) ?? '';
  if (Date.parse(latest) > Date.now() + clockMs)
    throw new UsageError(
      `the run says that it ended at ${latest}, and here it is ${new Date().toISOString()}: one of the two clocks is wrong; set this one right, or ask for a new run`,
    );
}
