/** Registers in the dress of the systems that export them, and the messages that belong to them. */
import { gzipSync } from 'node:zlib';
import { message } from './check.spec.kit.js';
import type { MigrationCheck } from './check.js';
import { mappingOf } from './read/columns.js';
import type { MigrationRecord } from './result.js';

export const [anna, bram, carla] = ['999990019', '999900195', '999900468'];
const dirk = '999900511';
const restricted = ['RPZAC001', 'RPZAC003'];

/** Anna a future-proof yes, Bram a restricted yes, Carla a no, Dirk no decision. */
export const messages = [
  message({ bsn: anna, decidedAt: '2024-05-06T10:00:09.347+02:00' }),
  message({ bsn: bram, decidedAt: '2023-12-14T08:18:09.5+01:00', categories: restricted }),
  message({ bsn: carla, choice: 'no', decidedAt: '2022-01-05T23:59:00+01:00' }),
];

type Cells = Readonly<Record<'bsn' | 'born' | 'choice' | 'at' | 'future' | 'categories' | 'reason', string>>;
export const people: readonly Cells[] = [
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

export const dutch =
  'bsn;geboortedatum;keuze;keuzedatum;toekomstvast;ura;zorgaanbiedertype;raadplegendeCategorieen;redenUitsluiting';
export const cells = (p: Cells, over: Partial<Cells> = {}): readonly string[] => {
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
export const csv = (head: string, rows: readonly (readonly string[])[], separator = ';', end = '\n'): string =>
  [head, ...rows.map((one) => one.join(separator)), ''].join(end);
export const dressed = (over: (p: Cells) => Partial<Cells>): string =>
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

export const read: readonly Export[] = [
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
        p.at === '' ? '' : dutchDay(p.at),
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
