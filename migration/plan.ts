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

/** The parts of the messages: files, folders with all below them, `-` for standard input. @throws UsageError for what is not there */
export function* messageParts(inputs: readonly string[]): Generator<PlannedPart> {
  for (const input of inputs) {
    if (input === '-') yield { kind: 'messages', format: 'ndjson', file: '-', isGzip: false, bytes: 0 };
    else yield* below(input, true);
  }
}

function* below(file: string, isNamed: boolean): Generator<PlannedPart> {
  const about = statOf(file);
  if (about.isDirectory()) {
    const names = namesIn(file).filter((name) => !name.startsWith('.'));
    for (const name of names.sort()) yield* below(path.join(file, name), false);
  } else if (isNamed || formatOf(file) !== undefined) {
    yield* partsOf('messages', file, formatOf(file) ?? 'ndjson', about.size);
  }
}

const formatOf = (file: string): PartFormat | undefined =>
  (({ '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.json': 'json', '.xml': 'xml' }) as const)[
    path.extname(file.replace(/\.gz$/i, '')).toLowerCase()
  ];

function* partsOf(kind: PartKind, file: string, format: PartFormat, size: number): Generator<PlannedPart> {
  const isGzip = /\.gz$/i.test(file);
  // What is too large for one message and ends in .json is lines of them.
  const as = format === 'json' && !isGzip && size > maxLineBytes ? 'ndjson' : format;
  if (isGzip || as !== 'ndjson') {
    yield { kind, format: as, file, isGzip, bytes: size };
    return;
  }
  for (let start = 0; start < Math.max(size, 1); start += rangeBytes) {
    const end = Math.min(start + rangeBytes, size);
    yield { kind, format: as, file, isGzip, range: { start, end }, bytes: end - start };
  }
}

/** The parts of the register: CSV, which is read from its header on, or NDJSON. @throws UsageError for what is not there */
export function registerParts(file: string): Generator<PlannedPart> {
  const { size } = statOf(file);
  const format = formatOf(file) === 'ndjson' ? 'ndjson' : 'csv';
  return partsOf('register', file, format, size);
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
