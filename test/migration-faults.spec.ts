/** Holds check-migration against migrations of which it is known what is wrong with them, and where. */
import { expect } from 'chai';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defaultSpecification } from '../mitz/specification/index.js';
import { checkMigration } from '../migration/check.js';
import type { Planted } from '../migration/generate/batch.js';
import { faultKinds } from '../migration/generate/faults/index.js';
import { generateMigration } from '../migration/generate/generate.js';
import type { Generated } from '../migration/generate/generate.js';
import type { Order } from '../migration/generate/order.js';
import type { HolderResult, MigrationFinding, MigrationRecord } from '../migration/result.js';

/** What was generated, and what the check made of it. */
interface Checked {
  readonly generated: Generated;
  readonly planted: readonly Planted[];
  readonly record: MigrationRecord;
  readonly found: readonly MigrationFinding[];
  /** The files whose names could tell of a person, by what stands in their place. */
  readonly names: ReadonlyMap<string, string>;
}

const sound: Order = {
  patients: 600,
  holders: 5,
  faults: 0,
  seed: 3,
  messages: 'ndjson',
  register: 'csv',
  gzip: false,
};
const oneOfEach = { json: faultKinds('json').length, xml: faultKinds('xml').length };

describe('check-migration, on generated migrations', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-faults-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const lines = async <T>(file: string): Promise<readonly T[]> =>
    (await readFile(path.join(folder, file), 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T);

  async function checked(order: Order): Promise<Checked> {
    const of = path.join(folder, 'in');
    const generated = await generateMigration(order, of, defaultSpecification);
    const { record } = await checkMigration({
      messages: [path.join(of, 'messages')],
      register: path.join(of, order.register === 'ndjson' ? 'register.ndjson' : 'register.csv'),
      approved: (await readFile(path.join(of, 'approved.txt'), 'utf8')).trim().split('\n'),
      out: path.join(folder, 'out'),
      policy: 'default',
      specification: { values: defaultSpecification, set: '3.8', overlays: [] },
      tool: { name: 'mitz-keur', version: '0.0.0' },
      jobs: 2,
      showBsn: true,
      onProgress: () => undefined,
      say: () => undefined,
    });
    const legend = await lines<{ file: string; path: string }>('out/with-bsn/files.ndjson');
    const names = new Map(legend.map((one) => [one.file, path.relative(of, one.path)]));
    return {
      generated,
      record,
      names,
      planted: await lines('in/planted.ndjson'),
      found: await lines('out/wrong.ndjson'),
    };
  }

  /** Everything that was found at a place, as what is planted is told: `messages/90001000.ndjson:3 one-patient`. */
  function foundPlaces({ found, record, names }: Checked): readonly string[] {
    const place = (file: string, line = 0): string => `${names.get(file) ?? file}:${line}`;
    return [
      ...found
        .filter(({ rule }) => rule !== 'counts-add-up')
        .map(({ file, line, rule }) => `${place(file, line)} ${rule}`),
      ...record.problems.map(({ file, line }) => `${place(file, line)} problems`),
    ].sort();
  }

  const plantedPlaces = ({ planted }: Checked): readonly string[] =>
    planted
      .flatMap(({ file, line, rule, also, unreadable }) =>
        [rule, ...also, ...(unreadable ? ['problems'] : [])].map((one) => `${file}:${line} ${one}`),
      )
      .sort();

  /** The counts of each holder beside those of the generator, and what was planted beside what is missing and unexpected. */
  function expectCounts({ generated, planted, record, found }: Checked): void {
    const ofUra = (ura: string, ...rules: readonly string[]): number =>
      planted.filter((one) => one.ura === ura && rules.includes(one.rule)).length;
    expect(record.registerRows).to.equal(generated.registerRows);
    expect(record.holders.map(({ ura }) => ura)).to.deep.equal(generated.holders.map(({ ura }) => ura));
    for (const holder of record.holders) {
      const { ura, register, missing, unexpected } = holder;
      const made = generated.holders.find((one) => one.ura === ura)!;
      // Of a patient that stands twice in the register, or of nobody knows whom, and of a holder without approval, nothing
      // needs to be sent twice or at all.
      const toSend =
        holder.approved === true
          ? made.register.toSend - ofUra(ura, 'register-one-row-per-patient', 'register-bsn-is-sound')
          : 0;
      expect(register, ura).to.deep.equal({ ...made.register, toSend });
      expect({ ura, missing, unexpected }).to.deep.equal({
        ura,
        missing: ofUra(ura, 'approved-is-sent'),
        unexpected: ofUra(ura, 'only-from-the-register', 'only-the-selection', 'no-decision-not-sent'),
      });
      const told = found.some((one) => one.rule === 'counts-add-up' && one.ura === ura);
      if (told)
        expect(
          planted.some((one) => one.ura === ura),
          ura,
        ).to.equal(true);
    }
  }

  const excludedOf = ({ excludedBy }: Pick<HolderResult, 'excludedBy'>): number =>
    Object.values(excludedBy).reduce((sum, count) => sum + count, 0);

  for (const [form, order] of Object.entries<Order>({
    'lines of JSON and an English CSV': sound,
    'files of XML and a Dutch CSV': { ...sound, messages: 'xml', register: 'csv-nl' },
    'compressed lines and a register in NDJSON': { ...sound, register: 'ndjson', gzip: true },
  })) {
    it(`accepts a sound one, of ${form}, and counts what was generated`, async () => {
      const all = await checked(order);
      expect(foundPlaces(all)).to.deep.equal([]);
      expect(all.record).to.include({ verdict: 'accepted', findings: 0, messages: all.generated.messages });
      expectCounts(all);
      for (const [i, { sent, excludedBy }] of all.record.holders.entries()) {
        const made = all.generated.holders[i]!;
        expect(sent.messages).to.equal(made.messages);
        expect(excludedOf({ excludedBy })).to.equal(excludedOf(made));
      }
    });
  }

  for (const [what, order] of Object.entries<Order>({
    'a thousand faults of every kind': { ...sound, patients: 8000, faults: 1000 },
    'one fault of each kind in XML': {
      ...sound,
      patients: 1500,
      faults: oneOfEach.xml,
      messages: 'xml',
      register: 'csv-nl',
    },
    'one fault of each kind in a JSON file for each message': {
      ...sound,
      patients: 1500,
      faults: oneOfEach.json,
      messages: 'json',
      gzip: true,
    },
  })) {
    it(`finds ${what}, each by the rule that names it and at its place, and nothing else`, async () => {
      const all = await checked(order);
      expect(all.planted).to.have.length(order.faults);
      expect(foundPlaces(all)).to.deep.equal(plantedPlaces(all));
      // What cannot be read as text is no fault of the connector for certain: then the batch was not seen whole.
      expect(all.record.verdict).to.equal(all.record.problemCount > 0 ? 'not-judged' : 'not-accepted');
      expectCounts(all);
      // Every rule was broken; that of the counts by the consents that are missing or too many.
      const unbroken = all.record.rules.filter(({ violations }) => violations === 0).map(({ id }) => id);
      expect(unbroken).to.deep.equal([]);
    });
  }
});
