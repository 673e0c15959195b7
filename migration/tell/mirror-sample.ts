/** The mirror test (spiegeltest): all pairs compared field by field, and a stratified random sample of them for a person. */
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { differences } from '../judge/sql.js';
import type { ShowBsn } from './findings-files.js';
import { CategoryBits } from '../judge/sent-message.js';
import { codeIndex } from '../read/part-reader.js';
import type { Store } from '../judge/store.js';

/** How large the sample is, and which one: the same number and the same key of the pseudonyms draw the same pairs. */
export interface Draw {
  readonly seed: number;
  readonly size: number;
}

export const mirrorFields = ['choice', 'date', 'restriction', 'birth', 'type'] as const;
export type MirrorField = (typeof mirrorFields)[number];

/** Choice x restriction x age group x age of the decision, each by its index in the words of the sheet. */
export interface StratumKey {
  /** 0 none (and yet sent), 1 yes, 2 no. */
  readonly choice: number;
  /** 0 restricted, 1 future-proof, -1 where nobody decided. */
  readonly future: number;
  /** 0 below 12, 1 from 12, 2 from 16, 3 from 65: the ages at which somebody else or the patient decides, and who is old. */
  readonly age: number;
  /** 0 within a year, 1 within five, 2 older, -1 none. */
  readonly decision: number;
}

/** One side of a pair, as it is laid out for a person. */
interface Side {
  readonly file: string;
  readonly line: number;
  readonly choice: 'yes' | 'no' | 'none';
  /** An instant in UTC, or an ISO date; empty for none. */
  readonly decidedAt: string;
  /** `future-proof`, or the categories as far as they are known. */
  readonly restriction: string;
  readonly providerType: string;
}

/** A row of the register with the consent that was sent of it. */
export interface DrawnPair {
  /** Sixteen hexadecimal digits: the pairs of a stratum are drawn in this order. */
  readonly rank: string;
  readonly ura: string;
  readonly bsn: string;
  readonly register: Side;
  readonly message: Side;
  /** What the program found to differ; the birth date is only compared, never kept. */
  readonly differs: readonly MirrorField[];
  /** What the message does not say in a way that can be compared. */
  readonly unsaid: readonly MirrorField[];
}

export interface Stratum extends StratumKey {
  readonly pairs: number;
  /** The first of the stratum, up to the size of the sample. */
  readonly candidates: readonly DrawnPair[];
}

type PerField = Readonly<Record<MirrorField, number>>;

/** `spiegeltest.json`: what the sheet is made of. */
export interface MirrorSample {
  readonly schema: 'mitz-keur/mirror/1';
  readonly draw: Draw;
  /** The day by which ages were reckoned: ISO date. */
  readonly asOf: string;
  readonly pairs: number;
  /** In how many pairs a field differs. */
  readonly different: PerField;
  /** In how many pairs the message does not say it in a way that can be compared. */
  readonly unsaid: PerField;
  readonly strata: readonly Stratum[];
}

/**
 * Compares all pairs and draws from them, in one pass.
 * @param asOf ISO date
 */
export async function mirrorSample(
  store: Store,
  specification: MitzSpecification,
  draw: Draw,
  asOf: string,
  bsn: ShowBsn,
): Promise<MirrorSample> {
  await store.run(pairsByStratum(specification, draw, Number(asOf.replaceAll('-', ''))));
  const sides = readerOf(specification);
  const candidates = new Map<string, DrawnPair[]>();
  for (const row of await store.rows(`select t.choice as of_choice, future as of_future, age as of_age, decision as of_decision,
      d.*, p.file as s_file, p.base + d.s_line as s_place, q.file as r_file, q.base + d.r_line as r_place
    from (select choice, future, age, decision, unnest(drawn) as d from mirror_strata) t
      join parts p on p.part = d.s_part join parts q on q.part = d.r_part order by d.rank`)) {
    const key = ['of_choice', 'of_future', 'of_age', 'of_decision'].map((name) => Number(row[name])).join();
    const known = candidates.get(key) ?? [];
    known.push(sides(row, bsn));
    candidates.set(key, known);
  }
  const counts = await store.rows('select * exclude (drawn) from mirror_strata order by choice, future, age, decision');
  await store.run('drop table mirror_strata');
  const strata = counts.map((row) => {
    const [choice = 0, future = 0, age = 0, decision = 0] = ['choice', 'future', 'age', 'decision'].map((name) =>
      Number(row[name]),
    );
    const drawn = candidates.get([choice, future, age, decision].join()) ?? [];
    return { choice, future, age, decision, pairs: Number(row['pairs']), candidates: drawn };
  });
  const sum = (name: string): number => counts.reduce((total, row) => total + Number(row[name]), 0);
  return {
    schema: 'mitz-keur/mirror/1',
    draw,
    asOf,
    pairs: sum('pairs'),
    different: perField((field) => sum(`other_${field}`)),
    unsaid: perField((field) => sum(`no_${field}`)),
    strata,
  };
}

const perField = (of: (field: MirrorField) => number): PerField => ({
  choice: of('choice'),
  date: of('date'),
  restriction: of('restriction'),
  birth: of('birth'),
  type: of('type'),
});

/** When a consent (`s`) or its row (`r`) does not say something that can be compared: another rule says why. */
const unsaid: Readonly<Record<MirrorField, string>> = {
  choice: 'false',
  date: 'isnan(s.decided)',
  restriction: '(s.categories < 0 or (r.choice = 2 and r.future < 0 and r.categories < 0))',
  birth: '(s.birth = 0 or r.birth = 0)',
  type: '(s.type < 0)',
};

/** The order within a stratum is a digest of patient, holder, category and seed: it knows nothing of files or threads. */
function pairsByStratum(specification: MitzSpecification, { seed, size }: Draw, today: number): string {
  const differs = differences(new CategoryBits(specification));
  const side = (of: 'r' | 's'): string =>
    ['part', 'line', 'choice', 'categories', 'decided', 'day', 'type']
      .map((column) => `'${of}_${column}': ${of}.${column}`)
      .join(', ');
  const flags = mirrorFields.flatMap((field) => [
    { name: `other_${field}`, is: differs[field] },
    { name: `no_${field}`, is: unsaid[field] },
  ]);
  return `create table mirror_strata as
    with pairs as (select r.choice, r.future,
        case when r.age < 12 then 0 when r.age < 16 then 1 when r.age < 65 then 2 else 3 end as age,
        case when r.day = 0 then -1 when ${today} - r.day < 10000 then 0 when ${today} - r.day < 50000 then 1 else 2 end as decision,
        hash(r.high, r.low, r.ura, s.category, s.choice, s.categories, s.decided, s.birth, ${seed}) as rank, ${flags.map(({ name, is }) => `${is} as ${name}`).join(', ')},
        {'rank': rank, 'high': r.high, 'low': r.low, 'valid': r.valid, 'ura': r.ura, 'r_future': r.future, ${side('r')}, ${side('s')},
          ${flags.map(({ name }) => `'${name}': ${name}`).join(', ')}} as pair
      from (select * from rows where valid >= 0) r join (select * from copies where ura >= 0) s using (ura, high, low))
    select choice, future, age, decision, count(*) as pairs,
      ${flags.map(({ name }) => `count(*) filter (${name}) as ${name}`).join(', ')},
      arg_min(pair, rank, ${Math.max(size, 1)}) as drawn
    from pairs group by choice, future, age, decision`;
}

type Row = Readonly<Record<string, unknown>>;

/** Turns a row with both sides in numbers into what a person reads. */
function readerOf(specification: MitzSpecification): (row: Row, bsn: ShowBsn) => DrawnPair {
  const bits = new CategoryBits(specification);
  const { providerTypes } = codeIndex(specification);
  const choices = ['none', 'yes', 'no'] as const;
  const restrictionOf = (categories: number, future: number): string => {
    if (future === 1 || categories === bits.all) return 'future-proof';
    return categories < 0 ? '' : bits.codes(categories).join(' ');
  };
  return (row, bsn) => {
    const side = (of: 'r' | 's'): Side => {
      const number = (name: string): number => Number(row[`${of}_${name}`]);
      return {
        file: String(row[`${of}_file`]),
        line: number('place'),
        choice: choices[number('choice')] ?? 'none',
        decidedAt: momentOf(number('decided'), number('day')),
        restriction: restrictionOf(number('categories'), of === 'r' ? number('future') : -1),
        providerType: providerTypes[number('type')] ?? '',
      };
    };
    return {
      rank: (row['rank'] as bigint).toString(16).padStart(16, '0'),
      ura: String(row['ura']).padStart(8, '0'),
      bsn: bsn(row['high'] as bigint, row['low'] as bigint, Number(row['valid']) === 1),
      register: side('r'),
      message: side('s'),
      differs: mirrorFields.filter((field) => row[`other_${field}`] === true),
      unsaid: mirrorFields.filter((field) => row[`no_${field}`] === true),
    };
  };
}

function momentOf(ms: number, day: number): string {
  if (!Number.isNaN(ms)) return new Date(ms).toISOString();
  return day === 0 ? '' : String(day).replace(/^(\d+)(\d\d)(\d\d)$/, '$1-$2-$3');
}

/** A stratum with what is drawn from it for the sheet. */
export interface DrawnStratum extends Stratum {
  readonly drawn: readonly DrawnPair[];
}

/**
 * Shares the sample out: of every stratum at least one as far as it goes, the largest first, and the rest in proportion
 * to what is in them.
 */
export function drawnFrom({ strata, draw }: MirrorSample): readonly DrawnStratum[] {
  const taken = strata.map(() => 0);
  const claimOf = (i: number): number => {
    const [size, got] = [strata[i]?.pairs ?? 0, taken[i] ?? 0];
    if (got >= size) return 0;
    return got === 0 ? size * 1e9 : size / (2 * got + 1);
  };
  for (let given = 0; given < draw.size; given += 1) {
    const claims = strata.map((_, i) => claimOf(i));
    const best = claims.indexOf(Math.max(...claims, 0));
    if (best < 0 || claims[best] === 0) break;
    taken[best] = (taken[best] ?? 0) + 1;
  }
  return strata.map((stratum, i) => ({ ...stratum, drawn: stratum.candidates.slice(0, taken[i]) }));
}
