/** Holds check-migration against migrations of which it is known what is wrong with them, and where. */
import { expect } from 'chai';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defaultSpecification } from '../mitz/specification/index.js';
import { checkMigration } from '../migration/check.js';
import { faultKinds } from '../migration/generate/faults/index.js';
import { generateMigration } from '../migration/generate/generate.js';
import type { Order } from '../migration/generate/order.js';
import { disagreements, readChecked } from './agreement.js';
import type { Checked } from './agreement.js';

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

  async function checked(order: Order): Promise<Checked> {
    const of = path.join(folder, 'in');
    await generateMigration(order, of, defaultSpecification);
    await checkMigration({
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
    return readChecked(of, path.join(folder, 'out'));
  }

  for (const [form, order] of Object.entries<Order>({
    'lines of JSON and an English CSV': sound,
    'files of XML and a Dutch CSV': { ...sound, messages: 'xml', register: 'csv-nl' },
    'compressed lines and a register in NDJSON': { ...sound, register: 'ndjson', gzip: true },
  })) {
    it(`accepts a sound one, of ${form}, and counts what was generated`, async () => {
      const all = await checked(order);
      expect(await disagreements(all)).to.deep.equal([]);
      expect(all.record).to.include({ verdict: 'accepted', findings: 0 });
      expect(all.sample.pairs).to.equal(all.generated.messages);
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
      expect(await disagreements(all)).to.deep.equal([]);
      // Every rule was broken; that of the counts by the consents that are missing or too many.
      const unbroken = all.record.rules.filter(({ violations }) => violations === 0).map(({ id }) => id);
      expect(unbroken).to.deep.equal([]);
    });
  }
});
