/** The counts of each holder: what the register has, what was sent, and what became of the difference. */
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { CategoryBits } from './sent-message.js';
import { codeIndex } from '../read/part-reader.js';
import type { HolderResult } from '../result.js';
import { ruleIds } from './rules.js';
import type { BatchRuleId, Given } from './rules.js';
import type { Store } from './store.js';
import { exclusionReasons } from './tables.js';

const index = (...ids: readonly BatchRuleId[]): string => ids.map((id) => ruleIds.indexOf(id)).join(', ');

/** Rules that say nothing about a message that was sent, or that count in a column of their own. */
const notWrong = index(
  'approved-is-sent',
  'only-from-the-register',
  'only-the-selection',
  'no-decision-not-sent',
  'register-one-row-per-patient',
  'register-bsn-is-sound',
  'register-birth-date-exists',
  'not-approved-nothing-sent',
  'counts-add-up',
);

/** Counts, and adds a finding for each holder whose counts do not agree with the register. */
export async function countHolders(
  store: Store,
  given: Given,
  specification: MitzSpecification,
): Promise<readonly HolderResult[]> {
  const bits = new CategoryBits(specification);
  if (!given.register) await store.run('create view rows as select * from register_read');
  await store.run(`create table holder_register as select ura, mode(type) as type,
      count(*) filter (choice > 0 and reason = 0) as to_send, count(*) filter (choice > 0 and reason > 0) as excluded,
      count(*) filter (choice = 1 and reason = 0) as to_send_yes, count(*) filter (choice = 2 and reason = 0) as to_send_no,
      count(*) filter (choice > 0 and reason = 0 and future = 0) as to_send_restricted from rows group by ura`);
  // Every row counts in the register, also where two are about one patient.
  await store.run(`create table holder_rows as select ura, count(*) as total, count(*) filter (choice = 1) as yes,
      count(*) filter (choice = 2) as no, count(*) filter (choice = 0) as none,
      count(*) filter (choice > 0 and future = 0) as restricted from register_read group by ura`);
  await store.run(`create table holder_messages as select ura, sum(first) as messages,
      mode(case when type >= 0 then type end) as type from sent where ura >= 0 group by ura`);
  await store.run(`create table holder_sent as select ura, count(*) filter (choice = 1) as yes, count(*) filter (choice = 2) as no,
      count(*) filter (categories >= 0 and categories <> ${bits.all}) as restricted from main where ura >= 0 group by ura`);
  if (given.register && given.messages && !given.lost.register) await countsAddUp(store);
  await store.run(`create table holder_found as select ura,
      count(distinct (part, line)) filter (rule not in (${notWrong})) as wrong,
      count(*) filter (rule = ${index('approved-is-sent')}) as missing,
      count(distinct (high, low)) filter (rule in (${index('only-from-the-register', 'only-the-selection', 'no-decision-not-sent')})) as unexpected
    from found where ura >= 0 group by ura`);
  return holderResults(store, given, specification);
}

const countsAddUp = (store: Store): Promise<void> => {
  const counts = (yes: string, no: string, restricted: string): string =>
    `'yes ' || coalesce(${yes}, 0) || ', no ' || coalesce(${no}, 0) || ', restricted ' || coalesce(${restricted}, 0)`;
  const expected = counts('r.to_send_yes', 'r.to_send_no', 'r.to_send_restricted');
  const received = counts('s.yes', 's.no', 's.restricted');
  return store.run(`insert into found by name
    select -1 as part, 0 as line, 0 as high, 0 as low, -1 as valid, ura, ${index('counts-add-up')} as rule,
      ${expected} as expected, ${received} as received, '' as spot
    from holder_register r full join holder_sent s using (ura) where ${expected} <> ${received} and ura not in (select ura from unread)`);
};

async function holderResults(
  store: Store,
  given: Given,
  specification: MitzSpecification,
): Promise<readonly HolderResult[]> {
  const { providerTypes } = codeIndex(specification);
  const groups = specification['codes.holderGroups'].value;
  const excludedBy = new Map<number, Record<string, number>>();
  for (const row of await store.rows(
    'select ura, reason, count(*) as n from rows where choice > 0 and reason > 0 group by all order by ura, reason',
  )) {
    const [ura, reason] = [Number(row['ura']), exclusionReasons[Number(row['reason'])] ?? 'other'];
    const reasons = excludedBy.get(ura) ?? {};
    excludedBy.set(ura, { ...reasons, [reason]: Number(row['n']) });
  }
  const brokenBy = await brokenRules(store);
  const rows = await store.rows(`
    select ura, coalesce(w.type, m.type, -1) as type, a.ura is not null as approved, r.*, w.to_send, w.excluded, m.messages,
      s.yes as sent_yes, s.no as sent_no, s.restricted as sent_restricted, f.wrong, f.missing, f.unexpected
    from holder_rows r full join holder_register w using (ura) full join holder_messages m using (ura)
      full join holder_sent s using (ura) left join holder_found f using (ura) left join (select distinct ura from approved) a using (ura)
    order by ura`);
  return rows.map((row) => {
    const count = (name: string): number => Number(row[name] ?? 0);
    const type = providerTypes[count('type')];
    return {
      ura: String(row['ura']).padStart(8, '0'),
      ...(type !== undefined && {
        providerType: type,
        category: groups.find(({ types }) => types.includes(type))?.name ?? '',
      }),
      ...(given.approvals && { approved: row['approved'] === true }),
      register: {
        total: count('total'),
        yes: count('yes'),
        no: count('no'),
        none: count('none'),
        restricted: count('restricted'),
        toSend: count('to_send'),
      },
      sent: {
        messages: count('messages'),
        yes: count('sent_yes'),
        no: count('sent_no'),
        restricted: count('sent_restricted'),
      },
      excluded: count('excluded'),
      excludedBy: excludedBy.get(Number(row['ura'])) ?? {},
      wrong: count('wrong'),
      missing: count('missing'),
      unexpected: count('unexpected'),
      broken: brokenBy.get(Number(row['ura'])) ?? {},
    };
  });
}

/** How often each rule was broken by each holder. */
async function brokenRules(store: Store): Promise<ReadonlyMap<number, Readonly<Record<string, number>>>> {
  const brokenBy = new Map<number, Record<string, number>>();
  for (const row of await store.rows(
    'select ura, id, count(*) as n from found join rules using (rule) where ura >= 0 group by all order by ura, min(rule)',
  )) {
    const ura = Number(row['ura']);
    brokenBy.set(ura, { ...brokenBy.get(ura), [String(row['id'])]: Number(row['n']) });
  }
  return brokenBy;
}

/** Of how many restricted decisions that are to be sent the register does not say for whom they are. */
export async function restrictionsUnsaid(store: Store): Promise<number> {
  const [row] = await store.rows(
    'select count(*) as n from rows where choice > 0 and reason = 0 and future = 0 and categories < 0',
  );
  return Number(row?.['n'] ?? 0);
}

/** How often each rule was broken. */
export async function violationsOf(store: Store): Promise<ReadonlyMap<string, number>> {
  const rows = await store.rows('select id, count(*) as n from found join rules using (rule) group by id');
  return new Map(rows.map((row) => [String(row['id']), Number(row['n'])]));
}
