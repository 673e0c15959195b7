import type { Suites } from '../suites/index.js';
import { completenessDoubts, journalDoubts, settingDoubts } from './agreement.js';
import { differences } from './differences.js';
import { doubt } from './doubt.js';
import type { Doubt } from './doubt.js';
import type { Files } from './files.js';
import { holdRun, otherValues } from './held-run.js';
import type { HeldRun } from './held-run.js';
import { judgeAgain } from './judge-again.js';
import type { JudgedAgain } from './judge-again.js';

/** A run that was read from its files, followed and judged again. */
export interface Examined {
  readonly doubts: readonly Doubt[];
  /** Absent where so much is wrong that nothing can be judged. */
  readonly run?: HeldRun;
  readonly again?: JudgedAgain;
  /** The schema of the record, where it is an older one: such a run is not judged again. */
  readonly older?: string;
  /** The values that held and are not those of the set that the run names. */
  readonly otherValues: readonly string[];
}

/**
 * Looks at a run as its files hold it, and believes nothing: the form of each file, the chain of the journal, whether
 * all is there and of one run, and what all checks say of the transcripts.
 */
export function examine(files: Files, suites: Suites): Examined {
  const { run, doubts, older } = holdRun(files);
  if (!run) return { doubts, otherValues: [], ...(older !== undefined && { older }) };
  const again = judgeAgain(run, suites, { specification: run.specification, policy: run.record.policy });
  const values = otherValues(run);
  const unnamed = values.length > 0 && run.record.specification.overlays.length === 0;
  return {
    run,
    again,
    otherValues: values,
    doubts: [
      ...doubts,
      ...journalDoubts(run, files),
      ...completenessDoubts(run, suites),
      ...settingDoubts(run),
      ...again.doubts,
      ...differences(run.record, again),
      ...(unnamed ? values.map((text) => doubt('setting', `the run names no overlay, and yet ${text}`)) : []),
    ],
  };
}
