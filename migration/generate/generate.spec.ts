import { expect } from 'chai';
import { isUtf8 } from 'node:buffer';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { outcomeOf } from '../../core/outcome.js';
import type { Exchange } from '../../core/transcript.js';
import { fhirMessage } from '../../mitz/fhir/message.js';
import type { Json } from '../../mitz/fhir/json.js';
import { passesElevenTest, inTestRange } from '../../mitz/identifiers.js';
import { defaultSpecification as specification } from '../../mitz/specification/index.js';
import { buildConsentBundle } from '../../mitz/toestemming/bundle.js';
import { readConsents } from '../../mitz/toestemming/read.js';
import { consentBundleRules } from '../../mitz/toestemming/rules.js';
import { dayInAmsterdam } from '../../mitz/calendar.js';
import { inDutchTime } from './dutch-time.js';
import { asSent } from './faults/fault.js';
import type { FaultKind, Planting, Tools } from './faults/fault.js';
import { faultKinds } from './faults/index.js';
import { generateMigration } from './generate.js';
import type { Order } from './order.js';
import { MessageWriter } from './message.js';
import type { MessageFormat } from './message.js';
import { bsnOf, patientsPerHolder } from './patients.js';
import { holderOf, isToBeSent, registeredOf } from './register.js';
import type { Registered } from './register.js';

const rows = (holderNumber: number, patients = 60): readonly Registered[] => {
  const holder = holderOf(holderNumber, specification);
  return Array.from({ length: patients }, (_, patient) =>
    registeredOf(1, { holder, holderNumber, patient }, specification),
  );
};

/** The ids of the rules about messages that find something in a message. */
function foundBy(message: string | Buffer, format: MessageFormat): readonly string[] {
  // The rules judge text: what is none is no Bundle.
  if (!isUtf8(Buffer.from(message))) return ['is-a-bundle'];
  const request = {
    method: 'POST',
    url: '/',
    headers: [['content-type', `application/fhir+${format}`]],
    body: message.toString(),
  };
  const exchange = { id: 1, at: '2025-06-02T08:00:00Z', request } as unknown as Exchange;
  const taken = fhirMessage(exchange);
  return Object.entries(consentBundleRules).flatMap(([id, rule]) => {
    try {
      rule.judge(taken, specification);
      return [];
    } catch (thrown) {
      const outcome = outcomeOf(thrown);
      return outcome === 'not-shown' ? [] : [outcome === 'fail' ? id : `${id}: ${String(thrown)}`];
    }
  });
}

const tools = (format: MessageFormat): Tools => ({
  writer: new MessageWriter(format, specification),
  stranger: () => bsnOf(1, 0, 5000),
  furtherHolder: () => ({ ura: '90900000' }),
});

/** Plants a fault at the first of some patients whom it fits. */
function planted(kind: FaultKind, format: MessageFormat): Planting {
  const { fits = isToBeSent } = kind;
  const row = [...rows(0, 300), ...rows(7, 300)].find((one) => fits(one, specification));
  expect(row, 'a patient whom it fits').not.to.equal(undefined);
  return kind.plant(row!, tools(format));
}

const order: Order = {
  patients: 700,
  holders: 3,
  faults: 100,
  seed: 5,
  messages: 'ndjson',
  register: 'csv',
  gzip: false,
};

describe('a generated migration', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-generate-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const read = (file: string): Promise<string> => readFile(path.join(folder, file), 'utf8');

  it('has patients of the test range only, each once at a holder, with one birth date everywhere', () => {
    const bsns = Array.from({ length: patientsPerHolder }, (_, i) => bsnOf(3, 2, i));
    expect(new Set(bsns).size).to.equal(patientsPerHolder);
    expect(bsns.every((bsn) => inTestRange(bsn) && passesElevenTest(bsn))).to.equal(true);
    const all = [...rows(0, 46_000), ...rows(1, 46_000)];
    const births = new Map(all.map(({ bsn, birthDate }) => [bsn, birthDate]));
    expect(births.size, 'some patients are patients of both').to.be.lessThan(all.length);
    expect(all.filter(({ bsn, birthDate }) => births.get(bsn) !== birthDate)).to.deep.equal([]);
  });

  it('has moments as the Netherlands count them, also around the change of clocks', () => {
    for (const utc of [
      '2024-03-31T00:59:59Z',
      '2024-03-31T01:00:00Z',
      '2024-10-27T00:59:59Z',
      '2024-10-27T01:00:00Z',
      '2023-12-31T23:30:00Z',
    ]) {
      // prettier-ignore
      const moment = new Date(utc);
      const written = inDutchTime(moment.getTime());
      expect(Date.parse(written)).to.equal(moment.getTime());
      expect(written.slice(0, 10)).to.equal(dayInAmsterdam(moment));
    }
    expect(inDutchTime(Date.parse('2024-07-01T00:00:00Z'))).to.equal('2024-07-01T02:00:00+02:00');
  });

  it('writes the messages that buildConsentBundle builds, save for the names of entries', () => {
    const writer = new MessageWriter('json', specification);
    const nameless = (json: string): Json => {
      const names = [...new Set(json.match(/urn:uuid:[^"]*/g))];
      return JSON.parse(json.replaceAll(/urn:uuid:[^"]*/g, (name) => String(names.indexOf(name)))) as Json;
    };
    for (const row of [...rows(0), ...rows(1), ...rows(6)].filter(isToBeSent)) {
      const sent = asSent(row);
      const built = buildConsentBundle(
        { ...sent, consents: [{ ...sent, decidedAt: sent.moment, dataCategory: sent.holder.dataCategory }] },
        specification,
      );
      expect(nameless(writer.write(sent))).to.deep.equal(nameless(JSON.stringify(built)));
    }
  });

  it('has right messages by every rule, in JSON and XML, that say what the register says', () => {
    for (const format of ['json', 'xml'] as const) {
      const { writer } = tools(format);
      for (const row of [...rows(0), ...rows(1), ...rows(7)].filter(isToBeSent)) {
        expect(foundBy(writer.write(asSent(row)), format)).to.deep.equal([]);
      }
    }
    for (const row of rows(4).filter(isToBeSent)) {
      const said = readConsents(JSON.parse(tools('json').writer.write(asSent(row))) as Json, specification);
      expect(said).to.deep.include({ bsn: row.bsn, birthDate: row.birthDate });
    }
  });

  it('has a yes, a no, no decision, restrictions and exclusions at every holder, and every kind of provider', () => {
    for (const holder of [0, 1, 2]) {
      const all = rows(holder, 500);
      for (const choice of ['yes', 'no', 'none']) expect(all.some((row) => row.choice === choice)).to.equal(true);
      expect(all.some(({ excludedReason }) => excludedReason !== undefined)).to.equal(true);
      expect(new Set(all.map(({ consultingCategories }) => consultingCategories.length)).size).to.be.greaterThan(3);
    }
    const groups = specification['codes.holderGroups'].value;
    const types = new Set(Array.from({ length: 200 }, (_, i) => holderOf(i, specification).providerType));
    expect(types.size).to.equal(groups.flatMap((group) => group.types).length);
  });

  it('is the same for the same order, and other for another seed', async () => {
    for (const [name, seed] of [
      ['a', 5],
      ['b', 5],
      ['c', 6],
    ] as const)
      // prettier-ignore
      await generateMigration({ ...order, seed }, path.join(folder, name), specification);
    const files = (await readdir(path.join(folder, 'a'), { recursive: true, withFileTypes: true }))
      .filter((one) => one.isFile())
      .map((one) => path.relative(path.join(folder, 'a'), path.join(one.parentPath, one.name)));
    expect(files).to.include.members(['register.csv', 'approved.txt', 'planted.ndjson', 'generated.json']);
    for (const file of files) expect(await read(`b/${file}`)).to.equal(await read(`a/${file}`));
    expect(await read('c/register.csv')).not.to.equal(await read('a/register.csv'));
  });

  it('tells where each fault stands, and counts what it wrote', async () => {
    const { holders } = await generateMigration(order, path.join(folder, 'a'), specification);
    const planted = (await read('a/planted.ndjson')).trim().split('\n').map((line) => JSON.parse(line) as { file: string; line: number; kind: string }); // prettier-ignore
    expect(planted).to.have.length(100);
    expect(new Set(planted.map(({ file, line }) => `${file}:${line}`)).size).to.equal(100);
    const web = planted.find(({ kind }) => kind === 'sends-a-web-page')!;
    expect((await read(`a/${web.file}`)).split('\n')[web.line - 1]).to.include('<!DOCTYPE html>');
    const register = (await read('a/register.csv')).trim().split('\n');
    expect(holders.reduce((sum, { register: { total } }) => sum + total, 0)).to.equal(register.length - 1);
  });

  it('comes in every form of messages and register', async () => {
    const small: Order = { ...order, patients: 200, faults: 0, holders: 2 };
    await generateMigration({ ...small, messages: 'xml', register: 'csv-nl' }, path.join(folder, 'x'), specification);
    expect(await read('x/messages/90001000/000/000000.xml')).to.match(/^<Bundle xmlns="http:\/\/hl7.org\/fhir">/);
    expect(await read('x/register.csv')).to.match(/^bsn;geboortedatum;keuze;.*\n\d{9};[\d-]*;(ja|nee|geen);/);
    await generateMigration({ ...small, messages: 'ndjson', register: 'ndjson', gzip: true }, path.join(folder, 'n'), specification); // prettier-ignore
    expect((await readFile(path.join(folder, 'n/messages/90001001.ndjson.gz'))).readUInt16BE(0)).to.equal(0x1f8b);
    expect(JSON.parse((await read('n/register.ndjson')).split('\n')[0]!)).to.include.keys('bsn', 'choice', 'ura');
  });

  it('says in one sentence what cannot be', async () => {
    const attempt = async (different: Partial<Order>, out = path.join(folder, 'new')): Promise<string> => {
      const error: unknown = await generateMigration({ ...order, ...different }, out, specification).catch(
        (thrown: unknown) => thrown,
      );
      return String(error);
    };
    expect(await attempt({ patients: 1_000_000 })).to.match(/UsageError: .*ask for 12 holders or more/);
    expect(await attempt({ patients: 50 })).to.match(/UsageError: .* found no patient that fits among 50/);
    expect(await attempt({}, import.meta.filename)).to.match(/UsageError: .*cannot be written to/);
    expect(await attempt({}, import.meta.dirname)).to.match(/UsageError: .*is not empty/);
  });
});

describe('the faults that can be planted', () => {
  const all = [...new Set((['json', 'xml'] as const).flatMap(faultKinds))];

  it('are sixty or more, of different names, at least one for each rule about messages', () => {
    expect(all.length).to.be.greaterThan(60);
    expect(new Set(all.map(({ name }) => name)).size).to.equal(all.length);
    const named = new Set<string>(all.map(({ rule }) => rule));
    const rules = Object.keys(consentBundleRules).filter((id) => id !== 'media-type-is-fhir');
    expect(rules.filter((id) => !named.has(id))).to.deep.equal([]);
  });

  for (const format of ['json', 'xml'] as const) {
    it(`in ${format} break the rule that names them, and R4 where they say so, and nothing else; where that is no rule about messages, none`, () => {
      const told = faultKinds(format).map((kind) => {
        const { messages, wrong } = planted(kind, format);
        const rules = messages.map((message) => foundBy(message, format).toSorted().join());
        return { name: kind.name, rules, wrong };
      });
      const expected = told.map(({ name, rules, wrong }) => {
        const { rule, also = [] } = faultKinds(format).find((kind) => kind.name === name)!;
        // R4 itself is broken as well by some, and these say so.
        const found = [rule, ...also]
          .filter((one) => one in consentBundleRules)
          .toSorted()
          .join();
        const isWrong = (i: number): boolean => 'message' in wrong && wrong.message === i && rule in consentBundleRules;
        return { name, rules: rules.map((_, i) => (isWrong(i) ? found : '')), wrong };
      });
      expect(told).to.deep.equal(expected);
    });
  }
});
