/**
 * The folder that a run or a check writes its results into. One program at a time has it. What stands there of an earlier
 * one stays as it was until something takes its place, and then all of it is replaced at once.
 */
import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, rm, rmdir, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../core/errors.js';
import { namesIn, unless } from './file-system.js';
import { FolderLock, isClaim, Taken } from './folder-lock.js';
import type { Owner } from './folder-lock.js';
import { FullDisk, isFull } from './full-disk.js';
import { replace, restore } from './replacement.js';
import { mustBeUsable, replaceable, working, wouldBeReplaced } from './results-kind.js';
import type { ResultsKind } from './results-kind.js';
import { moved } from './write-whole.js';

/** Says that the private folder is ours. */
const markName = 'mitz-keur';
/** Takes up the room that the record will need. */
const roomName = 'room';

export class ResultsFolder {
  #isReplaced = false;

  private constructor(
    readonly path: string,
    private readonly kind: ResultsKind,
    private readonly lock: FolderLock,
    /** Whether it was not there before. */
    private readonly isNew: boolean,
    private readonly say: (text: string) => void,
  ) {}

  /**
   * Takes the folder, and makes it where there is none. What stands in it stays.
   * @param say told where it has to be waited for, where an earlier program was killed in it, and where its results stay
   * @throws UsageError where it cannot be written, somebody else has it, or it holds what is not ours
   */
  static async take(out: string, kind: ResultsKind, say: (text: string) => void): Promise<ResultsFolder> {
    try {
      await mustBeUsable(out, kind);
      const isNew = (await mkdir(out, { recursive: true })) !== undefined;
      const folder = new ResultsFolder(out, kind, await locked(out, kind, say), isNew, say);
      try {
        await folder.#putRight();
        await mustBeUsable(out, kind);
        return folder;
      } catch (thrown) {
        await folder.leave();
        throw thrown;
      }
    } catch (thrown) {
      throw whyNot(out, thrown);
    }
  }

  /** Where something stands that is not in its place yet, readable for its owner only. */
  private(name: string): string {
    return path.join(this.path, working, name);
  }

  /** Puts what is ready in private in the place of all that an earlier program left. @throws UsageError */
  async replace(names: readonly string[]): Promise<void> {
    this.mustHold();
    await replace(this.path, this.private(''), this.kind, names).catch((thrown: unknown) => {
      throw whyNot(this.path, thrown);
    });
    this.#isReplaced = true;
  }

  /** Puts one thing that is ready in private in its place, beside what stands there. @throws UsageError */
  async publish(name: string): Promise<void> {
    this.mustHold();
    await moved(this.private(name), path.join(this.path, name)).catch((thrown: unknown) => {
      throw whyNot(this.path, thrown);
    });
    this.#isReplaced = true;
  }

  /** Sets room on the disk aside for the record, where there is as much again. */
  async keepRoom(bytes: number): Promise<void> {
    const { bavail, bsize } = await statfs(this.path);
    await writeFile(this.private(roomName), randomBytes(Math.min(bytes, Math.floor((bavail * bsize) / 2))));
  }

  /** Writes the record in place of the one that stood there, whole or not at all. @throws UsageError */
  putRecord(content: string): void {
    this.mustHold();
    const [name = ''] = this.kind.made;
    const beside = this.private(`${name}.new`);
    try {
      writeFileSync(beside, content, { flush: true });
      renameSync(beside, path.join(this.path, name));
    } catch (thrown) {
      rmSync(beside, { force: true });
      throw whyNot(this.path, thrown);
    }
  }

  /** Gives up the room that was kept: what comes now is what it was kept for. */
  giveRoom(): void {
    rmSync(this.private(roomName), { force: true });
  }

  /** @throws UsageError where somebody else has the folder by now */
  mustHold(): void {
    if (!this.lock.isHeld)
      throw new UsageError(
        `'${this.path}' was taken by another mitz-keur while this one stood still, or it was removed: nothing more is written there; begin again`,
      );
  }

  /** Removes what is not a result, and lets another one have the folder. */
  async leave(): Promise<void> {
    if (this.lock.isHeld) {
      await this.#clear();
      const [record = ''] = this.kind.made;
      if (!this.#isReplaced && (await replaceable(this.path, this.kind)).includes(record))
        this.say(`what stands in '${this.path}' is still that of the earlier ${this.kind.name}`);
    }
    this.lock.leave();
    await removeWork(path.join(this.path, working));
    if (this.isNew) await rmdir(this.path).catch(unless('ENOTEMPTY', 'EEXIST', 'ENOENT'));
  }

  async #putRight(): Promise<void> {
    await writeFile(this.private(markName), '');
    await restore(this.path, this.private(''));
    if ((await this.#clear()) || this.lock.wasBrokenOff)
      this.say(`an earlier ${this.kind.name} in '${this.path}' was broken off: what it left half done is removed`);
  }

  /** @returns whether anything was there */
  async #clear(): Promise<boolean> {
    const left = (await namesIn(this.private(''))).filter((name) => name !== markName && !isClaim(name));
    for (const name of left) await rm(this.private(name), { recursive: true, force: true });
    return left.length > 0;
  }
}

/** Somebody may leave in between and take the private folder along. */
const attempts = 20;

async function locked(out: string, kind: ResultsKind, say: (text: string) => void): Promise<FolderLock> {
  const work = path.join(out, working);
  for (let attempt = 1; ; attempt += 1) {
    await mkdir(work, { mode: 0o700 }).catch(unless('EEXIST'));
    const names = await namesIn(work);
    if (names.length > 0 && !names.some((name) => name === markName || isClaim(name)))
      throw new UsageError(wouldBeReplaced(work, kind));
    try {
      await writeFile(path.join(work, markName), '');
      return await FolderLock.take(work, (owner) => {
        say(`waiting to see whether another mitz-keur${named(owner)} is still writing to '${out}'`);
      });
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === attempts) throw thrown;
    }
  }
}

async function removeWork(work: string): Promise<void> {
  const left = await namesIn(work);
  if (left.some((name) => name !== markName)) return;
  await rm(path.join(work, markName), { force: true });
  await rmdir(work).catch(unless('ENOTEMPTY', 'EEXIST', 'ENOENT'));
}

const named = (owner: Owner | undefined): string => (owner ? ` (process ${owner.pid} on ${owner.host})` : '');

function whyNot(out: string, thrown: unknown): Error {
  if (thrown instanceof UsageError) return thrown;
  if (thrown instanceof Taken)
    return new UsageError(
      `another mitz-keur${named(thrown.owner)} is writing to '${out}'; wait for it, or give another --out`,
    );
  if (isFull(thrown)) return new FullDisk(out);
  return new UsageError(`results cannot be written to '${out}': ${messageOf(thrown)}`);
}
