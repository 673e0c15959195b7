/** The one step in which new results take the place of earlier ones: all of them or none, also where the program is killed. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { namesIn } from './file-system.js';
import { registerName, registerOf, replaceable } from './results-kind.js';
import type { ResultsKind } from './results-kind.js';
import { moved, writeWhole } from './write-whole.js';

/** Where the earlier results stand meanwhile. */
const earlierName = 'earlier';
/** Says that they are all there, and names what is being put in their place. */
const awayName = 'earlier-is-away';
/** They are given up. */
const goneName = 'gone';

/**
 * Puts what is ready in the private folder in the place of the earlier results.
 * @param work the private folder @param names what is ready in it @param step told before each step
 */
export async function replace(
  out: string,
  work: string,
  kind: ResultsKind,
  names: readonly string[],
  step: () => void = () => undefined,
): Promise<void> {
  const at = (...names: readonly string[]): string => path.join(work, ...names);
  // What says that there is a result is away first and back last.
  const last = (name: string): number => Number(name === kind.made[0]);
  const ready = [...(kind.isShared ? [registerName] : []), ...[...names].sort((a, b) => last(a) - last(b))];
  const old = [...(await replaceable(out, kind)), ...(await namesIn(out)).filter((name) => ready.includes(name))];
  const before = [...new Set(old)].sort((a, b) => last(b) - last(a));
  if (kind.isShared) await writeWhole(at(registerName), registerOf(names));
  const moves = [
    () => mkdir(at(earlierName)),
    ...before.map((name) => () => moved(path.join(out, name), at(earlierName, name))),
    () => writeFile(at(awayName), JSON.stringify(ready), { flush: true }),
    ...ready.map((name) => () => moved(at(name), path.join(out, name))),
    () => moved(at(earlierName), at(goneName)),
  ];
  try {
    for (const move of moves) {
      step();
      await move();
    }
  } catch (thrown) {
    await restore(out, work);
    throw thrown;
  }
  await rm(at(goneName), { recursive: true, force: true });
  await rm(at(awayName), { recursive: true, force: true });
}

/** Undoes a replacement that did not come to its end. */
export async function restore(out: string, work: string): Promise<void> {
  const left = await namesIn(work);
  if (!left.includes(earlierName)) return;
  if (left.includes(awayName)) {
    const ready = readyIn(await readFile(path.join(work, awayName), 'utf8'));
    for (const name of ready) await rm(path.join(out, name), { recursive: true, force: true });
  }
  const earlier = await namesIn(path.join(work, earlierName));
  for (const name of earlier) await moved(path.join(work, earlierName, name), path.join(out, name));
  await rm(path.join(work, awayName), { recursive: true, force: true });
  await rm(path.join(work, earlierName), { recursive: true, force: true });
}

/** What a file names that is whole; one that is not was cut off before anything was put anywhere. */
function readyIn(text: string): readonly string[] {
  try {
    return JSON.parse(text) as readonly string[];
  } catch {
    return [];
  }
}
