/**
 * What many findings have in common: one thing that went wrong, recognised over the batch and told once with its count.
 * A cause decides nothing; the findings that it explains do.
 */
import type { CauseId, MigrationCause } from '../result.js';
import type { BatchRuleId, Given } from './rules.js';
import { violationsOf } from './holders.js';
import { indexOf } from './sql.js';
import type { Store } from './store.js';

/** So many of a kind are no accident; below it each is told by itself. */
const fewest = 3;

/** Looks for causes where there is something to explain. */
export async function findCauses(store: Store, given: Given): Promise<readonly MigrationCause[]> {
  if (!given.register || !given.messages) return [];
  const causes: MigrationCause[] = [];
  const violations = await violationsOf(store);
  for (const [id, query] of Object.entries(queries) as [CauseId, string][]) {
    if (!explains[id].some((rule) => violations.has(rule))) continue;
    causes.push(...(await store.rows(query)).map((row) => causeOf(id, row)));
  }
  return causes;
}

function causeOf(id: CauseId, row: Readonly<Record<string, unknown>>): MigrationCause {
  const { ura, n, total, other, file, direction } = row;
  return {
    id,
    ura: typeof ura === 'number' ? uraOf(ura) : '',
    count: Number(n),
    ...(total !== undefined && { of: Number(total) }),
    ...(typeof other === 'number' && { other: uraOf(other) }),
    ...(typeof file === 'string' && { file }),
    ...((direction === 'later' || direction === 'earlier') && { direction }),
  };
}

const uraOf = (ura: number): string => String(ura).padStart(8, '0');

/** The rules of whose findings each cause explains some: without one there is nothing to look for in a million rows. */
const explains: Readonly<Record<CauseId, readonly BatchRuleId[]>> = {
  'sent-under-another-ura': ['only-from-the-register'],
  'under-another-bsn': ['only-from-the-register'],
  'values-of-another-row': ['birth-date-preserved', 'decision-date-preserved'],
  'hours-off': ['decision-date-preserved'],
  'day-off': ['decision-date-preserved'],
  'choices-inverted': ['choice-preserved'],
  'file-of-others': ['only-from-the-register'],
};

const foundBy = (rule: BatchRuleId): string => `(select * from found where rule = ${indexOf(rule)} and valid >= 0)`;
const missing = foundBy('approved-is-sent');
const foreign = foundBy('only-from-the-register');

/** Whether a moment (`s`) is one of the register, compared as exactly as the less exact of both. */
const sameMoment = (s: string, decided: string, day: string, unit: string): string =>
  `case when ${unit} = 0 or isnan(${s}.decided) then ${s}.day = ${day} else abs(${s}.decided - ${decided}) < greatest(${s}.unit, ${unit}) end`;

/** By how many hours the moments of messages lie behind those of the register, where that is a whole number. */
const hoursOff = `with off as (select ura, case when r_unit = 0 then 24 * date_diff('day', strptime(r_day::varchar, '%Y%m%d'), strptime(day::varchar, '%Y%m%d'))
      when abs(decided - r_decided - 3600000 * round((decided - r_decided) / 3600000)) < greatest(unit, r_unit, 1) then round((decided - r_decided) / 3600000) end as hours
    from suspect where other_date and r_part is not null and part is not null and day > 0 and r_day > 0),
  totals as (select ura, count(*) as total from off group by ura)`;
const off = (hours: string): string => `${hoursOff}
  select ura, count(*) as n, any_value(total) as total, case when hours > 0 then 'later' else 'earlier' end as direction
  from off join totals using (ura) where abs(hours) in (${hours}) group by ura, direction
  having count(*) >= ${fewest} and 2 * count(*) >= any_value(total) order by ura`;

const isOfNeighbour = (which: 'lag' | 'lead'): string =>
  `((s.other_birth and s.birth = ${which}_birth) or (s.other_date and ${sameMoment('s', `${which}_decided`, `${which}_day`, `${which}_unit`)}))`;
const neighbours = ['lag', 'lead']
  .flatMap((which) => ['birth', 'decided', 'day', 'unit'].map((name) => `${which}(${name}) over w as ${which}_${name}`))
  .join(', ');

const sentElsewhere = `(select a.ura, b.ura as other, high, low from ${missing} a join ${foreign} b using (high, low) where a.ura <> b.ura)`;

const queries: Readonly<Record<CauseId, string>> = {
  'sent-under-another-ura': `select ura, other, count(distinct (high, low)) as n from ${sentElsewhere} group by all order by ura, other`,
  'under-another-bsn': `with m as (select r.* from ${missing} f join rows r using (part, line, ura) where r.birth <> 0),
      u as (select s.* from ${foreign} f join judged s using (part, line, ura) where s.birth <> 0)
    select m.ura, count(distinct (m.high, m.low)) as n from m join u on m.ura = u.ura and m.birth = u.birth and m.choice = u.choice
      and ${sameMoment('u', 'm.decided', 'm.day', 'm.unit')} group by all order by m.ura`,
  'values-of-another-row': `with held as (select ura, part as r_part, line as r_line, ${neighbours} from rows
      where ura in (select ura from suspect where other_date or other_birth) window w as (partition by ura order by part, line)),
      wrong as (select s.ura, ${isOfNeighbour('lag')} as is_before, ${isOfNeighbour('lead')} as is_behind
        from suspect s join held using (ura, r_part, r_line) where s.part is not null and (s.other_birth or s.other_date))
    select ura, greatest(count(*) filter (is_before), count(*) filter (is_behind)) as n, count(*) as total,
      case when count(*) filter (is_behind) >= count(*) filter (is_before) then 'later' else 'earlier' end as direction
    from wrong group by ura having n >= ${fewest} and 2 * n >= count(*) order by ura`,
  'hours-off': off('1, 2'),
  'day-off': off('24'),
  'choices-inverted': `with wrong as (select ura, count(*) as n from ${foundBy('choice-preserved')} group by ura having count(*) >= ${fewest})
    select ura, n, count(*) as total from wrong join (select * from rows where valid >= 0 and choice > 0) r using (ura)
      join copies s using (ura, high, low) group by ura, n having 10 * n >= 9 * count(*) order by ura`,
  'file-of-others': `with here as (select p.file, s.part, s.line, bool_and(f.line is not null and e.high is null) as is_foreign
      from (select * from sent where first = 1) s join parts p using (part) left join ${foreign} f using (part, line)
        left join (select distinct high, low from ${sentElsewhere}) e on e.high = f.high and e.low = f.low
      group by all)
    select file, count(*) filter (is_foreign) as n, count(*) as total from here group by file
    having n >= ${fewest} and 10 * n >= 9 * count(*) order by file`,
};
