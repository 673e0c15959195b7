import { messageOf, UsageError } from '../../core/errors.js';
import { isFull } from '../../results/full-disk.js';

/** Whether the analytical engine had less memory than it needed. */
export const isOutOfMemory = (thrown: unknown): boolean =>
  (thrown as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ||
  /out of memory|failed to allocate|could not allocate/i.test(messageOf(thrown));

/** What a user can do where a disk or the memory is full; anything else as it was thrown. */
export function asNoSpace(thrown: unknown, out: string): unknown {
  if (isFull(thrown)) {
    return new UsageError(
      `the disk of '${out}' is full, and nothing was judged; make room there (what does not fit in memory stands there meanwhile), or give an --out on a larger disk`,
    );
  }
  if (isOutOfMemory(thrown)) {
    return new UsageError(
      'the memory is full, and nothing was judged; read with fewer threads (--jobs 1), or check some holders at a time (--holders) and merge the results',
    );
  }
  return thrown;
}
