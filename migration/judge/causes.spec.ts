/** What many findings have in common is told once, with its count; and only where it is so. */
import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { testBsns } from '../../mitz/identifiers.js';
import { Bench, header, message, row } from '../check.spec.kit.js';
import type { Patient } from '../check.spec.kit.js';
import type { MigrationCause } from '../result.js';

const other = '90000005';

/** What the register says and what is sent of one patient: each can be left out. */
interface Case {
  readonly held?: string;
  readonly sent?: Patient & { readonly born?: string };
}

describe('the causes of findings', function () {
  this.timeout(60_000);
  let bench: Bench;
  let bsns: readonly string[];
  before(() => {
    const all = testBsns('causes');
    bsns = Array.from({ length: 20 }, () => all.next().value);
  });
  beforeEach(async () => {
    bench = await Bench.make();
  });
  afterEach(() => bench.remove());

  const bsn = (i: number): string => bsns[i] ?? '';
  /** Every patient decided at a moment of their own, and was born on a day of their own. */
  const moment = (i: number, hours = 0): string =>
    new Date(Date.UTC(2024, 1 + (i % 8), 3 + i, 9 + hours, i)).toISOString();
  const day = (i: number, days = 0): string => moment(i, 24 * days).slice(0, 10);
  const born = (i: number): string => `19${50 + i}-0${1 + (i % 9)}-1${i % 10}`;
  const held = (i: number, decided = moment(i), ura = '90000382', choice = 'yes'): string =>
    row(bsn(i), choice, decided).replace('1971-04-12', born(i)).replace('90000382', ura);
  const sent = (i: number, rest: Partial<Case['sent']> = {}): NonNullable<Case['sent']> => ({
    bsn: bsn(i),
    decidedAt: moment(i),
    born: born(i),
    ...rest,
  });
  const right = (i: number): Case => ({ held: held(i), sent: sent(i) });
  const many = (of: (i: number) => Case, n = 4): readonly Case[] => Array.from({ length: n }, (_, i) => of(i));

  async function causes(cases: readonly Case[], apart: readonly Case[] = []): Promise<readonly MigrationCause[]> {
    const line = ({ sent: one }: Case): readonly string[] =>
      one ? [message(one).replace('1971-04-12', one.born ?? '1971-04-12')] : [];
    const rows = [...cases, ...apart].flatMap(({ held: one }) => one ?? []);
    const files = await Promise.all(
      [cases, apart].map((some, i) => bench.write(`part-${i}.ndjson`, `${some.flatMap(line).join('\n')}\n`)),
    );
    const { record } = await bench.check({
      messages: apart.length > 0 ? files : files.slice(0, 1),
      register: await bench.write('register.csv', `${[header, ...rows].join('\n')}\n`),
      approved: ['90000382', other],
    });
    return record.causes ?? [];
  }

  it('are a practice that was taken over: the same patients under another URA', async () => {
    expect(await causes([...many((i) => ({ held: held(i), sent: sent(i, { ura: other }) })), right(5)])).to.deep.equal([
      { id: 'sent-under-another-ura', ura: '90000382', other, count: 4 },
    ]);
    const page = await readFile(bench.at('out/migratie.html'), 'utf8');
    expect(page).to.contain('4 × dezelfde patiënt, gestuurd onder URA 90000005');
    expect(page.indexOf('➜'), 'above the single findings').to.be.lessThan(
      page.indexOf('<code>approved-is-sent</code>'),
    );
  });

  it('are one person under two BSNs', async () => {
    expect(await causes([{ held: held(0), sent: sent(0, { bsn: bsn(9) }) }, right(1), right(2)])).to.deep.equal([
      { id: 'under-another-bsn', ura: '90000382', count: 1 },
    ]);
  });

  it('are columns that were shifted by a row, up or down', async () => {
    const shifted =
      (by: number) =>
      (i: number): Case => ({
        held: held(i),
        sent: sent(i, { decidedAt: moment(i + by), born: born(i + by) }),
      });
    expect(await causes(many(shifted(1), 6))).to.deep.equal([
      { id: 'values-of-another-row', ura: '90000382', count: 5, of: 6, direction: 'later' },
    ]);
    expect(await causes(many(shifted(-1), 6))).to.deep.equal([
      { id: 'values-of-another-row', ura: '90000382', count: 5, of: 6, direction: 'earlier' },
    ]);
  });

  it('are times of another zone: one hour in winter, two in summer', async () => {
    const late = many((i) => ({ held: held(i), sent: sent(i, { decidedAt: moment(i, 1 + (i % 2)) }) }));
    expect(await causes([...late, right(5)])).to.deep.equal([
      { id: 'hours-off', ura: '90000382', count: 4, of: 4, direction: 'later' },
    ]);
    const early = many((i) => ({ held: held(i), sent: sent(i, { decidedAt: moment(i, -2) }) }));
    expect(await causes(early)).to.deep.equal([
      { id: 'hours-off', ura: '90000382', count: 4, of: 4, direction: 'earlier' },
    ]);
  });

  it('are days that are one off, of a register with moments or with days', async () => {
    for (const written of [moment, day]) {
      expect(
        await causes(many((i) => ({ held: held(i, written(i)), sent: sent(i, { decidedAt: moment(i, -24) }) }))),
      ).to.deep.equal([{ id: 'day-off', ura: '90000382', count: 4, of: 4, direction: 'earlier' }]);
    }
  });

  it('are a holder of which every yes and no is inverted', async () => {
    const inverted = many((i) => ({
      held: held(i, moment(i), '90000382', i % 2 === 0 ? 'yes' : 'no'),
      sent: sent(i, { choice: i % 2 === 0 ? 'no' : 'yes' }),
    }));
    const fine = { held: held(6, moment(6), other), sent: sent(6, { ura: other }) };
    expect(await causes([...inverted, fine])).to.deep.equal([
      { id: 'choices-inverted', ura: '90000382', count: 4, of: 4 },
    ]);
  });

  it('are a file of a test, or of somebody else', async () => {
    expect(
      await causes(
        many(right),
        many((i) => ({ sent: sent(i + 8) })),
      ),
    ).to.deep.equal([{ id: 'file-of-others', ura: '', count: 4, of: 4, file: 'part-1.ndjson' }]);
  });

  it('are none of a right batch, nor of single findings of several kinds', async () => {
    expect(await causes(many(right))).to.deep.equal([]);
    expect(
      await causes([
        ...many(right),
        { held: held(5), sent: sent(5, { decidedAt: moment(5, 1) }) },
        { held: held(6), sent: sent(6, { choice: 'no' }) },
        { held: held(7), sent: sent(7, { born: '1949-02-03' }) },
        { held: held(8) },
        { sent: sent(9) },
      ]),
    ).to.deep.equal([]);
  });

  it('are not told of moments that differ in many ways', async () => {
    const hours = [1, 5, 30, 7, 49, 11, 1];
    const cases = hours.map((by, i) => ({ held: held(i), sent: sent(i, { decidedAt: moment(i, by) }) }));
    expect(await causes(cases)).to.deep.equal([]);
  });
});
