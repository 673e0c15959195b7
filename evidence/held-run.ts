import { isDeepStrictEqual } from 'node:util';
import { messageOf } from '../core/errors.js';
import { transcriptOfHar } from '../core/har.js';
import type { RunRecord, ScenarioResult } from '../core/run-record.js';
import type { Transcript } from '../core/transcript.js';
import { defaultSpecification, specificationSets } from '../mitz/specification/index.js';
import type { MitzSpecification } from '../mitz/specification/index.js';
import { overlaid } from '../mitz/specification/overlay.js';
import { violations } from '../schemas/index.js';
import type { SchemaName } from '../schemas/index.js';
import { doubt } from './doubt.js';
import type { Doubt } from './doubt.js';
import { recordFile, specificationFile } from './files.js';
import type { Files } from './files.js';
import { journalFile, readJournal } from './journal.js';
import type { JournalLine } from './journal.js';

/** A run as its files hold it: read and valid in form, not yet believed. */
export interface HeldRun {
  readonly record: RunRecord;
  readonly journal: readonly JournalLine[];
  readonly specification: MitzSpecification;
  /** By the path that results name; of a foreign pack a transcript may hold anything. */
  readonly transcripts: ReadonlyMap<string, Transcript>;
}

/** The results of all scenarios, in the order of the record. */
export const resultsOf = ({ conditions }: RunRecord): readonly ScenarioResult[] =>
  conditions.flatMap(({ scenarios }) => scenarios);

/** The schemas of run records before the one that this program judges by, oldest first. */
const olderSchemas: readonly unknown[] = ['mitz-keur/run/1'];

/** A run as it was read. `run` is absent where nothing can be judged: so much is wrong, or its record is of an older schema. */
export interface Held {
  readonly run?: HeldRun;
  readonly doubts: readonly Doubt[];
  /** The older schema that its record has. */
  readonly older?: string;
}

/** Reads a run from its files. */
export function holdRun(files: Files): Held {
  const doubts: Doubt[] = [];
  const older = olderSchemaIn(files);
  if (older !== undefined) {
    const { faults } = readJournal(files.get(journalFile)?.toString('utf8') ?? '');
    if (!files.has(journalFile)) return { doubts: [doubt('journal', `'${journalFile}' is not there`)], older };
    return { doubts: faults.map((fault) => doubt('journal', `${journalFile}: ${fault}`)), older };
  }
  const record = json(files, recordFile, doubts, 'run') as RunRecord | undefined;
  const { lines, faults } = readJournal(files.get(journalFile)?.toString('utf8') ?? '');
  doubts.push(...faults.map((fault) => doubt('journal', `${journalFile}: ${fault}`)));
  const specification = specificationIn(files, record?.specification.set, doubts);
  const transcripts = new Map<string, Transcript>();
  for (const path of new Set(record ? resultsOf(record).flatMap(({ transcript }) => transcript ?? []) : [])) {
    const har = json(files, path, doubts);
    if (har !== undefined) transcripts.set(path, transcriptOfHar(har));
  }
  if (!record || !specification) return { doubts };
  return { run: { record, journal: lines, specification, transcripts }, doubts };
}

/** The schema that a record names, where it is one of those before. What cannot be read names none. */
function olderSchemaIn(files: Files): string | undefined {
  try {
    const record = JSON.parse(files.get(recordFile)?.toString('utf8') ?? '{}') as { readonly schema?: unknown } | null;
    const schema = record?.schema;
    return typeof schema === 'string' && olderSchemas.includes(schema) ? schema : undefined;
  } catch {
    return undefined; // told where the record itself is read
  }
}

function json(files: Files, path: string, doubts: Doubt[], schema?: SchemaName): unknown {
  const content = files.get(path);
  if (!content) {
    doubts.push(doubt('completeness', `'${path}' is not there`));
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(content.toString('utf8'));
    const [wrong, ...more] = schema === undefined ? [] : violations(schema, value);
    if (!wrong) return value;
    const rest = more.length > 0 ? ` (and ${more.length} more)` : '';
    doubts.push(
      doubt('form', `'${path}' breaks its schema at ${wrong.path.join('.') || 'its root'}: ${wrong.message}${rest}`),
    );
  } catch (thrown) {
    doubts.push(doubt('form', `'${path}' is no JSON: ${messageOf(thrown)}`));
  }
  return undefined;
}

function specificationIn(files: Files, set: string | undefined, doubts: Doubt[]): MitzSpecification | undefined {
  const content = files.get(specificationFile);
  if (!content) {
    doubts.push(doubt('completeness', `'${specificationFile}' is not there: under which values was judged?`));
    return undefined;
  }
  try {
    return overlaid(shippedSet(set) ?? defaultSpecification, content.toString('utf8'), specificationFile);
  } catch (thrown) {
    doubts.push(doubt('form', messageOf(thrown)));
    return undefined;
  }
}

const shippedSet = (name: string | undefined): MitzSpecification | undefined =>
  name !== undefined && Object.hasOwn(specificationSets, name) ? specificationSets[name] : undefined;

/** The values under which a run was judged that are not those of the set it names, as this program ships it. */
export function otherValues({ record, specification }: Pick<HeldRun, 'record' | 'specification'>): readonly string[] {
  const shipped = shippedSet(record.specification.set);
  if (!shipped) return [`no set '${record.specification.set}' is known here`];
  return Object.entries(specification).flatMap(([key, held]) => {
    const ours = shipped[key as keyof MitzSpecification];
    if (isDeepStrictEqual(held, ours)) return [];
    return `${key}: ${brief(ours)} in the set, ${brief(held)} in this run`;
  });
}

const brief = ({ value, basis }: { readonly value: unknown; readonly basis: string }): string => {
  const text = JSON.stringify(value);
  return `${text.length > 80 ? `${text.slice(0, 80)}…` : text} (${basis})`;
};
