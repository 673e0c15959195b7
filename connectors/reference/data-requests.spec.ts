import { expect } from 'chai';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

import { ADULT, BSN, closedAnswer, makeCertificates, OTHER_BSN, World, type Scripted } from './fake-mitz.spec.kit.js';

const INVALID_BSN = '999900007';
const requester = {
  ura: '00000666',
  providerType: 'V6',
  professional: { root: '2.16.528.1.1007.3.1', extension: '900000123', roleCode: '01.016' },
};
const request = { bsn: BSN, requester, dataCategories: ['GGC002'], purposeOfUse: 'TREAT' };

describe('a data request', () => {
  const world = new World();

  it('asks Mitz over mutual TLS and releases what is permitted, before it answers', async () => {
    const delivered: string[] = [];
    const sink = http.createServer((incoming, response) => {
      incoming.on('data', (chunk: Buffer) => delivered.push(chunk.toString()));
      incoming.on('end', () => response.writeHead(204).end());
    });
    sink.listen(0, '127.0.0.1');
    await once(sink, 'listening');
    const deliverTo = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/`;
    world.mitz.script = ({ body }) => closedAnswer(body, (category) => (category === 'GGC002' ? 'Deny' : 'Permit'));
    await world.start();
    await world.register({
      ...ADULT,
      activeDossier: false,
      records: [{ dataCategory: 'GGC012', content: 'uitslag 7' }],
    });
    const { body } = await world.act('answer-data-request', {
      ...request,
      dataCategories: ['GGC002', 'GGC012', 'GGC013'],
      deliverTo,
    });
    sink.close();
    expect(body['released']).to.deep.equal(['GGC012']);
    expect(delivered.map((text) => JSON.parse(text) as unknown)).to.deep.equal([
      { bsn: BSN, dataCategory: 'GGC012', content: 'uitslag 7' },
    ]);
    const [question] = world.mitz.received;
    expect(question?.client).to.equal('connector');
    expect(question?.body).to.contain(`<wsa:MessageID>urn:uuid:${String(question?.headers['x-request-id'])}<`);
  });

  it('releases nothing without an answer it can trust', async () => {
    await world.start();
    await world.register({ ...ADULT, activeDossier: false });
    const bad: (Scripted | 'reset')[] = [
      'reset',
      { status: 503 },
      { status: 302, headers: { Location: world.mitz.baseUrl } },
      { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html/>' },
      { status: 200, headers: { 'Content-Type': 'application/soap+xml' }, body: 'x'.repeat(1024 * 1024 + 1) },
      closedAnswer('', () => 'Permit'),
    ];
    for (const answer of bad) {
      world.mitz.script = () => answer;
      expect((await world.act('answer-data-request', request)).body['released']).to.deep.equal([]);
    }
    expect(world.mitz.received).to.have.length(bad.length);
  });

  it('decides within its deadline when Mitz is silent', async () => {
    await world.start();
    await world.register({ ...ADULT, activeDossier: false });
    world.mitz.script = () => 'silence';
    expect((await world.act('answer-data-request', request)).body['released']).to.deep.equal([]);
  });

  it('asks nothing about a patient it may not ask about', async () => {
    await world.start();
    await world.register(
      { ...ADULT, bsnVerified: false },
      { ...ADULT, bsn: OTHER_BSN, activeDossier: false, treatmentRelation: false },
    );
    expect((await world.act('answer-data-request', request)).status).to.equal(409);
    expect((await world.act('answer-data-request', { ...request, bsn: INVALID_BSN })).status).to.equal(409);
    const unrelated = await world.act('answer-data-request', { ...request, bsn: OTHER_BSN });
    expect(unrelated.body['released']).to.deep.equal([]);
    expect(world.mitz.received).to.have.length(0);
  });

  it('never shows a BSN to a server it cannot verify', async () => {
    const stranger = await makeCertificates();
    await world.start([], { ca: stranger.ca });
    await world.register({ ...ADULT, activeDossier: false });
    expect((await world.act('answer-data-request', request)).body['released']).to.deep.equal([]);
    expect(world.mitz.received).to.have.length(0);
  });
});
