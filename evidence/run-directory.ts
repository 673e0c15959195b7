/** The files of a run directory, and which of them are evidence. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../core/errors.js';
import { sha256 } from './digest.js';
import type { Files, LeftOut } from './files.js';

const evidence =
  /^(run\.json|specification\.json|journal\.ndjson|transcripts\/[^/]+\.har|junit\.xml|summary\.md|dossier\.(nl|en)\.html)$/;
/** What a run writes for those who connect by hand, and what looks like a key: never in a pack, asked for or not. */
const secret = /(^|\/)(environment\.json|control\.token)$|\.(key|pem|p12|pfx)$/i;
/** Made from the rest, and large: can be made again from the pack. */
const again = /^allure-(results|report)\//;
/** What is not done yet, or was left half done: of no result. */
const unfinished = /^\.working\/|\.tmp$/;
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** What of a run directory goes into a pack, and what does not. */
export interface Collected {
  readonly files: Files;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Reads what of a run directory is evidence. Other files are left out and named by their digest, unless asked for.
 * @param include files to pack beside, by their path in the run directory
 * @throws UsageError where the directory cannot be read, what is asked for is not there, or a file holds a private key
 */
export async function collect(directory: string, include: readonly string[]): Promise<Collected> {
  const names = await namesIn(directory);
  const absent = include.find((one) => !names.includes(one));
  if (absent !== undefined) throw new UsageError(`there is no file '${absent}' in '${directory}' to include`);
  const files = new Map<string, Buffer>();
  const leftOut: LeftOut[] = [];
  for (const name of names) {
    if (secret.test(name)) leftOut.push({ path: name, why: 'is secret' });
    else if ((again.test(name) || unfinished.test(name)) && !include.includes(name)) continue;
    else await take(directory, name, evidence.test(name) || include.includes(name), files, leftOut);
  }
  return { files, leftOut };
}

async function take(
  directory: string,
  name: string,
  wanted: boolean,
  files: Map<string, Buffer>,
  leftOut: LeftOut[],
): Promise<void> {
  const content = await readFile(path.join(directory, name)).catch((thrown: unknown) => {
    throw new UsageError(`'${path.join(directory, name)}' cannot be read: ${messageOf(thrown)}`);
  });
  if (privateKey.test(content.toString('latin1'))) {
    if (wanted) throw new UsageError(`'${name}' holds a private key, so nothing was sealed; take it out and run again`);
    leftOut.push({ path: name, why: 'is secret' });
  } else if (wanted) files.set(name, content);
  else leftOut.push({ path: name, why: 'was not asked for', sha256: sha256(content) });
}

/** All plain files, by their path with forward slashes, sorted. Links are not followed: they lead out of the directory. */
async function namesIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch((thrown: unknown) => {
    throw new UsageError(`'${directory}' is no run directory: ${messageOf(thrown)}`);
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
