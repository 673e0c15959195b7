/**
 * A lock on a folder that holds between processes, between containers that share it, and between machines: whoever has
 * it writes a beat into a file there, and whoever wants it looks whether that file still changes. It needs no number of
 * a process, no clock that agrees with another, and no locks of the file system.
 *
 * Everybody who wants the folder puts a claim there under a name of its own, and has the lock once it sees no other
 * claim beside it. Since a claim is put down before anybody looks, two can never both see none. A claim that no longer
 * beats is removed by that name, so that what is removed is never that of somebody who came meanwhile.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, rmSync, statSync, writeSync } from 'node:fs';
import { readdir, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Heartbeat } from './heartbeat.js';
import { unless } from './file-system.js';

/** How the names of claims begin. */
const claimName = 'claim-';
export const isClaim = (name: string): boolean => name.startsWith(claimName);

/** Whoever did not beat for so long is gone, wherever it was. */
const goneMs = 10_000;
/** Where its process is known to have ended, so long is enough: it is only to be sure that it was that process. */
const endedMs = 2500;
const lookEveryMs = 100;
/** How often it is tried again where others want the folder at the same moment. */
const attempts = 50;

/** Who has a claim, as it says itself. */
export interface Owner {
  readonly host: string;
  readonly pid: number;
  /** The system and the space of process numbers in it that `pid` is one of. */
  readonly machine: string;
}

/** Somebody else has the lock. */
export class Taken extends Error {
  override readonly name = 'Taken';
  constructor(
    /** Undefined where its claim cannot be read. */
    readonly owner: Owner | undefined,
  ) {
    super('the folder is locked');
  }
}

/** The claims of this process: they go when it ends. */
const own = new Set<string>();
process.on('exit', () => {
  for (const file of own) rmSync(file, { force: true });
});

export class FolderLock {
  private constructor(
    private readonly file: string,
    private readonly heartbeat: Heartbeat,
    /** Whether whoever had it before was killed. */
    readonly wasBrokenOff: boolean,
  ) {}

  /**
   * @param folder it is there
   * @param onWait told once, where it has to be seen whether somebody is still there
   * @throws Taken
   */
  static async take(folder: string, onWait: (owner: Owner | undefined) => void): Promise<FolderLock> {
    let isTold = false;
    let wasBrokenOff = false;
    const seen: Seen = {
      waiting: (owner) => {
        if (!isTold) onWait(owner);
        isTold = true;
      },
      dead: () => (wasBrokenOff = true),
    };
    // The same turn in all attempts, so that of those who come at the same moment one goes first.
    const turn = randomUUID();
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const claim = await Claim.put(path.join(folder, `${claimName}${turn}-${attempt}`));
      try {
        if ((await isAlone(folder, claim, seen)) && claim.hold())
          return new FolderLock(claim.file, claim.heartbeat, wasBrokenOff);
      } catch (thrown) {
        claim.withdraw();
        throw thrown;
      }
      claim.withdraw();
      await wait(50 + Math.random() * 250);
    }
    throw new Taken(undefined);
  }

  /** Not where this program stood still for so long that another one took the folder, or where the folder was removed. */
  get isHeld(): boolean {
    return existsSync(this.file);
  }

  leave(): void {
    withdraw(this.file, this.heartbeat);
  }
}

/** A claim of this process. It beats from the first moment on. */
class Claim {
  private constructor(
    readonly file: string,
    readonly heartbeat: Heartbeat,
  ) {}

  static async put(file: string): Promise<Claim> {
    const owner: Owner = { host: hostname(), pid: process.pid, machine: machine() };
    await writeFile(file, `${Heartbeat.none} asks \n${JSON.stringify(owner)}\n`, { flag: 'wx', mode: 0o600 });
    own.add(file);
    return new Claim(file, Heartbeat.begin(file));
  }

  /** Says that this is the one that has the lock. @returns whether it still stands there */
  hold(): boolean {
    const descriptor = opened(this.file);
    if (descriptor === undefined) return false;
    try {
      writeSync(descriptor, 'holds', Heartbeat.none.length + 1);
      return true;
    } finally {
      closeSync(descriptor);
    }
  }

  withdraw(): void {
    withdraw(this.file, this.heartbeat);
  }
}

function opened(file: string): number | undefined {
  try {
    return openSync(file, 'r+');
  } catch (thrown) {
    unless('ENOENT')(thrown);
    return undefined;
  }
}

function withdraw(file: string, heartbeat: Heartbeat): void {
  heartbeat.end();
  rmSync(file, { force: true });
  own.delete(file);
}

/**
 * Looks until no other claim stands there. @returns false where another one that asks goes first
 * @throws Taken
 */
async function isAlone(folder: string, mine: Claim, seen: Seen): Promise<boolean> {
  const watched = new Map<string, Watched>();
  const began = Date.now();
  for (;;) {
    const others = (await readdir(folder)).filter((name) => isClaim(name) && name !== path.basename(mine.file));
    if (others.length === 0) return true;
    for (const name of others) {
      const file = path.join(folder, name);
      const found = look(file);
      if (found === undefined) continue;
      const before = watched.get(name);
      if (before?.text !== found.text) {
        watched.set(name, { text: found.text, since: Date.now() });
        // What changes under one's eyes is alive, and so is what this process has itself.
        if (!found.isWhole || (before === undefined && !own.has(file))) continue;
        if (found.holds) throw new Taken(found.owner);
        if (name < path.basename(mine.file)) return false;
      } else if (Date.now() - before.since >= (hasEnded(found.owner) ? endedMs : goneMs)) {
        await unlink(file).catch(unless('ENOENT'));
        watched.delete(name);
        seen.dead();
      } else if (Date.now() - began > 2 * Heartbeat.everyMs) seen.waiting(found.owner);
    }
    await wait(lookEveryMs);
  }
}

/** What is told of others while they are looked at. */
interface Seen {
  readonly waiting: (owner: Owner | undefined) => void;
  readonly dead: () => void;
}

interface Watched {
  readonly text: string;
  readonly since: number;
}

/** A claim of another as it is now; undefined where it is gone. */
function look(
  file: string,
): { readonly text: string; readonly isWhole: boolean; readonly holds: boolean; readonly owner?: Owner } | undefined {
  try {
    const content = readFileSync(file, 'utf8');
    const [first = '', second = ''] = content.split('\n');
    const text = `${content}${statSync(file).mtimeMs}`;
    // Its owner was killed, or is seen, while it writes.
    if (!content.endsWith('}\n')) return { text, isWhole: false, holds: false };
    return { text, isWhole: true, holds: first.endsWith('holds'), owner: JSON.parse(second) as Owner };
  } catch (thrown) {
    unless('ENOENT')(thrown);
    return undefined;
  }
}

/** Whether a process of this very system has ended. */
function hasEnded(owner: Owner | undefined): boolean {
  if (owner?.machine !== machine() || owner.pid === process.pid) return false;
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

let thisMachine: string | undefined;

/** In a container a process number means something else than outside it. */
function machine(): string {
  thisMachine ??= process.platform === 'linux' ? linux() : hostname();
  return thisMachine;
}

function linux(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return randomUUID(); // nothing is known of anybody else's processes
  }
}
