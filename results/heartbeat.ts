/** Shows to others that this process lives, whatever its own thread is busy with: another thread does it. */
import { Worker } from 'node:worker_threads';

/** What the thread is told. */
export interface BeatOrder {
  readonly file: string;
  /** Absent: it goes on no longer. */
  readonly beat?: true;
}

/** One thread for all files of this process, as long as there are any. */
let thread: Worker | undefined;
const beating = new Set<string>();

export class Heartbeat {
  static readonly everyMs = 1000;
  /** How a file begins that was not beaten yet: a number of as many digits is written over it. */
  static readonly none = '000000000000';

  private constructor(private readonly file: string) {}

  /** Begins to count at the beginning of a file that is there. */
  static begin(file: string): Heartbeat {
    thread ??= startThread();
    beating.add(file);
    thread.postMessage({ file, beat: true } satisfies BeatOrder);
    return new Heartbeat(file);
  }

  end(): void {
    beating.delete(this.file);
    thread?.postMessage({ file: this.file } satisfies BeatOrder);
    if (beating.size > 0) return;
    void thread?.terminate();
    thread = undefined;
  }
}

function startThread(): Worker {
  const started = new Worker(new URL('./heartbeat-thread.js', import.meta.url), {
    workerData: { everyMs: Heartbeat.everyMs, digits: Heartbeat.none.length },
    // Nothing of the program's own flags and preloads belongs in it.
    execArgv: [],
  });
  started.unref();
  return started;
}
