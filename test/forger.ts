/** What somebody needs to tamper with a pack: chance, a forger's tools, and ways to pack. */
import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import yazl from 'yazl';
import { buffer } from 'node:stream/consumers';
import type { RunRecord, ScenarioResult } from '../core/run-record.js';
import { sha256 } from '../evidence/digest.js';
import { signed } from '../evidence/envelope.js';
import type { Files } from '../evidence/files.js';
import { recordDigest } from '../evidence/journal.js';
import type { JournalLine } from '../evidence/journal.js';
import { publicPem } from '../evidence/keys.js';
import { envelopeFile, manifestFile, manifestOf, publicKeyFile, statementOf, written } from '../evidence/statement.js';

/** Numbers from a seed: the same seed tampers in the same way. */
export class Chance {
  #state: number;
  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761) >>> 0;
  }

  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }

  of<T>(all: readonly T[]): T {
    const one = all[this.below(all.length)];
    if (one === undefined) throw new Error('there is nothing to choose from');
    return one;
  }
}

const stranger: KeyObject = generateKeyPairSync('ed25519').privateKey;

export type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

export const recordIn = (files: Files): Mutable<RunRecord> =>
  JSON.parse(String(files.get('run.json'))) as Mutable<RunRecord>;
export const results = (record: Mutable<RunRecord>): Mutable<ScenarioResult>[] =>
  record.conditions.flatMap(({ scenarios }) => scenarios);
export const transcriptsIn = (files: Files): string[] =>
  [...files.keys()].filter((name) => name.startsWith('transcripts/'));
export const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value, null, 2));
export const replaced = (files: Files, path: string, content: Buffer): Files =>
  new Map([...files, [path, content] as const]);
export const without = (files: Files, path: string): Files => new Map([...files].filter(([name]) => name !== path));
export const journalIn = (files: Files): Mutable<JournalLine>[] =>
  String(files.get('journal.ndjson')).trimEnd().split('\n').map((line) => JSON.parse(line) as Mutable<JournalLine>); // prettier-ignore

/** The journal written anew, so that its chain holds. */
export function chained(files: Files, lines: readonly JournalLine[]): Files {
  let previous: string | null = null;
  const texts = lines.map((line, i) => {
    const text = JSON.stringify({ ...line, n: i + 1, previous });
    previous = sha256(text);
    return text;
  });
  return replaced(files, 'journal.ndjson', Buffer.from(`${texts.join('\n')}\n`));
}

/** Manifest, statement and signature made anew, by whoever holds the key: they hold again. */
export function sealedAnew(files: Files, key: KeyObject = stranger): Files {
  const own = new Map([...files].filter(([name]) => name !== manifestFile && name !== envelopeFile));
  own.set(publicKeyFile, Buffer.from(publicPem(key)));
  const manifest = written(manifestOf(own, []));
  const envelope = written(signed(statementOf(recordIn(files), manifest, own), key));
  return new Map([...own, [manifestFile, manifest], [envelopeFile, envelope]]);
}

/** The journal made to agree with the record and the transcripts, sealed anew: only judging again can tell. */
export function forged(files: Files): Files {
  const record = recordIn(files);
  const lines = journalIn(files).map((line): Mutable<JournalLine> => {
    if (line.event === 'evidence') return { ...line, sha256: sha256(files.get(line.transcript) ?? '') };
    if (line.event === 'judged') {
      const result = results(record).find(({ id }) => id === line.scenario);
      if (!result) return line;
      const checks = Object.fromEntries(result.checks.map((check) => [check.id, check.outcome]));
      return { ...line, outcome: result.outcome, checks };
    }
    return line.event === 'concluded' ? { ...line, verdict: record.verdict, record: recordDigest(record) } : line;
  });
  return sealedAnew(chained(files, lines));
}

/** Makes a red scenario green, or a green one red, as somebody would who knows the record. */
export function turned(record: Mutable<RunRecord>, chance: Chance): Mutable<RunRecord> {
  const result = chance.of(results(record).filter(({ checks }) => checks.length > 0));
  const check = chance.of(result.checks);
  check.outcome = check.outcome === 'pass' ? 'fail' : 'pass';
  if (chance.below(2) === 0) result.outcome = check.outcome;
  if (chance.below(2) === 0) record.verdict = record.verdict === 'accepted' ? 'not-accepted' : 'accepted';
  return record;
}

export function changedText(content: Buffer, chance: Chance): Buffer {
  const text = content.toString('utf8');
  const digits = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const at = chance.of(digits);
  return Buffer.from(`${text.slice(0, at)}${(Number(text[at]) + 1 + chance.below(8)) % 10}${text.slice(at + 1)}`);
}

export async function packedAgain(files: readonly (readonly [string, Buffer])[], comment = ''): Promise<Buffer> {
  const made = new yazl.ZipFile();
  for (const [name, content] of files) made.addBuffer(content, name, { mtime: new Date(2026, 0, 1), mode: 0o100644 });
  made.end({ comment, forceZip64Format: false });
  return buffer(made.outputStream);
}

/** Changes a name in a zip without changing its length, wherever it stands. */
export function renamed(pack: Buffer, from: string, to: string): Buffer {
  return Buffer.from(pack.toString('latin1').replaceAll(from, to), 'latin1');
}
