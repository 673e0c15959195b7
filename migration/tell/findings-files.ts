/** Everything that was found, as NDJSON and as CSV, in the order of file, line and rule. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { MigrationFinding } from '../result.js';
import type { Store } from '../judge/store.js';

/** How a pseudonym is shown: as it is, or where that was asked for as the BSN. */
export type ShowBsn = (high: bigint, low: bigint, isValid: boolean) => string;

const columns = ['file', 'line', 'ura', 'bsn', 'rule', 'expected', 'received', 'where'] as const;

/** The findings of a check in their order. */
export async function* findingsIn(store: Store, bsn: ShowBsn): AsyncGenerator<readonly MigrationFinding[]> {
  const query = `select coalesce(p.file, '') as file, coalesce(p.base, 0) + f.line as line, ura, high, low, valid, id, expected, received, spot
    from found f join rules using (rule) left join parts p using (part)
    order by file, line, id, ura, expected, received, spot, high`;
  for await (const rows of store.stream(query)) {
    yield rows.map((row) => ({
      file: String(row['file']),
      line: Number(row['line']),
      ura: Number(row['ura']) < 0 ? '' : String(row['ura']).padStart(8, '0'),
      bsn: Number(row['valid']) < 0 ? '' : bsn(row['high'] as bigint, row['low'] as bigint, Number(row['valid']) === 1),
      rule: String(row['id']),
      expected: String(row['expected']),
      received: String(row['received']),
      ...(row['spot'] !== '' && { where: String(row['spot']) }),
    }));
  }
}

/** What was written, with what a person may see of it. */
export interface WrittenFindings {
  readonly count: number;
  /** The first of each rule that was broken. */
  readonly byRule: ReadonlyMap<string, readonly MigrationFinding[]>;
}

/** Where a list is written: for programs, and for spreadsheets. */
export interface ListFiles {
  readonly ndjson: string;
  readonly csv: string;
}

/** Writes findings to both files. @returns how many there are, and of each rule the first */
export async function writeFindings(
  findings: AsyncIterable<readonly MigrationFinding[]>,
  files: ListFiles,
  shown: number,
): Promise<WrittenFindings> {
  const byRule = new Map<string, MigrationFinding[]>();
  const count = await writeList(findings, files, columns, (one) => {
    keepOfRule(byRule, one, shown);
  });
  return { count, byRule };
}

/** Writes a list to both files, some lines at a time. @returns how many lines there are */
export async function writeList<T extends object>(
  lines: AsyncIterable<readonly T[]>,
  files: ListFiles,
  names: readonly (keyof T & string)[],
  each: (line: T) => void = () => undefined,
): Promise<number> {
  let count = 0;
  const options = { mode: 0o600 };
  const csv = createWriteStream(files.csv, options);
  const csvBroke = new Promise<never>((_, reject) => csv.on('error', reject));
  csvBroke.catch(() => undefined); // it is thrown where the next lines are written
  csv.write(`${names.join(';')}\n`);
  const row = (line: T): string => `${names.map((name) => cell(String(line[name] ?? ''))).join(';')}\n`;
  async function* texts(): AsyncGenerator<string> {
    for await (const some of lines) {
      count += some.length;
      for (const one of some) each(one);
      if (!csv.write(some.map(row).join(''))) {
        await Promise.race([new Promise<void>((resolve) => csv.once('drain', resolve)), csvBroke]);
      }
      yield some.map((one) => `${JSON.stringify(one)}\n`).join('');
    }
  }
  await pipeline(texts, createWriteStream(files.ndjson, options));
  await Promise.race([
    new Promise<void>((resolve) =>
      csv.end(() => {
        resolve();
      }),
    ),
    csvBroke,
  ]);
  return count;
}

function keepOfRule(byRule: Map<string, MigrationFinding[]>, one: MigrationFinding, shown: number): void {
  const known = byRule.get(one.rule);
  if (known === undefined) byRule.set(one.rule, [one]);
  else if (known.length < shown) known.push(one);
}

/** A cell that no spreadsheet takes for a formula. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
