/** What Mitz would end up with decides, and neither the names nor the order of files do. */
import { expect } from 'chai';
import { mkdir } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { testBsns } from '../../mitz/identifiers.js';
import { Bench, header, message, row } from '../check.spec.kit.js';
import type { Patient } from '../check.spec.kit.js';

const anna = '999990019';
const restricted = ['RPZAC001'];
const others = ['RPZAC104'];
const later = '2025-01-02T10:00:00+01:00';

/** A message about Anna, with what is said of its time of sending. */
const sent = (said: Omit<Patient, 'bsn'> = {}, at?: string): string => {
  const text = message({ bsn: anna, ...said });
  return at === undefined
    ? text
    : text.replace('"type":"transaction"', `$&,"timestamp":"2026-03-0${at}T09:00:00+01:00"`);
};
const born = (text: string): string => text.replace('1971-04-12', '1970-04-12');
/** Two messages as one, with the Consents of both. */
const inOne = (first: string, second: string): string => {
  const [one, two] = [first, second].map(
    (text) => JSON.parse(text) as { entry: { resource: { resourceType: string } }[] },
  );
  const consents = two!.entry.filter(({ resource }) => resource.resourceType === 'Consent');
  const urls = one!.entry.map((entry) => (entry as unknown as { fullUrl: string }).fullUrl);
  const theirs = two!.entry.map((entry) => (entry as unknown as { fullUrl: string }).fullUrl);
  const moved = theirs.reduce(
    (text, url, i) => (two!.entry[i]?.resource.resourceType === 'Consent' ? text : text.replaceAll(url, urls[i] ?? '')),
    JSON.stringify(consents),
  );
  return JSON.stringify({ ...one, entry: [...one!.entry, ...(JSON.parse(moved) as typeof consents)] });
};

const yes = row(anna);
const yesRestricted = row(anna, 'yes', undefined, 'false');
const differs = 'copies-say-the-same';

const cases: readonly (readonly [
  what: string,
  lines: readonly string[],
  register: string,
  finds: readonly string[],
])[] = [
  ['the same twice', [sent(), sent()], yes, ['no-repetition']],
  ['another moment', [sent(), sent({ decidedAt: later })], yes, [differs, 'decision-date-preserved']],
  ['another birth date', [sent(), born(sent())], yes, [differs, 'birth-date-preserved']],
  [
    'a restriction lifted',
    [sent({ categories: restricted }), sent()],
    yesRestricted,
    [differs, 'restriction-preserved'],
  ],
  ['a restriction added', [sent(), sent({ categories: restricted })], yes, [differs, 'restriction-preserved']],
  ['another choice', [sent(), sent({ choice: 'no' })], yes, ['choice-preserved', 'one-choice-per-category']],
  [
    'a wrong choice beside the right one twice',
    [sent(), sent({ choice: 'no' }), sent()],
    yes,
    ['choice-preserved', 'no-repetition', 'one-choice-per-category'],
  ],
  [
    'two Consents in one message',
    [inOne(sent(), sent({ decidedAt: later }))],
    yes,
    [differs, 'decision-date-preserved'],
  ],
  [
    'a yes, and a no for the others',
    [sent({ categories: restricted }), sent({ choice: 'no', categories: others })],
    yesRestricted,
    [],
  ],
  [
    'a no for the others with another birth date',
    [sent({ categories: restricted }), born(sent({ choice: 'no', categories: others }))],
    yesRestricted,
    ['birth-date-preserved', differs],
  ],
  [
    'a mistake that was mended by a later message',
    [sent({ decidedAt: later }, '1'), sent({}, '2')],
    yes,
    ['no-repetition'],
  ],
  [
    'a mistake that came later',
    [sent({}, '1'), sent({ decidedAt: later }, '2')],
    yes,
    ['decision-date-preserved', 'no-repetition'],
  ],
  [
    'a mended mistake of which one says no time',
    [sent({ decidedAt: later }), sent({}, '2')],
    yes,
    [differs, 'decision-date-preserved'],
  ],
  [
    'two that were sent at one moment',
    [sent({ decidedAt: later }, '1'), sent({}, '1')],
    yes,
    [differs, 'decision-date-preserved'],
  ],
  [
    'a later one about some of the consulters only',
    [sent({}, '1'), sent({ categories: restricted }, '2')],
    yesRestricted,
    [differs, 'restriction-preserved'],
  ],
];

describe('several messages about one choice', function () {
  this.timeout(60_000);
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.make();
  });
  afterEach(() => bench.remove());

  const found = async (): Promise<readonly string[]> => (await bench.findings()).map(({ rule }) => rule).sort();

  for (const [what, lines, register, finds] of cases) {
    it(`judges each of them: ${what}`, async () => {
      const isRight = finds.every((rule) => rule === 'no-repetition');
      for (const order of [lines, [...lines].reverse()]) {
        const { record } = await bench.batch(order, [register]);
        expect(await found()).to.deep.equal([...finds].sort());
        expect(record.verdict).to.equal(isRight ? 'accepted' : 'not-accepted');
        expect(record.holders[0]?.sent).to.include({ yes: 1, no: 0 });
      }
    });
  }

  it('tells without a register that copies differ', async () => {
    await bench.check({ messages: [await bench.write('m.ndjson', [sent(), born(sent())].join('\n'))] });
    expect(await found()).to.deep.equal([differs]);
  });

  it('finds the same in any order of messages, in files of any number, name and form', async () => {
    const bsns = testBsns('copies');
    const patients = Array.from({ length: 40 }, () => bsns.next().value);
    const lines = patients.flatMap((bsn, i) =>
      (cases[i % cases.length]?.[1] ?? []).map((text) => text.replaceAll(anna, bsn)),
    );
    const register = await bench.write(
      'register.csv',
      [header, ...patients.map((bsn, i) => (cases[i % cases.length]?.[2] ?? '').replaceAll(anna, bsn))].join('\n'),
    );
    const results = new Set<string>();
    for (const [seed, files] of [1, 2, 3, 7].entries()) {
      const folder = `in-${seed}`;
      await mkdir(bench.at(folder));
      const shuffled = lines
        .map((text, i) => ({ text, at: (i * [1, 17, 29, 41][seed]! + seed) % 101 }))
        .sort((a, b) => a.at - b.at);
      for (let file = 0; file < files; file += 1) {
        const own = shuffled.filter((_, i) => i % files === file).map(({ text }) => text);
        const zipped = (file + seed) % 2 === 1;
        const name = `${folder}/${String.fromCharCode(122 - file)}.ndjson${zipped ? '.gz' : ''}`;
        await bench.write(name, zipped ? gzipSync(own.join('\n')) : own.join('\n'));
      }
      const out = `out-${seed}`;
      const { record } = await bench.check({
        messages: [bench.at(folder)],
        register,
        approved: ['90000382'],
        out: bench.at(out),
        pseudonymKey: Buffer.alloc(32, 7),
      });
      const { verdict, reasons, messages, rules, holders } = record;
      const places = (await bench.findings(out)).map(({ bsn, rule, received }) => `${bsn} ${rule} ${received}`).sort();
      results.add(JSON.stringify({ verdict, reasons, messages, rules, holders, places }));
    }
    expect([...results]).to.have.length(1);
  });
});
