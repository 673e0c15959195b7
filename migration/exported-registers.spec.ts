/** Registers in the dress of the systems that export them: each is read, or refused in one sentence that says what to do. */
import { expect } from 'chai';
import { gzipSync } from 'node:zlib';
import { Bench, header, message, row } from './check.spec.kit.js';
import type { MigrationCheck } from './check.js';
import { mappingOf } from './read/columns.js';
import type { MigrationRecord } from './result.js';

const [anna, bram, carla, dirk] = ['999990019', '999900195', '999900468', '999900511'];
const restricted = ['RPZAC001', 'RPZAC003'];

/** Anna a future-proof yes, Bram a restricted yes, Carla a no, Dirk no decision. */
const messages = [
  message({ bsn: anna, decidedAt: '2024-05-06T10:00:09.347+02:00' }),
  message({ bsn: bram, decidedAt: '2023-12-14T08:18:09.5+01:00', categories: restricted }),
  message({ bsn: carla, choice: 'no', decidedAt: '2022-01-05T23:59:00+01:00' }),
];

type Cells = Readonly<Record<'bsn' | 'born' | 'choice' | 'at' | 'future' | 'categories' | 'reason', string>>;
const people: readonly Cells[] = [
  { bsn: anna, born: '1971-04-12', choice: 'ja', at: '2024-05-06 10:00:09', future: 'ja', categories: '', reason: '' },
  {
    ...{ bsn: bram, born: '1971-04-12', choice: 'ja', at: '2023-12-14 08:18:09', future: 'nee' },
    ...{ categories: restricted.join(' '), reason: '' },
  },
  {
    bsn: carla,
    born: '1971-04-12',
    choice: 'nee',
    at: '2022-01-05 23:59:00',
    future: 'ja',
    categories: '',
    reason: '',
  },
  { bsn: dirk, born: '1971-04-12', choice: 'geen', at: '', future: '', categories: '', reason: '' },
];
const zoneOf = (at: string): string => (at.startsWith('2024-05') ? '+02:00' : '+01:00');
const dutchDay = (day: string): string => day.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$3-$2-$1');

const dutch =
  'bsn;geboortedatum;keuze;keuzedatum;toekomstvast;ura;zorgaanbiedertype;raadplegendeCategorieen;redenUitsluiting';
const cells = (p: Cells, over: Partial<Cells> = {}): readonly string[] => {
  const { bsn, born, choice, at, future, categories, reason } = { ...p, ...over };
  return [
    bsn,
    born,
    choice,
    at === '' ? '' : at + (at.length > 10 && !/[Z+]|\d{4} 00:00$/.test(at) ? zoneOf(at) : ''),
    future,
    '90000382',
    'Z3',
    categories,
    reason,
  ];
};
const csv = (head: string, rows: readonly (readonly string[])[], separator = ';', end = '\n'): string =>
  [head, ...rows.map((one) => one.join(separator)), ''].join(end);
const dressed = (over: (p: Cells) => Partial<Cells>): string =>
  csv(
    dutch,
    people.map((p) => cells(p, over(p))),
  );
const utf16 = (text: string, mark = true): Buffer => Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');

interface Export {
  readonly what: string;
  readonly content: string | Buffer;
  readonly name?: string;
  readonly options?: Partial<MigrationCheck>;
  readonly notes?: Partial<NonNullable<MigrationRecord['registerRead']>>;
}

const read: readonly Export[] = [
  { what: 'moments to the second, as most exports have them', content: dressed(() => ({})) },
  {
    what: 'PostgreSQL (COPY): a space, +02, NULL as nothing in between',
    content: dressed((p) => ({
      at: p.at && `${p.at}${zoneOf(p.at).slice(0, 3)}`,
      categories: p.categories || 'NULL',
      reason: 'NULL',
    })),
  },
  {
    what: 'SQL Server (datetimeoffset): seven digits of a second',
    content: dressed((p) => ({
      at:
        p.at &&
        `${p.at}.0000000 ${zoneOf(p.at)}`
          .replace('.0000000 +02:00', '.3470000 +02:00')
          .replace('.0000000 +01:00', p.bsn === bram ? '.5000000 +01:00' : '.0000000 +01:00'),
      reason: 'NULL',
    })),
  },
  {
    what: 'SQL Server Management Studio: dashes below the header, a count below the rows',
    content: csv(dutch, [
      dutch.split(';').map((name) => '-'.repeat(name.length)),
      ...people.map((p) => cells(p)),
      [''],
      ['(4 rows affected)'],
      [''],
      ['Completion time: 2026-11-21T10:00:00.0000000+01:00'],
    ]),
    notes: { passedOver: 3 },
  },
  {
    what: 'Oracle (SQL*Plus): 1/0, a dash for nothing, a count below',
    content: csv(dutch, [
      ...people.map((p) =>
        cells(p, {
          choice: { ja: '1', nee: '0' }[p.choice] ?? 'geen',
          future: { ja: '1', nee: '0' }[p.future] ?? '',
          reason: '-',
          categories: p.categories || '-',
        }),
      ),
      ['4 rows selected.'],
    ]),
    notes: { passedOver: 1 },
  },
  {
    what: 'a Dutch spreadsheet: Windows-1252, ë in the header, WAAR and ONWAAR, a row of totals',
    content: Buffer.from(
      csv(
        'BSN;Geboortedatum;Keuze;Keuzedatum;Toekomstvast;URA;Zorgaanbiedertype;Raadplegende categorieën;Reden uitsluiting',
        [
          ...people.map((p) =>
            cells(p, {
              born: dutchDay(p.born),
              at: p.at && `${dutchDay(p.at)}${zoneOf(p.at)}`,
              choice: { ja: 'WAAR', nee: 'ONWAAR' }[p.choice] ?? 'geen',
              future: { ja: 'WAAR', nee: 'ONWAAR' }[p.future] ?? '',
            }),
          ),
          ['', '', '', '', '', '', '', '', ''],
          ['Totaal', '', '4', '', '', '', '', '', ''],
        ],
      ),
      'latin1',
    ),
    notes: { passedOver: 2, encodings: ['Windows-1252'] },
  },
  {
    what: 'a spreadsheet with local times to the minute, read as such',
    content: dressed((p) => ({ born: `${dutchDay(p.born)} 00:00`, at: '' }))
      .replace(/(999990019;.*?;ja;)/, '$106-05-2024 10:00')
      .replace(/(999900195;.*?;ja;)/, '$114-12-2023 08:18')
      .replace(/(999900468;.*?;nee;)/, '$15-1-2022 23:59'),
    options: { localTime: true },
    notes: { localTimes: 3, twice: 0 },
  },
  {
    what: 'a spreadsheet that tells its separator on a line before',
    content: `sep=;\r\n${csv(
      dutch,
      people.map((p) => cells(p)),
      ';',
      '\r\n',
    )}`,
  },
  {
    what: 'a spreadsheet with a text in UTF-16 and tabs',
    content: utf16(
      csv(
        dutch.replaceAll(';', '\t'),
        people.map((p) => cells(p)),
        '\t',
        '\r\n',
      ),
    ),
    notes: { encodings: ['UTF-16LE'] },
  },
  {
    what: 'PowerShell without a mark, in UTF-16',
    content: utf16(
      csv(
        dutch,
        people.map((p) => cells(p)),
      ),
      false,
    ),
    notes: { encodings: ['UTF-16LE'] },
  },
  {
    what: 'UTF-16 with the other order of bytes',
    content: Buffer.from(
      utf16(
        csv(
          dutch,
          people.map((p) => cells(p)),
        ),
      ),
    ).swap16(),
    notes: { encodings: ['UTF-16BE'] },
  },
  {
    what: 'UTF-8 with a mark, every value between quotes',
    content: `\uFEFF${csv(
      dutch
        .split(';')
        .map((name) => `"${name}"`)
        .join(','),
      people.map((p) => cells(p).map((cell) => `"${cell}"`)),
      ',',
    )}`,
  },
  {
    what: 'a remark with new lines in it, and names',
    content: csv(
      `Naam;${dutch};Opmerking`,
      people
        .map((p, i) => ['"de Vries; R."', ...cells(p), i === 1 ? '"belt terug\nna ""vijven""\n\nof morgen"' : 'geen'])
        .concat([]),
    ),
    notes: { columnsNotRead: ['Naam', 'Opmerking'] },
  },
  {
    what: 'days only, as eight digits',
    content: dressed((p) => ({ born: p.born.replaceAll('-', ''), at: p.at.slice(0, 10).replaceAll('-', '') })),
  },
  {
    what: 'days with midnight behind them',
    content: dressed((p) => ({ born: `${p.born} 00:00:00.000`, at: p.at && `${dutchDay(p.at.slice(0, 10))} 00:00` })),
  },
  {
    what: 'Java (ZonedDateTime) without seconds',
    content: dressed((p) => ({
      at: p.at && `${p.at.slice(0, 16).replace(' ', 'T')}${zoneOf(p.at)}[Europe/Amsterdam]`,
    })),
  },
  {
    what: 'J and N, onbekend, and a no that does not say whether it is restricted',
    content: dressed((p) => ({
      choice: { ja: 'J', nee: 'N' }[p.choice] ?? 'onbekend',
      future: p.choice === 'nee' ? '' : ({ ja: 'J', nee: 'N' }[p.future] ?? 'NULL'),
    })),
  },
  { what: 'compressed', content: gzipSync(dressed(() => ({}))), name: 'register.csv.gz' },
  {
    what: 'a document store: NDJSON with nulls and lists, and other fields',
    content: people
      .map((p) =>
        JSON.stringify({
          _id: 7,
          bsn: p.bsn,
          geboortedatum: p.born,
          keuze: p.choice,
          keuzedatum: p.at === '' ? null : `${p.at.replace(' ', 'T')}${zoneOf(p.at)}`,
          toekomstvast: p.future === '' ? null : p.future === 'ja',
          ura: '90000382',
          zorgaanbiedertype: 'Z3',
          raadplegendeCategorieen: p.categories === '' ? null : p.categories.split(' '),
          redenUitsluiting: null,
        }),
      )
      .join('\n'),
    name: 'register.ndjson',
    notes: { columnsNotRead: ['_id'] },
  },
  {
    what: 'other headers and words with a mapping, of one practice without a column for it',
    content: csv(
      'Pat.nr;BSN-nummer;Geb.dat;LSP;Sinds;Beperkt',
      people.map((p) => [
        '12',
        p.bsn,
        dutchDay(p.born),
        { ja: 'Opt-in', nee: 'Opt-out' }[p.choice] ?? '',
        p.at === '' ? '' : `${dutchDay(p.at)}`,
        { ja: 'nee', nee: 'ja' }[p.future] ?? '',
      ]),
    ),
    options: {
      localTime: true,
      columns: mappingOf({
        columns: {
          'Pat.nr': 'ignore',
          'BSN-nummer': 'bsn',
          'Geb.dat': 'geboortedatum',
          LSP: 'keuze',
          Sinds: 'keuzedatum',
          Beperkt: 'toekomstvast',
        },
        values: { keuze: { 'Opt-in': 'ja', 'Opt-out': 'nee', '': 'geen' }, toekomstvast: { ja: 'nee', nee: 'ja' } },
        fixed: { ura: '90000382', zorgaanbiedertype: 'Z3' },
      }),
    },
    notes: { localTimes: 3, restrictionUnsaid: 1, columnsNotRead: [] },
  },
  {
    what: 'what patients decided before as well, when that is asked for',
    content: csv(dutch, [
      cells(people[0]!, { choice: 'nee', at: '2019-01-01 09:00:00' }),
      ...people.map((p) => cells(p)),
      cells(people[2]!, { choice: 'ja', at: '2020-01-01 09:00:00' }),
    ]),
    options: { registerHistory: true },
  },
];

const refused: readonly { what: string; content: string | Buffer; why: RegExp; lines?: number; name?: string }[] = [
  {
    what: 'local times of which nobody said so',
    content: dressed((p) => ({ at: '', reason: p.reason })).replaceAll(/;(ja|nee);;/g, ';$1;06-05-2024 10:00;'),
    why: /time and no time zone; give --local-time/,
    lines: 3,
  },
  {
    what: 'a column that is almost known',
    content: dressed(() => ({})).replace('raadplegendeCategorieen', 'Raadplegende categoriën'),
    why: /column 8 .* may be meant as consultingCategories/,
  },
  {
    what: 'other headers',
    content: dressed(() => ({})).replace('geboortedatum', 'Geb.dat'),
    why: /lacks birthDate \(geboortedatum\).*--columns file \(--init/,
  },
  {
    what: 'no header',
    content: people.map((p) => cells(p).join(';')).join('\n'),
    why: /the first line must name the columns/,
  },
  {
    what: 'days with a year in two digits',
    content: dressed((p) => ({ at: p.at && '6-5-24' })),
    why: /year in four digits/,
    lines: 3,
  },
  {
    what: 'a clock of twelve hours',
    content: dressed((p) => ({ at: p.at && '5/6/2024 10:00:09 AM' })),
    why: /clock of twelve hours/,
    lines: 3,
  },
  {
    what: 'moments as the numbers of a spreadsheet',
    content: dressed((p) => ({ at: p.at && '45418,4166' })),
    why: /format|form yyyy-mm-dd/,
    lines: 3,
  },
  {
    what: 'a yes and no word for whether it is restricted',
    content: csv(
      dutch.replace('toekomstvast;', ''),
      people.map((p) => cells(p).filter((_, i) => i !== 4)),
    ).replace('raadplegendeCategorieen', 'naam'),
    why: /lacks futureProof \(toekomstvast\), and there is a yes/,
  },
  {
    what: 'a word that is no choice',
    content: dressed((p) => ({ choice: p.choice === 'geen' ? 'weet niet' : p.choice })),
    why: /^choice \(keuze\) must be yes, no or none/,
  },
  {
    what: 'a choice that is empty',
    content: dressed((p) => ({ choice: p.choice === 'geen' ? 'NULL' : p.choice })),
    why: /^choice \(keuze\) is empty; write geen/,
  },
  {
    what: 'a URA that lost its zeros',
    content: dressed(() => ({})).replaceAll('90000382', '382'),
    why: /ura must be 8 digits; a spreadsheet drops zeros/,
    lines: 4,
  },
  {
    what: 'carriage returns alone',
    content: dressed(() => ({})).replaceAll('\n', '\r'),
    why: /end each with a line feed/,
  },
  {
    what: 'a workbook in place of a text',
    content: Buffer.from('504b0304140006000800000021', 'hex'),
    why: /a workbook or another packed file; save the register as CSV/,
  },
  {
    what: 'a quote that is never closed',
    content: dressed((p) => ({ reason: p.bsn === anna ? '"' : '' })),
    why: /a quote opens a value that is not closed/,
  },
];

describe('a register as it is exported', function () {
  this.timeout(30_000);
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.make();
  });
  afterEach(() => bench.remove());

  const check = async (
    content: string | Buffer,
    name = 'register.csv',
    options: Partial<MigrationCheck> = {},
    lines = messages,
  ) =>
    (
      await bench.check({
        messages: [await bench.write('messages.ndjson', `${lines.join('\n')}\n`)],
        register: await bench.write(name, content),
        approved: ['90000382'],
        ...options,
      })
    ).record;
  const found = async (): Promise<readonly string[]> =>
    (await bench.findings()).map(({ rule, line }) => `${line} ${rule}`);

  for (const { what, content, name, options, notes = {} } of read) {
    it(`is read: ${what}`, async () => {
      const record = await check(content, name, options);
      expect(record.problems).to.deep.equal([]);
      expect(await bench.findings()).to.deep.equal([]);
      expect(record.verdict).to.equal('accepted');
      expect(record.holders[0]?.register).to.include({ toSend: 3 });
      expect(record.registerRead).to.deep.include(notes);
      // The same register is held against messages of which one says something else: it was truly read.
      await check(
        content,
        name,
        options,
        messages.map((one) =>
          one
            .replace('"inactive"', '"active"')
            .replace('"actor"', '"type":"permit","actor"')
            .replace('"type":"permit","type":"permit"', '"type":"permit"'),
        ),
      );
      expect(await found()).to.include('3 choice-preserved');
    });
  }

  for (const { what, content, why, lines = 1, name } of refused) {
    it(`is refused in a sentence: ${what}`, async () => {
      const record = await check(content, name);
      expect(record.verdict).to.equal('not-judged');
      expect(record.problems).to.have.length(1);
      expect(record.problems[0]?.text).to.match(why);
      expect(record.problems[0]?.times ?? 1).to.equal(lines);
      // Whether a row can be read is nothing that a message can help.
      expect(await found()).to.deep.equal([]);
    });
  }

  it('that cannot be read in part is held against the messages in part: a red stays red, and none is made', async () => {
    const rows = people.map((p) =>
      cells(p, { choice: p.bsn === bram ? 'misschien' : p.choice, at: p.bsn === carla ? '2021-01-05 23:59:00' : p.at }),
    );
    const record = await check(csv(dutch, rows));
    expect(await found()).to.deep.equal(['3 decision-date-preserved']);
    expect(record).to.include({ verdict: 'not-accepted', problemCount: 1 });
    expect(record.reasons).to.deep.equal(['decision-date-preserved: 1 ×', '1 part of the input could not be read']);
    const lost = await check(
      csv(
        dutch,
        rows.map((one) => one.map((cell) => (cell === bram ? '12' : cell))),
      ),
    );
    expect(await found()).to.deep.equal(['3 decision-date-preserved']);
    expect(lost.rules.find(({ id }) => id === 'only-from-the-register')?.judged).to.equal(false);
  });

  it('loses no decision to a word that means nothing in the column of the reason (turn 2: NULL)', async () => {
    const rows = people.map((p) => cells(p, { reason: 'NULL', categories: p.categories || 'NULL' }));
    await check(csv(dutch, rows), undefined, {}, messages.slice(1));
    expect(await found()).to.deep.equal(['0 counts-add-up', '2 approved-is-sent']);
  });

  it('guards a restriction under the column as Dutch spells it (turn 2: Raadplegende categorieën)', async () => {
    for (const name of ['Raadplegende categorieën', 'Raadplegende categorieën'.normalize('NFD')]) {
      const wide = messages.map((one, i) =>
        i === 1
          ? message({ bsn: bram, decidedAt: '2023-12-14T08:18:09+01:00', categories: ['RPZAC200', 'RPZAC003'] })
          : one,
      );
      const record = await check(dressed(() => ({})).replace('raadplegendeCategorieen', name), undefined, {}, wide);
      expect(await found()).to.deep.equal(['2 restriction-preserved']);
      expect(record.verdict).to.equal('not-accepted');
    }
  });

  it('says that restrictions were not compared where it has no categories', async () => {
    const record = await check(dressed(() => ({ categories: '' })));
    expect(record).to.include({ verdict: 'accepted' });
    expect(record.registerRead?.restrictionUnsaid).to.equal(1);
  });

  for (const [register, sent, agrees] of [
    ['2024-05-06T10:00:09+02:00', '2024-05-06T10:00:09.347+02:00', true],
    ['2024-05-06T10:00:10+02:00', '2024-05-06T10:00:09.647+02:00', true],
    ['2024-05-06T10:00:09+02:00', '2024-05-06T10:00:10+02:00', false],
    ['2024-05-06T10:00:09+02:00', '2024-05-06T10:00:08+02:00', false],
    ['2024-05-06T10:00:09.347+02:00', '2024-05-06T10:00:09+02:00', true],
    ['2024-05-06T10:00:09.347+02:00', '2024-05-06T10:00:09.348+02:00', false],
    ['2024-05-06T10:00:09.34+02:00', '2024-05-06T10:00:09.347+02:00', true],
    ['2024-05-06T10:00+02:00', '2024-05-06T10:00:59+02:00', true],
    ['2024-05-06T10:00+02:00', '2024-05-06T10:01:00+02:00', false],
    ['2024-05-06', '2024-05-05T22:30:00Z', true],
    ['2024-05-06', '2024-05-05T21:30:00Z', false],
    ['2024-05-06T10:00:09+02:00', '2024-05-06T08:00:09Z', true],
    ['2024-05-06T10:00:09+02:00', '2024-05-06T10:00:09Z', false],
  ] as const) {
    it(`is compared as exactly as the coarser side: ${register} and ${sent} ${agrees ? 'agree' : 'differ'}`, async () => {
      await bench.batch([message({ bsn: anna, decidedAt: sent })], [row(anna, 'yes', register)]);
      expect(await found()).to.deep.equal(agrees ? [] : ['1 decision-date-preserved']);
    });
  }

  it('takes either moment of the hour that is there twice, and no third one', async () => {
    for (const [sent, agrees] of [
      ['2024-10-27T02:30:00+02:00', true],
      ['2024-10-27T02:30:00+01:00', true],
      ['2024-10-27T02:30:00Z', false],
    ] as const) {
      const { record } = await bench.batch(
        [message({ bsn: anna, decidedAt: sent })],
        [row(anna, 'yes', '2024-10-27 02:30:00')],
        { localTime: true },
      );
      expect(await found(), sent).to.deep.equal(agrees ? [] : ['1 decision-date-preserved']);
      expect(record.registerRead).to.include({ localTimes: 1, twice: 1 });
    }
  });

  it('holds a history against the messages by its latest row, and tells where it does not say which that is', async () => {
    const rows = [
      row(anna, 'no', '2020-01-01'),
      row(anna),
      row(bram, 'no', '2020-01-01'),
      row(bram, 'yes', '2020-01-01'),
    ];
    const sent = [message({ bsn: anna }), message({ bsn: bram, choice: 'no', decidedAt: '2020-01-01T10:00:00+01:00' })];
    await bench.batch(sent, rows);
    expect((await found()).filter((one) => one.endsWith('register-one-row-per-patient'))).to.have.length(2);
    await bench.batch(sent, rows, { registerHistory: true });
    expect((await found()).filter((one) => one.endsWith('register-one-row-per-patient'))).to.have.length(1);
    await bench.batch(
      [message({ bsn: anna, choice: 'no', decidedAt: '2020-01-01T10:00:00+01:00' })],
      [row(anna, 'no', '2020-01-01'), row(anna)],
      { registerHistory: true },
    );
    expect(await found()).to.include.members(['1 choice-preserved', '1 decision-date-preserved']);
    expect(header).to.contain('decidedAt');
  });
});
