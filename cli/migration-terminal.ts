/** A migration check as people see it on a terminal. */
import { counted } from '../core/text.js';
import type { Progress } from '../migration/read/read-input.js';
import { causeText } from '../migration/tell/causes.js';
import { pageNameOf } from '../migration/tell/page.js';
import type { HolderResult, MigrationFinding, MigrationRecord } from '../migration/result.js';
import { remarksOf } from '../migration/tell/remarks.js';
import type { Terminal } from './terminal.js';

const everyMs = 500;
/** Whoever waits less than this needs no progress. */
const quietMs = 2000;

/** A line that is written over: how far, how fast, how long still. Nothing where nobody looks. */
export function migrationProgress({ interactive }: Pick<Terminal, 'interactive'>): {
  readonly show: (progress: Progress) => void;
  clear(): void;
} {
  const begun = Date.now();
  let shown = 0;
  return {
    show: ({ records, bytes, allBytes }) => {
      const now = Date.now();
      if (!interactive || now - begun < quietMs || now - shown < everyMs) return;
      shown = now;
      const seconds = (now - begun) / 1000;
      const left = allBytes > bytes ? Math.ceil((allBytes - bytes) / (bytes / seconds)) : 0;
      const rate = Math.round(records / seconds);
      const percent = allBytes > 0 ? `${Math.min(100, Math.floor((100 * bytes) / allBytes))} %, ` : '';
      process.stderr.write(
        `\r\x1b[K${percent}${counted(records, 'record')}, ${rate}/s${left > 0 ? `, ${left} s left` : ''}`,
      );
    },
    clear: () => {
      if (shown > 0) process.stderr.write('\r\x1b[K');
    },
  };
}

const toldRows = 20;

/** The result in short: the verdict and why, the holders, the rules that were broken, the first findings. */
export function migrationSummary(record: MigrationRecord, first: readonly MigrationFinding[], out: string): string {
  const { problems, findings } = record;
  return [
    `${record.verdict}: ${counted(record.messages, 'message')}, ${counted(record.registerRows, 'row')} in the register, ${record.seconds} s`,
    ...record.reasons.map((reason) => `  ${reason}`),
    ...remarksOf(record).map(({ en }) => `  ! ${en}`),
    ...partTable(record.parts),
    ...holderTable(record.holders),
    ...brokenRules(record),
    ...causeLines(record),
    ...(first.length > 0 ? ['', ...first.map(findingLine)] : []),
    ...more(findings - first.length, `${out}/wrong.ndjson and wrong.csv`),
    ...(problems.length > 0 ? ['', 'could not be read:', ...problems.slice(0, toldRows).map(problemLine)] : []),
    ...more(problems.length - toldRows, `${out}/migration.json`),
    ...([...first, ...problems].some(({ file }) => isNumbered(file)) ? ['', numberedMeans] : []),
    '',
    `results: ${out}/migration.json`,
    `to read: ${out}/${pageNameOf(record)}${record.sample === undefined ? '' : `; to sign: ${out}/${record.sample}`}`,
  ].join('\n');
}

const isNumbered = (file: string): boolean => /(^|\/)file-\d{4}/.test(file);
const numberedMeans =
  'a name such as file-0007 stands for the 7th file of messages, whose own name could tell of a person; --show-bsn writes which it is in with-bsn/files.ndjson';

const more = (n: number, where: string): readonly string[] => (n > 0 ? [`… ${n} more in ${where}`] : []);

const findingLine = ({ file, line, ura, bsn, rule, expected, received }: MigrationFinding): string =>
  `${file === '' ? `holder ${ura}` : `${file}:${line}`} ${bsn} ${rule}: expected ${cut(expected)}; received ${cut(received)}`;
const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

const problemLine = ({ file, line, text, times }: MigrationRecord['problems'][number]): string =>
  `  ${file}${line === undefined ? '' : `, line ${line}`}${times === undefined ? '' : ` and ${counted(times - 1, 'other')}`}: ${text}`;

function brokenRules({ rules }: MigrationRecord): readonly string[] {
  const broken = rules.filter(({ violations }) => violations > 0);
  return broken.length === 0
    ? []
    : [
        '',
        ...inColumns([
          ['rule', 'broken', 'basis', ''],
          ...broken.map(({ id, violations, basis, blocks }) => [
            id,
            String(violations),
            basis,
            blocks ? 'blocks' : 'does not block',
          ]),
        ]),
      ];
}

function causeLines({ causes = [] }: MigrationRecord): readonly string[] {
  const lines = causes.map((cause) => `${cause.ura === '' ? '' : `holder ${cause.ura}: `}${causeText(cause).en}`);
  return lines.length === 0
    ? []
    : ['', ...lines.slice(0, toldRows), ...more(lines.length - toldRows, 'migration.json')];
}

function partTable(parts: MigrationRecord['parts'] = []): readonly string[] {
  if (parts.length === 0) return [];
  const head = ['part', 'verdict', 'messages', 'register', 'findings', 'holders'];
  const rows = parts.map(({ name, verdict, messages, registerRows, findings, holders }) => [
    ...[name, verdict, String(messages), String(registerRows), String(findings)],
    ...[holders.slice(0, 6).join(' ') + (holders.length > 6 ? ` and ${holders.length - 6} more` : '')],
  ]);
  return ['', ...inColumns([head, ...rows])];
}

function holderTable(holders: readonly HolderResult[]): readonly string[] {
  const head = [
    'holder',
    'register',
    'to send',
    'messages',
    'yes',
    'no',
    'restricted',
    'excluded',
    'wrong',
    'missing',
    'unexpected',
  ];
  const rows = holders
    .slice(0, toldRows)
    .map(({ ura, register, sent, ...rest }) =>
      [
        ura,
        register.total,
        register.toSend,
        sent.messages,
        sent.yes,
        sent.no,
        sent.restricted,
        rest.excluded,
        rest.wrong,
        rest.missing,
        rest.unexpected,
      ].map(String),
    );
  return rows.length === 0
    ? []
    : ['', ...inColumns([head, ...rows]), ...more(holders.length - rows.length, 'migration.json')];
}

/** Rows with their columns under each other. */
function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
