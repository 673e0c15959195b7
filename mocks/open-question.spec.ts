import { expect } from 'chai';
import { exampleContext } from '../mitz/example.js';
import { readLocations } from '../mitz/open-autorisatievraag/answer.js';
import type { Location } from '../mitz/open-autorisatievraag/answer.js';
import { buildOpenQuestion } from '../mitz/open-autorisatievraag/question.js';
import { defaultSpecification as specification } from '../mitz/specification/index.js';
import { defaultProfessional, wrongAnswers, WorldMaker } from '../mitz/world.js';
import type { Misbehaviour, World } from '../mitz/world.js';
import type { Patient } from '../mitz/xis.js';
import { readXml } from '../mitz/xml.js';
import type { Reply } from './endpoints/endpoint.js';
import { answer } from './mitz.js';
import { MitzState } from './state.js';

const messageId = 'urn:uuid:6f1f2cf6-8b0c-4b30-8f12-93c1f1d8f0a1';
const hospital = { ura: '90000697', providerType: 'V4' };
const { provider } = exampleContext.company;

function asked(
  bsn: string,
  mitz: MitzState,
  mutate = (body: string): string => body,
  contentType = 'application/soap+xml',
): Reply {
  const question = {
    messageId,
    bsn,
    consulter: { ...provider, professional: defaultProfessional },
    purposeOfUse: 'TREAT',
  };
  const sent = { endpoint: 'https://x/openautorisatievraag', at: '2026-11-21T10:00:00Z' };
  const body = mutate(buildOpenQuestion(question, sent, specification));
  const message = { method: 'POST', path: 'openautorisatievraag', contentType, body, baseUrl: 'https://localhost:1/' };
  const { koppelvlak, behaviour } = answer(message, mitz);
  expect(koppelvlak).to.equal('openAutorisatievraag');
  if (behaviour.kind !== 'reply') throw new Error(behaviour.kind);
  return behaviour.reply;
}

const named = (reply: Reply): readonly Location[] | undefined => readLocations(readXml(reply.body), specification);

describe('the mocked Mitz on an open autorisatievraag', () => {
  let maker: WorldMaker;
  let patient: Patient;
  beforeEach(() => {
    maker = new WorldMaker('open', exampleContext.company);
    patient = maker.patient();
  });
  const mitz = (world: World = maker.world()): MitzState => new MitzState(world, specification);
  const uras = (state: MitzState): readonly (string | undefined)[] | undefined =>
    named(asked(patient.bsn, state))?.map(({ ura }) => ura);

  it('names the holders whose consent covers the consulter, with their systems, and to which message it answers', () => {
    const known = maker.holder(patient, hospital, { dataCategory: 'GGC002', choice: 'yes' });
    const reply = asked(patient.bsn, mitz());
    expect(named(reply)).to.deep.equal([
      {
        ura: known.ura,
        homeCommunityId: known.gatewaySystem,
        sourceId: known.sourceSystem,
        dataCategories: ['GGC002', 'GGC012', 'GGC013'],
      },
    ]);
    expect(reply.body).to.include(`<wsa:RelatesTo>${messageId}</wsa:RelatesTo>`);
  });

  it('names with a category those below it, with their names and code system, and no others', () => {
    maker.holder(patient, hospital, { dataCategory: 'GGC002', choice: 'yes' });
    maker.holder(patient, { ...hospital, ura: '90000771' }, { dataCategory: 'GGC013', choice: 'yes' });
    const reply = asked(patient.bsn, mitz());
    expect(named(reply)?.map(({ dataCategories }) => dataCategories)).to.deep.equal([['GGC002', 'GGC012', 'GGC013'], ['GGC013']]); // prettier-ignore
    expect(reply.body).to.include(
      '<event-code code="GGC012" codeSystem="2.16.840.1.113883.2.4.3.111.5.10.1" codeSystemName="GTZ gegevenscategorie" displayName="Uitslagen"/>',
    );
  });

  it('names nobody where there is no choice, a no, a consent for others only, or another patient', () => {
    maker.holder(patient, hospital, { dataCategory: 'GGC002' });
    maker.holder(patient, { ...hospital, ura: '90000771' }, { dataCategory: 'GGC002', choice: 'no' });
    maker.holder(patient, { ...hospital, ura: '90000772' }, { dataCategory: 'GGC002' });
    maker.consent(patient, 'yes', { holder: { ura: '90000772' }, consultingCategories: ['RPZAC005'] });
    maker.holder(maker.patient(), { ...hospital, ura: '90000773' }, { dataCategory: 'GGC002', choice: 'yes' });
    expect(uras(mitz())).to.deep.equal([]);
  });

  it('names who subscribed, as long as they do, with the category of their group', () => {
    const lab = { ura: '90000774', providerType: 'L1' };
    maker.consent(patient, 'yes', { holder: { ura: lab.ura }, dataCategory: 'GGC012' });
    const state = mitz();
    expect(uras(state)).to.deep.equal([]);
    const request = { bsn: patient.bsn, holder: lab, gatewaySystem: 'urn:oid:1.2', endpoint: 'https://x' };
    const { id } = state.subscribe(request);
    const location = { ura: lab.ura, homeCommunityId: 'urn:oid:1.2', dataCategories: ['GGC012'] };
    expect(named(asked(patient.bsn, state))).to.deep.equal([location]);
    state.unsubscribe(id);
    expect(uras(state)).to.deep.equal([]);
  });

  it('gives a fault of the sender for what it does not recognise', () => {
    const broken: readonly [(body: string) => string, string, number][] = [
      [(body) => body.replace('urn:ihe:iti:xcpd:2009', 'urn:anders'), 'application/soap+xml', 400],
      [(body) => body.replace(/<wsse:Security.*<\/wsse:Security>/, ''), 'application/soap+xml', 400],
      [(body) => body.slice(0, 100), 'application/soap+xml', 400],
      [(body) => body, 'application/json', 415],
    ];
    for (const [mutate, type, status] of broken) {
      const reply = asked(patient.bsn, mitz(), mutate, type);
      expect(reply.status).to.equal(status);
      expect(reply.body).to.include('soap:Sender');
      expect(reply.fault).to.be.a('string');
    }
  });

  describe('misbehaves as a scenario wants', () => {
    beforeEach(() => {
      maker.holder(patient, hospital, { dataCategory: 'GGC002', choice: 'yes' });
    });
    const scripted = (misbehaviour: Misbehaviour): Reply => {
      maker.script('openAutorisatievraag', misbehaviour, { about: patient });
      return asked(patient.bsn, mitz());
    };

    for (const wrong of wrongAnswers) {
      it(`with a right answer in which one thing is wrong: ${wrong}`, () => {
        const right = asked(patient.bsn, mitz()).body;
        const reply = scripted({ kind: 'wrong', answer: wrong });
        expect(reply.status).to.equal(200);
        expect(reply.body).not.to.equal(right);
      });
    }

    it('with a fault', () => {
      const reply = scripted({ kind: 'fault', code: 'Receiver' });
      expect(reply.status).to.equal(500);
      expect(reply.body).to.include('soap:Receiver');
    });

    it('about another patient, and otherwise right', () => {
      const stranger = scripted({ kind: 'wrong', answer: 'about-another-patient' });
      expect(stranger.body).not.to.include(patient.bsn);
      expect(named(stranger)).to.have.length(1);
    });
  });
});
