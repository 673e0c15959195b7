/** The rules about the batch, and about both sides, as queries: each adds what it finds to the table of findings. */
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { judgeCopies } from './copies.js';
import { CategoryBits } from './sent-message.js';
import { codeIndex } from '../read/part-reader.js';
import { ruleIds } from './rules.js';
import type { BatchRuleId, Given } from './rules.js';
import { choiceText, differences, indexOf, quoted } from './sql.js';
import type { Store } from './store.js';
import { exclusionReasons } from './tables.js';

const notApproved = exclusionReasons.indexOf('not-approved');
const unsound = exclusionReasons.indexOf('fails-eleven-test');

/** A moment as a text, or a day where only that is known. */
const momentText = (decided: string, day: string): string =>
  `case when isnan(${decided}) then strftime(strptime(lpad(${day}::varchar, 8, '0'), '%Y%m%d'), '%Y-%m-%d')
   else strftime(epoch_ms(${decided}::bigint), '%Y-%m-%dT%H:%M:%S.%gZ') end`;

/** Finds all that is wrong with the batch as a whole. */
export async function findInBatch(store: Store, given: Given, specification: MitzSpecification): Promise<void> {
  if (given.register) await contradictingRows(store, given);
  await judgeCopies(store, given, specification);
  if (given.register && given.messages) await mirror(store, given, specification);
  if (given.messages) await providerTypes(store, specification);
  if (given.messages && given.approvals) {
    await store.run(`insert into found by name
      select min_by(part, (part, line)) as part, min_by(line, (part, line)) as line, 0 as high, 0 as low, -1 as valid, ura,
        ${indexOf('not-approved-nothing-sent')} as rule, 'the approval of Mitz for this holder, before anything is sent' as expected,
        sum(first) || case when sum(first) = 1 then ' message' else ' messages' end || ', and the holder is not among the approved' as received, '' as spot
      from sent where ura >= 0 and ura not in (select ura from approved) group by ura having sum(first) > 0`);
  }
}

/** What the queries join on before there is anything in it. */
export async function prepareBatch(store: Store, approved: readonly string[] | undefined): Promise<void> {
  await store.run('create view register_read as select * from register where choice >= 0');
  await store.run('create table unread as select distinct ura, high, low from register where choice < 0');
  await store.run('create table register_dropped (id bigint)');
  await store.run('create table approved (ura int)');
  const uras = (approved ?? []).map((ura) => `(${Number(ura)})`);
  if (uras.length > 0) await store.run(`insert into approved values ${uras.join(', ')}`);
  await store.run('create table rules (rule int, id varchar)');
  await store.run(`insert into rules values ${ruleIds.map((id, i) => `(${i}, ${quoted(id)})`).join(', ')}`);
}

/** Rows of the register about one patient that differ; the latest decision is the one that the messages are laid beside. */
async function contradictingRows(store: Store, given: Given): Promise<void> {
  const said = 'choice, future, categories, birth, type, reason, day, unit';
  // Of a history it is told only where it does not say which row is the later one.
  const isWrong = given.history
    ? `(day = first_day and decided is not distinct from first_decided or day = 0) and hash(${said}, decided) <> first_said`
    : `hash(${said}, decided) <> first_said`;
  await store.run(`create table register_siblings as
    with siblings as (select r.rowid as id, r.* from register r join
      (select ura, high, low from register_read where valid >= 0 group by all having count(*) > 1) using (ura, high, low)
      where choice >= 0)
    select *, row_number() over latest as n, first_value(hash(${said}, decided)) over latest as first_said,
      first_value(day) over latest as first_day, first_value(decided) over latest as first_decided,
      first_value(part) over latest as first_part, first_value(line) over latest as first_line
    from siblings window latest as (partition by ura, high, low order by day desc, decided desc, part, line)`);
  await store.run('insert into register_dropped select id from register_siblings where n > 1');
  await store.run(`insert into found by name
    select s.part, s.line, high, low, valid, ura, ${indexOf('register-one-row-per-patient')} as rule,
      'what the row with the latest decision says' as expected, 'something else' as received,
      'register: ' || p.file || ', line ' || (p.base + first_line) as spot
    from register_siblings s join parts p on p.part = first_part where n > 1 and ${isWrong}`);
  const approval = given.approvals
    ? `case when reason in (0, ${unsound}) and choice > 0 and ura not in (select ura from approved) then ${notApproved} else reason end`
    : 'reason';
  await store.run(`create view rows as select * replace (${approval} as reason) from register r
    where choice >= 0 and not exists (select 1 from register_dropped d where d.id = r.rowid)`);
  await unsoundRows(store);
}

/** Decisions that have to go and of which nobody can say for certain who made them: left out in silence, they would be lost. */
async function unsoundRows(store: Store): Promise<void> {
  const rules: readonly (readonly [BatchRuleId, string, string, string])[] = [
    [
      'register-bsn-is-sound',
      `reason = ${unsound}`,
      'a BSN that passes the eleven-test, or why this decision does not go',
      `case valid when 0 then 'a BSN that fails it' else 'no BSN' end`,
    ],
    [
      'register-birth-date-exists',
      'reason = 0 and birth = 0',
      'a birth date that exists',
      `'none, or one that cannot be'`,
    ],
  ];
  for (const [rule, where, expected, received] of rules) {
    await store.run(`insert into found by name
      select part, line, high, low, valid, ura, ${indexOf(rule)} as rule, ${quoted(expected)} as expected, ${received} as received, '' as spot
      from rows where choice > 0 and ${where}`);
  }
}

/** Both sides beside each other, field for field: only pairs on which something is wrong are kept. */
async function mirror(store: Store, given: Given, specification: MitzSpecification): Promise<void> {
  const bits = new CategoryBits(specification);
  const differs = differences(bits);
  await store.run(`create table suspect as
    select r.part as r_part, r.line as r_line, r.choice as r_choice, r.future as r_future, r.categories as r_categories,
      r.decided as r_decided, r.day as r_day, r.unit as r_unit, r.type as r_type, r.reason, r.valid as r_valid,
      s.part, s.line, s.choice, s.categories, s.decided, s.day, s.unit, s.birth, s.type, s.valid,
      coalesce(r.ura, s.ura) as ura, coalesce(r.high, s.high) as high, coalesce(r.low, s.low) as low,
      s.aside, ${differs.date} as other_date, ${differs.restriction} and not s.aside as other_restriction, ${differs.birth} as other_birth, ${differs.type} as other_type
    from (select * from rows where valid >= 0) r full join (select * from judged where ura >= 0) s using (ura, high, low)
    where case when s.part is null then r.choice > 0 and r.reason = 0 when r.part is null then ${given.lost.register ? 'false' : 'not exists (select 1 from unread u where u.ura = s.ura and u.high = s.high and u.low = s.low)'}
      else r.choice = 0 or r.reason > 0 or (not s.aside and (${differs.choice} or ${differs.restriction})) or ${differs.date} or ${differs.birth} or ${differs.type} end`);
  await store.run(
    `create table touched as select distinct ura, high, low from sent where valid >= 0 and (choice = 0 or ura = -1)`,
  );
  await store.run(`insert into found by name
    select r_part as part, r_line as line, high, low, r_valid as valid, ura, ${indexOf('approved-is-sent')} as rule,
      'a message about this patient: ' || ${choiceText('r_choice')} as expected, 'none' as received, '' as spot
    from suspect s where part is null
      and not exists (select 1 from touched t where t.high = s.high and t.low = s.low and t.ura = s.ura)
      and not exists (select 1 from touched t where t.high = s.high and t.low = s.low and t.ura = -1)`);
  for (const [rule, { where, expected, received }] of Object.entries(pairRules(specification, bits))) {
    await store.run(`insert into found by name
      select s.part, s.line, high, low, s.valid, ura, ${ruleIds.indexOf(rule)} as rule, ${expected} as expected, ${received} as received,
        coalesce('register: ' || p.file || ', line ' || (p.base + r_line), '') as spot
      from suspect s left join parts p on p.part = s.r_part where s.part is not null and (${where})`);
  }
}

interface PairRule {
  readonly where: string;
  readonly expected: string;
  readonly received: string;
}

/** The rules about a consent that was sent, beside its row in the register. */
function pairRules(
  specification: MitzSpecification,
  bits: CategoryBits,
): Partial<Readonly<Record<BatchRuleId, PairRule>>> {
  const codes = (column: string): string =>
    `concat_ws(' ', ${bits
      .codes(bits.all)
      .map((code) => `case when ${column} & ${bits.bit(code) ?? 0} <> 0 then ${quoted(code)} end`)
      .join(', ')})`;
  const typeText = (column: string): string =>
    `list_extract([${codeIndex(specification).providerTypes.map(quoted).join(', ')}], ${column} + 1)`;
  const reasons = `list_extract([${exclusionReasons.map(quoted).join(', ')}], reason + 1)`;
  const toSend = 'r_part is not null and r_choice > 0 and reason = 0';
  return {
    'only-from-the-register': {
      where: 'r_part is null',
      expected: `'nothing: the register has no such patient of this holder'`,
      received: choiceText('choice'),
    },
    'no-decision-not-sent': {
      where: 'r_choice = 0',
      expected: `'nothing: the patient did not decide'`,
      received: choiceText('choice'),
    },
    'only-the-selection': {
      where: `r_choice > 0 and reason > 0 and reason <> ${notApproved}`,
      expected: `'nothing: excluded, ' || ${reasons}`,
      received: choiceText('choice'),
    },
    'choice-preserved': {
      where: `${toSend} and choice <> r_choice and not aside`,
      expected: choiceText('r_choice'),
      received: choiceText('choice'),
    },
    'decision-date-preserved': {
      where: `${toSend} and other_date`,
      expected: momentText('r_decided', 'r_day'),
      received: momentText('decided', 'day'),
    },
    'restriction-preserved': {
      where: `${toSend} and other_restriction`,
      expected: `case when r_future = 1 then ${quoted(bits.codes(bits.all).join(' '))} when r_categories >= 0 then ${codes('r_categories')}
        else 'a part of the consulting categories' end`,
      received: codes('categories'),
    },
    'birth-date-preserved': {
      where: `${toSend} and other_birth`,
      expected: `'the birth date in the register'`,
      received: `'another birth date'`,
    },
    'provider-type-preserved': {
      where: `${toSend} and other_type`,
      expected: typeText('r_type'),
      received: typeText('type'),
    },
  };
}

/** Messages in which a holder has another provider type than in most. */
async function providerTypes(store: Store, specification: MitzSpecification): Promise<void> {
  const { providerTypes: types } = codeIndex(specification);
  const typeText = (column: string): string => `list_extract([${types.map(quoted).join(', ')}], ${column} + 1)`;
  await store.run(`insert into found by name
    with counted as (select ura, type, count(*) as n from sent where ura >= 0 and type >= 0 and first = 1 group by all),
    usual as (select ura, arg_max(type, (n, -type)) as usual from counted group by ura having count(*) > 1)
    select s.part, s.line, s.high, s.low, s.valid, s.ura, ${indexOf('one-provider-type-per-holder')} as rule,
      ${typeText('usual')} as expected, ${typeText('type')} as received, '' as spot
    from sent s join usual using (ura) where first = 1 and type >= 0 and type <> usual`);
}
