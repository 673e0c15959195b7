import { expect } from 'chai';

import { ADULT, BSN, World } from './fake-mitz.spec.kit.js';

const requester = {
  ura: '00000666',
  providerType: 'V6',
  professional: { root: '2.16.528.1.1007.3.1', extension: '900000123', roleCode: '01.016' },
};
const request = { bsn: BSN, requester, dataCategories: ['GGC002'], purposeOfUse: 'TREAT' };

describe('the driver contract', () => {
  const world = new World();
  it('with 400 for what it cannot read and 501 for what it cannot do', async () => {
    await world.start();
    expect((await world.act('open-dossier', 'no json')).status).to.equal(400);
    expect((await world.act('open-dossier', {})).body['error']).to.equal('input.bsn must be a text');
    expect((await world.act('juggle')).status).to.equal(501);
    expect((await world.act('open-dossier', { bsn: BSN })).status).to.equal(409);
  });

  it('pretends everything with never-calls-mitz', async () => {
    await world.start(['never-calls-mitz']);
    await world.register(ADULT);
    expect((await world.act('run-scheduled-work')).body).to.deep.equal({ pending: 0 });
    expect((await world.act('answer-data-request', request)).body['released']).to.deep.equal([]);
    expect(world.mitz.received).to.have.length(0);
  });
});
