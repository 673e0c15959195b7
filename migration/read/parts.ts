/** Divides the input into parts that threads read side by side. */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../../core/errors.js';
import { utf16Of } from './encoding.js';
import { inputNamed, reasonOf } from './file-names.js';
import { maxLineBytes } from './lines.js';
import type { Part, PartFormat, PartKind } from './thread-messages.js';

/** So many bytes of a file are one part: small enough to share out evenly, large enough to be worth the trouble. */
const rangeBytes = 32 * 1024 * 1024;

/** A part before it has its number and name; `bytes` says how much there is to read, for progress. */
export type PlannedPart = Omit<Part, 'id' | 'shown'> & { readonly bytes: number };

/** What systems leave in folders by themselves: no messages, and nobody put them there. */
const leftBySystems = /^(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|\.git|\.gitignore|\.gitkeep)$/i;

/**
 * The parts of the messages of one input: a file, a folder with all below it, or `-` for standard input. What is there
 * and cannot be read is a part as well, that tells why.
 * @param aside whole paths of what stands in those folders and is known to be no message
 */
export function* messageParts(input: string, aside: ReadonlySet<string>): Generator<PlannedPart> {
  if (input === '-') yield { kind: 'messages', format: 'ndjson', file: '-', isGzip: false, bytes: 0 };
  else yield* below(input, aside, []);
}

/** @param around the folders that it stands in, by what they are and not by their names: a link may lead back to one */
function* below(file: string, aside: ReadonlySet<string>, around: readonly string[]): Generator<PlannedPart> {
  const found = lookAt(file);
  if (typeof found === 'string') yield unread(file, `it cannot be read: ${found}`);
  else if (found.names) {
    const known = `${found.about.dev}:${found.about.ino}`;
    if (around.includes(known)) yield unread(file, 'it is a link to a folder that it stands in, and was not followed');
    else {
      const names = found.names.filter((name) => !leftBySystems.test(name) && !aside.has(path.resolve(file, name)));
      for (const name of names.sort()) yield* below(path.join(file, name), aside, [...around, known]);
    }
  } else if (around.length === 0) yield* partsOf('messages', file, formatOf(file) ?? 'ndjson', found.about);
  // Passed over in silence, messages in it would never be judged.
  else if (formatOf(file) === undefined) yield unread(file, notMessages);
  else if (!found.about.isFile()) yield unread(file, 'it is no file but a pipe or device; name it by itself');
  else yield* partsOf('messages', file, formatOf(file) ?? 'ndjson', found.about);
}

const notMessages =
  'it was not read: its name ends in no .ndjson, .jsonl, .json or .xml, with or without .gz; name it by itself, or move it out of the folder';

const unread = (file: string, why: string): PlannedPart => ({
  kind: 'messages',
  format: 'ndjson',
  file,
  isGzip: false,
  bytes: 0,
  unread: why,
});

/** What stands there, without waiting: for a million small files a promise for each costs more than the answer. @returns why it cannot be read, or what it is */
function lookAt(file: string): string | { readonly about: Stats; readonly names?: string[] } {
  try {
    const about = statSync(file);
    return about.isDirectory() ? { about, names: readdirSync(file) } : { about };
  } catch (thrown) {
    return reasonOf(thrown);
  }
}

/** @throws UsageError for an input that is not there */
export function mustBeThere(messages: readonly string[], register: string | undefined): void {
  const inputs = messages.map((given, i) => ({ given, place: i + 1 }) as const);
  for (const { given, place } of [
    ...inputs,
    ...(register === undefined ? [] : [{ given: register, place: 'register' as const }]),
  ]) {
    try {
      if (given !== '-') statSync(given);
    } catch (thrown) {
      throw new UsageError(`${inputNamed(place, given)} cannot be read: ${reasonOf(thrown)}`);
    }
  }
}

const formatOf = (file: string): PartFormat | undefined =>
  (({ '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.json': 'json', '.xml': 'xml' }) as const)[
    path.extname(file.replace(/\.gz$/i, '')).toLowerCase()
  ];

function* partsOf(kind: PartKind, file: string, format: PartFormat, about: Stats): Generator<PlannedPart> {
  const { size } = about;
  const isGzip = /\.gz$/i.test(file);
  // What is too large for one message and ends in .json is lines of them.
  const as = format === 'json' && !isGzip && size > maxLineBytes ? 'ndjson' : format;
  if (isGzip || as === 'json' || as === 'xml') {
    yield { kind, format: as, file, isGzip, bytes: size };
    return;
  }
  if (!about.isFile()) {
    // A pipe can be read from its beginning only, and has no size.
    yield { kind, format: as, file, isGzip, bytes: 0 };
    return;
  }
  // Rows of CSV mean nothing without the header.
  const step = as === 'csv' ? Math.max(size, 1) : rangeBytes;
  for (let start = 0; start < Math.max(size, 1); start += step) {
    const end = Math.min(start + step, size);
    yield { kind, format: as, file, isGzip, range: { start, end }, bytes: end - start };
  }
}

/** The parts of the register: CSV, which is read from its header on, or NDJSON. */
export function* registerParts(file: string): Generator<PlannedPart> {
  const found = lookAt(file);
  const why = typeof found === 'string' ? found : found.names ? 'it is a folder' : undefined;
  if (typeof found === 'string' || found.names)
    yield { ...unread(file, `it cannot be read: ${why ?? ''}`), kind: 'register' };
  else if (formatOf(file) !== 'ndjson') yield* partsOf('register', file, 'csv', found.about);
  else if (isUtf16(file, found.about))
    yield { kind: 'register', format: 'ndjson', file, isGzip: false, bytes: found.about.size };
  else yield* partsOf('register', file, 'ndjson', found.about);
}

/** UTF-16 cannot be cut into lines by bytes: it is read from its beginning on. */
function isUtf16(file: string, about: Stats): boolean {
  if (!about.isFile() || /\.gz$/i.test(file)) return false;
  try {
    const descriptor = openSync(file, 'r');
    try {
      const first = Buffer.alloc(256);
      return utf16Of(first.subarray(0, readSync(descriptor, first))) !== undefined;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Whoever reads it says why that cannot be done.
    return false;
  }
}
