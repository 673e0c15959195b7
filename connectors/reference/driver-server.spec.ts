import { expect } from 'chai';
import { once } from 'node:events';
import type http from 'node:http';
import type { AddressInfo } from 'node:net';

import { Connector } from './connector.js';
import { createDriverServer } from './driver-server.js';
import { ADULT, BSN, World } from './fake-mitz.spec.kit.js';
import { Faults, type FaultName } from './faults.js';
import { Store } from './store.js';
import { createSwitchingServer } from './switching.js';

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

describe('a connector whose faults are switched while it runs', () => {
  const made: (readonly FaultName[])[] = [];
  let server: http.Server;
  const post = async (path: string, body: unknown, token = 'secret'): Promise<[number, string]> => {
    const { port } = server.address() as AddressInfo;
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }); // prettier-ignore
    return [answer.status, await answer.text()];
  };

  before(async () => {
    const make = (faults: readonly FaultName[]): Promise<Connector> => {
      made.push(faults);
      return Promise.resolve(new Connector(new Store(), new Faults(faults)));
    };
    server = await createSwitchingServer(make, [], { token: 'secret' });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  it('has the faults that were posted last, and no others', async () => {
    expect(await post('/actions/work-list', {})).to.deep.equal([200, '{"items":[]}']);
    expect((await post('/faults', { faults: ['answers-the-driver-with-rubbish'] }))[0]).to.equal(204);
    expect(await post('/actions/work-list', {})).to.deep.equal([200, 'rubbish']);
    expect((await post('/faults', { faults: [] }))[0]).to.equal(204);
    expect(await post('/actions/work-list', {})).to.deep.equal([200, '{"items":[]}']);
    expect(made).to.deep.equal([[], ['answers-the-driver-with-rubbish'], []]);
  });

  it('turns away a fault that it does not know, and whoever has no token', async () => {
    expect(await post('/faults', { faults: ['treats-deny-as-permitt'] })).to.deep.equal([
      400,
      `{"error":"There is no fault 'treats-deny-as-permitt'; the nearest is 'treats-deny-as-permit'."}`,
    ]);
    expect((await post('/faults', { faults: 'all' }))[0]).to.equal(400);
    expect((await post('/faults', { faults: [] }, 'guess'))[0]).to.equal(401);
  });

  it('only where that was asked for at its start', async () => {
    server.close();
    server.closeAllConnections();
    server = createDriverServer(new Connector(new Store(), new Faults()), { token: 'secret' });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    expect((await post('/faults', { faults: [] }))[0]).to.equal(404);
  });
});
