import { expect } from 'chai';

import { ADULT, BSN, friendly, OTHER_BSN, World, type Received, type Scripted } from './fake-mitz.spec.kit.js';

const professional = { root: '2.16.528.1.1007.3.1', extension: '900000009', roleCode: '01.015' };

function location(bsn: string): string {
  const patient = `root="2.16.840.1.113883.2.4.6.3" extension="${bsn}" assigningAuthorityName="NLMINBIZA"`;
  return `<PatientLocationResponse><HomeCommunityId>urn:oid:1.2</HomeCommunityId><CorrespondingPatientId ${patient}/><RequestedPatientId ${patient}/><event-code code="GGC012"/><author-institution root="2.16.528.1.1007.3.3" extension="00000666"/></PatientLocationResponse>`;
}

function openAnswer(locations: string, relatesTo = ''): Scripted {
  const header =
    relatesTo === '' ? '' : `<a:RelatesTo xmlns:a="http://www.w3.org/2005/08/addressing">${relatesTo}</a:RelatesTo>`;
  const body = `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header>${header}</s:Header><s:Body><PatientLocationQueryResponse xmlns="urn:ihe:iti:xcpd:2009">${locations}</PatientLocationQueryResponse></s:Body></s:Envelope>`;
  return { status: 200, headers: { 'Content-Type': 'application/soap+xml' }, body };
}

describe('a consulter', () => {
  const world = new World();

  async function locate(answer: Scripted): Promise<unknown> {
    await world.start();
    await world.register({ ...ADULT, activeDossier: false });
    world.mitz.script = () => answer;
    const { status, body } = await world.act('locate-dossiers', { bsn: BSN, professional });
    return status === 200 ? body['holders'] : status;
  }

  it('gets the holders Mitz names, and an empty list when there are none', async () => {
    const holder = { ura: '00000666', homeCommunityId: 'urn:oid:1.2', dataCategories: ['GGC012'] };
    expect(await locate(openAnswer(location(BSN)))).to.deep.equal([holder]);
    await world.driven.stop();
    expect(await locate(openAnswer(''))).to.deep.equal([]);
  });

  const untrusted: Record<string, Scripted> = {
    'a fault': { status: 500 },
    'another patient': openAnswer(location(BSN) + location(OTHER_BSN)),
    'another message': openAnswer(location(BSN), 'urn:uuid:0'),
  };
  for (const [what, answer] of Object.entries(untrusted)) {
    it(`is told that it went wrong when the answer is ${what}`, async () => {
      expect(await locate(answer)).to.equal(409);
    });
  }

  it('opens MijnMitz for the patient on screen, with two factors only', async () => {
    await world.start();
    await world.register({ ...ADULT, activeDossier: false });
    await world.act('select-patient', { bsn: BSN });
    const url = `${world.mitz.baseUrl}open?ticket=1`;
    world.mitz.script = (received: Received) =>
      received.url.endsWith('/launch') ? { status: 200, body: JSON.stringify({ url }) } : friendly(received);
    expect((await world.act('open-mijnmitz')).body).to.include({ launched: true, patientLaunched: BSN });
    await world.act('login', { professional, factors: 1 });
    expect((await world.act('open-mijnmitz')).status).to.equal(409);
    expect(world.mitz.to('/launch')).to.have.length(1);
  });
});
