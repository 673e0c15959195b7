/** Divides the input into parts that threads read side by side. */
import { readdirSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import path from 'node:path';
import { messageOf, UsageError } from '../core/errors.js';
import { maxLineBytes } from './lines.js';
import type { Part, PartFormat, PartKind } from './protocol.js';

/** So many bytes of a file are one part: small enough to share out evenly, large enough to be worth the trouble. */
const rangeBytes = 32 * 1024 * 1024;

/** A part before it has its number; `bytes` says how much there is to read, for progress. */
export type PlannedPart = Omit<Part, 'id'> & { readonly bytes: number };

/** What systems leave in folders by themselves: no messages, and nobody put them there. */
const leftBySystems = /^(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|\.git|\.gitignore|\.gitkeep)$/i;

/**
 * The parts of the messages: files, folders with all below them, `-` for standard input.
 * @param aside whole paths of what stands in those folders and is known to be no message
 * @throws UsageError for what is not there
 */
export function* messageParts(inputs: readonly string[], aside: ReadonlySet<string>): Generator<PlannedPart> {
  for (const input of inputs) {
    if (input === '-') yield { kind: 'messages', format: 'ndjson', file: '-', isGzip: false, bytes: 0 };
    else yield* below(input, aside, true);
  }
}

/** @throws UsageError for what is not there */
export function mustBeThere(inputs: readonly string[]): void {
  for (const input of inputs) if (input !== '-') statOf(input);
}

function* below(file: string, aside: ReadonlySet<string>, isNamed: boolean): Generator<PlannedPart> {
  const about = statOf(file);
  if (about.isDirectory()) {
    const names = namesIn(file).filter((name) => !leftBySystems.test(name) && !aside.has(path.resolve(file, name)));
    for (const name of names.sort()) yield* below(path.join(file, name), aside, false);
  } else if (isNamed || formatOf(file) !== undefined) {
    yield* partsOf('messages', file, formatOf(file) ?? 'ndjson', about);
  } else {
    // Passed over in silence, messages in it would never be judged.
    yield { kind: 'messages', format: 'unknown', file, isGzip: false, bytes: 0 };
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
  if (isGzip || as !== 'ndjson') {
    yield { kind, format: as, file, isGzip, bytes: size };
    return;
  }
  if (!about.isFile()) {
    // A pipe can be read from its beginning only, and has no size.
    yield { kind, format: as, file, isGzip, bytes: 0 };
    return;
  }
  for (let start = 0; start < Math.max(size, 1); start += rangeBytes) {
    const end = Math.min(start + rangeBytes, size);
    yield { kind, format: as, file, isGzip, range: { start, end }, bytes: end - start };
  }
}

/** The parts of the register: CSV, which is read from its header on, or NDJSON. @throws UsageError for what is not there */
export function registerParts(file: string): Generator<PlannedPart> {
  const about = statOf(file);
  const format = formatOf(file) === 'ndjson' ? 'ndjson' : 'csv';
  return partsOf('register', file, format, about);
}

/** What a file is, without waiting: for a million small files a promise for each costs more than the answer. */
const statOf = (file: string): Stats => readable(file, () => statSync(file));
const namesIn = (folder: string): readonly string[] => readable(folder, () => readdirSync(folder));

function readable<Told>(file: string, ask: () => Told): Told {
  try {
    return ask();
  } catch (thrown) {
    throw new UsageError(`'${file}' cannot be read: ${messageOf(thrown)}`);
  }
}
