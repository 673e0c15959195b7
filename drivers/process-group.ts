import { spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessByStdio, SpawnOptions } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** The groups that run at the moment: none outlives this program, however it ends. */
const running = new Set<number>();
process.on('exit', () => {
  for (const pid of running) endGroup(pid);
});

/** Waits for one line; where its standard input ends without one, this program was killed and the group goes too. */
const guard = 'read -r line || kill -s KILL -- "-$1"';

/**
 * Starts a program as the head of a process group: it ends with all that it started, when it ends itself, when this
 * program does, and, where there is a shell to keep watch, even when this program is killed without a word.
 */
export function startGroup(
  command: readonly string[],
  folder: string,
): ChildProcessByStdio<Writable, Readable, Readable> {
  const [program = '', ...rest] = command;
  const child = spawn(program, rest, { cwd: folder, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  if (child.pid !== undefined) keepWatch(child, child.pid);
  return child;
}

function keepWatch(child: ChildProcess, pid: number): void {
  running.add(pid);
  const options: SpawnOptions = { detached: true, stdio: ['pipe', 'ignore', 'ignore'] };
  const watch = process.platform === 'win32' ? undefined : spawn('/bin/sh', ['-c', guard, 'sh', String(pid)], options);
  // Without a shell nobody watches; all else is as it was.
  watch?.on('error', () => undefined);
  watch?.stdin?.on('error', () => undefined);
  watch?.unref();
  child.once('exit', () => {
    running.delete(pid);
    endGroup(pid); // what it started does not outlive it
    watch?.stdin?.end('\n');
  });
}

/** Ends a group, if it is still there. */
export function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (thrown) {
    if (!['ESRCH', 'EPERM'].includes((thrown as NodeJS.ErrnoException).code ?? '')) throw thrown; // gone already
  }
}
