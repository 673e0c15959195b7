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

/** What was written, with what a person sees of it. */
export interface WrittenFindings {
  readonly count: number;
  readonly first: readonly MigrationFinding[];
  /** The first of each rule that was broken. */
  readonly byRule: ReadonlyMap<string, readonly MigrationFinding[]>;
}

/** Writes findings to both files. @returns how many there are, and the first of them */
export async function writeFindings(
  findings: AsyncIterable<readonly MigrationFinding[]>,
  files: { readonly ndjson: string; readonly csv: string },
  shown: number,
): Promise<WrittenFindings> {
  let count = 0;
  const first: MigrationFinding[] = [];
  const byRule = new Map<string, MigrationFinding[]>();
  const options = { mode: 0o600 };
  const csv = createWriteStream(files.csv, options);
  const csvBroke = new Promise<never>((_, reject) => csv.on('error', reject));
  csvBroke.catch(() => undefined); // it is thrown where the next lines are written
  csv.write(`${columns.join(';')}\n`);
  async function* lines(): AsyncGenerator<string> {
    for await (const some of findings) {
      count += some.length;
      first.push(...some.slice(0, shown - first.length));
      for (const one of some) keepOfRule(byRule, one, shown);
      if (!csv.write(some.map(csvLine).join(''))) {
        await Promise.race([new Promise<void>((resolve) => csv.once('drain', resolve)), csvBroke]);
      }
      yield some.map((one) => `${JSON.stringify(one)}\n`).join('');
    }
  }
  await pipeline(lines, createWriteStream(files.ndjson, options));
  await Promise.race([
    new Promise<void>((resolve) =>
      csv.end(() => {
        resolve();
      }),
    ),
    csvBroke,
  ]);
  return { count, first, byRule };
}

function keepOfRule(byRule: Map<string, MigrationFinding[]>, one: MigrationFinding, shown: number): void {
  const known = byRule.get(one.rule);
  if (known === undefined) byRule.set(one.rule, [one]);
  else if (known.length < shown) known.push(one);
}

const csvLine = (finding: MigrationFinding): string =>
  `${columns.map((column) => cell(String(finding[column] ?? ''))).join(';')}\n`;

/** A cell that no spreadsheet takes for a formula. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
