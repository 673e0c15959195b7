import { expect } from 'chai';
import https from 'node:https';

import { ADULT, BSN, World, type Identity } from './fake-mitz.spec.kit.js';

describe('notifications', () => {
  const world = new World();
  const bundle = (choice: 'yes' | 'no', at: string): string => notification(BSN, choice, at);

  async function notify(identity: Identity | undefined, body: string): Promise<number> {
    const [subscription] = world.mitz.to('Subscription');
    const { channel } = JSON.parse(subscription?.body ?? '') as { channel: { endpoint: string } };
    return new Promise((resolve, reject) => {
      const options = { method: 'POST', ca: world.certificates.ca, ...identity, agent: false } as const;
      const sending = https.request(channel.endpoint, options, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sending.on('error', reject);
      sending.end(body);
    });
  }

  it('only from Mitz, only readable ones, and the newest wins', async () => {
    await world.start();
    await world.register(ADULT);
    await world.act('load-local-consents', {
      consents: [{ bsn: BSN, choice: 'yes', decidedAt: '2020-01-01T00:00:00Z' }],
    });
    const leading = async (): Promise<unknown> => {
      const { source, choice } = (await world.act('local-consent', { bsn: BSN })).body;
      return { source, choice };
    };
    const no = bundle('no', '2025-02-01T00:00:00.0000000Z');
    expect(await notify(world.certificates.stranger, no)).to.equal(403);
    expect(await notify(undefined, no)).to.equal(403);
    expect(await notify(world.certificates.notifier, no.replace('</Bundle>', ''))).to.equal(400);
    expect(await notify(world.certificates.notifier, `<!DOCTYPE Bundle>${no}`)).to.equal(400);
    expect(await notify(world.certificates.notifier, `${no}${' '.repeat(2 * 1024 * 1024)}`)).to.equal(413);
    expect(await leading()).to.deep.equal({ source: 'local', choice: 'yes' });
    expect(await notify(world.certificates.notifier, no)).to.equal(204);
    expect(await leading()).to.deep.equal({ source: 'mitz', choice: 'no' });
    expect(await notify(world.certificates.notifier, bundle('yes', '2024-02-01T00:00:00Z'))).to.equal(204);
    expect(await leading()).to.deep.equal({ source: 'mitz', choice: 'no' });
  });
});

function notification(bsn: string, choice: 'yes' | 'no', at: string): string {
  const entry = (id: string, resource: string): string =>
    `<entry><fullUrl value="urn:uuid:${id}"/><resource>${resource}</resource><request><method value="POST"/><url value="x"/></request></entry>`;
  const coding = (system: string, code: string): string =>
    `<coding><system value="${system}"/><code value="${code}"/></coding>`;
  const consent = `<Consent><extension url="http://fhir.nl/StructureDefinition/OTV-ProviderCategory"><valueCodeableConcept>${coding('http://fhir.nl/otv/CodeSystem/raadplegende-zorgaanbiedercategorie', 'RPZAC001')}</valueCodeableConcept></extension><status value="${choice === 'yes' ? 'active' : 'inactive'}"/><category>${coding('http://fhir.nl/otv/CodeSystem/gegevenscategorie', 'GGC002')}</category><patient><reference value="urn:uuid:p"/></patient><dateTime value="${at}"/><provision>${choice === 'yes' ? '<type value="permit"/>' : ''}<actor><reference><reference value="urn:uuid:o"/></reference></actor></provision></Consent>`;
  const identified = (type: string, system: string, value: string): string =>
    `<${type}><identifier><system value="http://fhir.nl/fhir/NamingSystem/${system}"/><value value="${value}"/></identifier></${type}>`;
  return `<Bundle xmlns="http://hl7.org/fhir"><type value="transaction"/>${entry('c', consent)}${entry('p', identified('Patient', 'bsn', bsn))}${entry('o', identified('Organization', 'ura', '90000382'))}</Bundle>`;
}
