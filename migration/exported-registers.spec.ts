/** A register as systems export it is read, or refused in one sentence that says what to do. */
import { expect } from 'chai';
import { Bench, header, message, row } from './check.spec.kit.js';
import type { MigrationCheck } from './check.js';
import {
  messages,
  people,
  dutch,
  cells,
  csv,
  dressed,
  read,
  anna,
  bram,
  carla,
} from './exported-registers.spec.kit.js';

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
    what: 'a URA with a character that cannot be seen',
    content: dressed(() => ({})).replaceAll('90000382', '9000\u200b0382'),
    why: /ura must be 8 digits, and holds what cannot be seen: "9000\\u\{200b\}0382"/,
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
