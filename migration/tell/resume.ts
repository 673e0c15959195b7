/** What is left to do after a migration that was stopped or went wrong: rollback and resume. */
import { writeList } from './findings-files.js';
import type { ShowBsn } from './findings-files.js';
import type { HolderResult, RuleResult } from '../result.js';
import { ruleIds } from '../judge/rules.js';
import type { Store } from '../judge/store.js';

/** A line for each patient of a holder of whom something is left to do. */
export const resumeName = 'resume.ndjson';
/** The same for spreadsheets. */
export const resumeSheetName = 'resume.csv';

/** `send`: not sent yet. `send-again`: sent wrongly, or not recognised. `take-back`: sent, and it should not have been. */
export type ResumeAction = 'send' | 'send-again' | 'take-back';

/** One line of `resume.ndjson`, in the order of file and line. Holds no personal data. */
export interface ResumeLine {
  readonly action: ResumeAction;
  /** The register, or where it has no such row the message. */
  readonly file: string;
  readonly line: number;
  readonly ura: string;
  readonly bsn: string;
  /** The rules that were broken, with spaces between them. */
  readonly why: string;
  /** Where the first consent of this patient was sent: file and line. */
  readonly sent?: string;
}

/** Of a holder of whom nothing is left to do. */
export const nothingLeft = { send: 0, sendAgain: 0, takeBack: 0 } as const;

/**
 * Finds what is left to do, by the rules that block: what is only a finding is not sent again for that.
 * @param registerLost a row of the register could not be read: whom it is about is not taken back for that
 */
export async function findResume(store: Store, rules: readonly RuleResult[], registerLost: boolean): Promise<void> {
  // What is wrong with the register alone no message mends.
  const blocking = rules.flatMap(({ id, blocks, needs }) =>
    blocks && needs !== 'register' ? [ruleIds.indexOf(id)] : [],
  );
  const isToSend = 'r.part is not null and r.choice > 0 and r.reason = 0';
  await store.run(`create table resume as
    with wrong as (select ura, high, low, string_agg(distinct id, ' ' order by id) as why
        from found join rules using (rule) where valid >= 0 and rule in (${[-1, ...blocking].join(', ')}) group by ura, high, low),
      once as (select ura, high, low, min(valid) as valid, min_by(part, (part, line)) as part, min_by(line, (part, line)) as line
        from main where ura >= 0 group by ura, high, low),
      unclear as (select distinct high, low, ura from touched)
    select ura, high, low, coalesce(r.valid, s.valid) as valid, r.part as r_part, r.line as r_line, s.part, s.line,
      case when s.part is not null and ${isToSend} then 'send-again' when s.part is not null then 'take-back'
        when u.high is not null or a.high is not null then 'send-again' else 'send' end as action,
      case when s.part is null and (u.high is not null or a.high is not null) then 'not-recognised'
        when s.part is null then 'approved-is-sent' else coalesce(w.why, 'not-approved-nothing-sent') end as why
    from (select * from rows where valid >= 0) r full join once s using (ura, high, low)
      left join wrong w using (ura, high, low) left join unclear u using (ura, high, low)
      left join (select high, low from unclear where ura = -1) a using (high, low)
    where case when s.part is null then ${isToSend} else w.why is not null or not (${isToSend}) end
      and not (r.part is null and (${registerLost} or exists (select 1 from unread n where n.ura = s.ura and n.high = s.high and n.low = s.low)))`);
}

/** How much is left to do of each holder. */
export async function resumeCounts(store: Store): Promise<ReadonlyMap<string, NonNullable<HolderResult['resume']>>> {
  const rows = await store.rows(`select ura, count(*) filter (action = 'send') as send,
    count(*) filter (action = 'send-again') as again, count(*) filter (action = 'take-back') as back from resume group by ura`);
  return new Map(
    rows.map((row) => [
      String(row['ura']).padStart(8, '0'),
      { send: Number(row['send']), sendAgain: Number(row['again']), takeBack: Number(row['back']) },
    ]),
  );
}

/** How many lines the counts of holders tell of. */
export const linesToResume = (counts: Iterable<NonNullable<HolderResult['resume']>>): number =>
  [...counts].reduce((sum, { send, sendAgain, takeBack }) => sum + send + sendAgain + takeBack, 0);

/** The lines in their order. */
export async function* resumeLines(store: Store, bsn: ShowBsn): AsyncGenerator<readonly ResumeLine[]> {
  const query = `select coalesce(p.file, q.file) as file, case when p.file is null then q.base + r.line else p.base + r_line end as line,
      ura, high, low, valid, action, why, q.file || ', line ' || (q.base + r.line) as sent
    from resume r left join parts p on p.part = r_part left join parts q on q.part = r.part order by file, line, action, ura`;
  for await (const rows of store.stream(query)) {
    yield rows.map((row) => ({
      action: row['action'] as ResumeAction,
      file: String(row['file']),
      line: Number(row['line']),
      ura: String(row['ura']).padStart(8, '0'),
      bsn: bsn(row['high'] as bigint, row['low'] as bigint, Number(row['valid']) === 1),
      why: String(row['why']),
      ...(typeof row['sent'] === 'string' && { sent: row['sent'] }),
    }));
  }
}

/** Writes the lines for programs and for spreadsheets. @returns how many there are */
export const writeResume = (
  lines: AsyncIterable<readonly ResumeLine[]>,
  place: (name: string) => string,
): Promise<number> =>
  writeList(lines, { ndjson: place(resumeName), csv: place(resumeSheetName) }, [
    ...(['action', 'ura', 'bsn', 'why', 'file', 'line', 'sent'] as const),
  ]);
