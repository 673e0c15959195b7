import { expect } from 'chai';
import type { Exchange } from '../../core/transcript.js';
import { Example, exampleMaker } from '../example.js';
import { differenceBetween } from './difference.js';
import { bundleXml, subscriptionXml } from './read.spec.kit.js';
import { readFhir } from './read.js';
import { reasons } from './second-reading-reasons.js';
import { disagreements, SecondReader } from './second-reading.js';

const patient = exampleMaker().patient();
const uuids = ['1', '2', '3', '4'].map((last) => `urn:uuid:00000000-0000-4000-8000-00000000000${last}`);

/** What the two readers disagree on in the one message that was written. */
async function disagreed(write: (example: Example) => void): Promise<readonly string[]> {
  const example = new Example();
  write(example);
  return disagreements(example.entries()[0] as Exchange, example.specification);
}

const migration = (from: string | RegExp, to: string): Promise<readonly string[]> =>
  disagreed((example) => {
    example.migrate(patient, {}, { mutate: (body) => body.replace(from, to) });
  });

const subscription = (from: string | RegExp, to: string): Promise<readonly string[]> =>
  disagreed((example) => {
    example.subscribe(patient, { mutate: (body) => body.replace(from, to) });
  });

const xml = (koppelvlak: 'abonneren' | 'registreren', body: string): Promise<readonly string[]> =>
  disagreed((example) => {
    example.exchange(koppelvlak, 'POST', body, { 'content-type': 'application/fhir+xml' }, null);
  });

describe('the second reading of FHIR', () => {
  it('agrees with ours on every right message, in JSON and in XML', async () => {
    expect(await disagreed((example) => example.subscribe(patient))).to.deep.equal([]);
    expect(await disagreed((example) => example.migrate(patient))).to.deep.equal([]);
    expect(await disagreed((example) => example.recording(patient, 'no'))).to.deep.equal([]);
    expect(await xml('abonneren', subscriptionXml)).to.deep.equal([]);
    expect(await xml('registreren', bundleXml(uuids).replaceAll('f:', '').replace('xmlns:f', 'xmlns'))).to.deep.equal(
      [],
    );
  });

  it('agrees where both find the same fault', async () => {
    expect(await migration('"scope":', '"scoop":')).to.deep.equal([]);
    expect(await migration('"status":"active"', '"status":"actief"')).to.deep.equal([]);
    expect(await subscription('"status":"requested"', '"status":"wanted"')).to.deep.equal([]);
  });

  it('tells of a fault that we do not see, with its place', async () => {
    const [only, ...others] = await migration('"resourceType":"Patient",', '"resourceType":"Patient","gender":"man",');
    expect(others).to.deep.equal([]);
    expect(only)
      .to.include('fhir says Bundle.entry[1].resource.gender')
      .and.include('Code "man"')
      .and.include('we say that is right');
  });

  it('tells of a fault that it does not see, unless that is by design', async () => {
    expect(await subscription('"reason":"OTV"', '"reason":""'), 'an empty text').to.deep.equal([]);
    expect(await subscription('{', '{"reason":"x",'), 'a doubled key').to.deep.equal([]);
    const [only] = await migration('"entry":[', '"entry":[7,');
    expect(only).to.include('Bundle.entry[0]').and.include('must be object');
  });

  it('reads what it cannot read as XML as we read it', async () => {
    expect(await xml('registreren', bundleXml(uuids)), 'a prefix').to.deep.equal([]);
    expect(await xml('abonneren', subscriptionXml.replace('<Sub', '<!-- c --><Sub')), 'a comment').to.deep.equal([]);
    const prefixed = bundleXml(uuids).replace('<f:birthDate', '<f:gender value="man"/><f:birthDate');
    expect((await xml('registreren', prefixed)).join()).to.include('Code "man"');
  });

  it('names the first place where two readings of one XML message differ', () => {
    const ours = readFhir(subscriptionXml, 'application/fhir+xml');
    expect(differenceBetween(ours, ours)).to.equal(undefined);
    const theirs = { ...(ours as object), reason: 'iets anders' };
    expect(differenceBetween(theirs, ours)).to.equal('fhir reads iets anders at reason, we read OTV');
  });

  it('says of each difference by design why', () => {
    for (const { because } of reasons) expect(because).to.have.length.greaterThan(20);
  });

  it('reads each shape of message once, and tells of twenty findings and how many more there are', async () => {
    const example = new Example();
    for (let i = 0; i < 30; i += 1) {
      const gender = `"gender":"${'m'.repeat(i + 2)}",`;
      for (const one of exampleMaker().patients(2)) {
        const mutate = (body: string): string => body.replace('"resourceType":"Patient",', `$&${gender}`);
        example.migrate(one, {}, { mutate });
      }
    }
    const reader = new SecondReader(example.specification);
    await reader.read('3.01/approved-is-sent', example.entries());
    const findings = reader.findings();
    expect(findings).to.have.length(21);
    expect(findings[0]).to.deep.include({ kind: 'second-reading', scenario: '3.01/approved-is-sent' });
    expect(findings[0]?.text).to.include('exchange 1 of 3.01/approved-is-sent (migreren)');
    expect(findings.at(-1)?.text).to.include('10 further');
  });

  it('leaves alone what is no FHIR, what was not kept whole, and what Mitz itself sent', async () => {
    const example = new Example();
    example.question(patient, 'Permit');
    example.notification(patient, 'yes', 204);
    example.exchange('migreren', 'POST', '{', { 'content-type': 'text/plain' }, null);
    const reader = new SecondReader(example.specification);
    await reader.read('x', example.entries());
    expect(reader.findings()).to.deep.equal([]);
  });
});
