import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument, YAMLSeq } from 'yaml';
import { messageOf, UsageError } from '../../core/errors.js';
import type { Picture } from '../../drivers/attended/desk.js';
import { writeWhole } from '../../results/write-whole.js';
import type { WrittenAttestation } from '../run/attestations.js';
import { readYaml } from '../run/target.js';

/** Where pictures are kept, beside the attestations file. */
const pictureFolder = 'attestaties';

const head = ` What people saw of this system and stand for, a line of the norm each. mitz-keur attest adds to it; a run reads it.
 result: seen, not-seen (not shown) or otherwise (not met). application: a version, or a release line such as 4.2.*`;

/**
 * Adds an attestation to the file, at once: whoever stops half-way keeps what was said. What stood there stays as it was.
 * @throws UsageError for a file that is no attestations file, or cannot be written
 */
export async function addAttestation(file: string, attestation: WrittenAttestation): Promise<void> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`the attestations file '${file}' cannot be read: ${messageOf(thrown)}`);
  });
  if (text !== undefined) readYaml(text, file, 'attestations', process.env);
  const document = parseDocument(text ?? 'attestations: []\n');
  if (text === undefined) document.commentBefore = head;
  const all = document.get('attestations');
  if (!(all instanceof YAMLSeq)) throw new UsageError(`the attestations file '${file}' holds no list 'attestations'`);
  all.flow = false;
  all.add(document.createNode(attestation));
  try {
    await writeWhole(file, String(document));
  } catch (thrown) {
    throw new UsageError(`the attestations file '${file}' cannot be written: ${messageOf(thrown)}`);
  }
}

/** Keeps a picture beside the attestations file. */
export async function keepPicture(
  file: string,
  line: string,
  { name, content }: Picture,
): Promise<NonNullable<WrittenAttestation['picture']>> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const kind = /\.(png|jpe?g|webp)$/i.exec(name)?.[0].toLowerCase() ?? '';
  const kept = path.posix.join(pictureFolder, `${line}-${sha256.slice(0, 8)}${kind}`);
  const place = path.join(path.dirname(file), kept);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, content);
  return { file: kept, sha256 };
}
