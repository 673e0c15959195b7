/** Checks a migration in bulk: messages, register and approvals in, `migration.json` and all findings out. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Policy } from '../core/run-record.js';
import type { Language } from '../core/text.js';
import { dayInAmsterdam } from '../mitz/calendar.js';
import type { MitzSpecification } from '../mitz/specification/index.js';
import { findCauses } from './judge/causes.js';
import { findInBatch, prepareBatch } from './judge/batch-findings.js';
import { findingsIn, writeFindings } from './tell/findings-files.js';
import type { ShowBsn } from './tell/findings-files.js';
import { earlierChecks } from './tell/history.js';
import type { EarlierCheck } from './tell/history.js';
import { legendName } from './read/file-names.js';
import { approvalsDigest, keyDigest, valuesDigest } from './read/input-digest.js';
import { countHolders, restrictionsUnsaid, violationsOf } from './judge/holders.js';
import { mirrorSample } from './tell/mirror-sample.js';
import type { Draw, MirrorSample } from './tell/mirror-sample.js';
import { firstToTell } from './tell/next-steps.js';
import { OutFolder } from './tell/out-folder.js';
import { mustBeThere } from './read/parts.js';
import { Pseudonyms, pseudonymLabel } from './read/pseudonym.js';
import type { ColumnMapping } from './read/columns.js';
import type { Read } from './read/parts-done.js';
import { readInput } from './read/read-input.js';
import type { Progress } from './read/read-input.js';

export { allCores } from './read/read-input.js';

import type { HolderResult, HolderSelection, MigrationOutcome, MigrationRecord, RuleResult } from './result.js';
import {
  findResume,
  linesToResume,
  nothingLeft,
  resumeCounts,
  resumeLines,
  resumeName,
  resumeSheetName,
  writeResume,
} from './tell/resume.js';
import { migrationVerdict, ruleResults } from './judge/rules.js';
import type { Given } from './judge/rules.js';
import { asNoSpace } from './judge/no-space.js';
import { Store } from './judge/store.js';
import { conclude, sheetName, writeSheet, writeSheetApart } from './tell/write-pages.js';
import type { AllureWriter } from './tell/write-pages.js';

/**
 * What DuckDB may hold in memory before it spills: while rows come in; and when it joins and counts them, at least for
 * each thread, and for each million messages and rows. Where that is not enough, the store takes more.
 */
const storeMb = { reading: 24, perThread: 20, perMillion: 16 };

const roomFor = (rows: number, threads: number): number =>
  Math.max(storeMb.perThread * threads, Math.ceil((rows / 1e6) * storeMb.perMillion));

export interface MigrationCheck {
  /** Files, folders, `-` for standard input; empty for the analysis of a register alone. */
  readonly messages: readonly string[];
  readonly register?: string;
  /** The approved URAs; absent where no approvals were given. */
  readonly approved?: readonly string[];
  /** What the headers and values of the register mean, where they are not ours. */
  readonly columns?: ColumnMapping;
  /** Moments of the register without a zone are by the clock in the Netherlands. */
  readonly localTime?: boolean;
  /** The register holds what patients decided before as well: the latest row of each is what holds. */
  readonly registerHistory?: boolean;
  readonly out: string;
  readonly policy: Policy;
  readonly specification: {
    readonly values: MitzSpecification;
    readonly set: string;
    readonly overlays: readonly string[];
  };
  readonly tool: MigrationRecord['tool'];
  readonly jobs: number;
  /** Only these holders are judged, each by its URA; all where it is absent. */
  readonly holders?: readonly string[];
  /** Makes the pseudonyms of several checks agree; without it they are different each time. */
  readonly pseudonymKey?: Buffer;
  /** The sample of the mirror sheet. */
  readonly draw?: Draw;
  /** The names of holders, by their URA. */
  readonly names?: ReadonlyMap<string, string>;
  /** Also writes the findings with BSNs, apart and only for whoever runs the check. */
  readonly showBsn?: boolean;
  /** Of the page; the mirror sheet is in Dutch. */
  readonly lang?: Language;
  readonly allure?: AllureWriter;
  readonly onProgress: (progress: Progress) => void;
  readonly say: (text: string) => void;
  readonly signal?: AbortSignal;
}

const usualDraw: Draw = { seed: 1, size: 60 };

/** So many findings stand on the page and on the screen, and are kept of each rule. */
const shownFindings = 20;

/** Checks, and writes the results. @throws UsageError for what the user can mend; nothing then passes for a result */
export async function checkMigration(check: MigrationCheck): Promise<MigrationOutcome> {
  const begun = Date.now();
  const earlier = await earlierChecks(check.out);
  // What an earlier check wrote is not given up for an input that is not there.
  mustBeThere(check.messages, check.register);
  const folder = await OutFolder.take(check.out, check.say);
  try {
    const store = await Store.open(folder.private('spill'), storeMb.reading, check.jobs);
    try {
      return await judge(check, folder, store, { begun, earlier });
    } finally {
      store.close();
    }
  } catch (thrown) {
    throw asNoSpace(thrown, check.out);
  } finally {
    await folder.leave();
  }
}

/** What is known when a check begins. */
interface Before {
  readonly begun: number;
  readonly earlier: readonly EarlierCheck[];
}

/** How the input is read: by which set, as of when, under which pseudonyms, and of which holders. */
const setupOf = (check: MigrationCheck, key: Buffer): Parameters<typeof readInput>[1] => ({
  specification: check.specification.values,
  now: new Date().toISOString(),
  key,
  rows: { localTime: check.localTime === true, ...(check.columns && { mapping: check.columns }) },
  ...(check.holders && { holders: check.holders }),
});

/** What the result depends on beside the files: by their digests two checks of the same are known. */
const inputOf = (
  check: MigrationCheck,
  key: Buffer,
  { size, seed }: typeof usualDraw,
): Omit<MigrationRecord['input'], 'messages' | 'register'> => ({
  ...(check.approved && { approvals: approvalsDigest(check.approved) }),
  pseudonymKey: keyDigest(key),
  values: valuesDigest(check.specification.values),
  options: { sample: size, seed },
});

async function judge(
  check: MigrationCheck,
  folder: OutFolder,
  store: Store,
  { begun, earlier }: Before,
): Promise<MigrationOutcome> {
  const key = check.pseudonymKey ?? randomBytes(32);
  const specification = check.specification.values;
  const draw = check.draw ?? usualDraw;
  const setup = setupOf(check, key);
  const read = await readInput({ ...check, ...(await legendOf(check, folder)) }, setup, store);
  const given: Given = {
    messages: check.messages.length > 0,
    register: read.hasRegister,
    approvals: check.approved !== undefined,
    lost: { register: read.registerLost, messages: read.messagesLost },
    history: check.registerHistory === true,
  };
  await store.allow(roomFor(read.messages + read.rows, check.jobs));
  await prepareBatch(store, check.approved);
  await findInBatch(store, given, specification);
  const causes = await findCauses(store, given);
  const holders = await countHolders(store, given, specification);
  const pseudonyms = new Pseudonyms(key);
  const { count, byRule } = await writeAll(check, folder, store, pseudonyms);
  const rules = ruleResults(await violationsOf(store), given, specification, check.policy);
  const left = await listResume(check, folder, store, pseudonyms, rules, given);
  const counts = {
    messages: read.messages,
    unrecognised: read.unrecognised,
    registerRows: read.rows,
    problemCount: read.problemCount,
    ...(check.holders && { selection: selectionOf(check.holders, holders, read) }),
  };
  const record: MigrationRecord = {
    ...judgedBy(check),
    ...migrationVerdict({ ...counts, rules }),
    ...counts,
    ...(read.notes && { registerRead: { ...read.notes, restrictionUnsaid: await restrictionsUnsaid(store) } }),
    inputBytes: read.bytes,
    input: { ...read.digests, ...inputOf(check, key, draw) },
    seconds: Math.round((Date.now() - begun) / 100) / 10,
    rules,
    holders: holders.map((one) => ({ ...one, ...nameOf(check, one), ...leftOf(left, one) })),
    causes,
    problems: read.problems,
    findings: count,
    details: 'wrong.ndjson',
    ...(given.register && given.messages && { sample: sheetName }),
    ...(left && { resume: resumeName }),
  };
  if (record.sample !== undefined) await writeSamples(check, folder, store, pseudonyms, record, setup.now);
  return conclude(
    folder,
    { record, first: firstToTell(rules, byRule, shownFindings), byRule },
    { earlier, lang: check.lang ?? 'nl', allure: check.allure },
  );
}

/** The holders that were asked for, beside those that there is something of. */
function selectionOf(asked: readonly string[], seen: readonly HolderResult[], { passedOver }: Read): HolderSelection {
  const uras = [...new Set(asked)].sort();
  const there = new Set(seen.map(({ ura }) => ura));
  return { uras, absent: uras.filter((ura) => !there.has(ura)), passedOver };
}

/** Names of files that may hold something of a person stand only where BSNs do. */
const legendOf = async ({ showBsn }: MigrationCheck, folder: OutFolder): Promise<{ readonly legend?: string }> =>
  showBsn === true ? { legend: path.join(await folder.bsnFolder(), legendName) } : {};

/** What judged, and by which values. */
const judgedBy = ({
  tool,
  specification: { set, overlays },
  policy,
}: MigrationCheck): Pick<MigrationRecord, 'schema' | 'tool' | 'specification' | 'policy'> => ({
  schema: 'mitz-keur/migration/1',
  tool,
  specification: { set, overlays },
  policy,
});

const leftOf = (
  left: Awaited<ReturnType<typeof resumeCounts>> | undefined,
  { ura }: HolderResult,
): Pick<HolderResult, 'resume'> => (left ? { resume: left.get(ura) ?? nothingLeft } : {});

const nameOf = ({ names }: MigrationCheck, { ura }: HolderResult): Pick<HolderResult, 'name'> => {
  const name = names?.get(ura);
  return name === undefined ? {} : { name };
};

/** What is left to do, with pseudonyms and where that was asked for, apart, with BSNs; it needs both sides. */
async function listResume(
  check: MigrationCheck,
  folder: OutFolder,
  store: Store,
  pseudonyms: Pseudonyms,
  rules: readonly RuleResult[],
  given: Given,
): Promise<Awaited<ReturnType<typeof resumeCounts>> | undefined> {
  if (!given.messages || !given.register) return undefined;
  await findResume(store, rules, given.lost.register);
  const counts = await resumeCounts(store);
  const told = linesToResume(counts.values());
  const written = await writeResume(resumeLines(store, hidden), (name) => folder.private(name));
  if (told !== written) throw new Error(`${told} lines are left to do, and ${written} were written`);
  for (const name of [resumeName, resumeSheetName]) folder.ready(name);
  if (check.showBsn === true) {
    const apart = await folder.bsnFolder();
    await writeResume(resumeLines(store, revealedBy(pseudonyms)), (name) => path.join(apart, name));
  }
  return counts;
}

/** The mirror sheet with pseudonyms, and where that was asked for, apart, one with BSNs. */
async function writeSamples(
  check: MigrationCheck,
  folder: OutFolder,
  store: Store,
  pseudonyms: Pseudonyms,
  record: MigrationRecord,
  now: string,
): Promise<void> {
  const draw = check.draw ?? usualDraw;
  const sample = (bsn: ShowBsn): Promise<MirrorSample> =>
    mirrorSample(store, check.specification.values, draw, dayInAmsterdam(new Date(now)), bsn);
  await writeSheet(folder, await sample(hidden), record);
  if (check.showBsn !== true) return;
  await writeSheetApart(await folder.bsnFolder(), await sample(revealedBy(pseudonyms)), record);
}

const hidden: ShowBsn = (high, _, isValid) => pseudonymLabel(high, isValid);
const revealedBy =
  (pseudonyms: Pseudonyms): ShowBsn =>
  (high, low) =>
    pseudonyms.reveal(high, low) ?? '';

async function writeAll(
  check: MigrationCheck,
  folder: OutFolder,
  store: Store,
  pseudonyms: Pseudonyms,
): Promise<Awaited<ReturnType<typeof writeFindings>>> {
  const names = { ndjson: 'wrong.ndjson', csv: 'wrong.csv' };
  const written = await writeFindings(
    findingsIn(store, hidden),
    { ndjson: folder.private(names.ndjson), csv: folder.private(names.csv) },
    shownFindings,
  );
  if (check.showBsn === true) {
    const apart = await folder.bsnFolder();
    await writeFindings(
      findingsIn(store, revealedBy(pseudonyms)),
      { ndjson: path.join(apart, names.ndjson), csv: path.join(apart, names.csv) },
      0,
    );
  }
  folder.ready(names.ndjson);
  folder.ready(names.csv);
  return written;
}
