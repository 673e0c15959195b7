/**
 * More than one consent about a patient in one category: in several messages, or in one. Mitz ends up with one of them, so
 * each is judged. Which finding a copy gets depends on what the copies say and when they were sent, and never on the
 * names or the order of files; only between copies that say the same does the place decide which is called the repetition.
 */
import type { MitzSpecification } from '../../mitz/specification/index.js';
import type { BatchRuleId, Given } from './rules.js';
import { CategoryBits } from './sent-message.js';
import { choiceText, differences, indexOf, quoted } from './sql.js';
import type { Store } from './store.js';

/**
 * Makes three views of the consents that were sent: `judged`, all but those of which a later message takes the place;
 * `copies`, of these the ones that say something of their own about what is in the register; `main`, of those one for
 * each statement, so that they can be counted. The running totals keep it linear, however often a message stands there.
 */
export async function judgeCopies(store: Store, given: Given, specification: MitzSpecification): Promise<void> {
  await store.run(`create table doubled as
    select ura, high, low, category from sent where choice > 0 and valid >= 0 and ura >= 0 group by all having count(*) > 1`);
  await superseded(store);
  await repeated(store, given, specification);
  const without = (column: string): string =>
    `not exists (select 1 from repeated d where d.id = s.rowid and d.${column})`;
  await store.run(`create view judged as select s.*, exists (select 1 from repeated d where d.id = s.rowid and d.aside) as aside
    from sent s where choice > 0 and valid >= 0 and not exists (select 1 from replaced d where d.id = s.rowid)`);
  for (const [view, column] of [
    ['copies', 'is_known'],
    ['main', 'is_extra'],
  ] as const) {
    await store.run(`create view ${view} as select * from sent s where choice > 0 and valid >= 0
      and not exists (select 1 from replaced d where d.id = s.rowid) and ${without(column)}`);
  }
  await tell(store);
}

/**
 * Of messages that all say when they were sent, the last takes the place of an earlier one about the same consulters.
 * Where one does not say it, or the last says nothing about some of the consulters, nobody knows what Mitz holds.
 */
async function superseded(store: Store): Promise<void> {
  await store.run(`create table replaced as
    with siblings as (
      select s.rowid as id, s.*, case when s.categories < 0 then 1073741823 else s.categories end as bits
      from sent s join doubled using (ura, high, low, category) where s.choice > 0 and s.valid >= 0),
    ended as (
      select ura, high, low, category, max(sent_at) as last_at, bit_or(bits) filter (sent_at = latest) as covers
      from (select *, max(sent_at) over (partition by ura, high, low, category) as latest from siblings)
      group by all having count(*) filter (isnan(sent_at)) = 0)
    select id, part, line, high, low, valid, ura, choice from siblings join ended using (ura, high, low, category)
    where sent_at < last_at and (bits & ~covers) = 0`);
}

/** What each of the others says, beside one that agrees with the register as far as any does. */
async function repeated(store: Store, given: Given, specification: MitzSpecification): Promise<void> {
  const differs = differences(new CategoryBits(specification));
  const [beside, wrong] = given.register
    ? [
        'left join (select * from rows where valid >= 0) r using (ura, high, low)',
        `case when r.part is null then 0 else ${Object.values(differs)
          .map((one) => `coalesce(${one}::int, 0)`)
          .join(' + ')} end`,
      ]
    : ['', '0'];
  const group = 'partition by ura, high, low, category';
  const content = 'choice, bits desc, decided, unit, birth, type';
  const order = `order by wrong, ${content}, file, abs_line`;
  const before = `over (${group} ${order} rows between unbounded preceding and 1 preceding)`;
  const first = (column: string, by = group): string => `first_value(${column}) over (${by} ${order})`;
  const sameChoice = `${group}, choice`;
  await store.run(`create table repeated as
    with siblings as (
      select s.rowid as id, s.*, p.file, p.base + s.line as abs_line, case when s.categories < 0 then 1073741823 else s.categories end as bits,
        ${wrong} as wrong
      from sent s join doubled using (ura, high, low, category) join parts p on p.part = s.part ${beside}
      where s.choice > 0 and s.valid >= 0 and not exists (select 1 from replaced d where d.id = s.rowid)),
    seen as (
      select *, coalesce(bit_or(case when choice = 1 then bits else 0 end) ${before}, 0) as yes_before,
        coalesce(bit_or(case when choice = 2 then bits else 0 end) ${before}, 0) as no_before,
        ${first(`file || ', line ' || abs_line`)} as first_at,
        ${first('decided', sameChoice)} as first_decided, ${first('unit', sameChoice)} as first_unit,
        ${first('categories', sameChoice)} as first_categories, ${first('birth')} as first_birth, ${first('type')} as first_type,
        row_number() over (${group}, ${content.replace(' desc', '')} order by file, abs_line) as same
      from siblings),
    judged as (
      select * exclude (file, abs_line), (case when choice = 1 then no_before else yes_before end & bits) <> 0 as contradicts,
        (case when choice = 1 then yes_before else no_before end & bits) <> 0 as repeats,
        list_filter([case when categories >= 0 and first_categories >= 0 and categories <> first_categories then 'the consulting categories' end,
          case when abs(decided - first_decided) >= greatest(unit, first_unit) and not isnan(decided) and not isnan(first_decided) then 'the moment of the decision' end,
          case when birth <> 0 and first_birth <> 0 and birth <> first_birth then 'the birth date' end,
          case when type >= 0 and first_type >= 0 and type <> first_type then 'the provider category' end], x -> x is not null) as other
      from seen),
    whole as (select *, max(case when choice = 1 and not contradicts then 1 else 0 end) over (${group}) as has_yes from judged)
    select id, part, line, high, low, valid, ura, choice, first_at, contradicts, repeats, other,
      choice = 2 and has_yes = 1 and not contradicts as aside,
      same > 1 or (choice = 2 and has_yes = 1 and not contradicts) as is_known,
      contradicts or repeats or (choice = 2 and has_yes = 1) as is_extra from whole`);
}

async function tell(store: Store): Promise<void> {
  const finding = (
    rule: BatchRuleId,
    expected: string,
    received: string,
    where: string,
  ): string => `insert into found by name
    select part, line, high, low, valid, ura, ${indexOf(rule)} as rule, ${quoted(expected)} as expected,
      ${received} as received, 'laid beside: ' || first_at as spot from repeated where ${where}`;
  const choice = choiceText('choice');
  await store.run(
    finding('one-choice-per-category', 'one choice of a patient in a data category', choice, 'contradicts'),
  );
  await store.run(
    finding(
      'copies-say-the-same',
      'the same in every message about this choice, since nobody knows which of them Mitz keeps',
      `${choice} || ', with something else as ' || array_to_string(other, ' and ')`,
      'not contradicts and len(other) > 0 and (repeats or aside)',
    ),
  );
  await store.run(
    finding('no-repetition', 'each choice once', choice, 'repeats and not contradicts and len(other) = 0'),
  );
  await store.run(`insert into found by name
    select part, line, high, low, valid, ura, ${indexOf('no-repetition')} as rule, 'each choice once' as expected,
      ${choice} || ', and a later message (Bundle.timestamp) takes its place' as received, '' as spot from replaced`);
}
