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

/** A reference to one version of a resource: R4 allows it, and fhir does not see what kind it is. */
const versioned = 'Organization/1/_history/2';
const own = 'http://example.nl/StructureDefinition/van';

/** A Subscription with a patient in it that refers to a version of an organization. */
const containing = (organization: string): string =>
  `{"contained":[{"resourceType":"Patient","extension":[{"url":"${own}","valueReference":{"reference":"#"}}],"managingOrganization":{"reference":"${organization}"}}],`;

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

  it('tells of what it alone holds against a message, with its place', async () => {
    const [only, ...others] = await subscription('{', containing(versioned));
    expect(others).to.deep.equal([]);
    expect(only)
      .to.include('fhir says Subscription.managingOrganization')
      .and.include('Invalid type for reference')
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
    const contained = `<f:contained><f:Patient><f:extension url="${own}"><f:valueReference><f:reference value="#"/></f:valueReference></f:extension><f:managingOrganization><f:reference value="${versioned}"/></f:managingOrganization></f:Patient></f:contained>`;
    const prefixed = subscriptionXml
      .replace('xmlns', 'xmlns:f')
      .replaceAll(/<(\/?)(\w)/g, '<$1f:$2')
      .replace('<f:extension', `${contained}$&`);
    expect((await xml('abonneren', prefixed)).join()).to.include('Invalid type for reference');
  });

  it('says nothing of comments, instructions and white space, wherever they stand', async () => {
    const body = bundleXml(uuids).replaceAll('f:', '').replace('xmlns:f', 'xmlns');
    const places = [...body.matchAll(/<[^>]*>/g)].map(({ index, 0: tag }) => index + tag.length).slice(0, -1);
    for (const piece of ['<!-- opmerking -->', '<?verwerk dit?>', ' \n ', '<![CDATA[ ]]>']) {
      for (const at of places.filter((_, i) => i % 7 === 0)) {
        const written = body.slice(0, at) + piece + body.slice(at);
        expect(await xml('registreren', written), `${piece} at ${at}`).to.deep.equal([]);
      }
    }
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
      const kind = versioned.replace('Organization/', `${'m'.repeat(i + 2)}/$&`);
      for (const one of exampleMaker().patients(2)) {
        example.subscribe(one, { mutate: (body) => body.replace('{', containing(kind)) });
      }
    }
    const reader = new SecondReader(example.specification);
    await reader.read('3.01/approved-is-sent', example.entries());
    const findings = reader.findings();
    expect(findings).to.have.length(21);
    expect(findings[0]).to.deep.include({ kind: 'second-reading', scenario: '3.01/approved-is-sent' });
    expect(findings[0]?.text).to.include('exchange 1 of 3.01/approved-is-sent (abonneren)');
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
