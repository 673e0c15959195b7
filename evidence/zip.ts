/** A pack as one file: a zip that has the same bytes for the same contents, and that is read without trusting it. */
import { buffer as whole } from 'node:stream/consumers';
import yauzl from 'yauzl';
import type { Entry, LocalFileHeader, ZipFile } from 'yauzl';
import yazl from 'yazl';
import { messageOf, UsageError } from '../core/errors.js';
import { doubt } from './doubt.js';
import type { Doubt } from './doubt.js';
import type { Files } from './files.js';

/** The first moment that a zip knows: local, so that it is written the same in every time zone. */
const moment = new Date(1980, 0, 1);
const mode = 0o100644;

/** More than this is no pack of a run: a full one is a few megabytes. */
const limits = { packed: 128 * 2 ** 20, unpacked: 256 * 2 ** 20, files: 20_000 };

/** Zips the files in the order of their names. */
export async function zipped(files: Files): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of [...files].sort(byName))
    zip.addBuffer(content, name, { mtime: moment, mode, forceDosTimestamp: true, compressionLevel: 9 });
  zip.end();
  return whole(zip.outputStream);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** The files in a pack, with what is not as `zipped` makes it. What has no safe name is left out. */
export interface Unzipped {
  readonly files: Files;
  readonly doubts: readonly Doubt[];
}

/** @throws UsageError for what is no zip, was cut short, or is larger than any pack */
export async function unzipped(content: Buffer, name: string): Promise<Unzipped> {
  if (content.length > limits.packed) throw new UsageError(`'${name}' is too large for a pack`);
  const zip = await opened(content, name);
  if (zip.entryCount > limits.files) throw new UsageError(`'${name}' holds too many files for a pack`);
  const files = new Map<string, Buffer>();
  const doubts: Doubt[] = [];
  const entries: Entry[] = [];
  const headers: LocalFileHeader[] = [];
  const taken = new Set<string>();
  let size = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      size += entry.uncompressedSize;
      if (size > limits.unpacked) throw new UsageError(`'${name}' would unpack to more than any pack holds`);
      const header = await zip.readLocalFileHeaderPromise(entry);
      entries.push(entry);
      headers.push(header);
      const path = entry.fileNameRaw.toString('utf8');
      const wrong = wrongName(path, taken) ?? (header.fileName.equals(entry.fileNameRaw) ? undefined : 'has two names');
      if (wrong !== undefined) doubts.push(doubt('packing', `the entry '${path}' ${wrong}`));
      else files.set(path, await contentOf(zip, entry, path, doubts));
    }
  } catch (thrown) {
    if (thrown instanceof UsageError) throw thrown;
    throw new UsageError(`'${name}' is damaged: ${messageOf(thrown)}`);
  }
  if (!isAsWritten(content, entries, headers))
    doubts.push(
      doubt(
        'packing',
        'the zip is not as seal writes it: it was packed again, or something was put between, before or behind its files',
      ),
    );
  return { files, doubts };
}

async function opened(content: Buffer, name: string): Promise<ZipFile> {
  try {
    return await yauzl.fromBufferPromise(content, {
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: true,
    });
  } catch (thrown) {
    throw new UsageError(`'${name}' is no pack, or was cut short: ${messageOf(thrown)}`);
  }
}

/** What is wrong with a name in a zip: a pack has plain relative ones, each once, also where case makes no difference. */
function wrongName(path: string, taken: Set<string>): string | undefined {
  const parts = path.split('/');
  if (!/^[\w .()+@~-]+(\/[\w .()+@~-]+)*$/.test(path) || parts.some((part) => part === '.' || part === '..'))
    return 'does not have a name that stays within the pack';
  const lower = path.toLowerCase();
  if (taken.has(lower)) return 'is there twice';
  taken.add(lower);
  return undefined;
}

async function contentOf(zip: ZipFile, entry: Entry, path: string, doubts: Doubt[]): Promise<Buffer> {
  try {
    return await whole(await zip.openReadStreamPromise(entry));
  } catch (thrown) {
    doubts.push(doubt('packing', `the entry '${path}' cannot be unpacked: ${messageOf(thrown)}`));
    return Buffer.alloc(0);
  }
}

/** Whether nothing stands in the file but the entries, one behind the other and sorted, as `zipped` writes them. */
function isAsWritten(content: Buffer, entries: readonly Entry[], headers: readonly LocalFileHeader[]): boolean {
  let offset = 0;
  let directory = 0;
  for (const [i, entry] of entries.entries()) {
    const header = headers[i];
    if (!header || !isPlain(entry, header) || entry.relativeOffsetOfLocalHeader !== offset) return false;
    if (i > 0 && Buffer.compare(entries[i - 1]?.fileNameRaw ?? entry.fileNameRaw, entry.fileNameRaw) >= 0) return false;
    offset = header.fileDataStart + entry.compressedSize;
    directory += 46 + entry.fileNameLength;
  }
  const end = content.subarray(offset + directory);
  return end.length === 22 && end.readUInt32LE(0) === 0x06054b50 && end.readUInt32LE(16) === offset;
}

const isPlain = (entry: Entry, header: LocalFileHeader): boolean =>
  entry.extraFieldLength === 0 &&
  header.extraFieldLength === 0 &&
  entry.fileCommentLength === 0 &&
  entry.externalFileAttributes === mode * 2 ** 16 &&
  entry.lastModFileDate === 0x21 &&
  entry.lastModFileTime === 0 &&
  (entry.generalPurposeBitFlag & 0x9) === 0 &&
  header.crc32 === entry.crc32 &&
  header.compressedSize === entry.compressedSize;
