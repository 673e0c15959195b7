import { expect } from 'chai';

import { ADULT, BSN, friendly, OTHER_BSN, transactionAnswer, World } from './fake-mitz.spec.kit.js';

describe('the migration', () => {
  const world = new World();
  const consents = [
    { bsn: BSN, choice: 'yes', decidedAt: '2021-03-04T05:06:07+01:00' },
    {
      bsn: OTHER_BSN,
      choice: 'no',
      decidedAt: '2021-03-04T05:06:07+01:00',
      futureProof: false,
      consultingCategories: ['RPZAC001'],
    },
    { bsn: '999900031', choice: 'none' },
  ];
  const patients = consents.map(({ bsn }) => ({ ...ADULT, bsn, activeDossier: false }));

  it('only with approval, each once, with a report that adds up', async () => {
    await world.start();
    await world.register(...patients);
    await world.act('load-local-consents', { consents });
    expect((await world.act('start-migration', { approved: false })).status).to.equal(409);
    expect(world.mitz.received).to.have.length(0);
    const { body } = await world.act('start-migration', { approved: true });
    const { items: _, ...counts } = body;
    const expected = { done: true, total: 3, offered: 2, accepted: 2, rejected: 0, excluded: 1 };
    expect(counts).to.deep.equal({ ...expected, offeredByChoice: { yes: 1, no: 1, restricted: 1 } });
    await world.act('start-migration', { approved: true });
    expect(world.mitz.to('migratie/fhir/')).to.have.length(2);
    expect((await world.act('local-consent', { bsn: BSN })).body).to.include({ source: 'mitz', choice: 'yes' });
  });

  it('stops when Mitz has not approved, and offers it again later', async () => {
    await world.start();
    await world.register(...patients);
    await world.act('load-local-consents', { consents });
    world.mitz.script = () => ({ status: 403 });
    const refused = await world.act('start-migration', { approved: true });
    expect(refused.body).to.include({ done: true, offered: 1, rejected: 1, excluded: 2 });
    world.mitz.script = friendly;
    expect((await world.act('start-migration', { approved: true })).body).to.include({
      offered: 2,
      accepted: 2,
      excluded: 1,
    });
  });

  it('yields to a newer choice in Mitz', async () => {
    await world.start();
    await world.register(...patients);
    await world.act('load-local-consents', { consents });
    world.mitz.script = () => transactionAnswer('412 Precondition Failed');
    await world.act('start-migration', { approved: true, bsns: [BSN] });
    const { body } = await world.act('start-migration', { approved: true, bsns: [BSN] });
    expect(body).to.include({ total: 1, rejected: 1 });
    expect(world.mitz.received).to.have.length(1);
    expect((await world.act('local-consent', { bsn: BSN })).body).to.deep.equal({
      source: 'mitz',
      choice: 'unknown',
    });
  });
});
