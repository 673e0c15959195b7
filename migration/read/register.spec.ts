/** What is a row, in the forms that systems export, and what is none and would be read as another one than it is. */
import { expect } from 'chai';
import { messageOf } from '../../core/errors.js';
import { defaultSpecification } from '../../mitz/specification/index.js';
import { mappingOf } from './columns.js';
import { splitRow } from './csv.js';
import { RegisterFault } from './register-fault.js';
import { readHeader } from './register-header.js';
import { RowReader } from './register-row.js';
import type { RegisterRow, RowReading } from './register-row.js';
import { readBirthDate, readWritten } from './written-moment.js';

const told = (read: () => unknown): string => {
  try {
    return JSON.stringify(read());
  } catch (thrown) {
    expect(thrown).to.be.instanceOf(RegisterFault);
    return messageOf(thrown);
  }
};

const right = {
  bsn: '999990019',
  birthDate: '1971-04-12',
  choice: 'ja',
  decidedAt: '2024-05-06',
  futureProof: 'nee',
  ura: '90000382',
  providerType: 'Z3',
};
const all = Object.keys(defaultSpecification['codes.consultingCategories'].value);
const rowOf = (over: Readonly<Record<string, unknown>>, reading: RowReading = { localTime: false }): RegisterRow =>
  new RowReader(defaultSpecification, reading).fromJson(JSON.stringify({ ...right, ...over })).row;

describe('a row of the register', () => {
  it('loses nothing that stands behind a closing quote: that is told of, and not quoted', () => {
    for (const line of ['"999633223"7,2015-01-01', '"a" ,b', '"a""b"c,d', 'a,"b"c', '"a";b'])
      expect(
        told(() => splitRow(line, ',')),
        line,
      ).to.match(/^behind a closing quote must come the separator or the end of the line; .* twice$/);
    expect(splitRow('"a",b,"c ""d"", e",""', ',')).to.deep.equal(['a', 'b', 'c "d", e', '']);
    expect(splitRow('"a","b', ',')).to.equal(undefined);
  });

  it('takes no name that every object has for a choice, a truth or a column', () => {
    expect(rowOf({})).to.include({ choice: 'yes', futureProof: false });
    for (const name of ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty']) {
      expect(
        told(() => rowOf({ choice: name })),
        name,
      ).to.match(/^choice \(keuze\) must be/);
      expect(
        told(() => rowOf({ futureProof: name })),
        name,
      ).to.match(/^futureProof \(toekomstvast\) must be/);
      expect(readHeader([...Object.keys(right), name].join(';')).fields.at(-1), name).to.equal(undefined);
    }
  });

  it('knows a yes, a no and none in every word for them, and loses no no', () => {
    const choices: Readonly<Record<string, RegisterRow['choice'] | 'fault'>> = {
      ...{ yes: 'yes', Ja: 'yes', J: 'yes', Y: 'yes', 1: 'yes', WAAR: 'yes', true: 'yes', ' ja ': 'yes' },
      ...{ no: 'no', NEE: 'no', N: 'no', n: 'no', 0: 'no', ONWAAR: 'no', false: 'no' },
      ...{ none: 'none', geen: 'none', Geen: 'none', onbekend: 'none', 'geen keuze': 'none' },
      ...{ '': 'fault', NULL: 'fault', '-': 'fault', 'n.v.t.': 'fault', misschien: 'fault', 2: 'fault', X: 'fault' },
      ...{ 'geen toestemming': 'fault', 'geen bezwaar': 'fault' },
    };
    for (const [word, choice] of Object.entries(choices)) {
      const read = told(() => rowOf({ choice: word }).choice);
      if (choice === 'fault') expect(read, word).to.match(/^choice \(keuze\) (must be|is empty)/);
      else expect(read, word).to.equal(`"${choice}"`);
    }
  });

  it('takes a cell that says nothing for no reason and no list, and refuses one that can mean either', () => {
    const words = ['', 'NULL', 'null', '-', '--', '–', 'n.v.t.', 'nvt', 'N/A', 'geen', 'Nee', 'nee', '0', 'N', 'false'];
    for (const word of [...words, 'ONWAAR', '\\N', '(null)', ' ', 'none', '#N/B']) {
      expect(rowOf({ excludedReason: word }).excludedReason, word).to.equal('');
      expect(rowOf({ consultingCategories: word }).consultingCategories, word).to.equal(undefined);
    }
    for (const word of ['overleden', 'ja', '1', 'patient wil niet'])
      expect(rowOf({ excludedReason: word }).excludedReason, word).to.equal(word);
    for (const word of ['onbekend', '?', '???', '.'])
      expect(
        told(() => rowOf({ excludedReason: word })),
        word,
      ).to.match(/^excludedReason \(redenUitsluiting\) says neither/);
  });

  it('asks of a yes whether it is restricted, and of a no it does not', () => {
    for (const futureProof of ['', 'NULL', '-', 'n.v.t.', null]) {
      expect(rowOf({ choice: 'nee', futureProof }).futureProof, String(futureProof)).to.equal(undefined);
      expect(
        told(() => rowOf({ futureProof })),
        String(futureProof),
      ).to.match(/^futureProof \(toekomstvast\) must be/);
    }
    expect(rowOf({ futureProof: null, consultingCategories: 'RPZAC001' }).futureProof).to.equal(false);
    expect(rowOf({ futureProof: null, consultingCategories: all.join(' ') }).futureProof).to.equal(true);
    expect(told(() => rowOf({ futureProof: 'ja', consultingCategories: 'RPZAC001' }))).to.match(
      /one of them is wrong$/,
    );
    for (const [word, truth] of Object.entries({ J: true, '1': true, WAAR: true, N: false, '0': false, onwaar: false }))
      expect(rowOf({ futureProof: word }).futureProof, word).to.equal(truth);
  });

  it('reads a BSN whose zero a spreadsheet dropped, or kept by a formula, and one with dots', () => {
    const texts = ['999990019', '9999.90.019', '999 990 019', '="999990019"', "'999990019"];
    for (const bsn of texts) expect(rowOf({ bsn }).bsn, bsn).to.equal('999990019');
  });

  it('tells of whom a row is that cannot be read, as far as that is known', () => {
    const about = (over: Readonly<Record<string, unknown>>): unknown => {
      try {
        return rowOf(over);
      } catch (thrown) {
        return (thrown as RegisterFault).about;
      }
    };
    expect(about({ choice: '?' })).to.deep.equal({ bsn: '999990019', ura: '90000382' });
    expect(about({ choice: '?', ura: '9000038' })).to.equal(undefined);
    expect(about({ choice: '?', bsn: '12' })).to.equal(undefined);
  });
});

const utc = (text: string): string => new Date(text).toISOString();

describe('a moment in a register', () => {
  const rows: readonly (readonly [text: string, moment: string, unit: number])[] = [
    ['2024-05-06T10:00:00+02:00', '2024-05-06T08:00:00Z', 1000],
    ['2024-05-06T10:00:00.5+02:00', '2024-05-06T08:00:00.5Z', 100],
    ['2024-05-06T10:00:00.347+02:00', '2024-05-06T08:00:00.347Z', 1],
    ['2024-05-06T10:00:00.3470000+02:00', '2024-05-06T08:00:00.347Z', 1],
    ['2024-05-06 10:00:00+02:00', '2024-05-06T08:00:00Z', 1000],
    ['2024-05-06 10:00:00+02', '2024-05-06T08:00:00Z', 1000],
    ['2024-05-06 10:00:00.123456+02', '2024-05-06T08:00:00.123Z', 1],
    ['2024-05-06 10:00:00+0200', '2024-05-06T08:00:00Z', 1000],
    ['2024-05-06 10:00:00.0000000 +02:00', '2024-05-06T08:00:00Z', 1],
    ['2024-05-06T10:00+02:00', '2024-05-06T08:00:00Z', 60_000],
    ['2024-05-06T10:00Z', '2024-05-06T10:00:00Z', 60_000],
    ['2024-05-06T10:00+02:00[Europe/Amsterdam]', '2024-05-06T08:00:00Z', 60_000],
    ['2024-05-06 10:00:00 UTC', '2024-05-06T10:00:00Z', 1000],
    ['2024-05-06 10:00:00 CEST', '2024-05-06T08:00:00Z', 1000],
    ['06-05-2024 10:00:00 +02:00', '2024-05-06T08:00:00Z', 1000],
    ['6/5/2024 9:05 Z', '2024-05-06T09:05:00Z', 60_000],
    ['20240506100000+0200', '2024-05-06T08:00:00Z', 1000],
    ['20240506T1000Z', '2024-05-06T10:00:00Z', 60_000],
    ['2024-05-06T10:00:00,347+02:00', '2024-05-06T08:00:00.347Z', 1],
    ['6 mei 2024 10:00 Z', '2024-05-06T10:00:00Z', 60_000],
    ['06-mrt-2024 10.00.00 Z', '2024-03-06T10:00:00Z', 1000],
  ];
  for (const [text, moment, unit] of rows) {
    it(`is read as exactly as it is written: ${text}`, () => {
      expect(readWritten(text, false)).to.deep.equal({ kind: 'moment', ms: Date.parse(moment), unit });
    });
  }

  it('is a day where it has no time, or is midnight without a zone', () => {
    const texts = ['2024-05-06', '06-05-2024', '6-5-2024', '6/5/2024', '06.05.2024', '20240506', '6 mei 2024'];
    for (const text of [...texts, '2024-05-06 00:00:00.000', '06-05-2024 00:00', '2024-05-06T00:00:00', '6-mei-2024'])
      expect(readWritten(text, false), text).to.deep.equal({ kind: 'day', day: '2024-05-06' });
  });

  it('is without a zone by the clock in the Netherlands where the user says so, and otherwise refused with what to do', () => {
    for (const text of ['2024-05-06 10:00:00', '2024-05-06T10:00:00', '6-5-2024 10:00:00', '20240506 10:00:00']) {
      expect(readWritten(text, false), text).to.equal('no-zone');
      expect(readWritten(text, true), text).to.deep.equal({
        ...{ kind: 'moment', ms: Date.parse('2024-05-06T08:00:00Z'), unit: 1000, isLocal: true },
      });
    }
    expect(readWritten('2024-01-06 10:00', true)).to.include({ ms: Date.parse('2024-01-06T09:00:00Z') });
    expect(told(() => rowOf({ decidedAt: '14-12-2015 08:18' }))).to.match(
      /has a time and no time zone; give --local-time/,
    );
  });

  it('is one of two in the hour that summer time leaves twice, and none in the hour that it skips', () => {
    const twice = readWritten('2024-10-27 02:30:00', true);
    expect(twice).to.deep.include({
      ms: Date.parse('2024-10-27T00:30:00Z'),
      other: Date.parse('2024-10-27T01:30:00Z'),
    });
    expect(readWritten('2024-03-31 02:30:00', true)).to.equal('no-such-local-time');
    for (const [local, moment] of Object.entries({
      '2024-10-27 01:59:59': '2024-10-26T23:59:59Z',
      '2024-10-27 03:00:00': '2024-10-27T02:00:00Z',
      '2024-03-31 01:59:59': '2024-03-31T00:59:59Z',
      '2024-03-31 03:00:00': '2024-03-31T01:00:00Z',
    })) {
      const read = readWritten(local, true);
      expect(read, local).to.include({ ms: Date.parse(moment) });
      expect(read, local).to.not.have.property('other');
    }
  });

  it('is none in a form that can mean something else, and says what', () => {
    const forms: Readonly<Record<string, RegExp>> = {
      '6-5-24': /year in four digits/,
      '06/05/24 10:00': /year in four digits/,
      '5/6/2024 10:00:00 AM': /clock of twelve hours/,
      '06-MAY-24 10.00.00 AM': /year in four digits/,
      '45418.4166': /a number, as spreadsheets keep moments/,
      '30-02-2024': /no such day or time/,
      '2024-05-06T24:30:00Z': /no such day or time/,
      '2024-05-06T10:00:00+25:00': /no such day or time/,
      '0024-05-06': /before 1900/,
      gisteren: /must be a moment with a time zone, or a date/,
      '2024-05': /must be a moment/,
      '1714982400': /must be a moment/,
      '': /must be a moment/,
    };
    for (const [text, why] of Object.entries(forms))
      expect(
        told(() => rowOf({ decidedAt: text })),
        text,
      ).to.match(why);
  });

  it('is of a birth a day, with midnight behind it or not', () => {
    const texts = ['1971-04-12', '12-04-1971', '12-4-1971', '19710412', '1971-04-12 00:00:00.000', '12-04-1971 00:00'];
    for (const text of texts) expect(readBirthDate(text), text).to.equal('1971-04-12');
    for (const text of ['00-00-1950', '1971-02-30', '', '1950-00-00'])
      expect(readBirthDate(text), text).to.equal('unknown');
    for (const text of ['1971-04-11T23:00:00Z', '12-04-1971 10:00', 'onbekend', 'Z3'])
      expect(readBirthDate(text), text).to.equal(undefined);
    expect(utc('1971-04-12')).to.contain('1971-04-12');
  });
});

describe('the header of a register', () => {
  const dutch = ['bsn', 'geboortedatum', 'keuze', 'keuzedatum', 'toekomstvast', 'ura', 'zorgaanbiedertype'];
  const withColumn = (name: string): string =>
    told(() => readHeader([...dutch, name].join(';')).fields.at(-1) ?? 'none');

  it('knows a name in any letters, with spaces or underscores, composed or decomposed', () => {
    for (const name of [
      'Raadplegende categorieën',
      'Raadplegende categorieën'.normalize('NFD'),
      'RAADPLEGENDE_CATEGORIEEN',
    ])
      expect(withColumn(name), name).to.equal('"consultingCategories"');
    for (const separator of [';', ',', '\t', '|'])
      expect(readHeader(dutch.join(separator)).fields, separator)
        .to.have.length(7)
        .and.to.not.include(undefined);
    expect(readHeader(dutch.map((name) => `"${name}"`).join(',')).fields).to.not.include(undefined);
  });

  it('refuses a name that is much like one that it lacks, by accents, signs or Unicode form too', () => {
    for (const name of [
      'Raadplegende categoriën',
      'Raadplegende categorie\u0308e\u0308n',
      'raadplegendeCategorie',
      'Ráádplegende categorieen',
      'raadplegendeCategorieen\u200b',
      'Raadplegende zorgaanbiedercategorieën',
      'ｒａａｄｐｌｅｇｅｎｄｅｃａｔｅｇｏｒｉｅｅｎ',
      'consulting categories (RPZAC)',
    ])
      expect(withColumn(name), name).to.match(/^column 8 .* may be meant as consultingCategories/);
    for (const name of [
      'redenUitsluting',
      'Reden van uitsluiting',
      'Rede\u0301n uitsluiting',
      'exclusion_reason',
      'uitgesloten',
    ])
      expect(withColumn(name), name).to.match(/^column 8 .* may be meant as excludedReason/);
    expect(withColumn('Geboortedátum')).to.match(/may be meant as birthDate/);
  });

  it('names a column that is something else, and does not take it', () => {
    for (const name of ['Geboorteland', 'Zorgaanbiedernaam', 'decidedBy', 'Naam', 'Overlijdensdatum', 'urn', 'agb', ''])
      expect(withColumn(name), name).to.equal('"none"');
    expect(readHeader([...dutch, 'Naam', 'Tel. 0612345678', ''].join(';')).notRead).to.deep.equal([
      'Naam',
      'column 9',
      'column 10',
    ]);
  });

  it('names the columns that lack, and lacks none that a no does not need', () => {
    expect(told(() => readHeader('bsn;geboortedatm;keuze;keuzedatum;toekomstvast;ura;zorgaanbiedertype'))).to.match(
      /^the header lacks birthDate \(geboortedatum\); column 2 may be meant as geboortedatum/,
    );
    expect(readHeader(dutch.filter((name) => name !== 'toekomstvast').join(';')).saysRestriction).to.equal(false);
    expect(told(() => readHeader([...dutch, 'BSN'].join(';')))).to.equal('the header has two columns for bsn');
  });

  it('takes other names, words and what holds for every row from a mapping', () => {
    const mapping = mappingOf({
      columns: {
        'BSN-nr.': 'bsn',
        Geb: 'geboortedatum',
        Toest: 'keuze',
        Dag: 'keuzedatum',
        Tijd: 'keuzedatum',
        Opm: 'ignore',
      },
      values: { keuze: { T: 'ja', W: 'nee', '': 'geen' } },
      fixed: { ura: '90000382', zorgaanbiedertype: 'Z3', toekomstvast: 'ja' },
    });
    const header = readHeader('BSN-nr.;Geb;Toest;Dag;Tijd;Opm', mapping);
    const reader = new RowReader(defaultSpecification, { mapping, localTime: true });
    const read = (row: string): RegisterRow => reader.fromCsv(splitRow(row, ';') ?? [], header);
    expect(read('999990019;12-04-1971;T;06-05-2024;10:00;x')).to.deep.include({
      ...{ choice: 'yes', ura: '90000382', providerType: 'Z3', futureProof: true },
      decided: { kind: 'moment', ms: Date.parse('2024-05-06T08:00:00Z'), unit: 60_000, isLocal: true },
    });
    expect(read('999990019;12-04-1971;W;06-05-2024;;x')).to.deep.include({
      decided: { kind: 'day', day: '2024-05-06' },
    });
    expect(read('999990019;12-04-1971;;;;x')).to.include({ choice: 'none' });
    expect(header.notRead).to.deep.equal([]);
  });
});
